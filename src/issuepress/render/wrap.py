"""Markdown as lines of plain text: 78 columns, addresses on lines of their own."""

import re
import textwrap
import unicodedata

from issuepress.models import Issue
from issuepress.render.links import tracked
from issuepress.text import markdown

COLUMNS = 78


def paragraphs(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)


def underlined(title: str) -> str:
    if not title:
        return ""
    lines = _fold(title)
    return "\n".join([*lines, "=" * min(COLUMNS, max(_width(line) for line in lines))])


def wrapped(text: str, issue: Issue, bullet: str = "") -> str:
    """Inline Markdown as wrapped text, its links as numbers with their addresses below."""
    links = _Links(issue)
    parts = [markdown.linked_text(part, links.number) for part in re.split(r"\n\s*\n", text.strip())]
    folded = "\n\n".join("\n".join(_fold(part, bullet)) for part in parts)
    return "\n".join((folded, *links.lines))


def structured(text: str, issue: Issue) -> str:
    """Markdown with lists and tables as text, its links as numbers with their addresses below."""
    links = _Links(issue)
    found = [_block(block) for block in markdown.blocks(text.strip(), links.number)]
    return paragraphs(*found, "\n".join(links.lines))


class _Links:
    """The addresses of a text, counted from 1."""

    def __init__(self, issue: Issue) -> None:
        self.issue, self.lines = issue, list[str]()

    def number(self, address: str) -> str:
        """``[1]`` to stand after a link's words; nothing for what is no address to be opened."""
        if not address.startswith(("http://", "https://", "mailto:")):
            return ""
        self.lines.append(f"[{len(self.lines) + 1}] {tracked(address, self.issue)}")
        return f" [{len(self.lines)}]"


def _block(block: markdown.Block) -> str:
    if block.kind == "list":
        marks = (f"{number}. " if block.ordered else "* " for number in range(1, len(block.items) + 1))
        return "\n".join("\n".join(_fold(item, mark)) for item, mark in zip(block.items, marks, strict=True))
    if block.kind == "table":
        return "\n".join("\n".join(_fold(row)) for row in block.items)
    return "\n".join(_fold(block.text))


def _fold(text: str, bullet: str = "") -> list[str]:
    wide = _width(text) > 1.3 * len(text)  # a script without spaces, whose characters take two columns
    return textwrap.wrap(
        text,
        COLUMNS // 2 if wide else COLUMNS,
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=wide,
        break_on_hyphens=False,
    )


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
