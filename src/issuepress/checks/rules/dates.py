"""Whether days are what they say, and are still to come where somebody is asked to come."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.written import shown_at
from issuepress.checks.phrases import phrases
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern
from issuepress.text.sentences import split

MONTHS = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan feb mar apr may jun jul aug sept oct nov dec",
)
WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "mon tue wed thu fri sat sun",
    "mon tues wed thur fri sat sun",
    "mon tues wed thurs fri sat sun",
)
DIGITS = Pattern(r"\d")
NUMERIC = Pattern(r"(?<![\d./-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-]|\.\d)")
RIGHTS = Pattern(
    r"(?:©|\(c\)|\bcopyright\b)[^.|\n]{0,60}?(?<!\d)(?:(?:19|20)\d\d\s*[-–—/]\s*)?((?:19|20)\d\d)(?!\d)"
    r"(?!\s*[-–—/]\s*(?:\d|\{|\*|present|today|heute))",
    re.IGNORECASE,
)
NEAR, NEXT = 80, 15  # characters before and after a date, for the words that announce it
JUST_NOW = 120  # days: a date without a year that is as long ago was meant, and not that of next year


@dataclass(frozen=True)
class Day:
    """A day as a text names it. ``weekday`` is 0 for Monday, None where none is named."""

    words: str
    date: dt.date
    weekday: int | None
    has_year: bool


@check(Severity.WARNING)
def weekdays_fit_their_dates(mail: Mail) -> Iterator[Fault]:
    """“Tuesday, November 26” on a Thursday: half of the readers come on the one day, half on the other.

    By the Gregorian calendar. A date without a year is the one nearest to the day of the issue.
    """
    for day in _days(mail):
        if day.weekday is not None and day.weekday != day.date.weekday() and (day.has_year or mail.day):
            yield Fault(
                f"“{day.words}” is a {day.date:%A}" + ("" if day.has_year else f" in {day.date.year}"),
                "mend the day of the week, or the date",
                shown_at(mail, day.words),
            )


@check(Severity.WARNING)
def what_is_announced_is_to_come(mail: Mail) -> Iterator[Fault]:
    """“Book by March 3” in a mail of April asks for what nobody can do any more.

    Told of dates beside words such as “join us”, “book by” or “until”, against the day of the issue; in a
    file of HTML, against today.
    """
    today = mail.day or _today()
    for sentence in split(mail.visible_text):
        if DIGITS.search(sentence):
            days = [day for day in days_in(sentence, mail.language, mail.day) if day.has_year or mail.day]
            if any(_is_announced(sentence, day) for day in days) and all(day.date < today for day in days):
                yield Fault(
                    f"“{days[-1].words}” is over",
                    "write the next date, or take it out",
                    shown_at(mail, days[-1].words),
                )


@check(Severity.ADVICE)
def the_copyright_is_of_this_year(mail: Mail) -> Iterator[Fault]:
    """“© 2019” in a mail of today says that nobody has looked at its end since.

    In an issue its own year is wanted; in a file of HTML, this one or the last.
    """
    wanted = mail.day.year if mail.day else _today().year - 1
    claimed = any(sign in mail.visible_text.lower() for sign in ("©", "(c)", "copyright"))
    for found in RIGHTS.finditer(mail.visible_text) if claimed else ():
        if int(found[1]) < wanted:
            yield Fault(
                f"“{found[0][-60:]}” is an old year",
                "write this year, or none: it is not needed",
                shown_at(mail, found[0]),
            )
            return


def _is_announced(sentence: str, day: Day) -> bool:
    at = sentence.find(day.words)
    return phrases("announced").search(sentence[max(0, at - NEAR) : at + len(day.words) + NEXT]) is not None


def days_in(text: str, language: str, around: dt.date | None) -> Iterator[Day]:
    """The days that a text names, in its language or in English. ``around`` gives a year to those without."""
    for found in _pattern(language).finditer(text) if DIGITS.search(text) else ():
        months, weekdays = _names(language)
        weekday = weekdays.get((found["weekday"] or "").lower())
        month = months[(found["month"] or found["month2"]).lower()]
        if date := _date(found["year"], month, int(found["day"] or found["day2"]), around):
            yield Day(found[0], date, weekday, bool(found["year"]))
    for found in NUMERIC.finditer(text):
        if date := _date(found["year"], int(found["month"]), int(found["day"]), around):
            yield Day(found[0], date, None, has_year=True)


@cache
def _pattern(language: str) -> Pattern:
    """``Tuesday, November 24, 2026``, ``24. November``, ``martes 24 de noviembre de 2026``."""
    months, weekdays = ("|".join(map(re.escape, names)) for names in _names(language))
    ordinal, of = r"(?:st|nd|rd|th|er|\.|º)?", r"\s+(?:de\s+|of\s+)?"
    return Pattern(
        rf"(?:\b(?P<weekday>{weekdays})\.?,?\s+(?:(?:the|den|el|le|on)\s+)?)?"
        rf"(?:\b(?P<month>{months})\.?\s+(?P<day>\d{{1,2}})(?!\d|[:.]\d|\s*[ap]m\b|\s*%){ordinal}"
        rf"|(?<![\d.:,/-])(?P<day2>\d{{1,2}}){ordinal}{of}(?P<month2>{months})\b\.?)"
        r"(?:,?\s+(?:de\s+|of\s+)?(?P<year>20\d\d)(?!\d))?",
        re.IGNORECASE,
    )


@cache
def _names(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """The months from 1 and the days of the week from 0 by their names, whole and short."""
    months = {name: number for names in MONTHS for number, name in enumerate(names.split(), 1)}
    weekdays = {name: number for names in WEEKDAYS for number, name in enumerate(names.split())}
    if language != "en":
        from babel import Locale, UnknownLocaleError
        from babel.dates import get_day_names, get_month_names

        with suppress(UnknownLocaleError, ValueError):
            locale = Locale.parse(language)
            for width in ("wide", "abbreviated"):
                names = get_month_names(width, locale=locale)
                months |= {name.lower().rstrip("."): number for number, name in names.items()}
                names = get_day_names(width, locale=locale)
                weekdays |= {name.lower().rstrip("."): number for number, name in names.items()}
    return months, weekdays


def _days(mail: Mail) -> Iterator[Day]:
    return days_in(mail.visible_text, mail.language, mail.day)


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _date(year: str | None, month: int, day: int, around: dt.date | None) -> dt.date | None:
    """The date, in the year that makes sense where none is written; None for what is none."""
    try:
        if year or not around:
            return dt.date(int(year or _today().year), month, day)
        date = dt.date(around.year, month, day)
        return dt.date(around.year + 1, month, day) if (around - date).days > JUST_NOW else date
    except ValueError:
        return None
