"""Decisions, one a file in content/judgements/: merge, split, not the same, ignore, reject, correct.

Those on whom or what only private/ knows, or on words of an article there, are files of private/judgements/: git never sees them.
"""

import hashlib
from collections.abc import Sequence

from generator.commands.index import FoundClaim, Index
from generator.commands.steps import Change, Step, StepError, Who, new_file
from generator.content.canonical import schema_line
from generator.content.edit import quote_yaml
from generator.content.nearest import did_you_mean
from generator.content.yaml_file import YamlFile, load_yaml
from generator.extract.lexicon.keys import slug
from generator.models.curated import NOBODY, ClaimQuote, Quote
from generator.settings import Project

BASES = ("content", "private")
NOT_FOUND = ": an id is the end of a page's address, as the last `sourcebook build` made it."
NAME_LENGTH = 60  # characters of what a decision is about, in its file's name


def plan_merge(project: Project, index: Index | None, kept: str, gone: str, who: Who, *, reason: str | None = None) -> Step:
    """The two are one, and `kept` stays. Neither's file is touched: taking the decision away gives both back. Raises StepError."""
    _must_be_known(project, index, kept, gone)
    if _has_file(project, gone) and not _has_file(project, kept):
        raise StepError(f"{gone} has a file, and what people wrote stays: `sourcebook merge {gone} {kept}`, or `sourcebook accept {kept}` first.")
    lines = ["decision: same", f"entities: [{kept}, {gone}]"]
    private = _are_private(project, index, kept, gone)
    return _decide(project, f"merge {gone} into {kept}", lines, f"same-{kept}-{gone}", who, reason, private=private)


def plan_not_same(project: Project, index: Index | None, one: str, other: str, who: Who, *, reason: str | None = None) -> Step:
    """The two are not one, however alike their names are. Raises StepError."""
    _must_be_known(project, index, one, other)
    lines, private = ["decision: not_same", f"entities: [{one}, {other}]"], _are_private(project, index, one, other)
    return _decide(project, f"{one} and {other} are not the same", lines, f"not-same-{one}-{other}", who, reason, private=private)


def plan_split(project: Project, wanted: str) -> Step:
    """Every decision by which something was merged into `wanted`, or it into something, is taken back. Raises StepError where there is none."""
    changes = []
    for path in (path for base in BASES for path in sorted((project.root / base / "judgements").glob("*.yml"))):
        loaded = load_yaml(path)
        if not isinstance(loaded, YamlFile) or not isinstance(loaded.value, dict):
            continue
        sides = [*(loaded.value.get("entities") or ()), *(loaded.value.get("names") or ())]
        if loaded.value.get("decision") == "same" and wanted in sides:
            changes.append(Change(path.relative_to(project.root).as_posix(), path.read_bytes(), None))
    if not changes:
        raise StepError(
            f"No decision in content/judgements/ made {wanted!r} one with anything. If a machine joined two names wrongly, use `not-same`."
        )
    return Step(f"split {wanted}", tuple(changes))


def plan_ignore(project: Project, index: Index | None, names: Sequence[str], who: Who, *, reason: str | None = None) -> Step:
    """These names need nobody's review. Raises StepError."""
    if not all(name.strip() for name in names):
        raise StepError("A name is empty. Write it as it stands in the article, in quotation marks if it has spaces.")
    listed = ", ".join(map(quote_yaml, names))
    lines, private = ["decision: ignore", f"names: [{listed}]"], index is not None and any(map(index.is_private_name, names))
    return _decide(project, f"ignore {', '.join(names)}", lines, f"ignore-{'-'.join(names)}", who, reason, private=private)


def plan_refer(project: Project, index: Index | None, mention: Quote, entity: str, who: Who, *, reason: str | None = None) -> Step:
    """The name means this entity, or nobody who is known, in this article: wherever it stands, or where prefix and suffix say. Raises StepError."""
    if entity != NOBODY:
        _must_be_known(project, index, entity)
    if index and mention.article not in index.articles():
        raise StepError(f"There is no article {mention.article!r}{did_you_mean(mention.article, index.articles()) or NOT_FOUND}")
    lines = ["decision: refers", *_anchor("mention", mention), f"entity: {entity}"]
    private = bool(index and index.is_private_article(mention.article)) or _are_private(project, index, entity)
    return _decide(project, f"{mention.exact} is {entity}", lines, f"refers-{mention.exact}-{entity}", who, reason, private=private)


def plan_reject(project: Project, index: Index | None, claim_id: str, who: Who, *, reason: str | None = None) -> Step:
    """The claim was misread and is shown nowhere but in review. Raises StepError."""
    claim = _find_claim(index, claim_id)
    lines = ["decision: reject", *_anchor("claim", claim.quote)]
    return _decide(project, f"reject {claim_id}", lines, f"reject-{claim.quote.exact}", who, reason, private=claim.private)


def plan_correct(
    project: Project,
    index: Index | None,
    claim_id: str,
    who: Who,
    *,
    speaker: str | None = None,
    speech_act: str | None = None,
    reason: str | None = None,
) -> Step:
    """The claim was made by another (`speaker`: an id, or "unresolved"), or is another speech act. Raises StepError."""
    claim = _find_claim(index, claim_id)
    if not speaker and not speech_act:
        raise StepError("Say what is right: --speaker ID (or unresolved), or --speech-act WORD.")
    if speaker and speaker != "unresolved":
        _must_be_known(project, index, speaker)
    lines = ["decision: correct", *_anchor("claim", claim.quote)]
    lines += [f"speaker: {speaker}"] if speaker else []
    lines += [f"speech_act: {speech_act}"] if speech_act else []
    private = claim.private or (speaker is not None and _are_private(project, index, speaker))
    return _decide(project, f"correct {claim_id}", lines, f"correct-{claim.quote.exact}", who, reason, private=private)


def plan_relation(
    project: Project, index: Index | None, decision: str, claim_id: str, target_id: str, who: Who, *, reason: str | None = None
) -> Step:
    """One claim `denies` or `doubts` another. Raises StepError."""
    claim, target = _find_claim(index, claim_id), _find_claim(index, target_id)
    lines = [f"decision: {decision}", *_anchor("claim", claim.quote), *_anchor("target", target.quote)]
    private = claim.private or target.private
    return _decide(project, f"{claim_id} {decision} {target_id}", lines, f"{decision}-{claim.quote.exact}", who, reason, private=private)


def plan_log(project: Project, step: Step, what: str, who: Who, *, entities: Sequence[str] = (), events: Sequence[str] = ()) -> Step:
    """The step, and an entry of the site's log of corrections beside it: in private/ where the step is."""
    lines = [schema_line("correction"), f"on: {who.on}", f"what: {quote_yaml(what)}"]
    lines += [f"entities: [{', '.join(entities)}]"] if entities else []
    lines += [f"events: [{', '.join(events)}]"] if events else []
    lines.append(f"by: {quote_yaml(who.by)}")
    base = "private" if any(change.path.startswith("private/") for change in step.changes) else "content"
    path = f"{base}/corrections/{who.on}-{_name(what, [*lines])}.yml"
    return Step(step.what, (*step.changes, new_file(project, path, "\n".join([*lines, ""]))))


def _decide(project: Project, what: str, lines: Sequence[str], about: str, who: Who, reason: str | None, *, private: bool) -> Step:
    """A new file. Its name holds the day, what it is about, and a digest of all it says, so that two people's decisions never share a file."""
    whole = [*lines, f"by: {quote_yaml(who.by)}", f"on: {who.on}", *([f"reason: {quote_yaml(reason)}"] if reason else [])]
    path = f"{'private' if private else 'content'}/judgements/{who.on}-{_name(about, whole)}.yml"
    return Step(what, (new_file(project, path, "\n".join([schema_line("judgement"), *whole, ""])),))


def _name(about: str, lines: Sequence[str]) -> str:
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:6]
    return f"{slug(about)[:NAME_LENGTH].strip('-') or 'decision'}-{digest}"


def _anchor(field: str, quote: Quote) -> list[str]:
    lines = [f"{field}:", f"  article: {quote.article}", f"  exact: {quote_yaml(quote.exact)}"]
    lines += [f"  {name}: {quote_yaml(value)}" for name in ("prefix", "suffix") if (value := getattr(quote, name))]
    return lines + (["  part: title"] if isinstance(quote, ClaimQuote) and quote.part == "title" else [])


def _find_claim(index: Index | None, claim_id: str) -> FoundClaim:
    found = index.find_claim(claim_id) if index else None
    if found is None:
        article = claim_id.partition("#")[0]
        hint = did_you_mean(claim_id, index.claim_ids(article)) if index else "; run `sourcebook build` first"
        raise StepError(f"There is no claim {claim_id!r}{hint or ': its id is the end of its link on the site, ARTICLE#cN'}")
    return found


def _has_file(project: Project, wanted: str) -> bool:
    return any((project.root / base / "entities" / f"{wanted}.yml").is_file() for base in BASES)


def _are_private(project: Project, index: Index | None, *ids: str) -> bool:
    """Whether private/ describes one of these entities, or only articles there tell of it."""
    found = [index.find(wanted) for wanted in ids] if index else []
    return any((project.private / "entities" / f"{wanted}.yml").is_file() for wanted in ids) or any(one.private for one in found if one)


def _must_be_known(project: Project, index: Index | None, *ids: str) -> None:
    if len(set(ids)) < len(ids):
        raise StepError(f"{ids[0]} was named twice.")
    for wanted in ids:
        if not _has_file(project, wanted) and not (index and index.find(wanted)):
            known = [*(index.ids() if index else ()), *(path.stem for path in project.content.glob("entities/*.yml"))]
            raise StepError(f"Nothing is called {wanted!r}{did_you_mean(wanted, known) or NOT_FOUND}")
