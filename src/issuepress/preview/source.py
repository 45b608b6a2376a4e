"""The HTML of an e-mail as lines of words with their kinds, for reading.

An e-mail's own lines are thousands of characters long; here a line also ends before each element that is a
block. ``elements`` names those that start in a line as ``name:nth``, counted as the checks count them. Every
character is shown as it is, and so the HTML is cut as text and not written anew from a tree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from issuepress.checks.mail.page import read

TOKEN = re.compile(
    r"(?P<comment><!--.*?-->|<!\[endif\]-->)|(?P<style>(?<=>)[^<]*(?=</style>))|(?P<tag><[^>]*>)|(?P<text>[^<]+|<)",
    re.DOTALL,
)
BLOCK = re.compile(
    r"(?=<(?:/?(?:html|head|body|table|tr)\b|(?:td|div|h\d|ul|li|p|blockquote|img|meta|style|title)\b|!--\[if))"
)
ATTRIBUTE = re.compile(r"(?P<name>[\w:-]+=)(?P<value>\"[^\"]*\"|'[^']*')")


class Piece(NamedTuple):
    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    pieces: tuple[Piece, ...]
    elements: tuple[str, ...]


def source_lines(html: str) -> list[Line]:
    """Every character of the HTML, line by line."""
    lines: list[tuple[list[Piece], list[str]]] = [([], [])]
    starts = {element.offset: f"{element.name}:{element.nth}" for element in read(html).elements}
    for found in TOKEN.finditer(html):
        kind, text = found.lastgroup or "text", found[0]
        if kind in ("tag", "comment") and BLOCK.match(text) and lines[-1][0]:
            lines.append(([], []))
        if found.start() in starts:
            lines[-1][1].append(starts[found.start()])
        for piece in _tag(text) if kind == "tag" else [Piece(kind, text)]:
            _write(lines, piece)
    return [Line(tuple(pieces), tuple(elements)) for pieces, elements in lines if pieces]


def _write(lines: list[tuple[list[Piece], list[str]]], piece: Piece) -> None:
    first, *others = piece.text.split("\n")
    if first:
        lines[-1][0].append(Piece(piece.kind, first))
    lines.extend(([Piece(piece.kind, other)] if other else [], []) for other in others)


def _tag(text: str) -> Iterator[Piece]:
    end = 0
    for found in ATTRIBUTE.finditer(text):
        yield Piece("tag", text[end : found.start()])
        yield Piece("name", found["name"])
        yield Piece("value", found["value"])
        end = found.end()
    yield Piece("tag", text[end:])
