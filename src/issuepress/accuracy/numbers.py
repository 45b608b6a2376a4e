"""Numbers as they are meant: "two-and-a-half", "one in ten" and "10 %", "half an hour", "at least 60"."""

from collections.abc import Iterator, Sequence

from issuepress.accuracy.limits import CURRENCIES, limit
from issuepress.accuracy.number import Number
from issuepress.accuracy.units import unit as _unit
from issuepress.accuracy.vocabulary import one_of
from issuepress.accuracy.worded import PARTS, SCALES, share, value_at, value_of, worded
from issuepress.accuracy.words import Word

BOTH = 2
GROUPS = frozenset(("group", "groups", "arm", "arms", "side", "sides", "ways"))
JOINTS = one_of("is or and to at per in on for than was were are a more less vs versus compared")
EACH = one_of("a per each every")
DOLLARS = frozenset(("dollar", "dollars"))


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
    for place, number in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if after and keys[number.end : after.start] == ["and"] and _are_one_time(number, after):
            both = number.value + after.value
            found[place + 1] = after._replace(value=both, start=number.start, figure=0)
        elif after and after.limit and _is_rate(number, after, keys):
            yield number._replace(limit=number.limit or after.limit)
            found[place + 1] = after._replace(limit="")
        else:
            yield number


def _is_rate(number: Number, after: Number, keys: Sequence[str]) -> bool:
    """Like "two times a day"."""
    if after.unit != "days" or keys[after.start] not in EACH:
        return False
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
    counted = value_of(keys[second.start])
    if second.unit != "%" or first.unit or not counted or counted == second.value:
        return first
    return first._replace(value=first.value * second.value / counted, unit="%")


def _number(keys: Sequence[str], words: Sequence[Word], place: int) -> Number | None:
    value, end = value_of(keys[place]), place + 1
    if value is None:
        return worded(keys, place)
    if keys[end : end + 3] == ["and", "a", "half"]:
        value, end = value + 0.5, end + 3
    while keys[end : end + 1] and keys[end] in SCALES:
        value, end = value * SCALES[keys[end]], end + 1
    return _share_or_sum(keys, words, place, end, value) or _counted(keys, words, place, end, value)


def _share_or_sum(
    keys: Sequence[str], words: Sequence[Word], place: int, end: int, value: float
) -> Number | None:
    """A part of something, or money."""
    part, following = share(keys, words, end, value), keys[end] if end < len(keys) else ""
    if part:
        grouped = keys[part[1] : part[1] + 1] in (["groups"], ["arms"])
        return Number(part[0], "%", "", grouped, place, part[1])
    if following in PARTS and following != "half":
        return Number(100 * value * PARTS[following], "%", "", False, place, end + 1)
    if place and keys[place - 1] in CURRENCIES:
        return Number(value, keys[place - 1], "", False, place, end)
    if following in DOLLARS:
        return Number(value, "$", "", False, place, end + 1)
    if value < 1 and following == "of":  # "½ of your plate"
        return Number(100 * value, "%", "", False, place, end)
    return None


def _counted(keys: Sequence[str], words: Sequence[Word], place: int, end: int, value: float) -> Number:
    unit, factor, after = _unit(keys, end)
    if not unit and keys[end : end + 1] in (["to"], ["and"], ["or"]) and value_at(keys, end + 1) is not None:
        unit, factor, _ = _unit(keys, end + 2)
        after = end
    weak = words[place].text.lower() == "one" or (
        value <= BOTH and not GROUPS.isdisjoint(keys[after : after + 2])
    )
    named = place and not words[place].before and keys[place - 1] in ("day", "week", "month", "year")
    if not unit and named:
        unit, factor, _ = _unit(keys, place - 1)  # "by week four"
    some_day = words[place].text == "One" and unit == "days"  # "One day, ..."
    bare = _is_bare(keys, words, after)
    return Number(value * factor, unit, "", bool(weak and not unit) or some_day, place, after, value, bare)


def _is_bare(keys: Sequence[str], words: Sequence[Word], end: int) -> bool:
    return end >= len(keys) or bool(words[end].before) or keys[end] in JOINTS


def _limited(keys: Sequence[str], words: Sequence[Word], number: Number) -> Number:
    """With "at least", "or more", "about" before or after it; "one or more" need not be found again."""
    name, start, end = limit(keys, words, number.start, number.end, number.unit)
    if not name:
        return number
    weak = number.value == 1 and (end > number.end or not number.unit)
    return number._replace(limit=name, start=start, end=end, weak=weak)
