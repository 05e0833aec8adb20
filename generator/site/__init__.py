"""From build/pages to site/: the theme, the site engine, the search index, and the swap that replaces the old site whole."""

from generator.site.finish import finish_site, folder_size
from generator.site.problem import SiteError
from generator.site.theme import has_scripts

__all__ = ["SiteError", "finish_site", "folder_size", "has_scripts"]
