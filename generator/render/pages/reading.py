"""The page that explains how to read the site, with statements and events of the site itself as its examples."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.models.knowledge import ClaimId, ResolvedClaim, Standing
from generator.models.page import Page
from generator.render.claims import ClaimView, content_spans, make_claim
from generator.render.page import Head, make_edit, make_page
from generator.render.pages.indexes import shown_events
from generator.render.phrases import phrase
from generator.render.site import NameView, Site, event_name
from generator.render.text import as_html

STANDINGS: tuple[Standing, ...] = ("retracted", "contested", "denied", "acknowledged", "several", "planned", "reported")  # in the order of the rules
_LONGEST = 220  # letters of a statement that makes a good example
_SHORTEST = 25


@dataclass(frozen=True, slots=True)
class StandingView:
    """A standing with how many events have it here, and one of them."""

    standing: Standing
    count: int
    example: NameView | None


@dataclass(frozen=True, slots=True)
class Examples:
    """Statements of this site that show one thing each; None where none does."""

    quotation: ClaimView | None
    relayed: ClaimView | None
    hedged: ClaimView | None
    answered: ClaimView | None
    telling: ClaimView | None


def make_reading_page(site: Site) -> Page:
    """Each statement stands on it once, since its anchor is one."""
    examples = find_examples(site)
    chosen = (examples.answered, examples.relayed, examples.hedged, examples.quotation)
    return make_page(
        "how-to-read/",
        "how_to_read.md",
        site,
        Head(site.words.text("title.how_to_read")),
        anchors=frozenset(view.ref.anchor for view in chosen if view),
        standings=[_standing(standing, site) for standing in STANDINGS],
        mark=as_html(
            f'<span class="sb-unreviewed">{phrase(site.words, "key.unreviewed_form")}</span> '
            f'<span class="sb-tag">{phrase(site.words, "tag.unreviewed")}</span>'
        ),
        edit=make_edit(None, site),
        answered=examples.answered,
        relayed=examples.relayed,
        hedged=examples.hedged,
        quotation=examples.quotation,
    )


def find_examples(site: Site) -> Examples:
    """A statement for each, none twice: of reviewed events first, then in the order of the articles."""
    claims = [claim for claims in site.lookup.claims_of.values() for claim in claims if _is_telling(claim, site)]
    ranked = sorted(claims, key=lambda claim: not any(event.curated for event, _ in site.lookup.events_with.get(claim.id, ())))
    resolved = [claim for claim in ranked if claim.chain and claim.origin_kind != "unresolved"]
    quoted = [claim for claim in resolved if claim.chain[-1].form == "direct"]
    used: set[ClaimId] = set()

    def first(*choices: Iterable[ResolvedClaim]) -> ClaimView | None:
        found = next((claim for choice in choices for claim in choice if claim.id not in used), None)
        used.update({found.id} if found else ())
        return make_claim(found, site) if found else None

    return Examples(
        answered=first(claim for claim in ranked if _is_answered(claim, site)),
        relayed=first((claim for claim in resolved if len(claim.chain) > 1), (claim for claim in resolved if claim.chain[-1].form == "indirect")),
        quotation=first(quoted),
        hedged=first(claim for claim in resolved if claim.claim.hedges),
        telling=first((claim for claim in quoted if claim.claim.hedges), quoted) or first(ranked),
    )


def _standing(standing: Standing, site: Site) -> StandingView:
    events = [event for event in shown_events(site) if event.standing.standing == standing]
    ranked = sorted(events, key=lambda event: not event.curated)
    return StandingView(standing, len(events), event_name(ranked[0], site) if ranked else None)


def _is_telling(claim: ResolvedClaim, site: Site) -> bool:
    """Whether its words are shown, stand in the text, and are neither a scrap nor long."""
    spans = content_spans(claim, site.knowledge.articles[claim.article], site)
    return claim.claim.part == "text" and spans is not None and _SHORTEST <= sum(span.end - span.start for span in spans) <= _LONGEST


def _is_answered(claim: ResolvedClaim, site: Site) -> bool:
    return any(relation.type in ("denies", "doubts") for relation in site.lookup.relations_to.get(claim.id, ()))
