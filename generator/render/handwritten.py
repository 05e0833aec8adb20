"""Markdown that people wrote, as HTML that can do no harm: rendered, then cleaned down to text, links, lists, tables and quotations."""

import markdown
import nh3
from markupsafe import Markup

from generator.render.text import as_html

_TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "em", "strong", "code", "pre", "a", "br", "hr",
         "table", "thead", "tbody", "tr", "th", "td", "abbr", "sup", "sub", "del", "ins"}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "th": {"scope"}, "h2": {"id"}, "h3": {"id"}}


def to_html(text: str) -> Markup:
    """Markdown as clean HTML on one line; line breaks inside `pre` as references, since pages drop blank lines between blocks."""
    rendered = markdown.markdown(text, extensions=["tables", "sane_lists", "def_list", "toc"], output_format="html")
    clean = nh3.clean(rendered, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None, attribute_filter=_own_id)
    before, *pres = clean.split("<pre>")
    parts = [_one_line(before)]
    for pre in pres:
        code, _, rest = pre.partition("</pre>")
        parts.append("<pre>" + code.replace("\n", "&#10;") + "</pre>" + _one_line(rest))
    return as_html("".join(parts).replace("{", "&#123;").replace("}", "&#125;"))


def _own_id(_tag: str, attribute: str, value: str) -> str | None:
    """No id that the site's own pages use: its scripts would take the heading for the search field."""
    return None if attribute == "id" and (value == "top" or value.startswith(("sb-", "__"))) else value


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
