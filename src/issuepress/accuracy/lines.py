"""A text as lines: paragraphs, headings, and list items with the lead line that they complete."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from issuepress.accuracy.words import MARKER, unmarked


class Line(NamedTuple):
    text: str
    lead: str = ""


# What a pasted web page has around its article: it is on the page, but the article does not say it.
FURNITURE = re.compile(
    r"(?:top|bottom) of page|comments|log in|share|recent posts|see all|writer:.*|updated:.*|\d+ min read"
    r"|©.*",
    re.IGNORECASE,
)
PAGE_ENDS = re.compile(r"©.*|bottom of page", re.IGNORECASE)
UNWRAPPED = 130  # lines as long as this were not broken by hand
RUNS_ON = 60  # a line as long as this without a full stop goes on in the next
ENDS = (".", "!", "?", "。")
COLONS = (":", "：")


def lines(text: str) -> Iterator[Line]:
    """Every line with words in it, without its Markdown, lines broken by hand joined again.

    A lead line ends in a colon; what it leads is a list with markers, or two or more lines in one block.
    """
    lead = ""
    for block in _blocks(text):
        first = next((n for n, line in enumerate(block) if MARKER.match(line)), len(block))
        above, items = _joined(block[:first]), _joined(block[first:])
        if lead and _listed(block):
            above, items = [], block
        for line in above:
            yield Line(line)
            lead = line if line.endswith(COLONS) else ""
        yield from (Line(item, lead) for item in items)


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in (*_without_footer(text.splitlines()), ""):
        stripped = line.strip()
        if stripped and not FURNITURE.fullmatch(stripped):
            if stripped not in block[-1:]:  # a caption stands twice on a pasted page
                block.append(stripped)
        elif block:
            yield block
            block = []


def _without_footer(lines: list[str]) -> list[str]:
    """A page ends where its comments begin: what stands between them and the copyright is not the article."""
    names = [line.strip().casefold() for line in lines]
    if "comments" not in names:
        return lines
    comments = len(names) - 1 - names[::-1].index("comments")
    return lines[:comments] if any(map(PAGE_ENDS.fullmatch, names[comments:])) else lines


def _listed(block: list[str]) -> bool:
    """Lines that each begin anew, rather than a paragraph broken by hand."""
    wrapped = any(len(line) >= RUNS_ON and after[0].islower() for line, after in pairwise(block))
    return len(block) > 1 and not wrapped and not any(map(MARKER.match, block))


def _joined(block: list[str]) -> list[str]:
    """The lines of a block, those that were only broken by hand as one."""
    joined: list[str] = []
    wrapped = max(map(len, block), default=0) < UNWRAPPED
    for number, line in enumerate(block):
        if joined and wrapped and _runs_on(block[number - 1], line):
            joined[-1] += f" {unmarked(line)}"
        else:
            joined.append(unmarked(line))
    return joined


def _runs_on(line: str, following: str) -> bool:
    if line.endswith(COLONS) or line.startswith("#") or MARKER.match(following):
        return False
    return following[0].islower() or (len(line) >= RUNS_ON and not line.endswith(ENDS))
