"""Whether a word means what it means most of the time: "the rate of falls" is no fall of a rate."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from issuepress.accuracy import lexicon
from issuepress.accuracy.mark import Mark
from issuepress.accuracy.stems import stems_of
from issuepress.accuracy.vocabulary import one_of

if TYPE_CHECKING:
    from issuepress.accuracy.reading import Reading

FALLS = one_of("of in from a any few more have for that per prevent and or first")
STUDIES = stems_of(
    "study trial research review data evidence finding result analysis survey theory which that"
)
GOING = stems_of("go be move push bring come drive get tick inch trend climb edge creep shoot keep hold")
SAYING_HOW_COMMON = one_of("a the is are was were more most less least very so how as be quite too fairly")
HELPED = 3  # words
PAST = one_of("was were had did became got felt took")
GUESSED = one_of("be help mean lead reduce improve lower raise cause prevent also make ease")
COUNTED_BEFORE = 8  # words between a number and the "could" of those it counts
A_STATE = (["a"], ["the"], ["each"], ["every"])
WORKING = stems_of(
    "work do perform fare help ease relieve reduce improve treat lower protect prevent score sleep heal "
    "recover"
)
AS_WELL_AS = ["as", "well", "as"]
WORKED = 5  # words
DATES = one_of(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday"
)
AFTER_SAME = stems_of(
    "a and as in for is are was were or but with whether if at by no of to that way result true"
)
NEVER_MEANT = one_of("fasting fasts fasted normal typical general usual")
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


def meant(mark: Mark, reading: "Reading") -> bool:
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
    """Like "after 4 days"; "after 1920" is not "before 1920"."""
    before_or_after = mark.kind == "order" and mark.value in ("before", "after")
    numbers = (number for number in reading.numbers if number.unit)
    return before_or_after and any(number.start <= mark.end < number.end for number in numbers)


def _is_denied(mark: Mark, reading: "Reading") -> bool:
    """Like "no child should"."""
    allows = mark.value == "allow" and reading.stems[mark.start] == "should"
    return allows and not {"no", "nobody", "never", "none"}.isdisjoint(reading.stems[: mark.start][-4:])


def _is_a_thing(mark: Mark, reading: "Reading") -> bool:
    """Like "the rate of falls", "feel fine", "a heart beats", "is used to freshen the breath"."""
    key, before = reading.words[mark.start].key, reading.stems[: mark.start]
    if mark.kind == "direction" and key in ("fall", "falls"):
        return not FALLS.isdisjoint(before[-1:])
    return (
        (key in ("fine", "okay", "ok", "right") and "feel" in before[-2:])
        or (key in ("beat", "beats") and "heart" in reading.stems)
        or (key == "state" and (reading.stems[mark.end : mark.end + 1] == ["of"] or before[-1:] in A_STATE))
        or (key == "experienced" and before[-1:] == ["have"])
        or (mark.value == "past" and key == "used" and "be" in before[-3:])
    )


def _is_another_word(mark: Mark, reading: "Reading") -> bool:
    """Like "provide", which has the stem of "provided"."""
    word = reading.words[mark.start]
    return word.text == "States" or word.key in NEVER_MEANT | NOT_MEANT.get(mark.kind, frozenset())


def _is_a_particle(mark: Mark, reading: "Reading") -> bool:
    """Like the "up" of "give up"; what goes up, rises."""
    bare = mark.kind == "direction" and reading.words[mark.start].key in ("up", "down")
    return (
        bare and mark.end == mark.start + 1 and GOING.isdisjoint(reading.stems[mark.start - 1 : mark.start])
    )


def _is_common(mark: Mark, reading: "Reading") -> bool:
    """Like "common household cleaners", of which nobody says how many there are."""
    key = reading.words[mark.start].key
    before = {word.key for word in reading.words[mark.start - 1 : mark.start]}
    return key == "common" and mark.end == mark.start + 1 and SAYING_HOW_COMMON.isdisjoint(before)


def _only_helps_to(mark: Mark, reading: "Reading") -> bool:
    """Like the "help" of "helps lower", which says nothing that "lower" does not."""
    if mark.kind != "direction" or reading.stems[mark.start : mark.end] != ["help"]:
        return False
    near = range(mark.end, min(mark.end + HELPED, len(reading.stems)))
    return any(one.kind == "direction" for place in near for one in lexicon.facts().at(reading.stems, place))


def _was_able(reading: "Reading", place: int) -> bool:
    """Like "those who had trained could walk farther"; "could be" and "could help" guess."""
    keys = [word.key for word in reading.words]
    if keys[place + 1 : place + 2] and keys[place + 1] in GUESSED:
        return False
    counted = any(0 <= place - number.end < COUNTED_BEFORE for number in reading.numbers)
    return counted or not PAST.isdisjoint(keys)


def _joins(mark: Mark, reading: "Reading") -> bool:
    return mark.end - mark.start == len(AS_WELL_AS) and joins(reading.stems, mark.start)


def joins(stems: Sequence[str], start: int) -> bool:
    """Whether an "as well as" joins, like "tape as well as exercise"; what works as well is as good."""
    if list(stems[start : start + len(AS_WELL_AS)]) != AS_WELL_AS:
        return False
    return WORKING.isdisjoint(stems[max(0, start - WORKED) : start])


def _is_a_deadline(mark: Mark, reading: "Reading") -> bool:
    """Like "until October 15"."""
    if reading.words[mark.start].key not in ("until", "till") or mark.end >= len(reading.words):
        return False
    return reading.words[mark.end].key in DATES


MEANT_OTHERWISE = (
    _joins,
    _is_a_deadline,
    _is_a_particle,
    _is_common,
    _only_helps_to,
    _is_able,
    _advises,
    _compares_nothing,
    _counts,
    _is_denied,
    _is_a_thing,
    _is_another_word,
)
