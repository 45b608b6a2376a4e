"""Paragraphs that an e-mail, a terminal or the column of a PDF broke into lines."""

import re
from itertools import pairwise

from issuepress.read.byline import byline_of, looks_like_a_name

NARROWEST, WIDEST = 25, 130  # characters of the longest line in a text that was broken
LEAST = 3  # such lines
SHARE = 0.6  # of the lines that another one follows at once
LOWER = 0.4  # of what follows a line in a narrow column that begins in the middle of a sentence
FULL = 0.55  # of the longest line, at least, in a line that was broken
ALMOST_ALL = 0.95  # of the lines
TOP = 12  # lines, in which a byline may stand
NARROW = 60  # characters; lists and menus have lines as short as a column's
ITEM = re.compile(r"(?:[•·◦‣▪●○*–-]|\d{1,3}[.)])\s")
ENDS = (".", "!", "?", ":", ";")
HYPHENATED = re.compile(r"(?<=[^\W\d_]{2})-$")


def unwrapped(lines: list[str]) -> list[str]:
    """The lines with broken paragraphs joined, or as they are where each paragraph is one line."""
    longest = _usual_width(lines)
    inner = [(line, after) for line, after in pairwise(lines) if line and after]
    broken = [(line, after) for line, after in inner if len(line) >= FULL * longest]
    if not NARROWEST <= longest <= WIDEST or len(broken) < max(LEAST, SHARE * len(inner)):
        return lines
    inside = sum(after[0].islower() for _, after in broken)
    if longest < NARROW and inside < LOWER * len(broken):
        return lines
    whole = " ".join(lines)
    joined: list[str] = []
    before = ""
    for number, line in enumerate(lines):
        if number < TOP and (byline_of(line) or looks_like_a_name(line)):
            before = ""  # below a title
        goes_on = len(before) >= FULL * longest or (line[:1].islower() and not before.endswith(ENDS))
        if line and before and goes_on and not ITEM.match(line):
            joined[-1] = _joined(joined[-1], line, whole)
        else:
            joined.append(line)
        before = line
    return joined


def _usual_width(lines: list[str]) -> int:
    """The longest line, a few that stand out aside: titles and abstracts run across two columns."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(ALMOST_ALL * (len(lengths) - 1))] if lengths else 0


def _joined(text: str, line: str, whole: str) -> str:
    """Two lines as one: a word that was parted at the end of the first is whole again."""
    if not HYPHENATED.search(text) or not line[:1].islower():
        return f"{text} {line}"
    parted = text.rsplit(None, 1)[-1] + line.split(None, 1)[0].rstrip(".,;:!?")
    return text + line if parted in whole else text[:-1] + line
