"""What an author or a site says of an article in a few sentences."""

import html
import re

from issuepress.text.characters import clean_line

LONGEST = 1000  # characters; more is an article
BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
CUT = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|\bread more\b|\bcontinue reading\b)\W*$", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=\S)")


def whole_summary(text: str) -> str:
    """One line of plain text without a last sentence that was cut; nothing where it is long."""
    line = clean_line(TAG.sub("", BLOCK.sub(" ", html.unescape(text[: 2 * LONGEST]))))
    if len(line) > LONGEST:
        return ""
    if not CUT.search(line):
        return line
    ends = [found.end() for found in SENTENCE_END.finditer(line)]
    return line[: ends[-1]].strip() if ends else ""
