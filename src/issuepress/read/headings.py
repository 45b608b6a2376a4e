"""Headings that are not marked as such: a whole paragraph in bold."""

import re

BOLD = re.compile(r"\*\*(?P<text>(?:(?!\*\*).)+)\*\*(?P<rest>\\\n(?P<body>.+))?", re.DOTALL)
MOST_WORDS = 12
LEVEL = re.compile(r"^(#{2,6}) ", re.MULTILINE)


def with_promoted_headings(body: str) -> str:
    """Bold lines of fewer than twelve words that end in no full stop and have text below, as headings."""
    blocks = body.split("\n\n")
    level = "###" if LEVEL.search(body) else "##"
    written = [_promoted(block, number + 1 < len(blocks), level) for number, block in enumerate(blocks)]
    return "\n\n".join(written)


def _promoted(block: str, followed: bool, level: str) -> str:
    found = BOLD.fullmatch(block)
    text = found["text"].strip() if found else ""
    if (
        not found
        or not text
        or len(text.split()) >= MOST_WORDS
        or text.endswith((".", ",", ";"))
        or "\n" in text
    ):
        return block
    if found["body"]:
        return f"{level} {text}\n\n{found['body']}"
    return f"{level} {text}" if followed else block
