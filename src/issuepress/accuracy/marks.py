"""The words of a few sentences that a claim hangs on, each with what it says there."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from issuepress.accuracy import lexicon
from issuepress.accuracy.denials import turned
from issuepress.accuracy.mark import Mark
from issuepress.accuracy.stems import stems_of
from issuepress.accuracy.vocabulary import one_of

if TYPE_CHECKING:
    from issuepress.accuracy.reading import Reading

# "Unexplained" is "not explained".
UNDONE = re.compile(r"un(?!der|til|it|less|i[oqv]|cle|usual)\w{4,}|\w{3,}(?<!un)less|non\w*")
KEPT = ("negation", "order", "condition")
TAKEN = ("negation", "quantifier", "degree", "hedge", "direction", "order")
FALLS = one_of("of in from a any few more have for that per prevent and or first")
NEGATED_WITHIN = 6  # words between "not" and the "shown" that it denies, "quality" and the "low" that it is
DENIED = one_of("no not without never lack")
STUDIES = stems_of(
    "study trial research review data evidence finding result analysis survey theory which that"
)
CONDITIONED = 6  # words from "only" to its "if"
GOING = stems_of("go be move push bring come drive get tick inch trend climb edge creep shoot keep hold")
SAYING_HOW_COMMON = one_of("a the is are was were more most less least very so how as be quite too fairly")
HELPED = 3  # words
PAST = one_of("was were had did became got felt took")
GUESSED = one_of("be help mean lead reduce improve lower raise cause prevent also make ease")
COUNTED_BEFORE = 8  # words between a number and the "could" of those it counts
WEAK = stems_of("low poor weak thin scarce little limited uncertain shaky slim patchy")
STRONG = stems_of("strong good high solid convincing firm robust")
PROOF = stems_of("evidence certainty proof test research")
AFTER_SAME = stems_of(
    "a and as in for is are was were or but with whether if at by no of to that way result true"
)


def marks(reading: "Reading") -> list[Mark]:
    """Every mark; those of "not" and "shown" are one, "unproven", and of "certainty" and "low", "limited"."""
    found = [mark for mark in _found(reading) if _means_it(mark, reading)]
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


def _means_it(mark: Mark, reading: "Reading") -> bool:
    """Whether a word says here what it says most of the time."""
    return not any(otherwise(mark, reading) for otherwise in MEANT_OTHERWISE)


def _is_able(mark: Mark, reading: "Reading") -> bool:
    """Like "68 % could walk": they were able to. "Can not" is a denial alone."""
    first, after = reading.stems[mark.start], reading.stems[mark.end :]
    if first == "could":
        return after[:1] == ["not"] or _was_able(reading, mark.start)
    return mark.value == "able" and mark.end - mark.start == 1 and after[:1] == ["not"]


def _advises(mark: Mark, reading: "Reading") -> bool:
    """Like "suggests drinking less", "suggests that you drink less"."""
    if reading.stems[mark.start] != "suggest" or mark.value != "probable":
        return False
    after = [word.key for word in reading.words[mark.end :]]
    studied = any(0 <= mark.start - one < 4 for one, stem in enumerate(reading.stems) if stem in STUDIES)
    return bool(after) and (after[0].endswith("ing") or "you" in after[:2] or not studied)


def _compares_nothing(mark: Mark, reading: "Reading") -> bool:
    """Like "on the same day"."""
    if mark.value != "same" or reading.words[mark.end - 1].key != "same" or mark.end in reading.breaks:
        return False
    return mark.end < len(reading.stems) and reading.stems[mark.end] not in AFTER_SAME


def _counts(mark: Mark, reading: "Reading") -> bool:
    """Like "after 4 days"."""
    before_or_after = mark.kind == "order" and mark.value in ("before", "after")
    return before_or_after and any(number.start <= mark.end < number.end for number in reading.numbers)


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


def _is_denied(mark: Mark, reading: "Reading") -> bool:
    """Like "not unable", "no child should"."""
    before = reading.stems[: mark.start]
    if mark.value == "allow" and reading.stems[mark.start] == "should":
        return not {"no", "nobody", "never", "none"}.isdisjoint(before[-4:])
    return False


def _is_a_thing(mark: Mark, reading: "Reading") -> bool:
    """Like "the rate of falls", "fasting", "the usual dose"."""
    key, before = reading.words[mark.start].key, reading.stems[: mark.start]
    if mark.kind == "direction" and key in ("fall", "falls"):
        return not FALLS.isdisjoint(before[-1:])
    if key in ("fine", "okay", "ok", "right") and "feel" in before[-2:]:
        return True
    if key in ("beat", "beats") and "heart" in reading.stems:
        return True
    if reading.words[mark.start].text == "States" or (key == "experienced" and before[-1:] == ["have"]):
        return True
    if mark.value == "past" and key == "used" and "be" in before[-3:]:
        return True  # "is used to freshen the breath"
    if mark.kind in NOT_MEANT and key in NOT_MEANT[mark.kind]:
        return True
    return key in ("fasting", "fasts", "fasted", "normal", "typical", "general", "usual")


def _is_a_particle(mark: Mark, reading: "Reading") -> bool:
    """Like the "up" of "give up"; what goes up, rises."""
    bare = mark.kind == "direction" and reading.words[mark.start].key in ("up", "down")
    return (
        bare and mark.end == mark.start + 1 and GOING.isdisjoint(reading.stems[mark.start - 1 : mark.start])
    )


def _is_common(mark: Mark, reading: "Reading") -> bool:
    """Like "common household cleaners", of which nobody says how many there are."""
    key, before = (
        reading.words[mark.start].key,
        {word.key for word in reading.words[mark.start - 1 : mark.start]},
    )
    return key == "common" and mark.end == mark.start + 1 and SAYING_HOW_COMMON.isdisjoint(before)


def _only_helps_to(mark: Mark, reading: "Reading") -> bool:
    """Like the "help" of "helps lower", which says nothing that "lower" does not."""
    if mark.kind != "direction" or reading.stems[mark.start : mark.end] != ["help"]:
        return False
    near = range(mark.end, min(mark.end + HELPED, len(reading.stems)))
    return any(one.kind == "direction" for place in near for one in lexicon.facts().at(reading.stems, place))


# Words with the stem of one that means something else.
NOT_MEANT = {
    "order": one_of("lasts lasted lasting"),
    "direction": one_of("low high long short small large strong weak old young great"),
    "condition": one_of("provide provides providing"),
    "cause": one_of("fixed associate associates"),
    "hedge": one_of("promise promises promised"),
    "scope": one_of("traditional historical former"),
    "group": one_of("experience experiences experiencing"),
    "evidence": one_of("fund funds funding sponsor sponsors"),
}
MEANT_OTHERWISE = (
    _is_a_particle,
    _is_common,
    _only_helps_to,
    _is_able,
    _advises,
    _compares_nothing,
    _counts,
    _is_denied,
    _is_a_thing,
)


def _was_able(reading: "Reading", place: int) -> bool:
    """Like "those who had trained could walk farther"; "could be" and "could help" guess."""
    keys = [word.key for word in reading.words]
    if keys[place + 1 : place + 2] and keys[place + 1] in GUESSED:
        return False
    counted = any(0 <= place - number.end < COUNTED_BEFORE for number in reading.numbers)
    return counted or not PAST.isdisjoint(keys)


def _ill(reading: "Reading", place: int) -> bool:
    return any(entry.value == "worse" for entry in lexicon.facts().at(reading.stems, place))


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
