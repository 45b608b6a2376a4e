"""Sentences that cannot be understood, or are not fair, without their neighbor."""

from functools import lru_cache

from issuepress.condense.english import cue
from issuepress.condense.words import length

ROOM = (
    10  # words: what "those problems" stands for may come before it in the same sentence, given as much room
)


@lru_cache(maxsize=20_000)
def needs_company(text: str) -> bool:
    """Whether the sentence leans on the one before it: "Their findings", "This means", "those treatments"."""
    if cue("leaning", "points back").tells(text) and not cue("leaning", "points ahead").tells(text):
        return True
    said = cue("leaning", "said before").find(text)
    return said is not None and length(text[: said.start()]) < ROOM


def qualifies(text: str) -> bool:
    """Whether the sentence takes something back from the one before it: "It was a single study"."""
    leans = needs_company(text) or cue("leaning", "but").tells(text)
    return leans and cue("leaning", "takes back").tells(text)
