"""Numbers as they are meant: "two-and-a-half", "one in ten" and "10 %", "half an hour", "at least 60"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from issuepress.accuracy.limits import CURRENCIES, limit
from issuepress.accuracy.units import unit as _unit
from issuepress.accuracy.vocabulary import one_of
from issuepress.accuracy.words import Word

SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0}
SMALL = {"fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100}
PARTS = {
    "half": 0.5,
    "halve": 0.5,
    "halved": 0.5,
    "halves": 0.5,
    "3rd": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "5th": 1 / 5,
    **{f"{part}{s}": 1 / whole for part, whole in SMALL.items() for s in ("", "s")},
}
TIMES = {
    "twice": 2.0,
    "double": 2.0,
    "doubled": 2.0,
    "doubles": 2.0,
    "twofold": 2.0,
    "triple": 3.0,
    "threefold": 3.0,
}
BOTH = 2
GROUPS = frozenset(("group", "groups", "arm", "arms", "side", "sides", "ways"))
OFTEN = one_of("a daily weekly per every each in")
VAGUE = one_of("few several some many couple")
JOINTS = one_of("is or and to at per in on for than was were are a more less vs versus compared")
DOLLARS = frozenset(("dollar", "dollars"))
ORDINALS = frozenset(("1st", "2nd", "3rd", "4th", "5th"))


class Number(NamedTuple):
    """A ``value`` in a ``unit`` ("%", "days", "mass", "$"; empty where it counts something).

    ``limit`` is "over", "under", "about" or empty. ``weak`` ones ("one trial", "a week") need not be found
    again, but may answer for another. ``start`` and ``end`` are its words, unit and all.
    """

    value: float
    unit: str
    limit: str
    weak: bool
    start: int
    end: int
    figure: float = 0  # in its own unit: 75 of "75 minutes"
    bare: bool = False  # nothing is said of what is counted: "more than 75 is too much"

    @property
    def own(self) -> float:
        return (self.figure if self.unit else 0) or self.value

    def equals(self, other: "Number") -> bool:
        """The same amount; months and weeks are about the same where they are less than a tenth apart."""
        if self.unit != other.unit:
            known = self.unit and other.unit and {self.unit, other.unit} != {"%", "times"}
            alone = (self if other.unit else other).bare
            return not known and alone and abs(self.own - other.own) < 1e-6
        tolerance = 0.01 if self.unit == "days" else 1e-6
        return abs(self.value - other.value) <= tolerance * max(self.value, other.value)


def numbers(keys: Sequence[str], words: Sequence[Word]) -> Iterator[Number]:
    """Every number among these words, in order; a limit of a range is one of both its ends."""
    found, place = list[Number](), 0
    while place < len(keys):
        number = _number(keys, words, place)
        if number:
            found.append(_limited(keys, words, number))
        place = number.end if number else place + 1
    for place in range(1, len(found)):
        found[place] = _in_the_unit_before(found[place], found[place - 1], words)
        first, second = found[place - 1], found[place]
        joined = keys[second.start - 1 : second.start] in (["to"], ["and"], ["or"])
        if keys[second.start : second.start + 2] == ["up", "to"] and second.start == first.end:
            found[place] = second._replace(limit="")  # "from 3 up to 190"
        elif joined and second.start <= first.end + 1:
            limit = first.limit or second.limit
            first = _of_as_many(first, second, keys)
            found[place - 1 : place + 1] = first._replace(limit=limit), second._replace(limit=limit)
    yield from _joined(found, keys)


def _joined(found: list[Number], keys: Sequence[str]) -> Iterator[Number]:
    """Two that are one: "2 hours and 30 minutes"; "twice a week or more", where the limit is of the first."""
    for number, after in pairwise([*found, None]):
        if number is None:
            return
        if after and keys[number.end : after.start] == ["and"] and _are_one_time(number, after):
            found[found.index(after)] = after._replace(
                value=number.value + after.value, start=number.start, figure=0
            )
        elif after and after.weak and after.limit and after.unit == "days" and _is_rate(number, after, keys):
            yield number._replace(limit=number.limit or after.limit)
        else:
            yield number


def _is_rate(number: Number, after: Number, keys: Sequence[str]) -> bool:
    """Like "two times a day"."""
    return keys[number.end : after.start] in ([], ["time"], ["times"])


def _are_one_time(number: Number, after: Number) -> bool:
    days = number.unit == after.unit == "days"
    return days and after.value < number.value and number.figure == int(number.figure) != 0


def _in_the_unit_before(number: Number, before: Number, words: Sequence[Word]) -> Number:
    """Like the six of "in for four seconds and out for six"."""
    ends = number.end == len(words) or words[number.end].before or words[number.end].key in ("and", "or")
    if number.unit or number.weak or not ends or not before.figure or before.unit in ("", "%"):
        return number
    factor = before.value / before.figure
    return number._replace(unit=before.unit, value=number.value * factor, figure=number.value)


def _of_as_many(first: Number, second: Number, keys: Sequence[str]) -> Number:
    """Like "eight or nine of ten": the first is of ten, too."""
    counted = _value(keys[second.start])
    if second.unit != "%" or first.unit or not counted or counted == second.value:
        return first
    return first._replace(value=first.value * second.value / counted, unit="%")


def _number(keys: Sequence[str], words: Sequence[Word], place: int) -> Number | None:
    key = keys[place]
    value, end = _value(key), place + 1
    if value is None:
        return _worded(keys, place)
    if keys[end : end + 3] == ["and", "a", "half"]:
        value, end = value + 0.5, end + 3
    while keys[end : end + 1] and keys[end] in SCALES:
        value, end = value * SCALES[keys[end]], end + 1
    share = _share(keys, words, end, value)
    if share:
        return Number(
            share[0], "%", "", keys[share[1] : share[1] + 1] in (["groups"], ["arms"]), place, share[1]
        )
    if keys[end : end + 1] and keys[end] in PARTS and keys[end] != "half":
        return Number(100 * value * PARTS[keys[end]], "%", "", False, place, end + 1)
    if place and keys[place - 1] in CURRENCIES:
        return Number(value, keys[place - 1], "", False, place, end)
    if not DOLLARS.isdisjoint(keys[end : end + 1]):
        return Number(value, "$", "", False, place, end + 1)
    if value < 1 and keys[end : end + 1] == ["of"]:  # "½ of your plate"
        return Number(100 * value, "%", "", False, place, end)
    unit, factor, after = _unit(keys, end)
    if (
        not unit
        and keys[end : end + 1]
        and keys[end] in ("to", "and", "or")
        and _value_at(keys, end + 1) is not None
    ):
        unit, factor, _ = _unit(keys, end + 2)
        after = end
    weak = words[place].text.lower() == "one" or (
        value <= BOTH and not GROUPS.isdisjoint(keys[after : after + 2])
    )
    if not unit and place and keys[place - 1] in ("day", "week", "month", "year"):
        unit, factor, _ = _unit(keys, place - 1)  # "by week four"
    some_day = words[place].text == "One" and unit == "days"  # "One day, ..."
    return Number(
        value * factor,
        unit,
        "",
        bool(weak and not unit) or some_day,
        place,
        after,
        value,
        _is_bare(keys, words, after),
    )


def _is_bare(keys: Sequence[str], words: Sequence[Word], end: int) -> bool:
    return end >= len(keys) or bool(words[end].before) or keys[end] in JOINTS


def _worded(keys: Sequence[str], place: int) -> Number | None:
    """A number in words: "half", "a third", "twice", "a week", "the second"."""
    key = keys[place]
    if key in ("half", "halve", "halved", "halves") or (key in PARTS and keys[place - 1 : place] == ["a"]):
        return _part(keys, place)
    if key in SCALES and keys[place - 1 : place] == ["a"]:
        return Number(SCALES[key], "", "", False, place, place + 1)
    if key in TIMES:
        return Number(TIMES[key], "", "", False, place, place + 1)
    if key in ORDINALS:
        return Number(float(key[0]), "", "", True, place, place + 1)
    if key == "both":
        return Number(2.0, "", "", True, place, place + 1)
    if key == "once" and keys[place + 1 : place + 2] and keys[place + 1] in OFTEN:
        return Number(1.0, "", "", True, place, place + 1)
    return _one(keys, place)


def _part(keys: Sequence[str], place: int) -> Number | None:
    """Like "Half an hour", "half of them", "a third"."""
    key, end = keys[place], place + 1
    if keys[end : end + 2] == ["of", "a"]:
        unit, factor, after = _unit(keys, end + 2)
        if unit == "days":
            return Number(PARTS[key] * factor, unit, "", False, place, after)
    if PARTS[key] != PARTS["half"]:
        return Number(100 * PARTS[key], "%", "", False, place, end)
    unit, factor, after = _unit(keys, end + (keys[end : end + 1] == ["a"]))
    if unit:
        return Number(0.5 * factor, unit, "", False, place, after)
    return Number(50.0, "%", "", False, place, end)


def _one(keys: Sequence[str], place: int) -> Number | None:
    """Like "A week", "an hour and a half", "a few days"."""
    key = keys[place]
    unit, factor, after = _unit(keys, place + 1)
    if unit and key == "single":
        return Number(factor, unit, "", False, place, after, 1)
    if unit and key == "a" and keys[after : after + 2] == ["or", "2"]:
        return Number(factor, unit, "", False, place, after, 1)
    if unit != "days" or (key == "some" and not keys[place + 1].endswith("s")):
        return None
    if key in VAGUE:
        return Number(factor, "some", "", False, place, after)
    if key in ("a", "single", "each", "every", "per"):
        half = keys[after : after + 3] == ["and", "a", "half"]
        return Number(factor * (1 + half / 2), unit, "", not half, place, after + 3 * half)
    return None


def _value(key: str) -> float | None:
    try:
        return float(key) if key[0].isdigit() else None
    except ValueError:
        return None


def _value_at(keys: Sequence[str], place: int) -> float | None:
    return _value(keys[place]) if place < len(keys) else None


def _share(keys: Sequence[str], words: Sequence[Word], place: int, value: float) -> tuple[float, int] | None:
    """Like "one in ten", "3 out of 4", "1 of every 2,000", as percent."""
    if keys[place + 1 : place + 2] == ["in"] and _value_at(keys, place) is None and value == 1:
        place += 1  # "one patient in twenty"
    for joint in (["in"], ["in", "every"], ["of"], ["of", "every"], ["out", "of"], ["out", "of", "every"]):
        end = place + len(joint)
        if list(keys[place:end]) == joint and keys[end : end + 1] == ["a"] and _scale(keys, end + 1):
            return 100 * value / _scale(keys, end + 1), end + 2  # "one in a hundred"
        whole = _value_at(keys, end) if list(keys[place:end]) == joint else None
        if (
            whole
            and whole > value
            and value == int(value)
            and _unit(keys, end + 1)[0] in ("", "points")
            and not _is_a_year(words[end].text)
        ):
            return 100 * value / whole, end + 1
    return None


def _scale(keys: Sequence[str], place: int) -> float:
    return SCALES.get(keys[place], 0) if place < len(keys) else 0


def _is_a_year(text: str) -> bool:
    return len(text) == 4 and text[:2] in ("19", "20")


def _limited(keys: Sequence[str], words: Sequence[Word], number: Number) -> Number:
    """With "at least", "or more", "about" before or after it; "one or more" need not be found again."""
    name, start, end = limit(keys, words, number.start, number.end, number.unit)
    if not name:
        return number
    weak = number.value == 1 and (end > number.end or not number.unit)
    return number._replace(limit=name, start=start, end=end, weak=weak)
