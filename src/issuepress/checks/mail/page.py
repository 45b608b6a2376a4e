"""HTML as its author wrote it: elements in the order of the source, each with its own start tag and parent.

Unlike a browser's, this tree is not mended: an end tag that is missing or too many is kept as what it is.
Comments are kept too, with what Outlook reads inside of them. No HTML, however broken, raises, and none takes
long: nesting, values and the number of elements are bounded, far above what any mail has.
"""

import re
from collections.abc import Callable, Iterator, Sized
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html.parser import HTMLParser

from issuepress.text.patterns import Pattern

# fmt: off
VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
}
# What starts a block, and so ends a paragraph.
BLOCKS = {
    "address", "article", "blockquote", "center", "div", "dl", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "ol", "p", "pre", "section", "table", "ul",
}
# fmt: on
CELLS, ROWS = {"td", "th"}, {"tr", "td", "th"}
GROUPS = {"tbody", "thead", "tfoot"}
# Elements whose end tag may be left out (HTML, 13.1.2.4): by start tag, those that it ends.
ENDS = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": CELLS,
    "th": CELLS,
    "tr": ROWS,
    "option": {"option"},
    **{name: ROWS | GROUPS | {"colgroup"} for name in GROUPS},
    **{name: {"p"} for name in BLOCKS},
}
MAY_STAY_OPEN = {name for names in ENDS.values() for name in names} | {"html", "head", "body"}
# What an end tag, or an end that is implied, never reaches out of.
SCOPE = {"table", "td", "th", "ul", "ol", "dl", "html", "body"}
MOST_PARTS = 10_000  # elements, and as many comments: more than fit into what Gmail shows
DEEPEST = 200  # elements in elements; what is nested deeper stands beside. Browsers go to 512
REACH = 500  # open elements that an end tag looks through
LONGEST_VALUE, LONGEST_TAG = 4_000, 1_000  # characters of an attribute, of a start tag as it is told
LONGEST_PICTURE = 4_000_000  # of a picture in an attribute
SILENT = {"style", "script", "title", "head", "noscript", "template"}


@dataclass(eq=False, repr=False)
class Element:
    """An element: attribute names in lower case, values as a reader's program understands them.

    ``start_tag`` is its start tag as written, ``offset`` where that begins in the HTML, ``nth`` which of its
    name it is (from 0, without those in Outlook's comments), ``children`` its elements and texts in order.
    """

    name: str
    attributes: dict[str, str]
    start_tag: str
    offset: int
    nth: int
    parent: "Element | None"
    children: "list[Element | str]" = field(default_factory=list)

    def get(self, attribute: str, default: str | None = None) -> str | None:
        """The value of an attribute; ``""`` where it is there without one, ``default`` where it is not."""
        return self.attributes.get(attribute, default)

    @property
    def elements(self) -> "Iterator[Element]":
        """Its own elements, not those inside of them."""
        return (child for child in self.children if isinstance(child, Element))

    @property
    def descendants(self) -> "Iterator[Element]":
        """Every element inside of it, in the order of the source."""
        waiting = list(self.elements)[::-1]  # not recursive: broken HTML nests thousands deep
        while waiting:
            element = waiting.pop()
            yield element
            waiting += list(element.elements)[::-1]

    @property
    def ancestors(self) -> "Iterator[Element]":
        """Its parent first."""
        above = self.parent
        while above:
            yield above
            above = above.parent

    @property
    def source(self) -> str:
        """The text inside of it as it is, for ``style`` and ``title``."""
        return "".join(child for child in self.children if isinstance(child, str))

    def __repr__(self) -> str:
        return self.start_tag


@dataclass(frozen=True)
class Comment:
    """A comment without its ``<!--`` and ``-->``."""

    text: str
    offset: int


@dataclass(frozen=True)
class ConditionalComment:
    """What only Outlook on Windows reads: ``condition`` like ``mso | IE``, and the HTML inside."""

    condition: str
    html: str
    offset: int

    @property
    def page(self) -> "Page":
        """The HTML inside, read on its own. A comment often opens what only a later one closes."""
        return _fragment(self.html)


@dataclass
class Page:
    """A whole page.

    ``unclosed`` elements never had their end tag; ``stray`` are end tags that end nothing, each with its
    offset; ``repeated`` are attributes that an element has twice, of which clients take the first; ``cut``
    says that there is more than was read.
    """

    doctype: str = ""
    elements: list[Element] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    unclosed: list[Element] = field(default_factory=list)
    stray: list[tuple[str, int]] = field(default_factory=list)
    repeated: list[tuple[Element, str]] = field(default_factory=list)
    cut: bool = False
    children: list[Element | str] = field(default_factory=list)

    @cached_property
    def by_name(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.name, []).append(element)
        return found

    @cached_property
    def conditional_comments(self) -> list[ConditionalComment]:
        matches = ((CONDITIONAL.fullmatch(comment.text), comment.offset) for comment in self.comments)
        return [ConditionalComment(m["condition"].strip(), m["html"], at) for m, at in matches if m]


CONDITIONAL = Pattern(r"\s*\[if (?P<condition>[^\]]*)\]>(?P<html>.*)<!\[endif\]\s*", re.DOTALL)


def read(html: str) -> Page:
    """The page, whatever it is."""
    html, unfinished = _finished(html)
    reader = _Reader(html)
    reader.page.cut = unfinished
    with suppress(_TooManyError):
        reader.feed(html)
        reader.close()
        reader.end()
    return reader.page


def _finished(html: str) -> tuple[str, bool]:
    """The HTML without most of a tag that never ends, and whether there was one.

    The library tries each ``<`` of it to the end of the text, which takes the square of its length.
    """
    end = html.rfind(">") + 1
    unfinished = "<" in html[end:] and len(html) - end > LONGEST_VALUE
    return (html[: end + LONGEST_VALUE], True) if unfinished else (html, False)


@lru_cache(maxsize=1024)  # the same few ghost tables, again and again
def _fragment(html: str) -> Page:
    return read(html)


class _TooManyError(Exception):
    """There are more elements or comments than any mail has."""


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[Element] = []
        self.words: list[str] = []  # since the last tag: the library gives them in pieces
        self.counts: dict[str, int] = {}
        self.lines = [0, *(match.end() for match in re.finditer("\n", html))]

    @property
    def here(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_decl(self, decl: str) -> None:
        if decl.lower().startswith("doctype"):
            self.page.doctype = self.page.doctype or decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count(self.page.elements)
        self._say()
        self._implied_ends(tag)
        parent = self._holder()
        nth = self.counts.get(tag, 0)
        self.counts[tag] = nth + 1
        attributes = {name: _bounded(value or "") for name, value in reversed(attrs)}  # the first counts
        start_tag = (self.get_starttag_text() or "")[:LONGEST_TAG]
        element = Element(tag, attributes, start_tag, self.here, nth, parent)
        if len(attributes) < len(attrs):
            names = [name for name, _ in attrs]
            self.page.repeated += [(element, name) for name in attributes if names.count(name) > 1]
        (parent.children if parent else self.page.children).append(element)
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """To HTML ``<div/>`` is open; a name with a colon is Outlook's VML, where the slash counts."""
        self.handle_starttag(tag, attrs)
        if ":" in tag:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        self._say()
        depth = self._depth(lambda name: name == tag, SCOPE if tag not in SCOPE else {"table"} - {tag})
        if depth is None:
            if tag not in VOID:
                self.page.stray.append((tag, self.here))
            return
        self._close(depth)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self._count(self.page.comments)
        self.page.comments.append(Comment(data, self.here))

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002 - the library's signature
        """``<![anything]>`` is a comment to a browser, where the library raises."""
        return self.parse_bogus_comment(i)

    def end(self) -> None:
        self._say()
        self._close(-1)

    def _say(self) -> None:
        if self.words:
            (self.open[-1].children if self.open else self.page.children).append("".join(self.words))
            self.words.clear()

    def _count(self, parts: Sized) -> None:
        if len(parts) == MOST_PARTS:
            self.page.cut = True
            raise _TooManyError

    def _holder(self) -> Element | None:
        """What the next child stands in."""
        return self.open[min(len(self.open), DEEPEST) - 1] if self.open else None

    def _implied_ends(self, tag: str) -> None:
        ended = ENDS.get(tag)
        if ended:
            depth = self._depth(ended.__contains__, SCOPE - ended)
            while depth is not None:
                self._close(depth)
                depth = self._depth(ended.__contains__, SCOPE - ended)

    def _depth(self, wanted: Callable[[str], bool], scope: set[str]) -> int | None:
        """Where in the open elements the innermost wanted one is, if the scope lets one see it."""
        for depth in range(len(self.open) - 1, max(-1, len(self.open) - 1 - REACH), -1):
            name = self.open[depth].name
            if wanted(name):
                return depth
            if name in scope:
                return None
        return None

    def _close(self, depth: int) -> None:
        """Close the element at a depth and what is open inside of it."""
        inside = self.open[depth + 1 :]
        self.page.unclosed += [element for element in inside if element.name not in MAY_STAY_OPEN]
        del self.open[max(depth, 0) :]


def _bounded(value: str) -> str:
    longest = LONGEST_PICTURE if value.startswith("data:") else LONGEST_VALUE
    return value[:longest]
