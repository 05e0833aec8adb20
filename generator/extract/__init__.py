"""The extract stage: articles to readings. Nothing outside this package imports the language model."""
