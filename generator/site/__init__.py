"""From build/pages to site/: the theme, the site engine, the search index, and the swap that replaces the old site whole."""

from generator.site.finish import finish_site, folder_size
from generator.site.problem import SiteError

__all__ = ["SiteError", "finish_site", "folder_size"]
