"""What a page shows of who wrote it and when: the lines around its title, which beat a careless meta tag."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from issuepress.read.byline import Byline, byline_of, joined
from issuepress.read.runs import BLOCKS, UNSEEN
from issuepress.text.characters import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ABOVE, BELOW = 4, 12  # lines around the title in which a byline may be
LONGEST = 150  # characters of such a line
MARKED = (
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author'][not(.//*[@itemprop='name'])]"
    " | //a[@rel='author']"
)
SIGNED = "//*[contains(text(), 'ritten by')] | //*[contains(text(), 'RITTEN BY')]"
WRITTEN_BY = re.compile(
    r"(?:(?:article|post|this (?:article|post|blog post) (?:is|was) )?written by)\b:?\s+", re.IGNORECASE
)


def shown_byline(page: "HtmlElement", title: str) -> Byline:
    """Name and dates that stand around the title, or are marked as the author's."""
    heading = next((one for one in page.iter("h1", "h2") if _text(one) == title), None)
    found = Byline()
    if heading is not None:
        near = [*islice(_lines(heading, forward=True), BELOW), *islice(_lines(heading, forward=False), ABOVE)]
        found = joined(filter(None, (byline_of(line) for line in near if len(line) <= LONGEST)))
    return found if found.author else joined([found, Byline(author=_marked(page) or _signed(page))])


def _marked(page: "HtmlElement") -> str:
    names = list(dict.fromkeys(filter(None, (_author_in(one) for one in page.xpath(MARKED)))))
    return names[0] if len(names) == 1 else ""


def _author_in(element: "HtmlElement") -> str:
    text = clean_line(element.get("content") or "") or _text(element)
    said = byline_of(text)
    return said.author if said and said.author else text if 0 < len(text.split()) <= 6 else ""


def _signed(page: "HtmlElement") -> str:
    """Who an article says that it was written by, wherever that stands."""
    for element in page.xpath(SIGNED):
        text = _text(element) or _text(element.getparent())
        found = WRITTEN_BY.match(text)
        said = byline_of(f"By {text[found.end() :]}") if found else None
        if said and said.author:
            return said.author
    return ""


def _lines(heading: "HtmlElement", *, forward: bool) -> Iterator[str]:
    """The lines of text below a heading, or those above it from the nearest on."""
    pieces: list[str] = []
    before: HtmlElement | None = None
    for text, block in _texts(heading, forward=forward):
        if block is not before and pieces:
            yield clean_line(" ".join(pieces if forward else reversed(pieces)))
            pieces = []
        before = block
        pieces.append(text)
    if pieces:
        yield clean_line(" ".join(pieces if forward else reversed(pieces)))


def _texts(heading: "HtmlElement", *, forward: bool) -> Iterator[tuple[str, "HtmlElement"]]:
    """Each text in the order of the page, and the block that it stands in."""
    one = heading
    while (parent := one.getparent()) is not None:
        if forward and one.tail and one.tail.strip():
            yield one.tail, parent
        for sibling in one.itersiblings(preceding=not forward):
            inside = list(_inside(sibling, parent))
            yield from inside if forward else reversed(inside)
        if not forward and parent.text and parent.text.strip():
            yield parent.text, parent
        one = parent


def _inside(element: "HtmlElement", block: "HtmlElement") -> Iterator[tuple[str, "HtmlElement"]]:
    if isinstance(element.tag, str) and element.tag not in UNSEEN:
        own = element if element.tag in BLOCKS else block
        if element.text and element.text.strip():
            yield element.text, own
        for child in element:
            yield from _inside(child, own)
    if element.tail and element.tail.strip():
        yield element.tail, block


def _text(element: "HtmlElement | None") -> str:
    return clean_line(" ".join(map(str, element.itertext()))) if element is not None else ""
