"""Cases in marked text: what stands in `<1>` is the content of claim 1, in `<1a>`, `<1b>` the agents of its chain, in `<0>` nobody's claim."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.models.knowledge import SURE
from generator.models.reading import Attributions, Claim, Link
from generator.models.text import Part, Span

_TAG = re.compile(r"<(/?)(\d+[a-z]?)>")
ENOUGH = 0.75  # of the words, by which a content is the one that was marked; half of them for an agent
NOBODY = "0"  # the tag of words that nobody put forward


@dataclass
class Case:
    """One marked text and what must be read in it. `spans` are where each tag stands in the text without tags."""

    kind: str
    line: int
    text: str
    spans: dict[str, list[Span]]
    part: Part = "text"
    acts: dict[str, str] = field(default_factory=dict)
    negated: set[str] = field(default_factory=set)
    chains: dict[str, list[str]] = field(default_factory=dict)
    agents: dict[str, str] = field(default_factory=dict)
    hedges: dict[str, str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    relations: list[tuple[str, str, str, str]] = field(default_factory=list)  # source, type, target, scope ("" for any)

    @property
    def numbers(self) -> list[str]:
        return sorted(tag for tag in self.spans if tag.isdigit() and tag != NOBODY)

    def chain(self, number: str) -> list[str]:
        """The tags of a claim's agents, in order."""
        return self.chains.get(number, sorted(tag for tag in self.spans if tag[:-1] == number))


def load_cases(path: Path) -> list[Case]:
    """All cases of a file of marked text."""
    cases: list[Case] = []
    kind = ""
    for line, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        if text.startswith("== "):
            kind = text[3:]
        elif text.startswith("    "):
            _expect(cases[-1], text.strip())
        elif text and not text.startswith("#"):
            plain, spans = _unmark(text.removeprefix("! ").replace(" // ", "\n\n"))
            cases.append(Case(kind, line, plain, spans, "title" if text.startswith("! ") else "text"))
    return cases


def _unmark(text: str) -> tuple[str, dict[str, list[Span]]]:
    plain, at, opened, spans = "", 0, dict[str, int](), dict[str, list[Span]]()
    for tag in _TAG.finditer(text):
        plain += text[at : tag.start()]
        at = tag.end()
        if tag[1]:
            spans.setdefault(tag[2], []).append(Span(opened.pop(tag[2]), len(plain)))
        else:
            opened[tag[2]] = len(plain)
    assert not opened, f"not closed: {opened} in {text}"
    return plain + text[at:], spans


def _expect(case: Case, line: str) -> None:
    if match := re.fullmatch(r"(\d): (.+)", line):
        case.chains[match[1]] = [] if match[2] == "-" else match[2].split()
    elif match := re.fullmatch(r"(\d[a-z])(?: = (.+)| (\?|unnamed))", line):
        case.agents[match[1]] = match[2] or match[3]
    elif match := re.fullmatch(r"(\d) (denies|doubts) (\d)(?:: (.+))?", line):
        case.relations.append((match[1], match[2], match[3], match[4] or ""))
    elif match := re.fullmatch(r"(\d) (direct|indirect|mixed)", line):
        case.forms[match[1]] = match[2]
    elif match := re.fullmatch(r"(\d) hedge (.+)", line):
        case.hedges[match[1]] = match[2]
    elif match := re.fullmatch(r"(\d) negated", line):
        case.negated.add(match[1])
    else:
        number, act = line.split()
        case.acts[number] = act


def mistakes(case: Case, read: Attributions) -> Iterator[str]:
    """What was read otherwise than marked, in words."""
    found: dict[str, Claim] = {}
    for number in case.numbers:
        claim = max(read.claims, key=lambda c: _overlap(case.text, case.spans[number], c.content), default=None)
        if claim is None or _overlap(case.text, case.spans[number], claim.content) < ENOUGH:
            yield f"claim {number} not found"
            continue
        found[number] = claim
        yield from _claim_mistakes(case, number, claim, read)
    for source, type_, target, scope in case.relations:
        if not any(
            found.get(source)
            and found.get(target)
            and (r.source, r.type, r.target) == (found[source].id, type_, found[target].id)
            and scope in ("", r.scope)
            for r in read.relations
        ):
            yield f"{source} {type_} {target} not found"
    yield from _surplus(case, read)


def _surplus(case: Case, read: Attributions) -> Iterator[str]:
    """Claims that a reader would see and nobody made: of words that are marked as nobody's, or given to somebody outside of all that is marked."""
    wanted = {i for number in case.numbers for span in case.spans[number] for i in range(*span)}
    nobodys = [[span] for span in case.spans.get(NOBODY, [])]
    for claim in read.claims:
        words = " ".join(span.of(case.text) for span in claim.content)
        if claim.confidence < SURE or (case.part == "title") != (claim.part == "title"):
            continue
        own = {i for span in claim.content for i in range(*span) if case.text[i].isalnum()}
        if any(_overlap(case.text, spans, claim.content) >= ENOUGH for spans in nobodys):
            yield f"nobody's words read as a claim: {words}"
        elif any(link.agent for link in claim.attribution) and len(own & wanted) < len(own) / 2:
            yield f"read as a claim too: {words}"


def _claim_mistakes(case: Case, number: str, claim: Claim, read: Attributions) -> Iterator[str]:
    if claim.speech_act != case.acts.get(number, "assert"):
        yield f"{number} read as {claim.speech_act}"
    if number in case.negated and not claim.negated:
        yield f"{number} not read as negated"
    if number in case.forms and (not claim.attribution or claim.attribution[-1].form != case.forms[number]):
        yield f"{number} has the wrong form"
    if number in case.hedges and case.hedges[number] not in [h.of(case.text) for h in claim.hedges]:
        yield f"{number} without its hedge"
    chain = case.chain(number)
    if len(chain) != len([link for link in claim.attribution if link.agent]):
        yield f"{number} has a chain of {[[s.of(case.text) for s in link.agent] for link in claim.attribution]}"
        return
    for tag, link in zip(chain, claim.attribution, strict=False):
        yield from _agent_mistakes(case, tag, link, read)


def _agent_mistakes(case: Case, tag: str, link: Link, read: Attributions) -> Iterator[str]:
    if _overlap(case.text, case.spans[tag], link.agent) < 0.5:
        yield f"{tag} read as {[s.of(case.text) for s in link.agent]}"
    wanted = case.agents.get(tag)
    entity = next((e for e in read.names.entities if e.id == link.entity), None)
    if wanted == "?" and link.kind != "unresolved":
        yield f"{tag} led back to {entity.name if entity else None}"
    elif wanted == "unnamed" and link.kind != "unnamed":
        yield f"{tag} is {link.kind}"
    elif (
        wanted
        and wanted not in ("?", "unnamed")
        and (entity is None or wanted.casefold() not in {n.casefold() for n in (entity.name, *entity.names)})
    ):
        yield f"{tag} led back to {entity.name if entity else None}"


def _overlap(text: str, one: list[Span], other: tuple[Span, ...]) -> float:
    a, b = ({i for s, e in spans for i in range(s, e) if text[i : i + 1].isalnum()} for spans in (one, other))
    return len(a & b) / len(a | b) if a | b else 1.0
