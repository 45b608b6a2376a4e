"""Numbers, their units and limits, and how often."""

from collections.abc import Iterator
from itertools import pairwise

from issuepress.accuracy.facts.figures import SAMPLED, is_a_year, is_of_half, told_in_round, told_otherwise
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.number import Number
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.units import DAYS
from issuepress.accuracy.vocabulary import one_of

EVERY = {
    "daily": "day",
    "nightly": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annual": "year",
}
OPEN = frozenset(("", "%", "points"))  # units of what may be told without its amount
SAMPLE = 4  # words from a number to those it counts
STATISTICS = one_of("ci confidence interval p")
FOLLOWED_UP = one_of("after at over during")  # "after three months" is when somebody looked
SPANNING = one_of("within in after for than")  # a day
LATER = (["late"], ["after"], ["on"], ["ago"])
LASTING = one_of(
    "within after for in take takes took about over only half last lasts lasted than under nearly until at "
    "by is to and or of between"
)


def differences(pair: Pair) -> Iterator[Difference]:
    """A number that is not in the article, one that is left out, one with another unit or limit."""
    said, written = pair.said, pair.written
    spare = list(written.numbers)
    for number in said.numbers:
        if is_of_half(number, said, written):
            continue
        twin = next((other for other in spare if number.equals(other)), None)
        if twin:
            spare.remove(twin)
            if not _limited_alike(number, twin, pair):
                yield Difference("limit", _text(said, number), _text(written, twin))
        elif number.weak:
            yield from _exchanged(number, pair)
        elif not (told_otherwise(number, pair) or _set_up(pair, number)):
            yield Difference("number", _text(said, number), _likest(number, written))
    cut = set(_cut_ranges(said, written))
    yield from _of_the_other_half(pair)
    for number in spare:
        if number in cut or (_missed(pair, number) and not told_in_round(number, said)):
            yield Difference("number", "", _text(written, number))
    yield from _other_times(said, written)
    yield from _rates(pair)
    yield from _spans(pair)


def _exchanged(number: Number, pair: Pair) -> Iterator[Difference]:
    """What is hardly a number, like the "1" of "age 1", for the number of a sentence that is repeated."""
    strong = [other for other in pair.written.numbers if not other.weak]
    if pair.repeats and strong and not any(map(number.equals, pair.written.numbers)):
        yield Difference("number", _text(pair.said, number), _likest(number, pair.written))


def _of_the_other_half(pair: Pair) -> Iterator[Difference]:
    """What holds at six weeks told of six months, which the sentence tells something else of."""
    said, written = pair.said, pair.written
    best = pair.best
    own = [n for n in written.numbers if best[0] <= n.start < best[1]]
    others = [n for n in written.numbers if n not in own]
    for number in (one for one in said.numbers if not one.weak):
        alike = [other for other in own if other.unit and other.unit == number.unit]
        elsewhere = next((other for other in others if number.equals(other)), None)
        if (
            alike
            and elsewhere
            and elsewhere.start not in pair.worded
            and not any(other.equals(one) for other in alike for one in said.numbers)
        ):
            yield Difference("number", _text(said, number), _text(written, alike[0]))


def _cut_ranges(said: Reading, written: Reading) -> Iterator[Number]:
    """The end of a range that is left out where the other is told: "65 to 80" as "65"."""
    for first, second in pairwise(written.numbers):
        if second.start == first.end + 1 and written.stems[first.end] == "to":
            bracket = written.words[first.start].bracket
            mine = [n for n in said.numbers if bracket != "(" or said.words[n.start].bracket == bracket]
            told = [any(map(number.equals, mine)) for number in (first, second)]
            yield from (
                number for number, found in zip((first, second), told, strict=True) if any(told) and not found
            )


def _in_statistics(reading: Reading, number: Number) -> bool:
    """Like "(95 % confidence interval 1.0 to 3.0)"."""
    group = reading.words[number.start].group
    return bool(group) and any(word.group == group and word.key in STATISTICS for word in reading.words)


def _other_times(said: Reading, written: Reading) -> Iterator[Difference]:
    """Like "a year later" for what was seen after four weeks."""
    mine = [number for number in said.numbers if number.unit == "days" and number.weak]
    theirs = [number for number in written.numbers if number.unit == "days"]
    found = any(number.equals(other) for number in said.numbers for other in theirs)
    timed = mine and (
        said.stems[mine[0].end : mine[0].end + 1] in LATER or said.stems[mine[0].start - 1] in SPANNING
    )
    if timed and theirs and not found:
        yield Difference("how long", _text(said, mine[0]), _text(written, theirs[0]))


def _set_up(pair: Pair, number: Number) -> bool:
    """How many were studied, and when, may be told from the sentence beside."""
    if not _sample(pair.said, number):
        return False
    return any(
        number.equals(other) and _sample(reading, other)
        for reading in pair.around
        for other in reading.numbers
    )


def _sample(reading: Reading, number: Number) -> bool:
    """The number of people or studies, a year, an age: of whom a result holds, and no part of it."""
    near = reading.stems[number.start - 2 : number.end + SAMPLE]
    return is_a_year(number) or not SAMPLED.isdisjoint(near)


def _missed(pair: Pair, number: Number) -> bool:
    """Whether a number left out changes what is told: a time, a dose, a limit, a count of no sample."""
    written = pair.written
    if not pair.close and not number.limit and all(one.unit != number.unit for one in pair.said.numbers):
        return False
    if number.weak or number.start not in pair.told or _example(written, number):
        return False
    if written.words[number.start].bracket == "(" and not number.limit:
        return False
    if number.unit == "days" and not number.limit and written.stems[number.start - 1] in FOLLOWED_UP:
        return False
    if not number.unit and (
        written.words[number.start].key in ("twice", "thrice")
        or written.stems[number.end : number.end + 1] == ["tim"]
    ):
        return True
    return bool(number.unit not in OPEN or number.limit in ("over", "under")) and not _sample(written, number)


def _limited_alike(number: Number, twin: Number, pair: Pair) -> bool:
    said, written = pair.said, pair.written
    if is_a_year(number):
        return True
    if "over" in (number.limit, twin.limit) and (_is_over(said, number) or _is_over(written, twin)):
        return True  # "over two weeks" may be throughout them or longer
    if number.limit == "under" and written.stems[twin.start - 1 : twin.start] == ["within"]:
        return True
    if not pair.close and twin.limit == "about":
        return True
    return number.limit in (twin.limit, "about" if not twin.limit else twin.limit)


def _is_over(reading: Reading, number: Number) -> bool:
    return reading.stems[number.start - 1 : number.start] == ["over"]


def _likest(number: Number, written: Reading) -> str:
    alike = [other for other in written.numbers if other.unit == number.unit and not other.weak]
    return _text(written, alike[0]) if len(alike) == 1 else ""


def _example(reading: Reading, number: Number) -> bool:
    """A number in an example may go with it: "for example, between 8 and 4"."""
    start = number.start
    while start and not (
        start in reading.breaks and any(stop in reading.words[start].before for stop in ".;—–(")
    ):
        start -= 1
        if reading.stems[start : start + 2] in (["for", "exampl"], ["for", "instanc"], ["such", "as"]):
            return True
    return False


def _spans(pair: Pair) -> Iterator[Difference]:
    """Months for years, where neither has a number."""
    mine, theirs = _units(pair.said), _units(pair.written)
    counted = {unit for reading in (pair.written, *pair.around) for unit in reading.stems if unit in DAYS}
    for unit in sorted(mine - theirs - counted):
        if theirs - mine:
            yield Difference("how long", unit, min(theirs - mine))


def _units(reading: Reading) -> set[str]:
    numbered = {place for number in reading.numbers for place in range(number.start, number.end)}
    return {
        stem
        for place, stem in enumerate(reading.stems)
        if stem in DAYS and stem not in ("second", "min", "night", "day") and place not in numbered
    }


def _rates(pair: Pair) -> Iterator[Difference]:
    said, written = pair.said, pair.written
    mine, theirs = set(_often(said)), set(_often(written))
    told = {unit for unit, place in _often(written).items() if place in pair.told}
    known = {word.key.removesuffix("s") for reading in (written, *pair.around) for word in reading.words}
    if mine - theirs and theirs:
        yield Difference("how often", f"a {min(mine - theirs)}", f"a {min(theirs)}")
    elif mine - theirs - known:
        yield Difference("how often", f"a {min(mine - theirs - known)}", "")
    elif told and not mine and not any(unit in word.key for unit in theirs for word in said.words):
        yield Difference("how often", "", f"a {min(told)}")


def _often(reading: Reading) -> dict[str, int]:
    """The units of time that something happens in each of, and where: "once a day" is a "day"."""
    keys = [word.key for word in reading.words]
    found = {EVERY[key]: place for place, key in enumerate(keys) if key in EVERY}
    for place, key in enumerate(keys[:-1]):
        unit = keys[place + 1].removesuffix("s")
        counts = key in ("per", "each", "every") or (place and key == "a")
        if counts and unit in DAYS and (not place or keys[place - 1] not in LASTING):
            following = keys[place + 2 : place + 3]
            named = key == "a" and place + 2 in reading.content and place + 2 not in reading.breaks
            if not named and following not in (["later"], ["before"], ["ago"], ["after"], ["earlier"]):
                found["day" if unit == "night" else unit] = place
    return found


def _text(reading: Reading, number: Number) -> str:
    return reading.said(number.start, number.end)
