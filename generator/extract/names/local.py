"""Which names of one article name the same thing: the full name, then the surname, the acronym, the part-name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.extract.lexicon import Country, lexicon
from generator.extract.lexicon.keys import at_odds, fold, is_acronym, organization_key, parted, stands_for
from generator.models.reading import Schema

ORGANIZATIONS: frozenset[Schema] = frozenset({"Organization", "Company", "PublicBody", "Group"})
SURE = 5  # votes of a rule against one of the model
LATE = 3  # times that a name is used before its full form, if that is one, is given


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
    sure: bool = False  # of its kind: words said it, and no model's guess
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
    teams = {s.text.split()[-1] for s in surfaces if " " in s.text and s.label in {"Organization", "Company"}}
    texts = {s.text for s in surfaces}
    surnames = {text for text in texts & lexicon().by_demonym.keys() if _is_surname(text, surfaces)}
    countries = _countries({t for t in texts - surnames if not (t in teams and t.endswith("s") and t in lexicon().by_demonym)})

    persons = {
        organization_key(s.text) for s in surfaces if s.label == "Person" and " " in s.text and not has_form(s.text) and _is_called_as_person(s)
    }

    def key_of(text: str) -> str:
        if text in countries:
            return f"country:{countries[text].code}"
        key = organization_key(text)
        return fold(text) if key in persons and has_form(text) else key  # Calvin Klein is not Calvin Klein Inc.

    owned = {key_of(surface.text) for surface in surfaces if surface.owned}
    for surface in surfaces:
        key = key_of(surface.text)
        label = "Person" if surface.text in surnames else surface.label
        votes[key][label] += SURE if surface.sure else (1 if label != "Unknown" else 0)
        if surface.text not in written[key]:
            written[key].append(surface.text)
    for key, forms in written.items():
        label = _elected(votes[key] + _votes_of_surname(forms[0], votes))
        exact[key] = Named(
            label, forms, countries.get(forms[0]) if label in {"Place", "Group"} else None, owned=key in owned, sure=votes[key][label] >= SURE
        )
    order = [key_of(surface.text) for surface in surfaces]
    links = _links(exact, {key_of(a): key_of(b) for a, b in aliases}, order)
    return _joined(exact, links)


def _countries(texts: set[str]) -> dict[str, Country]:
    """The country of each form that stands for one. A name that other places bear too needs a demonym of the country beside it."""
    words = lexicon()
    beside = {words.by_demonym[text].code for text in texts if text in words.by_demonym}
    found = {text: words.country(text) or words.by_shared_name.get(text) for text in texts}
    return {text: country for text, country in found.items() if country and (text not in words.by_shared_name or country.code in beside)}


def _is_surname(demonym: str, surfaces: Sequence[Surface]) -> bool:
    """Whether a demonym is the surname of somebody whom the article names in full, and no country of that name comes up: "Mark Cuban"."""
    country = lexicon().by_demonym[demonym]
    borne = any(s.label == "Person" and " " in s.text and s.text.split()[-1] == demonym for s in surfaces)
    return borne and not any(s.text != demonym and lexicon().country(s.text) is country for s in surfaces)


def _votes_of_surname(form: str, votes: Mapping[str, Counter[Schema]]) -> Counter[Schema]:
    """Who is called a person by the last word alone is one in full: "Roe says" votes for "Jane Roe", which the model took for a body."""
    words, lists = form.lower().split(), lexicon()
    surname = votes.get(organization_key(words[-1])) if len(words) in {2, 3} and all(word[0].isalpha() for word in words) else None
    no_name = lists.organization_words.keys() | lists.titles | lists.honorifics | lists.occupations
    persons = surname["Person"] if surname and no_name.isdisjoint(words) else 0
    return Counter({"Person": persons}) if persons and surname and _elected(surname) == "Person" else Counter()


def _elected(votes: Counter[Schema]) -> Schema:
    return max(votes, key=lambda label: (votes[label], label != "Unknown", label)) if votes else "Unknown"


def _links(exact: dict[str, Named], aliases: dict[str, str], order: Sequence[str]) -> dict[str, list[str]]:
    """For each form that is short for another, the forms it may be short for. `order` has the key of each form as often as it is written."""
    with_word: defaultdict[str, list[str]] = defaultdict(list)
    for key in exact:
        for word in set(key.split()):
            with_word[word].append(key)
    links: dict[str, list[str]] = {}
    place = {key: number for number, key in enumerate(exact)}
    for key, named in exact.items():
        if key in aliases and aliases[key] in exact and aliases[key] != key:
            links[key] = [aliases[key]]
            continue
        if named.country:
            continue
        if named.label in {"Product", "Group"} and key.endswith("s") and key[:-1] in exact and exact[key[:-1]].label not in {"Person", "Place"}:
            links[key] = [key[:-1]]  # "A380s" are the "A380", "Muslims" the "Muslim" of "Muslim community"
            continue
        related = {other for word in key.split() for other in with_word[word] if other != key}
        if is_acronym(named.forms[0]):
            related |= {other for other in exact if other != key and stands_for(named.forms[0], other)}
        fits = [
            other
            for other in exact
            if other in related and (is_short_for(named, exact[other]) or _is_team(key, other, exact)) and not _is_chance(key, other, exact, order)
        ]
        fits = [other for other in fits if not (place[key] < place[other] and parted(other) == (key.split(), parted(other)[1]))]
        if len(fits) > 1 and len(key.split()) == 1 and named.label in {"Person", "Unknown"}:
            fits = [other for other in fits if exact[other].label != "Person" or other.split()[-1] == key]  # a given name that two bear is nobody's
        if fits and (len(fits) == 1 or len(key.split()) == 1 or named.label == "Person"):
            links[key] = fits  # two words that several longer names hold are a name of their own
    return links


def _is_team(short: str, full: str, exact: Mapping[str, Named]) -> bool:
    """Whether a body is called by its place and a word in the plural, and the article names the place too: the "Rovers" are the "Selm Rovers"."""
    place = exact.get(full.removesuffix(f" {short}"))
    kinds = {exact[short].label, exact[full].label}
    plural = short.endswith("s") and not short.endswith("ss") and " " not in short and short not in lexicon().organization_words
    return plural and place is not None and place.label == "Place" and place is not exact[full] and kinds <= {"Organization", "Group", "Unknown"}


def _is_chance(short: str, full: str, exact: Mapping[str, Named], order: Sequence[str]) -> bool:
    """Whether a longer form is no full name, but what stood beside the name by chance: "Reuters Norsteel", once, after many a "Norsteel".

    A full name is given first. That of a person may come late, where the short one is no body's and what stands before it is no name of its own.
    """
    if order.count(full) > 1 or not full.endswith(f" {short}") or order[: order.index(full)].count(short) < LATE:
        return False
    person = exact[full].label == "Person" and exact[short].label in {"Person", "Unknown"}
    return full.removesuffix(f" {short}") in exact if person else True


def is_short_for(short: Named, full: Named) -> bool:
    """Whether one named thing's form may be a shorter form of another's, by what kinds of thing they are."""
    if full.country or full.owned or short.owned:
        return False
    a, b = organization_key(short.forms[0]).split(), organization_key(full.forms[0]).split()
    if not a or not b:
        return False
    if full.label == "Person":
        if short.label == "Place" and short.sure:
            return False  # the Washington that one is in
        return not (is_acronym(short.forms[0]) and not full.forms[0].isupper()) and _person_short(a, b, short.label)
    if b[0] in lexicon().storms and a == b[1:]:
        return True  # "Ida" for "Hurricane Ida"
    if not short.sure and len(a) == 1 and a == b[:1] != b and _is_constituted(full) and a[0] not in lexicon().given_names | lexicon().never_short:
        return lexicon().country(short.forms[0]) is None  # "Lakeview" for "Lakeview Foods Inc.", whatever the model takes it for
    if short.label in {"Place", "Person"} or full.label == "Place":
        return False
    if is_acronym(short.forms[0]) and stands_for(short.forms[0], full.forms[0]):
        return True
    if a[0] in lexicon().indexes and a != b and (a == b[: len(a)] or (a[-1].isdigit() and b[-1] == a[-1] and stands_for(a[0], " ".join(b[:-1])))):
        return True
    return len(a) < len(b) and (_part_of_product(a, b) if full.label in {"Product", "Event"} else _part_of_body(short, a, b))


def _person_short(a: list[str], b: list[str], label: Schema) -> bool:
    if len(b) < 2:
        return False
    if len(a) == 1:  # a surname; a given name only where the model too says person
        return a[0] == b[-1] or (label in {"Person", "Unknown"} and len(a[0]) > 2 and a[0] in b)
    if label not in {"Person", "Unknown"} or a == b:
        return False
    if at_odds(" ".join(a), " ".join(b)):
        return False
    same_ends = a[-1] == b[-1] and (a[0] == b[0] or (min(len(a[0]), len(b[0])) in {1, 3, 4, 5} and (b[0].startswith(a[0]))))
    return a == b[-len(a) :] or (same_ends and (len(a) < len(b) or len(a[0]) < len(b[0]))) or (len(a) < len(b) and a == b[: len(a)])


def _part_of_body(short: Named, a: list[str], b: list[str]) -> bool:
    words = lexicon()
    if len(a) > 1 and a[0] == b[0] and a[-1] == b[-1] and _in_order(a, b):
        return True  # the "Music" of "iTunes Music Store" is left out
    if a == b[: len(a)]:  # "Apple" for "Apple Computer Inc."; a demonym is not short for its body
        return short.label != "Group" and " ".join(a) not in words.never_short and all(word in words.left_off for word in b[len(a) :])
    if " ".join(b) == words.chambers.get(" ".join(a)):
        return True
    if a == b[-len(a) :]:  # "the Commission"
        return b[-len(a) - 1] in words.naming_heads or (len(a) == 1 and a[0] in words.organization_words) or (len(a) > 1 and short.label != "Group")
    return False


def _is_called_as_person(surface: Surface) -> bool:
    return surface.sure or surface.text.split()[0].lower() in lexicon().given_names


def _is_constituted(named: Named) -> bool:
    """Whether a name is written with its legal form somewhere: "Lakeview Foods Inc."."""
    return any(has_form(form) for form in named.forms)


def has_form(form: str) -> bool:
    *most, last = form.split()
    return bool(most) and last[0].isupper() and last.lower().rstrip(".") in lexicon().legal_forms


def _in_order(a: list[str], b: list[str]) -> bool:
    rest = iter(b)
    return all(word in rest for word in a)


def _part_of_product(a: list[str], b: list[str]) -> bool:
    """Short as "A380" is for "Airbus A380" and "Lion" for "Mac OS X Lion", but never "iPhone" for "iPhone 4"."""
    return a == b[-len(a) :] and not a[-1].isdigit() and (len(a) > 1 or len(b) > 2 or any(c.isdigit() for c in a[0]))


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
