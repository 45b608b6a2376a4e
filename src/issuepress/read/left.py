"""What an extractor left in a page: lists, headings and paragraphs between those that it took, put back."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from issuepress.read.belonging import LINKED, belongs, follows, is_aside
from issuepress.read.furniture import is_ending
from issuepress.read.markup import to_markdown
from issuepress.read.pieces import Piece, linked, pieces_of
from issuepress.read.runs import HEADINGS, LISTS, Reading

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LEAST_ANCHOR = 4  # words of a line by which its place in the page is known


def restored(page: "HtmlElement", body: str, reading: Reading) -> tuple[str, tuple[str, ...]]:
    """The body with what was left between its own blocks, and a note of what is left still."""
    blocks = body.split("\n\n")
    pieces = pieces_of(page, blocks)
    anchors = [number for number, piece in enumerate(pieces) if _is_anchor(piece)]
    if not anchors:
        return body, ()
    found = _Restored(pieces, anchors, reading)
    for number in range(anchors[0], len(pieces)):
        if found.is_over(number):
            break
        found.look_at(number)
    return found.written(blocks), _told(found.left)


def _is_anchor(piece: Piece) -> bool:
    return piece.at >= 0 and len(piece.text.split()) >= LEAST_ANCHOR


@dataclass
class _Restored:
    """A walk along a page: what was taken last, and what is put back behind or in the place of a block."""

    pieces: list[Piece]
    anchors: list[int]
    reading: Reading
    additions: dict[int, list[str]] = field(default_factory=dict)
    replaced: dict[int, str] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        elements = [self.pieces[number].element for number in self.anchors]
        self.holders = {one for element in elements for one in element.iterancestors()}
        self.beside = Counter(element.getparent() for element in elements)
        self.before, self.last = self.pieces[self.anchors[0]], self.pieces[self.anchors[-1]]

    def is_over(self, number: int) -> bool:
        """Whether the article has ended: below all that was taken, nothing follows it."""
        piece = self.pieces[number]
        return self._is_below(number) and not follows(
            piece, self.last, self.beside[piece.element.getparent()]
        )

    def look_at(self, number: int) -> None:
        piece = self.pieces[number]
        if piece.at >= 0 and not piece.missing:
            self.before = piece
        elif is_aside(piece.element, self.holders):
            return
        elif belongs(self.pieces, number, self.before, is_below=self._is_below(number)):
            self._put_back(piece, is_below=self._is_below(number))
        elif not self._is_below(number):
            self._count(piece)

    def written(self, blocks: list[str]) -> str:
        whole: list[str] = []
        for number, block in enumerate(blocks):
            whole += [self.replaced.get(number, block), *self.additions.get(number, [])]
        return "\n\n".join(whole)

    def _is_below(self, number: int) -> bool:
        return number > self.anchors[-1]

    def _put_back(self, piece: Piece, *, is_below: bool) -> None:
        written = to_markdown(_alone(piece.element), self.reading)
        if not written:
            return
        if piece.at >= 0:
            self.replaced[piece.at] = written
        else:
            piece.at = self.before.at
            self.additions.setdefault(piece.at, []).append(written)
        self.before = piece
        if is_below:
            self.last = piece

    def _count(self, piece: Piece) -> None:
        """What a reader of the page would miss: no menus of links."""
        if linked(piece.element) > LINKED:
            return
        if piece.element.tag in LISTS:
            self.left["list item"] += len(piece.missing)
        elif piece.element.tag in HEADINGS and not is_ending(piece.text):
            self.left["heading"] += 1


def _told(left: Counter[str]) -> tuple[str, ...]:
    counts = [
        f"{left[name]} {name}{'s' if left[name] > 1 else ''}"
        for name in ("list item", "heading")
        if left[name]
    ]
    if not counts:
        return ()
    was = "was" if left.total() == 1 else "were"
    return (f"{' and '.join(counts)} of this page {was} not taken; compare it with the page",)


def _alone(element: "HtmlElement") -> "HtmlElement":
    """A copy of an element in a container, without the text behind it."""
    from copy import deepcopy

    from lxml import html

    container = html.Element("div")
    copied = deepcopy(element)
    copied.tail = None
    container.append(copied)
    return container
