"""Whose page it is: the outlet, the section, the language, what it says of itself."""

from collections.abc import Iterator

from generator.ingest.page.declared import Declared
from generator.ingest.page.jsonld import Node, text_at, types_of

_OUTLET_TYPES = frozenset(("NewsMediaOrganization", "Organization", "WebSite", "Newspaper", "NewsOrganization", "PublicationIssue", "Periodical"))


def find_publisher(declared: Declared) -> str | None:
    """The outlet's name, as it is printed."""
    publisher = _node_at(declared, declared.article, "publisher")
    named = text_at(publisher, "name") if publisher else _plain_text(declared.article, "publisher")
    site = declared.meta("og:site_name")
    others = (text_at(node, "name") for node in declared.nodes if _OUTLET_TYPES.intersection(types_of(node)))
    candidates = (site, named, declared.meta("dc.publisher", "publisher", "application-name", "al:ios:app_name"), *others, declared.host)
    return next((name for name in candidates if name and len(name) <= 80 and "://" not in name), None)


def outlet_names(declared: Declared) -> Iterator[str]:
    """Every name that the page has for its outlet, its host's name among them."""
    publisher = _node_at(declared, declared.article, "publisher")
    names = (
        text_at(publisher, "name") if publisher else _plain_text(declared.article, "publisher"),
        *(text_at(node, "name") for node in declared.nodes if _OUTLET_TYPES.intersection(types_of(node))),
        *(
            declared.meta(name)
            for name in (
                "og:site_name",
                "application-name",
                "al:ios:app_name",
                "dc.publisher",
                "publisher",
                "apple-mobile-web-app-title",
                "twitter:site",
            )
        ),
    )
    yield from (name for name in names if name)
    if declared.host:
        yield declared.host
        yield declared.host.split(".")[-2] if "." in declared.host else declared.host


def find_section(declared: Declared) -> str | None:
    """The section as the page names it."""
    value = text_at(declared.article, "articleSection") or declared.meta("article:section", "section", "parsely-section", "og:article:section")
    return value if value and len(value) <= 60 and "://" not in value else None


def find_description(declared: Declared) -> str | None:
    """What the page says of itself in a sentence."""
    return declared.meta("og:description", "description", "twitter:description") or text_at(declared.article, "description")


def declared_language(declared: Declared) -> str | None:
    """The language that the page declares."""
    html = declared.tree.get("lang") or declared.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return text_at(declared.article, "inLanguage") or html or declared.meta("content-language", "language", "og:locale", "dc.language")


def _node_at(declared: Declared, node: Node, key: str) -> Node | None:
    value = node.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, dict):
        return None
    identity = value.get("@id")
    if "name" not in value and isinstance(identity, str):
        return declared.by_id.get(identity)
    return value


def _plain_text(node: Node, key: str) -> str | None:
    value = node.get(key)
    return value if isinstance(value, str) else None
