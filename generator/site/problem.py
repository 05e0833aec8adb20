"""What goes wrong outside of the input: the engine or the indexer failed."""


class SiteError(Exception):
    """The site could not be built. The message says why and what to do; the old site is still in place."""
