"""The resolve stage: local entities of articles to entities of the whole knowledge base."""
