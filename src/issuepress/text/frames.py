"""Frames: headings, leads, labels and quotations that turn a true sentence of an article into a false one.

"Bed rest heals a sore back." is true to no article that says it under "What people get wrong". Patterns of
denial, of hearsay and of doubt are told from the words of what stands above or before a sentence; they are
data, in ``frames.toml``.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from issuepress.text.sentences import Sentence, split

FILE = Path(__file__).with_name("frames.toml")
Kind = Literal["denies", "attributes", "doubts", "depends"]
KINDS: tuple[Literal["denies", "attributes", "doubts"], ...] = ("denies", "attributes", "doubts")
Place = Literal["heading", "lead", "label", "quotation"]
LONGEST_LABEL = 8  # words
LONGEST_HEADING = 20  # words: what is longer is a sentence, and says itself what it means
NUMBERED = re.compile(r"^(?:\W|\d+\W|#\d+\W*)+")
NEGATION = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|against|avoid|stop|skip|unlike|instead of|rule[sd]? out|"
    r"nicht|kein\w*|pas|jamais|no|nunca|non|mai|não|niet|geen|cannot)\b|n't\b"
)
# "The leaflet says:" is hearsay; "Researchers found:" is not.
SAID = re.compile(
    r"\b(?:sa(?:y|ys|id)|claim(?:s|ed)?|promis(?:e|es|ed)|told (?:us|me)|argue[sd]?|swears?|insists?)$"
)
KNOWS = re.compile(
    r"\b(?:experts?|dr|doctors?|prof\w*|research\w*|stud(?:y|ies)|scien\w+|guidelines?|therapists?|physio\w*|nurses?|"
    r"surgeons?|dieti\w+|vets?|association|university|evidence|law|i|we)\b"
)
# "See a doctor if:", "For people who have:": the items below hold for some cases only.
CONDITION = re.compile(
    r"\b(?:if|when|unless|until|in case)(?: (?!\w+ing\b)\w+){0,8}$|^(?:if|when|unless|until)\b[^,]*$|"
    r"\b(?:people|patients|adults|children|women|men|those|anyone|someone|everyone) "
    r"(?:with|who|whose|that)(?: \w+){0,8}$"
)
HARMLESS = re.compile(
    r"^(?:if|when) (?:you|one) (?:want|wish|would like|are ready|decide|choose|need|have time)\b"
)
# A question asks about what its words deny: only these are doubted whatever is asked.
ASKED = re.compile(
    r"\b(?:myths?|fictions?|true|false|hype|hoax|fads?|fake|legends?|wives' tales?|rumou?rs?|nonsense)\b"
)
DENIED = re.compile(r"\b(?:not|no|nor|cannot|few|little|unclear|unless|depends?|sometimes)\b|n't\b")
FORBIDS = re.compile(r"^(?:do not|don't|never|avoid)\b|\b(?:should|must|ought)(?: not| never|n't)\b")
LONG_WORD = re.compile(r"\w{4}(?=\w)")  # the beginning of it, whatever its ending
STATED = re.compile(r"[:–—-] ?\S+(?: \S+){2,}")  # "Myth 2: scans show the cause", the belief itself
ONE = re.compile(r"\b(?:myth|misconception|mistake|claim|rumou?r|fiction|lie|belief|fallacy|legend)\b(?!s)")


@dataclass(frozen=True)
class Frame:
    """Why a sentence does not say by itself what its article says.

    It "denies" (is false, over, not to be done), "attributes" (others say so), "doubts" (nobody knows) or
    "depends" (holds only where its lead does). ``words`` are the article's, at that ``place``.
    """

    kind: Kind
    words: str
    place: Place

    def __str__(self) -> str:
        how = {
            "denies": "says is not so",
            "attributes": "says others think",
            "doubts": "says is not known",
            "depends": "makes depend on it",
        }
        return f"its {self.place} “{self.words}” {how[self.kind]}"


def frames(found: Sequence[Sentence]) -> list[Frame | None]:
    """The frame that each sentence of an article stands in, None where it stands for itself.

    A sentence that refutes ("In fact ...", "Trials found no ...") steps out of what denies, doubts or
    attributes, and what follows in its paragraph with it; below a heading that names one belief, like
    "Myth 2: ...", all that follows.
    """
    turned: tuple[object, ...] = ()
    result = []
    for sentence in found:
        frame = frame_of(sentence.headings, sentence.lead, label_of(sentence), sentence.kind)
        single = frame is not None and _names_one(frame)
        here = (sentence.headings,) if single else (sentence.headings, sentence.block, sentence.item)
        if frame and frame.kind != "depends" and frame.place != "quotation":
            labeled = frame.place == "label" and sentence.position == 0
            answers = refutes(sentence.text) or (single and _answers(frame.words, sentence.text))
            if not labeled and answers:
                turned = here
            if turned == here:
                frame = None
        result.append(frame)
    return result


def _names_one(frame: Frame) -> bool:
    return frame.place == "heading" and ONE.search(_folded(frame.words)) is not None


def _answers(heading: str, text: str) -> bool:
    """Whether a sentence denies something below a heading that states the one belief it is about."""
    said, denied = _folded(text), STATED.search(_folded(heading))
    if not denied or FORBIDS.search(said) or not DENIED.search(said):
        return False
    return not set(LONG_WORD.findall(denied[0])).isdisjoint(LONG_WORD.findall(said))


def frame_of(
    headings: Sequence[str], lead: str = "", label: str = "", kind: str = "paragraph"
) -> Frame | None:
    """The nearest frame of what has these ``headings`` above it, the outermost first, a lead and a label.

    ``kind`` is the block's: a block quotation is somebody else's until its speaker is told.
    """
    near: list[tuple[Place, str]] = [("label", label), ("lead", lead)]
    for place, words in [*near, *(("heading", heading) for heading in reversed(headings))]:
        found = _framing(place, words)
        if found:
            return found
        if place == "heading" and affirms(words):
            break
    return Frame("attributes", "quotation", "quotation") if kind == "quote" else None


def label_of(sentence: Sentence) -> str:
    """The label of a sentence, also one that a small letter follows: "Rumor: shots cure tendons"."""
    if sentence.label:
        return sentence.label
    start, colon, rest = sentence.text.partition(":")
    return start if colon and rest and len(start.split()) <= LONGEST_LABEL else ""


@lru_cache(4096)
def refutes(text: str) -> bool:
    """Whether a sentence itself says that something is not so, or what holds instead."""
    folded = _folded(text)
    return bool(_pattern("refutes", "anywhere").search(folded) or _pattern("refutes", "start").match(folded))


@lru_cache(4096)
def affirms(heading: str) -> bool:
    """Whether a heading says that what stands below holds: "Fact", "What research shows"."""
    return bool(_pattern("affirms", "anywhere").search(_folded(heading)))


@lru_cache(4096)
def _framing(place: Place, words: str) -> Frame | None:
    folded = _folded((split(words) or [""])[-1] if place == "lead" else words)
    if words.rstrip().endswith("?") and not ASKED.search(folded):
        return None
    if not folded or len(folded.split()) > LONGEST_HEADING * (1 + (place == "lead")):
        return None
    kind = next((kind for kind in _kinds(place, folded)), None)
    return Frame(kind, words.strip().rstrip(":："), place) if kind else None


def _kinds(place: Place, folded: str) -> Iterator[Kind]:
    for kind in KINDS:
        if _pattern(kind, "anywhere").search(folded) or _pattern(kind, "whole").fullmatch(folded):
            yield kind
    if place == "lead" and NEGATION.search(folded):
        yield "denies"
    if place == "lead" and SAID.search(folded) and not KNOWS.search(folded):
        yield "attributes"
    if place == "lead" and CONDITION.search(folded) and not HARMLESS.search(folded):
        yield "depends"


def _folded(text: str) -> str:
    plain = " ".join(NUMBERED.sub("", text).replace("’", "'").lower().split())
    return plain.rstrip(" :：.!…\"”'")


@cache
def _pattern(kind: str, where: str) -> re.Pattern[str]:
    phrases = "|".join(re.split(r"\s+\|\s+|\s*\n\s*", _data()[kind].get(where, "(?!)").strip()))
    if where == "anywhere":
        return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)")
    return re.compile(rf"(?:{phrases})\??")


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
