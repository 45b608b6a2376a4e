"""The words of a few sentences that a claim hangs on, each with what it says there."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from issuepress.accuracy import lexicon
from issuepress.accuracy.denials import turned
from issuepress.accuracy.mark import Mark
from issuepress.accuracy.meanings import STUDIES, meant
from issuepress.accuracy.stems import stems_of
from issuepress.accuracy.vocabulary import one_of

if TYPE_CHECKING:
    from issuepress.accuracy.reading import Reading

# "Unexplained" is "not explained".
UNDONE = re.compile(r"un(?!der|til|it|less|i[oqv]|cle|usual)\w{4,}|\w{3,}(?<!un)less|non\w*")
KEPT = ("negation", "order", "condition")
TAKEN = ("negation", "quantifier", "degree", "hedge", "direction", "order")
NEGATED_WITHIN = 6  # words between "not" and the "shown" that it denies, "quality" and the "low" that it is
DENIED = one_of("no not without never lack")
CONDITIONED = 6  # words from "only" to its "if"
WEAK = stems_of("low poor weak thin scarce little limited uncertain shaky slim patchy")
STRONG = stems_of("strong good high solid convincing firm robust")
PROOF = stems_of("evidence certainty proof test research")


def marks(reading: "Reading") -> list[Mark]:
    """Every mark; those of "not" and "shown" are one, "unproven", and of "certainty" and "low", "limited"."""
    found = [mark for mark in _found(reading) if meant(mark, reading)]
    found = [mark._replace(value=_denied_thing(mark, reading)) for mark in found]
    denials = [mark for mark in found if mark.value == "not"]
    unproven = [
        (proven, denial)
        for proven in found
        if proven.value == "proven"
        for denial in denials
        if denial.end <= proven.start <= denial.end + NEGATED_WITHIN
        and reading.segments[denial.start] == reading.segments[proven.start]
    ]
    gone = set(chain.from_iterable(unproven))
    joined = [Mark("evidence", "unproven", d.start, p.end) for p, d in unproven]
    joined += _graded(reading)
    found = [mark._replace(value="just") if _before_a_number(mark, reading) else mark for mark in found]
    found = [mark._replace(value="only_if") if _only_if(mark, reading) else mark for mark in found]
    left = _without_consumed(reading, [mark for mark in found if mark not in gone] + joined)
    return list(turned(left, reading))


def _found(reading: "Reading") -> Iterator[Mark]:
    for place, word in enumerate(reading.words):
        if UNDONE.fullmatch(word.key):
            yield Mark("scope", "un", place, place + 1)
    ends: dict[str, int] = {}
    facts = lexicon.facts()
    for place in range(len(reading.stems)):
        longest: dict[str, int] = {}
        for entry in facts.at(reading.stems, place):
            if not reading.breaks.isdisjoint(range(place + 1, place + len(entry.stems))):
                continue
            size = longest.setdefault(entry.kind, len(entry.stems))
            if len(entry.stems) == size and place >= ends.get(entry.kind, 0):
                yield Mark(entry.kind, entry.value, place, place + size)
        for kind, size in longest.items():
            if place >= ends.get(kind, 0):
                ends[kind] = place + size


def _graded(reading: "Reading") -> Iterator[Mark]:
    """How good the evidence is, in any order: "the certainty of that is low", "weak evidence"."""
    for place, stem in enumerate(reading.stems):
        if stem in PROOF or (stem == "quality" and not STUDIES.isdisjoint(reading.stems)):
            for other in range(max(0, place - 2), min(place + NEGATED_WITHIN, len(reading.stems))):
                grade = reading.stems[other]
                between = reading.stems[min(place, other) : max(place, other)]
                if (
                    grade in WEAK | STRONG
                    and "that" not in between
                    and reading.segments[other] == reading.segments[place]
                ):
                    start, end = min(place, other), max(place, other) + 1
                    denials = [n for n in range(max(0, start - 3), start) if reading.stems[n] in DENIED]
                    start = min([start, *denials])
                    value = "limited" if grade in WEAK else "unproven" if denials else "proven"
                    yield Mark("evidence", value, start, end)


def _without_consumed(reading: "Reading", found: Sequence[Mark]) -> list[Mark]:
    """The "no" of "no evidence" and of "no difference" denies nothing else."""
    takers = [mark for mark in found if mark.end - mark.start > 1 and mark.kind not in KEPT]
    takers += [
        Mark("number", "", number.start, number.end)
        for number in reading.numbers
        if number.limit or not number.weak
    ]
    return [m for m in found if m.value != "neutral" and not any(_takes(taker, m) for taker in takers)]


def _takes(taker: Mark, mark: Mark) -> bool:
    """Whether a word says nothing of its own within a longer phrase or a number."""
    longer = (
        taker.start <= mark.start
        and mark.end <= taker.end
        and taker.end - taker.start > mark.end - mark.start
    )
    wider = taker.kind in ("number", "evidence", "hedge") or taker.value == "same" or mark.kind == "negation"
    return longer and mark.kind in TAKEN and (wider or taker.kind == mark.kind)


def _before_a_number(mark: Mark, reading: "Reading") -> bool:
    """Like "only 2.1 mmHg", which limits nothing."""
    return mark.value == "only" and any(number.start == mark.end for number in reading.numbers)


def _only_if(mark: Mark, reading: "Reading") -> bool:
    """Like the "only" of "you only lose weight if", which says what must be."""
    near = range(mark.end, min(mark.end + CONDITIONED, len(reading.stems)))
    return mark.value == "only" and any(reading.stems[place] in ("if", "when", "unless") for place in near)


def _denied_thing(mark: Mark, reading: "Reading") -> str:
    """Like "to avoid trouble", which denies an "ill"; "those who did not", who are the "rest"."""
    if mark.kind != "negation" or mark.value != "not":
        return mark.value
    ends = mark.end == len(reading.stems) or mark.end in reading.breaks
    if ends and reading.stems[mark.start - 1 : mark.start] in (["do"], ["be"]):
        return "rest"
    return "ill" if _denies_ill(mark, reading) else "not"


def _denies_ill(mark: Mark, reading: "Reading") -> bool:
    """Like "to avoid trouble"."""
    if mark.kind != "negation" or reading.stems[mark.start] not in ("avoid", "without"):
        return False
    return any(_ill(reading, place) for place in range(mark.end, min(mark.end + 3, len(reading.stems))))


def _ill(reading: "Reading", place: int) -> bool:
    return any(entry.value == "worse" for entry in lexicon.facts().at(reading.stems, place))
