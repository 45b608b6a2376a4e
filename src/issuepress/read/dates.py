"""Dates as people write them. A year that is not written is never made up."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

LOCALES = ("en", "es", "fr", "de", "pt", "it", "nl", "sv", "pl", "ru", "ar")
LETTERS = r"[^\W\d_]{3,12}"
WRITTEN = re.compile(
    rf"(?<![\w/-])(?:"
    rf"(?P<iso>\d{{4}})(?P<iso_sign>[-/.])(?P<iso_month>\d{{1,2}})(?P=iso_sign)(?P<iso_day>\d{{1,2}})(?=\D|$)"
    rf"|(?P<han>\d{{4}})\s?年\s?(?P<han_month>\d{{1,2}})\s?月\s?(?P<han_day>\d{{1,2}})\s?日"
    rf"|(?P<a_month>{LETTERS})\.?\s(?P<a_day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<a_year>\d{{4}}))?"
    rf"|(?P<b_day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?:\s(?:de|of))?\s(?P<b_month>{LETTERS})\.?,?"
    rf"(?:\s(?:de\s|of\s)?(?P<b_year>\d{{4}}))?"
    rf"|(?P<first>\d{{1,2}})(?P<sign>[./-])(?P<second>\d{{1,2}})(?P=sign)(?P<c_year>\d{{4}})"
    rf")(?!\w(?<!T))"
)


@dataclass(frozen=True)
class Written:
    """A date in a text: ``day`` is None where the words leave its year or its order open."""

    text: str
    day: dt.date | None
    start: int
    end: int


def find_date(text: str) -> Written | None:
    """The first date in a line of text."""
    for found in WRITTEN.finditer(text[:300]):
        month_name = found["a_month"] or found["b_month"]
        if month_name and month_name.casefold() not in _months():
            continue
        return Written(found[0], _day(found), found.start(), found.end())
    return None


def is_past(day: dt.date | None) -> bool:
    """Whether a day may be one of publication: today, anywhere on earth, or before."""
    return day is not None and day <= (dt.datetime.now(tz=dt.UTC) + dt.timedelta(hours=14)).date()


def _day(found: re.Match[str]) -> dt.date | None:
    groups = found.groupdict()
    if groups["iso"]:
        numbers = groups["iso"], groups["iso_month"], groups["iso_day"]
    elif groups["han"]:
        numbers = groups["han"], groups["han_month"], groups["han_day"]
    elif groups["c_year"]:
        numbers = groups["c_year"], *_month_and_day(groups["first"], groups["second"], groups["sign"])
    else:
        month = _months()[(groups["a_month"] or groups["b_month"]).casefold()]
        numbers = groups["a_year"] or groups["b_year"] or "0", month, groups["a_day"] or groups["b_day"]
    try:
        return dt.date(*map(int, numbers))
    except ValueError:
        return None


def _month_and_day(first: str, second: str, sign: str) -> tuple[str, str]:
    """8/30/2023 and 30/8/2023 can be told, 8/9/2023 cannot; with full stops the day comes first."""
    if sign == "." or int(first) > 12:
        return second, first
    return (first, second) if int(second) > 12 or first == second else ("0", "0")


@cache
def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    return {
        name.casefold().rstrip("."): number
        for locale in reversed(LOCALES)
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    } | {"sept": 9}
