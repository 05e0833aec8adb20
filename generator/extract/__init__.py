"""The extract stage: articles to readings."""
