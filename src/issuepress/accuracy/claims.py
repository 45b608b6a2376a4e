"""What a claim hangs on, and what may go from a sentence without changing it."""

from collections.abc import Sequence
from functools import cache

from issuepress.accuracy import vocabulary
from issuepress.accuracy.words import Word, key

LABEL_WORDS = 8
REMARK_WORDS = 8


def kind(keys: Sequence[str], others: Sequence[str]) -> str:
    """What the gravest difference between some words and those in their place is about."""
    mine, theirs = " ".join(keys), " ".join(others)
    for name, pattern in vocabulary.KINDS.items():
        if sorted(pattern.findall(mine)) != sorted(pattern.findall(theirs)):
            return name
    return "wording"


def about(keys: Sequence[str], *kinds: str) -> bool:
    """Whether one of these words is of one of these kinds."""
    return any(vocabulary.KINDS[kind].search(" ".join(keys)) for kind in kinds)


def protected(keys: Sequence[str]) -> bool:
    """Whether a claim may hang on one of these words."""
    return kind(keys, ()) not in ("wording", "relation")


def label(words: Sequence[Word]) -> int:
    """How many words the run-in label at the start has ("Post-rupture recovery: ..."), 0 where there is none.

    What denies the rest ("Myth: ...", "Do not take if: ...") or says whom or when it is about ("Adults: ...",
    "Week 2: ...") is a part of the claim and no label.
    """
    for end, word in enumerate(words[1 : LABEL_WORDS + 1], start=1):
        if word.before.startswith((":", '":', "):")):
            return 0 if _belongs(words, end) else end
    return 0


def _belongs(words: Sequence[Word], end: int) -> bool:
    keys = [word.key for word in words[:end]]
    if keys[0] in vocabulary.DENIALS or about(keys, "population", "unit", "date", "question"):
        return True
    if words[end].text[0].islower():
        return about(keys, *vocabulary.MEASURES)
    return about(keys, "negation") and len(words) - end < LABEL_WORDS


def connective(words: Sequence[Word], start: int = 0) -> int:
    """Where the sentence goes on behind a leading connective, ``start`` where there is none."""
    keys = tuple(word.key for word in words[start : start + 5])
    for size in range(len(keys) - 1, 0, -1):
        if keys[:size] in _connectives():
            comma = words[start + size].before.startswith(",")
            bare = size == 1 and keys[0] in vocabulary.WITHOUT_COMMA
            return start + size if comma or bare else start
    return start


@cache
def _connectives() -> set[tuple[str, ...]]:
    return {tuple(map(key, connective.split())) for connective in vocabulary.CONNECTIVES}


def remark(words: Sequence[Word]) -> int:
    """Where a remark to the reader begins that ends a sentence ("..., as many of you know"), else its end."""
    for start in range(len(words) - 1, max(len(words) - REMARK_WORDS, 0), -1):
        if vocabulary.REMARK.fullmatch(" ".join(word.key for word in words[start:])):
            return start
    return len(words)
