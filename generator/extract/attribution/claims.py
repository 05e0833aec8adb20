"""Who says what in one article: findings, the article's own voice, agents and relations, in their order."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from generator.extract.attribution.acts import find_hedges
from generator.extract.attribution.agents import NOBODY, Agent, Cast, make_cast
from generator.extract.attribution.bounds import bound
from generator.extract.attribution.choose import choose_findings
from generator.extract.attribution.drafts import Draft, Step, make_drafts
from generator.extract.attribution.headlines import find_in_headlines
from generator.extract.attribution.patterns import find_nested, find_plain, find_quoted
from generator.extract.attribution.quotations import Quotations, find_quotations
from generator.extract.attribution.reference import resolve_agent
from generator.extract.attribution.relations import find_relations
from generator.extract.attribution.speakers import settle
from generator.extract.attribution.tokens import Ranges, Tokens, flatten
from generator.extract.attribution.transcripts import find_turns, give_turns, outside_turns
from generator.extract.attribution.unsaid import doubt_unsaid
from generator.extract.attribution.voice import join_speech, own_voice, without_labels
from generator.extract.attribution.weights import load_weights
from generator.extract.attribution.wording import agent_spans, content_spans, cue_words, read_form
from generator.extract.parse import ParsedArticle
from generator.models.article import Article
from generator.models.reading import Attributions, Claim, DateMention, Link, LocalClaimId, LocalId, Names
from generator.models.text import Span

SAME = 0.9  # share of words, in order, by which a claim repeats another
ALIKE = 0.75  # share of different words below which two claims need not be compared word by word


def find_claims(parsed: ParsedArticle, names: Names, dates: tuple[DateMention, ...]) -> Attributions:
    """The article's claims in order of the text, the relations between them, and its names with the agents that only their words describe."""
    del dates  # a claim's dates are its events'
    tokens = flatten(parsed)
    quotations = find_quotations(tokens)
    headline, lede, unread = _block_roles(parsed)
    findings = choose_findings(tokens, quotations, load_weights())
    findings = settle(tokens, bound(tokens, quotations, findings))
    findings = find_quoted(tokens, quotations, findings)
    findings += find_plain(tokens, findings)
    findings = find_in_headlines(tokens, headline, findings)
    findings += find_nested(tokens, findings)
    findings = doubt_unsaid(tokens, findings)
    turns = find_turns(tokens)
    findings = outside_turns(tokens, findings, turns)
    drafts = join_speech(tokens, quotations, make_drafts(tokens, quotations, findings))
    drafts += own_voice(tokens, quotations, [draft for draft in drafts if draft.said], headline, unread)
    drafts = without_labels(tokens, give_turns(tokens, drafts, turns), headline)
    drafts.sort(key=lambda d: (tokens.part_of(d.place) != "title", d.place, d.content[-1][1]))
    cast = make_cast(tokens, names)
    agents = _resolve(parsed.article, tokens, quotations, cast, drafts)
    claims = [
        _claim(parsed.article, tokens, quotations, cast, draft, links, number)
        for number, (draft, links) in enumerate(zip(drafts, agents, strict=True), 1)
    ]
    pairs = [(claim, draft) for claim, draft in zip(claims, drafts, strict=True) if claim.content]
    claims = _mark_repeats(
        parsed.article, [claim for claim, _ in pairs], frozenset(i for i, (_, d) in enumerate(pairs) if tokens.block[d.place] in headline | lede)
    )
    return Attributions(tuple(claims), find_relations(tokens, claims, [draft for _, draft in pairs]), cast.names())


def _block_roles(parsed: ParsedArticle) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The numbers of the headlines' and ledes' blocks, and of those that state nothing, counted as the tokens' blocks are: without empty ones."""
    kinds = [block.block.kind if block.block else "headline" for block in parsed.blocks if len(block.doc)]
    headline, lede, unread = (frozenset(i for i, kind in enumerate(kinds) if kind == wanted) for wanted in ("headline", "lede", "heading"))
    return headline, lede, unread


def _resolve(article: Article, tokens: Tokens, quotations: Quotations, cast: Cast, drafts: list[Draft]) -> list[tuple[tuple[Step, Agent], ...]]:
    """The agents of every draft, read in the order in which they stand in the text, each source once."""
    known: dict[int, Agent] = {}
    order = sorted({(step.noun, depth): (draft, depth) for draft in drafts for depth, step in enumerate(draft.steps)}.items())
    for (noun, _), (draft, depth) in order:
        if noun >= 0 and noun not in known:
            speaker = next((known[s.noun] for s in reversed(draft.steps[:depth]) if s.noun in known), None)
            others = frozenset(e for a, b in draft.content for i in range(a, b) if quotations.inside[i] and (e := cast.named_at(i)) is not None)
            known[noun] = resolve_agent(cast, noun, article.part(tokens.part_of(noun)), speaker=speaker, others=others)
    return [_without_echo([(step, known.get(step.noun, NOBODY)) for step in draft.steps]) for draft in drafts]


def _without_echo(links: list[tuple[Step, Agent]]) -> tuple[tuple[Step, Agent], ...]:
    """A chain in which nobody passes on his or her own words: of two links of one entity side by side, the inner one."""
    inner = [agent.entity for _, agent in links[1:]]
    return tuple(link for depth, link in enumerate(links) if depth == len(inner) or link[1].entity is None or link[1].entity != inner[depth])


def _claim(
    article: Article, tokens: Tokens, quotations: Quotations, cast: Cast, draft: Draft, links: Sequence[tuple[Step, Agent]], number: int
) -> Claim:
    part = tokens.part_of(draft.place)
    text = article.part(part)
    form = read_form(tokens, quotations, draft.content)
    made = [
        Link(
            agent_spans(tokens, step.source),
            tokens.characters(step.carried) if step.carried else cue_words(tokens, step.cue, draft.content, step.source) if step.cue >= 0 else (),
            form if depth == len(links) - 1 else "indirect",
            agent.entity,
            agent.kind,
        )
        for depth, (step, agent) in enumerate(links)
    ]
    cue = draft.steps[-1].cue if draft.steps and draft.steps[-1].cue >= 0 else draft.place
    return Claim(
        id=LocalClaimId(f"c{number}"),
        attribution=tuple(made),
        content=content_spans(tokens, quotations, draft.content, text),
        speech_act=draft.act.speech_act,
        hedges=tokens.characters(find_hedges(tokens, _with_passive(tokens, draft))),
        about=_about(cast, draft),
        negated=draft.act.negated,
        part=part,
        sentence=Span(tokens.start[tokens.first[cue]], tokens.end[tokens.last[cue] - 1]),
        rule=draft.rule,
        confidence=round(draft.confidence, 3),
    )


def _with_passive(tokens: Tokens, draft: Draft) -> Ranges:
    """The words to search for hedges: the content, and of a passive without an agent ("is said to have left") the verb, since nobody stands by it."""
    step = draft.steps[-1] if draft.steps else None
    if step is None or step.noun >= 0 or step.cue < 0 or not draft.content[-1][0] > step.cue > draft.content[0][0]:
        return draft.content
    return tokens.ranges([(draft.content[0][0], draft.content[-1][1])])


def _about(cast: Cast, draft: Draft) -> tuple[LocalId, ...]:
    """The entities named in the content, in order."""
    return tuple(dict.fromkeys(e for a, b in draft.content for e in cast.named_between(a, b)))


def _mark_repeats(article: Article, claims: list[Claim], headline: frozenset[int]) -> list[Claim]:
    """Claims numbered, and each that says again what another says marked: a headline or lede repeats the body, a later sentence an earlier one.

    Who doubts in the same words what another asserts repeats nothing, and two speakers who say the same are two; but a headline may name one otherwise.
    """
    words = [" ".join(span.of(article.part(claim.part)) for span in claim.content).lower().split() for claim in claims]
    kinds = [frozenset(said) for said in words]
    repeats: dict[int, int] = {}
    for later, own in enumerate(kinds):
        for earlier in range(later if len(own) >= 4 else 0):
            least = ALIKE * max(len(own), len(kinds[earlier]))
            if min(len(own), len(kinds[earlier])) < least or len(own & kinds[earlier]) < least or earlier in repeats or later in repeats:
                continue
            one, other = claims[earlier], claims[later]
            same = _same_stand(one, other) and (earlier in headline or later in headline or not _two_speakers(one, other))
            if same and not _nested(one, other) and _alike(words[earlier], words[later]):
                again, first = (earlier, later) if earlier in headline and later not in headline else (later, earlier)
                repeats[again] = first
    return [
        Claim(
            LocalClaimId(f"c{i + 1}"), c.attribution, c.content, c.speech_act, c.hedges, c.about, c.negated, c.part, c.sentence,
            LocalClaimId(f"c{repeats[i] + 1}") if i in repeats else None, c.rule, c.confidence,
        )
        for i, c in enumerate(claims)
    ]  # fmt: skip


def _same_stand(one: Claim, other: Claim) -> bool:
    """Whether neither speaks against what the other says."""
    against = [claim.negated or claim.speech_act in ("deny", "doubt") for claim in (one, other)]
    return against[0] == against[1]


def _two_speakers(one: Claim, other: Claim) -> bool:
    return len({claim.attribution[-1].entity for claim in (one, other) if claim.attribution} - {None}) > 1


def _nested(one: Claim, other: Claim) -> bool:
    return one.part == other.part and any(a.overlaps(b) for a in one.content for b in other.content)


def _alike(one: list[str], other: list[str]) -> bool:
    """Whether two contents of some length are nearly the same words in the same order."""
    if min(len(one), len(other)) < 5 or min(len(one), len(other)) < SAME * max(len(one), len(other)) * SAME:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME
