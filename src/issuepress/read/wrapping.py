"""Paragraphs that an e-mail or a terminal broke at a column."""

import re
from itertools import pairwise

BROKEN = range(45, 100)  # characters of a line that was broken
LEAST = 3  # such lines in a text that was broken
SHARE = 0.6  # of the lines that another one follows at once
ITEM = re.compile(r"(?:[•·◦‣▪●○*–-]|\d{1,3}[.)])\s")


def unwrapped(lines: list[str]) -> list[str]:
    """The lines with broken paragraphs joined, or as they are where each paragraph is one line."""
    inner = [line for line, after in pairwise(lines) if line and after]
    broken = [line for line in inner if len(line) in BROKEN]
    longest = max(map(len, lines), default=0)
    if len(broken) < max(LEAST, SHARE * len(inner)) or longest > BROKEN.stop:
        return lines
    joined: list[str] = []
    before = ""
    for line in lines:
        if line and len(before) in BROKEN and not ITEM.match(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        before = line
    return joined
