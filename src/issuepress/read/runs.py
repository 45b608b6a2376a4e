"""Elements within a paragraph as runs of text, and the pictures among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from issuepress.models import Image
from issuepress.read.inline import Run, safe_address

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"ul", "ol", "dl"}
CONTAINERS = {
    "address", "article", "aside", "body", "center", "dd", "details", "div", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "header", "html", "li", "main", "nav", "p", "section", "summary", "tbody",
    "td", "th", "thead", "tr",
}  # fmt: skip
BLOCKS = HEADINGS | LISTS | CONTAINERS | {"blockquote", "table", "pre", "hr"}
UNSEEN = {"script", "style", "template", "noscript", "head", "svg", "button", "select", "textarea", "iframe"}
STRUCK = {"del", "s", "strike"}  # what an author took back is not a claim of the article
DEEPEST = 100  # elements inside each other; below, only the words are read
NARROWEST = 40  # pixels; what is smaller is a tracking dot, an icon or an emoji
NO_PICTURE = re.compile(
    r"\b(?:emoji|avatar|gravatar|wp-smiley|tracking|pixel)\b|gravatar\.com|/emoji/|stat\?event=|/pixel\.",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """How to read a tree: the address that links are relative to, and the pictures that words stand for."""

    base: str = ""
    pictures: dict[str, Image] | None = None
    marker: re.Pattern[str] | None = None


def with_pictures(runs: list[Run], reading: Reading) -> Iterator[Run]:
    """The runs, with each word that stands for a picture exchanged for it."""
    for run in runs:
        if not reading.marker or not reading.pictures:
            yield run
            continue
        for piece in reading.marker.split(run.text):
            picture = reading.pictures.get(piece)
            yield Run("", image=picture) if picture else replace(run, text=piece)


def runs_of(element: "_Element", style: Run, reading: Reading, depth: int) -> Iterator[Run]:
    """An element within a paragraph as runs, in the style of what it stands in and its own."""
    match element.tag:
        case "br":
            yield replace(style, text="\n")
            return
        case "img":
            picture = picture_of(element, reading.base)
            yield from [Run("", image=picture)] if picture else []  # an extractor may leave text inside
        case "a":
            style = replace(style, href=style.href or safe_address(element.get("href") or "", reading.base))
        case "b" | "strong":
            style = replace(style, strong=True)
        case "i" | "em" | "cite":
            style = replace(style, emphasis=True)
        case "code" | "kbd" | "samp" | "tt":
            style = replace(style, code=True)
    yield from runs_in(element, style, reading, depth)


def runs_in(element: "_Element", style: Run, reading: Reading, depth: int) -> Iterator[Run]:
    """The runs in an element. White space of the source is one space; only ``br`` breaks a line."""
    yield replace(style, text=folded(element.text))
    for child in element:
        if is_seen(child):
            if depth > DEEPEST:
                yield replace(style, text=words(child))
            else:
                apart = [Run(" ")] if child.tag in BLOCKS else []
                yield from [*apart, *runs_of(child, style, reading, depth + 1), *apart]
        yield replace(style, text=folded(child.tail))


def is_seen(element: "_Element") -> bool:
    """Whether an element holds text of the article: no comment, no script, nothing that was struck out."""
    return isinstance(element.tag, str) and element.tag not in UNSEEN | STRUCK


def words(element: "_Element") -> str:
    return folded(" ".join(map(str, element.itertext())))


def folded(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def picture_of(element: "_Element", base: str) -> Image | None:
    """An ``img`` with an address, or nothing for a tracking dot, an emoji, an avatar or an inlined icon."""
    if _is_tiny(element) or NO_PICTURE.search(f"{element.get('class') or ''} {element.get('src') or ''}"):
        return None
    for address in _addresses(element):
        if not address.startswith("data:") and (src := safe_address(address, base)):
            return Image(src=src, alt=" ".join((element.get("alt") or "").split()))
    return None


def _addresses(element: "_Element") -> Iterator[str]:
    """Where a picture is, the way pages that load it late say so, and the largest of a set at last."""
    for name in ("src", "data-src", "data-lazy-src", "data-original"):
        yield (element.get(name) or "").strip()
    sources = [one.split() for one in (element.get("srcset") or "").split(", ")]
    yield from (source[0] for source in reversed(sources) if source)


def _is_tiny(element: "_Element") -> bool:
    sizes = (re.match(r"\d+", element.get(name) or "") for name in ("width", "height"))
    return any(size and int(size[0]) < NARROWEST for size in sizes)
