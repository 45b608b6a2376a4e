"""Which features of HTML an element shows, and of which format a picture is."""

import re
from collections.abc import Iterator
from functools import lru_cache

from issuepress.checks.client_support.facts import features
from issuepress.checks.mail.page import Element
from issuepress.text.patterns import Pattern

# fmt: off
ELEMENTS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "html-h1-h6"),
    **dict.fromkeys(("ul", "ol", "dl"), "html-lists"),
    **dict.fromkeys(("map", "area"), "html-image-maps"),
    **dict.fromkeys((
        "article", "aside", "details", "figcaption", "figure", "footer", "header", "main", "mark", "nav",
        "section", "summary", "time",
    ), "html-semantics"),
}
ATTRIBUTES = {
    **{name: f"html-{name}" for name in (
        "align", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "aria-live",
        "background", "cellpadding", "cellspacing", "dir", "height", "hidden", "lang", "popover",
        "required", "role", "target", "valign", "width",
    )},
    **dict.fromkeys(("srcset", "sizes"), "html-srcset"),
    "inert": "css-inert-attribute",
    "loading": "html-loading-attribute",
    "usemap": "html-image-maps",
    "amp4email": "amp",
    "⚡4email": "amp",
}
PICTURES = {
    **{name: f"image-{name}" for name in (
        "apng", "avif", "bmp", "gif", "hdr", "ico", "jpg", "mp4", "png", "svg", "tiff", "webp",
    )},
    **dict.fromkeys(("heic", "heif"), "image-heif"),
    **dict.fromkeys(("jpeg", "jpe"), "image-jpg"),
    "tif": "image-tiff",
}
# fmt: on
DEFAULT_TYPES = {"input": "text", "button": "submit"}
SIZED = {"img", "table", "td", "th"}
# `link` counts where it loads a style sheet, `style` for each of its rules; the rest are attributes.
OF_THEIR_OWN = {"link", "style", *ATTRIBUTES}
LINKS = {"#": "html-anchor-links", "mailto:": "html-mailto-links"}
EXTENSION = Pattern(r"\.([a-z0-9]+)(?:[?#].*)?$", re.IGNORECASE | re.DOTALL)
SHOWN_BY = {"img", "input", "source"}


def of_element(element: Element) -> Iterator[str]:
    """The features of an element: what it is, its attributes, where it links to, which picture it shows."""
    attributes = element.attributes
    yield from _of_tag(element.name, tuple(attributes), attributes.get("type", "").lower())
    if element.name == "link" and "stylesheet" in attributes.get("rel", "").lower():
        yield "html-link"
    if element.name == "a" and (href := attributes.get("href", "").strip().lower()):
        yield from (feature for start, feature in LINKS.items() if href.startswith(start) and href != start)
    if element.name == "meta" and "color-scheme" in attributes.get("name", "").lower():
        yield "html-meta-color-scheme"
    if address := attributes.get("background") or (element.name in SHOWN_BY and attributes.get("src")):
        yield from of_picture(address)


@lru_cache(maxsize=512)
def of_picture(address: str) -> tuple[str, ...]:
    """The format of a picture as a feature, if its address tells."""
    if address.lstrip().lower().startswith("data:"):
        return ("image-base64",)
    extension = EXTENSION.search(address.strip())
    found = PICTURES.get(extension[1].lower()) if extension else None
    return (found,) if found else ()


@lru_cache(maxsize=512)
def _of_tag(name: str, attributes: tuple[str, ...], kind: str) -> tuple[str, ...]:
    found = {ATTRIBUTES[attribute] for attribute in attributes if attribute in ATTRIBUTES}
    if name not in SIZED:
        found -= {"html-width", "html-height"}
    if name in DEFAULT_TYPES:
        found.add(f"html-{name}-{kind or DEFAULT_TYPES[name]}")
    elif name not in OF_THEIR_OWN:
        found.add(ELEMENTS.get(name, f"html-{name}"))
    return tuple(sorted(found & features()))
