"""Sentences that cannot be understood, or are not fair, without their neighbor."""

import re
from functools import lru_cache

from issuepress.condense.english import cue
from issuepress.condense.words import length

# Words: what "those problems" stands for may come before it in the same sentence, given as much room.
ROOM = 10
# "Ask before you stop taking them": nothing before it in the sentence is more than one, or a person.
THEM = re.compile(r"\b(?:them|they|their|theirs|themselves)\b", re.IGNORECASE)
SEVERAL = re.compile(
    r"\b(?!(?:this|is|was|has|does|its|his|as|us|always|perhaps|yes|plus|across)\b)\w+(?<!s)s\b|"
    r"\b(?:people|children|women|men|feet|teeth|mice|who|\w+one|every|each|person|child|patient|puppy|baby|"
    r"team|company|staff|family|and|both|those|these|data|media|police|most|many|some|few|\d+)\b",
    re.IGNORECASE,
)
PERSON = re.compile(r"\b\w{2,}(?:er|or|ist|ee|ian)\b")
# "Pain may come back after it": no thing is named before.
IT = re.compile(
    r"\b(?:of|for|after|before|to|with|than|from|about|without|using|doing|try|use|taking) it\b",
    re.IGNORECASE,
)
THING = re.compile(r"\b(?:the|a|an|your|our|their|this|his|her|my) [a-z-]+", re.IGNORECASE)
EARLY = 45  # characters
# "A review found that its effect was small": what found it has no effect of its own.
FOUND = re.compile(
    r"\b(?:found|shows?|showed|suggests?|concluded?|evidence) that its? (?!is |was |can |may |takes )"
)
TAKEN = re.compile(r"\b(?:take|taking|use|using|try|trying|stop|stopping) them\b", re.IGNORECASE)  # no person


@lru_cache(maxsize=20_000)
def needs_company(text: str) -> bool:
    """Whether the sentence leans on the one before it: "Their findings", "This means", "those treatments"."""
    if cue("leaning", "points back").tells(text) and not cue("leaning", "points ahead").tells(text):
        return True
    return _names_late("said before", text) or speaks_of_its_study(text) or _means_something_else(text)


def _means_something_else(text: str) -> bool:
    """Whether a pronoun inside the sentence stands for nothing that the sentence names before it."""
    them, it = THEM.search(text), IT.search(text)
    if them and them.start() and not SEVERAL.search(text, 0, them.start()):
        return bool(TAKEN.search(text)) or not PERSON.search(text, 0, them.start())
    if it and it.start() < EARLY and not THING.search(text, 0, it.start()):
        return True
    found = FOUND.search(text)
    return found is not None and found.start() < 2 * EARLY and not text[: found.start()].count(",")


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
