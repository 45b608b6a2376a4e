"""Why a sentence is never shown in a digest."""

import re

from issuepress.condense.english import cue, cues
from issuepress.condense.words import content, length, shared
from issuepress.text.sentences import Sentence

SHORTEST = 5  # words
ANSWER = 7  # words
LONGEST = 600  # characters: nobody reads on, and no pattern has to
CLOSERS = "\"'”’»)]*_ "
CREDIT = re.compile(
    r"^\W*(?:written|reviewed|posted|published|updated|edited|photo|image|source|references?|doi|by)\b.{0,60}$|"
    r"\bdoi\b|https?://|\d{1,3}\(\d{1,3}\):|\bet al\.?,? .*\d+\(\d+\)|^\W*[A-Z][\w’'-]+,? [A-Z]{1,3}[.,] ",
)


def bar(sentence: Sentence, *, english: bool) -> str:
    """The reason for which a sentence is never shown, or nothing.

    A sentence that merely needs the one before it is another matter: see ``leaning``.
    """
    text = sentence.text.rstrip(CLOSERS)
    if text.endswith(("?", "？", "؟")):
        return "a question"
    if text.endswith((":", "：")):
        return "leads to a list"
    if not text.endswith((".", "!", "…", "。", "！", "।", "۔", "॥")):
        return "not a whole sentence"
    if len(text) > LONGEST:
        return "too long to be read"
    return _english(sentence) if english else ""


def _english(sentence: Sentence) -> str:
    text = sentence.text
    if length(text) < SHORTEST:
        return "too short to stand alone"
    if sentence.kind == "quote":
        return "a quotation"
    if sentence.kind == "list" and (sentence.lead or not _whole(text)):
        return "an item without its lead"
    barred = next((why.name for why in cues("barred") if why.tells(text)), "")
    return _by_what_stands_above(sentence) or barred


def _by_what_stands_above(sentence: Sentence) -> str:
    if _only_answers(sentence):
        return "answers the question above it"
    if _states_a_myth(sentence):
        return "states a myth"
    credit = CREDIT.search(sentence.text) or any(map(cue("above", "references").tells, sentence.headings))
    return "a credit or a reference" if credit else ""


def _whole(text: str) -> bool:
    return text.rstrip(CLOSERS).endswith((".", "!")) and text[0].isupper()


def _only_answers(sentence: Sentence) -> bool:
    """A few words like "There is no fixed number" say nothing without their heading."""
    question = sentence.section.rstrip(CLOSERS).endswith("?") and sentence.position == 0
    few = length(sentence.text) <= ANSWER
    return question and few and not shared(content(sentence.section), content(sentence.text))


def _states_a_myth(sentence: Sentence) -> bool:
    """Under "Myth:", or the first words after "Myth: scans show the cause", which often say it once more."""
    myth = cue("above", "myth")
    if myth.tells(sentence.label) or myth.tells(sentence.lead):
        return True
    below = any(map(myth.tells, sentence.headings)) and sentence.position == 0
    return below and shared(content(sentence.section), content(sentence.text)) >= 0.6
