"""The words of a theme and its dates, in the language of the issue."""

import datetime as dt
import tomllib
from functools import cache

from issuepress.paths import bundled_themes


@cache
def labels(language: str) -> dict[str, str]:
    """The words of the themes in a language; English where it is not among them."""
    file = bundled_themes() / "base" / "labels.toml"
    known: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return known["en"] | known.get(language.partition("-")[0].lower(), {})


@cache
def day(date: dt.date, language: str) -> str:
    """A date written out: ``November 22, 2026``."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return format_date(date, "long", locale)
