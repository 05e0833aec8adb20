"""Which names of one article name the same thing: the full name, then the surname, the acronym, the part-name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.extract.names.keys import fold, is_acronym, organization_key, person_key, stands_for
from generator.extract.names.lexicon import Country, lexicon
from generator.models.reading import Schema

ORGANIZATIONS: frozenset[Schema] = frozenset({"Organization", "Company", "PublicBody", "Group"})
SURE = 5  # votes of a rule against one of the model


@dataclass(frozen=True, slots=True)
class Surface:
    """One way an article writes a name, and the votes on what it names."""

    text: str
    label: Schema
    sure: bool
    owned: bool = False  # "Hamas leadership": a body of the first name's, never a fuller form of it


@dataclass(slots=True)
class Named:
    """One thing that an article names: its written forms, in order of first appearance. `candidates` where a form fits several and so none."""

    label: Schema
    forms: list[str]
    country: Country | None = None
    owned: bool = False
    candidates: list["Named"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form: most words, then longest, then first; never one in capitals or of the people where another is there."""
        if self.country:
            return self.country.name
        best = max(self.forms, key=lambda form: (not _shouted(form), len(form.split()), len(form)))
        return best.title() if _shouted(best) and self.label == "Place" else best


def _shouted(form: str) -> bool:
    """Written in capitals, as datelines write cities; short ones may be acronyms."""
    return form.isupper() and len(form) > 4


def group_names(surfaces: Sequence[Surface], aliases: Iterable[tuple[str, str]] = ()) -> dict[str, Named]:
    """What each written form names. `aliases` are pairs that the text itself declares: "World Health Organization (WHO)"."""
    exact: dict[str, Named] = {}
    votes: defaultdict[str, Counter[Schema]] = defaultdict(Counter)
    written: defaultdict[str, list[str]] = defaultdict(list)
    owned = {_exact_key(surface.text) for surface in surfaces if surface.owned}
    for surface in surfaces:
        key = _exact_key(surface.text)
        votes[key][surface.label] += SURE if surface.sure else (1 if surface.label != "Unknown" else 0)
        if surface.text not in written[key]:
            written[key].append(surface.text)
    for key, forms in written.items():
        country = lexicon().country(forms[0])
        label = _elected(votes[key])
        exact[key] = Named(label, forms, country if label in {"Place", "Group"} else None, owned=key in owned)
    links = _links(exact, {_exact_key(a): _exact_key(b) for a, b in aliases})
    return _joined(exact, links)


def _exact_key(text: str) -> str:
    country = lexicon().country(text)
    return f"country:{country.code}" if country else fold(text)


def _elected(votes: Counter[Schema]) -> Schema:
    return max(votes, key=lambda label: (votes[label], label != "Unknown", label)) if votes else "Unknown"


def _links(exact: dict[str, Named], aliases: dict[str, str]) -> dict[str, list[str]]:
    """For each form that is short for another, the forms it may be short for."""
    by_last: defaultdict[str, list[str]] = defaultdict(list)
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for key in exact:
        words = key.split()
        by_first[words[0] if words else ""].append(key)
        for word in set(words):
            by_last[word].append(key)
    links: dict[str, list[str]] = {}
    for key, named in exact.items():
        if key in aliases and aliases[key] in exact and aliases[key] != key:
            links[key] = [aliases[key]]
            continue
        if named.country:
            continue
        related = {other for word in key.split() for other in by_last[word] if other != key}
        if is_acronym(named.forms[0]):
            related |= {other for other in exact if other != key and stands_for(named.forms[0], other)}
        fits = [other for other in exact if other in related and is_short_for(named, exact[other])]
        if fits:
            links[key] = fits
    return links


def is_short_for(short: Named, full: Named) -> bool:
    """Whether one named thing's form may be a shorter form of another's, by what kinds of thing they are."""
    if full.country or full.owned or short.owned:
        return False
    one, other = fold(short.forms[0]), fold(full.forms[0])
    a, b = one.split(), other.split()
    if full.label == "Person":
        return short.label in {"Person", "Unknown", "Organization", "Place", "Product"} and _person_short(a, b, short.label)
    if short.label == "Place" or full.label in {"Place", "Event"}:
        return False
    if full.label in ORGANIZATIONS or full.label in {"Unknown", "Product"}:
        if is_acronym(short.forms[0]) and stands_for(short.forms[0], full.forms[0]):
            return True
        return len(a) < len(b) and _part_of_body(short, full, a, b)
    return False


def _person_short(a: list[str], b: list[str], label: Schema) -> bool:
    if len(a) >= len(b):
        return len(a) == len(b) > 1 and label == "Person" and a[-1] == b[-1] and a != b and len(a[0]) <= 2 and b[0].startswith(a[0])
    if len(a) == 1:
        return (
            label in {"Person", "Unknown"}
            and (a[0] == b[-1] or (len(a[0]) > 3 and a[0] in b[1:]))
            or (label != "Person" and a[0] == b[-1] and len(b) > 1)
        )
    return label in {"Person", "Unknown"} and (
        a == b[-len(a) :] or (a[0] == b[0] and a[-1] == b[-1]) or person_key(" ".join(a)) == person_key(" ".join(b))
    )


def _part_of_body(short: Named, full: Named, a: list[str], b: list[str]) -> bool:
    words = lexicon()
    if len(a) > 1 and a[0] == b[0] and a[-1] == b[-1]:
        return True
    if a == b[: len(a)]:
        rest = b[len(a) :]
        if full.label == "Product" or any(word.isdigit() for word in rest):
            return False  # an "iPhone" is not the "iPhone 4"
        if organization_key(full.forms[0]) == " ".join(a):
            return True
        return (
            short.label in ORGANIZATIONS | {"Unknown"}
            and full.label in ORGANIZATIONS
            and len(rest) <= 2
            and lexicon().country(short.forms[0]) is None
        )
    if a == b[-len(a) :]:
        head = b[-len(a) - 1]
        return head in words.naming_heads or (full.label == "Product" and len(a) == 1 and len(b) > 2 and not a[0].isdigit())
    return False


def _joined(exact: dict[str, Named], links: dict[str, list[str]]) -> dict[str, Named]:
    """Follow each short form to the fullest it fits; one that fits two different things is of its own, with both as candidates."""

    def ends(key: str, seen: frozenset[str]) -> set[str]:
        nexts = [other for other in links.get(key, ()) if other not in seen]
        return set().union(*(ends(other, seen | {key}) for other in nexts)) if nexts else {key}

    out: dict[str, Named] = {}
    whole: dict[str, Named] = {}
    goals = {key: sorted(ends(key, frozenset())) for key in exact}
    for key, goal in goals.items():
        if len(goal) == 1:
            head = whole.setdefault(goal[0], exact[goal[0]])
            if head is not exact[key]:
                head.forms += [form for form in exact[key].forms if form not in head.forms]
    for key, goal in goals.items():
        named = whole[goal[0]] if len(goal) == 1 else exact[key]
        if len(goal) > 1:
            named.candidates = [whole.get(g, exact[g]) for g in goal]
        for form in exact[key].forms:
            out[form] = named
    return out
