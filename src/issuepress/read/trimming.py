"""What leaks into an article out of a page: its title and byline above, share rows and teasers below."""

import re

from issuepress.read.byline import byline_of
from issuepress.read.furniture import is_ending, is_furniture

MARKUP = re.compile(r"^(?:[-*>#]+|\d+[.)])\s+|\*\*|\\(?=[^\w\s])|\[|\]\([^)]*\)")
TOP = 8  # blocks at most between a title and the first sentence
LONGEST_ROW = 8  # words in an item of a byline list


def trimmed(body: str, title: str) -> str:
    """A Markdown body without what stands around it. Only whole blocks go, and no prose."""
    blocks = [block for block in body.split("\n\n") if not _is_furniture(block)]
    blocks = _without_top(blocks, title)
    while len(blocks) > 1 and (blocks[-1].startswith("#") or is_ending(_words(blocks[-1]))):
        blocks.pop()
    return "\n\n".join(blocks).strip()


def _without_top(blocks: list[str], title: str) -> list[str]:
    kept: list[str] = []
    for number, block in enumerate(blocks[:TOP]):
        if _words(block).casefold() == title.casefold() or _is_byline(block):
            continue
        kept.append(block)
        if len(_words(block).split()) > 2 * LONGEST_ROW:
            return kept + blocks[number + 1 :]
    return kept + blocks[TOP:]


def _is_byline(block: str) -> bool:
    """A block that says who and when. In a list one such row is enough, if the others are as short."""
    rows = [_words(row) for row in block.split("\n")]
    said = [row for row in rows if byline_of(row)]
    return bool(said) and all(len(row.split()) <= LONGEST_ROW for row in rows if row not in said)


def _is_furniture(block: str) -> bool:
    """Images and code are not looked into."""
    if block.startswith(("![", "```", "    ")):
        return False
    return all(is_furniture(_words(row)) for row in block.split("\n"))


def _words(row: str) -> str:
    return MARKUP.sub("", row.strip()).strip()
