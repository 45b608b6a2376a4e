"""Numbers, their units and limits, and how often."""

from collections.abc import Iterator

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.numbers import DAYS, Number
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.vocabulary import one_of

EVERY = {
    "daily": "day",
    "nightly": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annual": "year",
}
LASTING = one_of(
    "within after for in take takes took about over only half last lasts lasted than under nearly until at "
    "by is"
)


def differences(said: Reading, written: Reading) -> Iterator[Difference]:
    """A number that is not in the article, one that is left out, one with another unit or limit."""
    spare = list(written.numbers)
    for number in said.numbers:
        twin = next((other for other in spare if number.equals(other)), None)
        if twin:
            spare.remove(twin)
            if not _limited_alike(number, twin):
                yield Difference("limit", _text(said, number), _text(written, twin))
        elif not number.weak and not any(map(number.equals, written.numbers)):
            yield Difference("number", _text(said, number), _likest(number, written))
    for number in spare:
        if not number.weak and not any(map(number.equals, said.numbers)) and not _example(written, number):
            yield Difference("number", "", _text(written, number))
    yield from _rates(said, written)


def _limited_alike(number: Number, twin: Number) -> bool:
    return number.limit in (twin.limit, "about" if not twin.limit else twin.limit)


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


def _rates(said: Reading, written: Reading) -> Iterator[Difference]:
    mine, theirs = _often(said), _often(written)
    if mine - theirs and theirs:
        yield Difference("how often", f"a {min(mine - theirs)}", f"a {min(theirs)}")
    elif theirs and not mine and not any(unit in word.key for unit in theirs for word in said.words):
        yield Difference("how often", "", f"a {min(theirs)}")


def _often(reading: Reading) -> set[str]:
    """The units of time that something happens in each of: "once a day" is a "day"."""
    keys = [word.key for word in reading.words]
    found = {EVERY[key] for key in keys if key in EVERY}
    for place, key in enumerate(keys[:-1]):
        unit = keys[place + 1].removesuffix("s")
        if (
            key in ("a", "per", "each", "every")
            and unit in DAYS
            and (not place or keys[place - 1] not in LASTING)
        ):
            following = keys[place + 2 : place + 3]
            if following not in (["later"], ["before"], ["ago"], ["after"], ["earlier"]):
                found.add("day" if unit == "night" else unit)
    return found


def _text(reading: Reading, number: Number) -> str:
    return reading.said(number.start, number.end)
