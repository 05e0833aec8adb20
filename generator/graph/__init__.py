"""The graph stage: relations, standings, backlinks, timelines, review list, all derived."""
