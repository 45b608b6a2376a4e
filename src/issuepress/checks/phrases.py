"""The words that checks look for, from ``phrases.toml``, and whether a text says them or denies them."""

import re
import textwrap
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from issuepress.text.patterns import Pattern
from issuepress.text.sentences import split

CLAUSE = Pattern(r"[;:!—–]")
# "No more pain, guaranteed" denies nothing.
ADDED = Pattern(r"guarant|garant|100|risk", re.IGNORECASE)
DENIED_AFTER = Pattern(
    r"\W*(?:(?!you\b|or\b)\w+\W+){0,2}"
    r"(?:(?:is|are|was|were|do|does|did|can|could|should|has|have)(?:n['’]t| not| no)|cannot)\b",
    re.IGNORECASE,
)
NEARBY = 9  # words
LONGEST_SENTENCE = 1_000  # characters; what is longer is a list of something


@cache
def phrases(name: str) -> Pattern:
    """A pattern for any phrase of an entry, as whole words, in any case."""
    return _pattern("|".join(_entries(name)))


@cache
def words(name: str) -> frozenset[str]:
    """The entry as a set, where it holds single words."""
    return frozenset(_entries(name))


@cache
def rules(name: str) -> Pattern:
    """A pattern for the phrases of a table; the name of the group that matched is that of the rule."""
    return _pattern("|".join(f"(?P<{rule}>{phrase})" for rule, phrase in _all()[name].items()))


def said(name: str, text: str, *, asked: bool = False) -> Iterator[str]:
    """What a text says of an entry, unless it denies it ("not a cure") or asks for it ("Is it a cure?").

    Where ``asked``, questions count too.
    """
    if not phrases(name).search(text):
        return
    for sentence in (piece for whole in split(text) for piece in textwrap.wrap(whole, LONGEST_SENTENCE)):
        if asked or not _asks(sentence):
            for found in phrases(name).finditer(sentence):
                if not _denied(sentence[: found.start()], found[0], sentence[found.end() :]):
                    yield found[0]


def _asks(sentence: str) -> bool:
    first = phrases("questions").search(sentence[:20])
    begins = first is not None and not any(map(str.isalnum, sentence[: first.start()]))
    return begins and sentence.rstrip(" \"'”’)").endswith("?")


def _denied(before: str, phrase: str, after: str) -> bool:
    """Whether a word nearby says the contrary."""
    if before.rstrip().endswith(",") and ADDED.match(phrase):
        return False
    clause = CLAUSE.split(before)[-1]
    nearby = " ".join(clause.split()[-NEARBY:])
    return bool(phrases("denials").search(nearby) or DENIED_AFTER.match(after))


def _pattern(alternatives: str) -> Pattern:
    either_apostrophe = alternatives.replace("'", "['’]")
    return Pattern(rf"(?<!\w)(?:{either_apostrophe})(?!\w)", re.IGNORECASE)


def _entries(name: str) -> list[str]:
    return [phrase for line in _all()[name].splitlines() if line for phrase in line.split(" | ")]


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text("utf-8"))
