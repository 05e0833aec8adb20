"""Tables of the whole knowledge base."""
