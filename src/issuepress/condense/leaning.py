"""Sentences that cannot be understood, or are not fair, without their neighbor."""

from functools import lru_cache

from issuepress.condense.english import cue
from issuepress.condense.words import length

# Words: what "those problems" stands for may come before it in the same sentence, given as much room.
ROOM = 10


@lru_cache(maxsize=20_000)
def needs_company(text: str) -> bool:
    """Whether the sentence leans on the one before it: "Their findings", "This means", "those treatments"."""
    if cue("leaning", "points back").tells(text) and not cue("leaning", "points ahead").tells(text):
        return True
    return _names_late("said before", text) or speaks_of_its_study(text)


def speaks_of_its_study(text: str) -> bool:
    """Whether it says "the authors" or "both groups" of a study that another sentence names."""
    return _names_late("speaks of its study", text)


def _names_late(name: str, text: str) -> bool:
    """Whether nothing that comes before the cue in the sentence can be what it means."""
    said = cue("leaning", name).find(text)
    return said is not None and length(text[: said.start()]) < ROOM


def qualifies(text: str) -> bool:
    """Whether the sentence takes something back from the one before it: "It was a single study"."""
    leans = needs_company(text) or cue("leaning", "but").tells(text)
    return leans and cue("leaning", "takes back").tells(text)


def follows_up(text: str) -> bool:
    """Whether the sentence tells what came later: "By one year the groups were alike"."""
    return cue("leaning", "later").tells(text)


def is_overtaken(text: str) -> bool:
    """Whether the sentence tells what used to be thought or called so; the next one says what holds."""
    return cue("leaning", "overtaken").tells(text)
