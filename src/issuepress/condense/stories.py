"""One person's case, the author's own included: it proves nothing, and goes on over several sentences."""

import re
from collections.abc import Sequence

from issuepress.condense.english import cue
from issuepress.text.sentences import Sentence

HEADING = re.compile(
    r"\b(?:stor(?:y|ies)|case (?:study|example|report)|testimonials?|from my practice|meet [A-Z]\w+|"
    r"my (?:own )?(?:experience|journey|recovery))\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"\b(?:he|she|his|her|hers|him|i|my|me|we|our)\b", re.IGNORECASE)
MORAL = re.compile(r"\bthis (?:case|story|patient|example) (?:shows?|proves?|illustrates?)\b", re.IGNORECASE)
STUDIED = "studied"


def in_stories(found: Sequence[Sentence]) -> list[bool]:
    """Whether each sentence of an English article tells of one person's case.

    A story begins where its heading or its words say so, and ends with the first paragraph that speaks of
    nobody, or the section. In a paragraph of many sentences only those that speak of somebody belong to it.
    """
    told, here = list[bool](), None
    for sentence in found:
        begins = _begins(sentence)
        if begins:
            here = sentence.headings
        goes_on = here == sentence.headings and bool(GOES_ON.search(sentence.text))
        if not begins and not goes_on and sentence.position == 0:
            here = None
        belongs = begins or (goes_on and not _is_general(sentence.text))
        told.append(belongs or _weighs_a_story(sentence.text))
    return told


def _begins(sentence: Sentence) -> bool:
    if HEADING.search(sentence.section) and not sentence.section.endswith("?"):
        return not _is_general(sentence.text)
    anecdote = cue("paragraph", "anecdote").tells(sentence.text)
    own = cue("barred", "tells of the author's own case").tells(sentence.text)
    return (anecdote or own) and not _is_general(sentence.text)


def _weighs_a_story(text: str) -> bool:
    """What a story shows, and what the author's experience is worth: nothing without the story."""
    return bool(MORAL.search(text)) or cue("paragraph", "own experience").tells(text)


def _is_general(text: str) -> bool:
    """A study of many, told in the same breath."""
    return cue("paragraph", STUDIED).tells(text)
