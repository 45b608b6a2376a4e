"""Units of time and measure, each with what it is in the one that its kind is counted in."""

from collections.abc import Sequence

DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "min": 1 / 1440,
    "hour": 1 / 24,
    "hr": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "month": 365 / 12,
    "year": 365.0,
    "decade": 3650.0,
}
BETWEEN = frozenset(
    ("extra", "more", "full", "additional", "whole", "long", "consecutive", "straight", "further")
)
MEASURES = {
    **dict.fromkeys(("mg", "milligram"), ("mass", 1e-3)),
    **dict.fromkeys(("mcg", "µg", "μg", "microgram", "ug"), ("mass", 1e-6)),
    **dict.fromkeys(("g", "gram"), ("mass", 1.0)),
    **dict.fromkeys(("kg", "kilo", "kilogram"), ("mass", 1e3)),
    **dict.fromkeys(("pound", "lb"), ("pounds", 1.0)),
    **dict.fromkeys(("ml", "milliliter"), ("volume", 1e-3)),
    **dict.fromkeys(("l", "liter"), ("volume", 1.0)),
    **dict.fromkeys(("mm", "millimeter"), ("length", 1e-3)),
    **dict.fromkeys(("cm", "centimeter"), ("length", 1e-2)),
    **dict.fromkeys(("m", "meter"), ("length", 1.0)),
    **dict.fromkeys(("km", "kilometer"), ("length", 1e3)),
    **dict.fromkeys(("mile",), ("miles", 1.0)),
    **dict.fromkeys(("iu",), ("units", 1.0)),
    **dict.fromkeys(("ton", "tonne"), ("tons", 1.0)),
    **dict.fromkeys(("ounce", "oz"), ("ounces", 1.0)),
    **dict.fromkeys(("gallon",), ("gallons", 1.0)),
    **dict.fromkeys(("cup",), ("cups", 1.0)),
    **dict.fromkeys(("teaspoon", "tsp"), ("teaspoons", 1.0)),
    **dict.fromkeys(("tablespoon", "tbsp"), ("tablespoons", 1.0)),
    **dict.fromkeys(("inch", "inche"), ("inches", 1.0)),
    **dict.fromkeys(("foot", "feet", "ft"), ("feet", 1.0)),
    **dict.fromkeys(("yard",), ("yards", 1.0)),
    **dict.fromkeys(("acre",), ("acres", 1.0)),
    **dict.fromkeys(("volt",), ("volts", 1.0)),
    **dict.fromkeys(("watt",), ("watts", 1.0)),
    **dict.fromkeys(("kilowatt", "kw"), ("watts", 1e3)),
    **dict.fromkeys(("kcal", "calorie"), ("energy", 1.0)),
}


def unit(keys: Sequence[str], place: int) -> tuple[str, float, int]:
    """The unit that begins here, its factor, and where it ends; empty where there is none."""
    if not BETWEEN.isdisjoint(keys[place : place + 1]) and _times(keys[place + 1 : place + 2]):
        place += 1  # "two extra weeks"
    key = keys[place] if place < len(keys) else ""
    following = keys[place + 1] if place + 1 < len(keys) else ""
    singular = key.removesuffix("s")
    known = _of_two_words(key, following.removesuffix("s"), place)
    if known:
        return known
    if singular in DAYS:
        return "days", DAYS[singular], place + 1
    if singular in MEASURES or key in MEASURES:
        name, factor = MEASURES.get(singular) or MEASURES[key]
        return name, factor, place + 1
    return "", 1.0, place


def _of_two_words(key: str, following: str, place: int) -> tuple[str, float, int] | None:
    """Like "%", "percentage points", "°F"; a "year old" is no time."""
    if key == "°" and following in ("f", "c"):
        return f"°{following}", 1.0, place + 2
    if key in {"%", "percentage"}:
        return ("points", 1.0, place + 2) if following == "point" else ("%", 1.0, place + 1)
    if key in {"point", "points"}:
        return "points", 1.0, place + 1
    return ("", 1.0, place + 2) if key in {"year", "years"} and following == "old" else None


def _times(keys: Sequence[str]) -> bool:
    return any(key.removesuffix("s") in DAYS for key in keys)
