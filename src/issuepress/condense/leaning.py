"""Sentences that cannot be understood, or are not fair, without their neighbor."""

from issuepress.condense.english import cue
from issuepress.condense.words import length
from issuepress.sentences import Sentence

ROOM = (
    10  # words: what "those problems" stands for may come before it in the same sentence, given as much room
)


def needs_company(sentence: Sentence) -> bool:
    """Whether the sentence leans on the one before it: "Their findings", "This means", "those treatments"."""
    text = sentence.text
    if cue("leaning", "points back").tells(text) and not cue("leaning", "points ahead").tells(text):
        return True
    said = cue("leaning", "said before").pattern.search(text)
    return said is not None and length(text[: said.start()]) < ROOM


def qualifies(sentence: Sentence) -> bool:
    """Whether the sentence takes something back from the one before it: "It was a single study"."""
    leans = needs_company(sentence) or cue("leaning", "but").tells(sentence.text)
    return leans and cue("leaning", "takes back").tells(sentence.text)
