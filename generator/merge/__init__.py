"""The merge stage: discovered and curated records, curated wins field by field."""
