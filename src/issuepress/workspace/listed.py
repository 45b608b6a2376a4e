"""A TOML array as its items, each with the comments above it and beside it."""

import re
from dataclasses import dataclass, field

from issuepress.workspace.layout import TOKEN, Value

WIDEST = 100  # characters of an array that is written in one line


@dataclass
class Item:
    """``above`` are whole lines, comments or empty; ``beside`` is a comment on the item's own line."""

    text: str
    above: list[str] = field(default_factory=list)
    beside: str = ""

    @property
    def written(self) -> str:
        return "\n".join([*self.above, f"{self.text} {self.beside}".rstrip()])


class Listed:
    """The items of an array. Written again, what was in a line of its own is so still."""

    def __init__(self, text: str, array: Value) -> None:
        whole, found = text[array.start : array.end], array.items or ()
        self.items = [Item(text[one.start : one.end]) for one in found]
        self.is_high = "\n" in whole
        line = text[text.rfind("\n", 0, array.start) + 1 : array.start]
        self.margin = re.match(r"\s*", line)[0]  # type: ignore[index]  # it always matches
        indent = re.search(r"\n([^\S\n]+)[^\s\]]", whole)
        self.indent = indent[1] if indent else f"{self.margin}    "
        edges = [array.start + 1, *(one.end for one in found), array.end - 1]
        starts = [*(one.start for one in found), array.end - 1]
        gaps = [text[end:start] for end, start in zip(edges, starts, strict=False)]
        self.ends_with_comma = bool(found) and "," in "".join(_texts(gaps[-1], "mark"))
        self.beside, above = _apart(gaps[0])
        for item, gap in zip(self.items, gaps[1:], strict=True):
            item.above = above
            item.beside, above = _apart(gap)
        self.below = above

    @property
    def text(self) -> str:
        flat = ", ".join(item.text for item in self.items)
        has_comments = self.beside or self.below or any(item.above or item.beside for item in self.items)
        if not has_comments and not (self.is_high and self.items) and len(flat) <= WIDEST:
            return f"[{flat}]"
        lines = [f"[ {self.beside}".rstrip()]
        for number, item in enumerate(self.items, 1):
            comma = "," if number < len(self.items) or self.ends_with_comma or not self.is_high else ""
            lines += self._indented(item.above)
            lines += [f"{self.indent}{item.text}{comma} {item.beside}".rstrip(" ")]
        return "\n".join([*lines, *self._indented(self.below), f"{self.margin}]"])

    def _indented(self, lines: list[str]) -> list[str]:
        return [f"{self.indent}{line}" if line else "" for line in lines]


def item_of(written: str) -> Item:
    """An item with its comments, from its own ``written``."""
    *above, last = written.split("\n")
    comments = [line for line in above if not line or line.startswith("#")]
    text = "\n".join([*above[len(comments) :], last])
    tokens = [found for found in TOKEN.finditer(text) if found.lastgroup == "comment"]
    beside = tokens[-1][0] if tokens and tokens[-1].end() == len(text) else ""
    return Item(text.removesuffix(beside).rstrip(), comments, beside)


def _texts(gap: str, kind: str) -> list[str]:
    return [found[0] for found in TOKEN.finditer(gap) if found.lastgroup == kind]


def _apart(gap: str) -> tuple[str, list[str]]:
    """What is between two items: the comment beside the first one, and the lines above the second one."""
    lines = [""]
    for found in TOKEN.finditer(gap):
        if found.lastgroup == "comment":
            lines[-1] = found[0].rstrip()
        elif found.lastgroup == "line":
            lines.append("")
    return lines[0], lines[1:-1]
