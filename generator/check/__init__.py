"""The check stage: what must hold before anything is published."""

from dataclasses import replace

from generator.check.changes import state_of
from generator.check.judgements import check_judgements
from generator.check.leaks import find_leaks
from generator.check.mask import find_unmasked, mask_base
from generator.check.private import check_private
from generator.check.quotes import check_sources, check_verbatim
from generator.check.readings import check_readings
from generator.check.references import check_references
from generator.check.review import complete_review
from generator.check.rules import check_events, check_positions, check_roles, check_shared_identifiers, check_shared_names, check_types
from generator.check.withholding import check_withholding
from generator.models.curated import Curated
from generator.models.knowledge import Knowledge
from generator.models.text import Issue

__all__ = ["check_knowledge", "complete_review", "find_leaks", "find_unmasked", "mask_base", "state_of"]


def check_knowledge(knowledge: Knowledge, curated: Curated) -> tuple[Issue, ...]:
    """Every problem of the whole knowledge base, sorted by where it stands."""
    written = replace(curated, entities={**curated.entities, **curated.apart}) if curated.apart else curated
    issues = {
        *check_references(written),
        *check_roles(written),
        *check_types(written),
        *check_positions(written),
        *check_events(written),
        *check_shared_names(curated, knowledge),
        *check_shared_identifiers(curated),
        *check_sources(written, knowledge.articles),
        *check_judgements(written, knowledge),
        *check_withholding(written, knowledge),
        *check_private(curated, knowledge),
        *check_verbatim(knowledge),
        *check_readings(knowledge),
    }
    return tuple(sorted(issues, key=lambda issue: issue.order))
