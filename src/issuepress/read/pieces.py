"""The blocks of a page, and where each of them is in the text that an extractor took of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from issuepress.read.figures import MARKER
from issuepress.read.runs import BLOCKS, HEADINGS, LISTS, STRUCK, UNSEEN

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LEAST_ITEM, LEAST_TEXT = 10, 25  # letters of what is looked for within other text
LONGEST_START = 60  # letters by which a paragraph is known
MARKUP = re.compile(r"\]\((?:<[^>]*>|[^()\s]*)(?: \"[^\"]*\")?\)|^\s*(?:[-*>#|]+|\d+[.)])\s", re.MULTILINE)
WORD = re.compile(r"[^\W_]+")
LEAF_TAGS = {"p", "li", "dt", "dd", "td", "th", "pre", "blockquote", "figcaption", "summary"}


@dataclass
class Piece:
    """A block of a page: where its text is in the body, or that it is not there."""

    element: "HtmlElement"
    text: str
    key: str
    at: int = -1
    missing: list[str] = field(default_factory=list)  # items of a list that were not taken


def pieces_of(page: "HtmlElement", blocks: list[str]) -> list[Piece]:
    """Lists, headings and paragraphs of a page in their order, each with its place among the blocks."""
    known: dict[str, int] = {}
    for number, block in enumerate(blocks):
        lines = [_key(MARKUP.sub(" ", line)) for line in block.split("\n")]
        for key in ("".join(lines), *lines):
            known.setdefault(key, number)
    known.pop("", None)
    taken = "".join(_key(MARKUP.sub(" ", block)) for block in blocks)
    starts = _starts(blocks)
    return [_placed(piece, known, taken, starts) for piece in _walk(page)]


def _starts(blocks: list[str]) -> list[int]:
    """Where each block begins in the words of all of them."""
    found, position = [], 0
    for block in blocks:
        found.append(position)
        position += len(_key(MARKUP.sub(" ", block)))
    return found


def _placed(piece: Piece, known: dict[str, int], taken: str, starts: list[int]) -> Piece:
    if piece.element.tag in LISTS:
        items_of = [item for item in piece.element if item.tag in ("li", "dt", "dd") and _key(words_of(item))]
        items = [_key(words_of(item)) for item in items_of]
        piece.missing = [
            key
            for item, key in zip(items_of, items, strict=True)
            if key not in known and not _is_taken(item, taken)
        ]
        there = [key for key in items if key in known]
        piece.at = known[there[0]] if there else -1
        if not piece.missing and items and piece.at < 0:
            piece.at = _at(items[0], taken, starts)
        if piece.at >= 0 and piece.missing and len({known[key] for key in there}) > 1:
            piece.missing = []  # it lies in several blocks: what is there is not written anew
        return piece
    if piece.key in known:
        piece.at = known[piece.key]
    elif len(piece.key) >= LEAST_TEXT and piece.key[:LONGEST_START] in taken:
        piece.at = _at(piece.key[:LONGEST_START], taken, starts)
    return piece


def _is_taken(item: "HtmlElement", taken: str) -> bool:
    """Whether most of what an item says is in the body, wherever it is."""
    texts = [key for text in item.itertext() if len(key := _key(str(text))) >= LEAST_ITEM]
    return 2 * sum(len(key) for key in texts if key in taken) > sum(map(len, texts)) > 0


def _at(key: str, taken: str, starts: list[int]) -> int:
    position = taken.find(key)
    return max((number for number, start in enumerate(starts) if start <= position), default=-1)


def _walk(element: "HtmlElement") -> Iterator[Piece]:
    """Lists, headings and paragraphs in the order of the page; nothing within a list or a table."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in UNSEEN | STRUCK:
            continue
        is_leaf = child.tag in HEADINGS | LISTS | LEAF_TAGS
        if child.tag == "table" or (
            is_leaf and child.tag not in LISTS and next(child.iterdescendants(*LISTS), None) is not None
        ):
            is_leaf = False
        if not is_leaf:
            if child.tag == "div" and next(child.iterdescendants(*BLOCKS), None) is None:
                is_leaf = True
            else:
                yield from _walk(child)
                continue
        text = words_of(child)
        if (key := _key(text)) and not MARKER.fullmatch(text):
            yield Piece(child, text, key)


def linked(element: "HtmlElement") -> float:
    """The share of an element's letters that are links."""
    letters = len(words_of(element))
    return sum(len(words_of(link)) for link in element.iter("a")) / letters if letters else 0


def words_of(element: "HtmlElement") -> str:
    return " ".join(" ".join(text for text in element.itertext() if isinstance(text, str)).split())


def _key(text: str) -> str:
    """Letters and figures alone: white space differs where styles begin and end."""
    return "".join(WORD.findall(text.casefold()))
