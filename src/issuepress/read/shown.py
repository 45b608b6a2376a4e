"""What a page shows of who wrote it and when: the lines around its title, which beat a careless meta tag."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from issuepress.read.byline import PARTS, Byline, byline_of, joined, leading_name, looks_like_a_name
from issuepress.read.runs import BLOCKS, UNSEEN
from issuepress.text.characters import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ABOVE, BELOW = 4, 12  # lines around the title in which a byline may be
BY_ALONE = re.compile(r"(?:(?:written |posted |published )?by|author|writer):?", re.IGNORECASE)
LONGEST = 150  # characters of such a line
MARKED = (
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author'][not(.//*[@itemprop='name'])]"
    " | //a[@rel='author']"
)
NAMED = " | ".join(f"//*[contains(@class, 'author{sign}name')]" for sign in ("-", "_", "__"))
SIGNED = "//*[contains(text(), 'ritten by')] | //*[contains(text(), 'RITTEN BY')]"
WRITTEN_BY = re.compile(
    r"(?:(?:article|post|this (?:article|post|blog post) (?:is|was) )?written by)\b:?\s+", re.IGNORECASE
)


def shown_byline(page: "HtmlElement", title: str) -> Byline:
    """Name and dates that stand around the title, or are marked as the author's."""
    heading = _titled(page, title)
    found = joined(_nearest_first(heading)) if heading is not None else Byline()
    return found if found.author else joined([found, Byline(author=_marked(page) or _signed(page))])


def _titled(page: "HtmlElement", title: str) -> "HtmlElement | None":
    """The element that shows the title: a heading, or something small that looks like one."""
    if (heading := next((one for one in page.iter("h1", "h2") if _text(one) == title), None)) is not None:
        return heading
    small = (one for one in page.iter("p", "div", "span") if len(one) <= 1)
    return next((one for one in small if _text(one) == title), None)


def _nearest_first(heading: "HtmlElement") -> Iterator[Byline]:
    """What the lines around a title say: other articles, further away, have their dates and authors too."""
    below = _said(islice(_lines(heading, forward=True), BELOW))
    above = _said(islice(_lines(heading, forward=False), ABOVE))
    for one, other in zip_longest(below, above):
        yield from filter(None, (one, other))


def _said(lines: Iterable[str]) -> Iterator[Byline | None]:
    """What each line says. "By" on a line of its own goes with the name on the next."""
    is_signature = False
    for line in lines:
        text = f"By {line}" if is_signature and looks_like_a_name(line) else line
        is_signature = bool(BY_ALONE.fullmatch(line))
        yield (byline_of(text) or _dated(text)) if len(text) <= LONGEST else None


def _dated(line: str) -> Byline | None:
    """A date among other things about an article: its sections, or where it was written."""
    parts = [byline_of(part) for part in PARTS.split(line) if part.strip()]
    dates = [part for part in parts if part and part.published]
    return Byline(published=dates[0].published) if len(parts) > 1 and len(dates) == 1 else None


def _marked(page: "HtmlElement") -> str:
    """Who is marked as the author, if that is the same person wherever it is."""
    for marked in (MARKED, NAMED):
        names = list(dict.fromkeys(filter(None, (_author_in(one) for one in page.xpath(marked)))))
        if len(names) == 1:
            return names[0]
    return ""


def _author_in(element: "HtmlElement") -> str:
    text = clean_line(element.get("content") or "") or _text(element)
    said = byline_of(text)
    return said.author if said and said.author else text if 0 < len(text.split()) <= 6 else ""


def _signed(page: "HtmlElement") -> str:
    """Who an article says that it was written by, wherever that stands."""
    for element in page.xpath(SIGNED):
        text = _text(element) or _text(element.getparent())
        found = WRITTEN_BY.match(text)
        name = leading_name(text[found.end() :]) if found else ""
        if name:
            return name
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
