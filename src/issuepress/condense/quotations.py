"""Sentences in the midst of somebody else's words: a quotation that runs over several sentences."""

import re
from collections.abc import Sequence

from issuepress.text.sentences import Sentence

INCHES = re.compile(r"\d\"")


def in_quotations(found: Sequence[Sentence]) -> list[bool]:
    """Whether each sentence stands between marks that an earlier one opened and a later one closes.

    In the paragraph where they were opened only: a mark that was forgotten spoils no more than that.
    """
    inside, block = "", -1
    result = []
    for sentence in found:
        if sentence.block != block:
            inside, block = "", sentence.block
        result.append(bool(inside))
        inside = _open(inside, INCHES.sub("", sentence.text))
    return result


def _open(inside: str, text: str) -> str:
    """The mark that is left open at the end of a text that begins inside of it."""
    for mark in re.findall(r"[“”\"]", text):
        if mark == '"':
            inside = "" if inside == '"' else inside or '"'
        elif mark == "“":
            inside = inside or "“"
        elif inside == "“":
            inside = ""
    return inside
