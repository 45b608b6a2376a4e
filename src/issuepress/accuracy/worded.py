"""Numbers in words: "half an hour", "a third", "twice", "a week", "one in ten"."""

from collections.abc import Sequence

from issuepress.accuracy.number import Number
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
OFTEN = one_of("a daily weekly per every each in")
VAGUE = one_of("few several some many couple")
ORDINALS = frozenset(("1st", "2nd", "3rd", "4th", "5th"))


def worded(keys: Sequence[str], place: int) -> Number | None:
    """The number that begins with this word, where there is one."""
    key, after = keys[place], keys[place + 1 : place + 2]
    if key in ("half", "halve", "halved", "halves") or (key in PARTS and keys[place - 1 : place] == ["a"]):
        return _part(keys, place)
    if key in SCALES and keys[place - 1 : place] == ["a"]:
        return Number(SCALES[key], "", "", False, place, place + 1)
    if key in TIMES:
        return Number(TIMES[key], "", "", False, place, place + 1)
    if key in ORDINALS or key == "both" or (key == "once" and not OFTEN.isdisjoint(after)):
        value = float(key[0]) if key in ORDINALS else 2.0 if key == "both" else 1.0
        return Number(value, "", "", True, place, place + 1)
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


def share(keys: Sequence[str], words: Sequence[Word], place: int, value: float) -> tuple[float, int] | None:
    """Like "one in ten", "3 out of 4", "1 of every 2,000", as percent."""
    if keys[place + 1 : place + 2] == ["in"] and value_at(keys, place) is None and value == 1:
        place += 1  # "one patient in twenty"
    for joint in (["in"], ["in", "every"], ["of"], ["of", "every"], ["out", "of"], ["out", "of", "every"]):
        end = place + len(joint)
        if list(keys[place:end]) == joint and keys[end : end + 1] == ["a"] and _scale(keys, end + 1):
            return 100 * value / _scale(keys, end + 1), end + 2  # "one in a hundred"
        whole = value_at(keys, end) if list(keys[place:end]) == joint else None
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


def value_of(key: str) -> float | None:
    try:
        return float(key) if key[0].isdigit() else None
    except ValueError:
        return None


def value_at(keys: Sequence[str], place: int) -> float | None:
    return value_of(keys[place]) if place < len(keys) else None
