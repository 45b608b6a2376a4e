"""The words of a theme and its dates, in the language of the issue."""

import datetime as dt
import difflib
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from issuepress.errors import TemplateError
from issuepress.paths import bundled_themes

FILE = "base/labels.toml"
Words = dict[str, Any]


@dataclass(frozen=True)
class Labels:
    """The words of a language. ``missing`` are those that are shown in English because it has none."""

    language: str
    words: Words
    missing: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> str:
        return str(self.words[name])

    def counted(self, name: str, count: int) -> str:
        """Words that depend on a number of minutes: ``1 minute``, ``2 minutes``."""
        forms = self.words[name]
        form = forms if isinstance(forms, str) else forms.get(_plural(self.language, count), forms["other"])
        return str(form).format(minutes=count)

    def quoted(self, text: str) -> str:
        marks = self.words["quotes"]
        half = len(marks) // 2
        return f"{marks[:half]}{text}{marks[half:]}"


def labels(language: str, templates: Path) -> Labels:
    """The words of the themes in a language, those of the workspace's own file first.

    Raises TemplateError where that file is wrong, every mistake in it at once.
    """
    own = templates / FILE
    try:
        changed = own.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _labels(language.partition("-")[0].lower(), own, changed)


@lru_cache(maxsize=256)
def _labels(language: str, own: Path, changed: int) -> Labels:
    bundled = _bundled()
    added = _own(own) if changed else {}
    words = bundled.get(language, {}) | added.get(language, {})
    english = bundled["en"] | added.get("en", {})
    return Labels(language, english | words, tuple(name for name in english if name not in words))


@cache
def _bundled() -> dict[str, Words]:
    return tomllib.loads((bundled_themes() / FILE).read_text(encoding="utf-8"))


def _own(file: Path) -> dict[str, Words]:
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise TemplateError(f"templates/{FILE}: cannot be read: {error}") from None
    wrong = [
        f"templates/{FILE}: {mistake}"
        for language, words in said.items()
        for mistake in _wrong(language, words)
    ]
    if wrong:
        raise TemplateError("\n".join(wrong))
    return {language.lower(): words for language, words in said.items()}


def _wrong(language: str, words: Any) -> list[str]:
    if not isinstance(words, dict):
        return [f"{language}: has to be a table of words, like [{language}]"]
    known = _bundled()["en"]
    return [
        mistake for name in words if (mistake := _wrong_word(f"{language}.{name}", name, words[name], known))
    ]


def _wrong_word(key: str, name: str, value: Any, known: Words) -> str:
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        return f"{key}: is not a word of the themes" + (f"; did you mean {near[0]}?" if near else "")
    forms = list(value.values()) if isinstance(value, dict) else [value]
    if isinstance(known[name], bool):
        return "" if isinstance(value, bool) else f"{key}: has to be true or false"
    if not all(isinstance(form, str) and form for form in forms) or (
        isinstance(value, dict) and "other" not in value
    ):
        return f"{key}: has to be text in quotes, or a table of forms with one named other"
    if isinstance(value, dict) and not isinstance(known[name], dict):
        return f"{key}: has to be text in quotes"
    try:
        _ = [form.format(minutes=1) if isinstance(known[name], dict) else form for form in forms]
    except (KeyError, IndexError, ValueError):
        return f"{key}: knows no other braces than {{minutes}}"
    return f"{key}: has to be the two marks" if name == "quotes" and len(value) % 2 else ""


@cache
def _plural(language: str, count: int) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language, sep="-").plural_form(count))
    except (UnknownLocaleError, ValueError):
        return "other"


@cache
def day(date: dt.date, language: str) -> str:
    """A date written out: ``November 22, 2026``."""
    from babel.dates import format_date

    return format_date(date, "long", _locale(language))


@cache
def moment(start: dt.datetime, end: dt.datetime | None, language: str) -> str:
    """A day with its hours: ``Thursday, December 3, 2026, 6:00 PM to 7:00 PM``, an offset left out."""
    from babel.dates import format_date, format_time

    locale = _locale(language)
    hours = [format_time(time.replace(tzinfo=None), "short", locale=locale) for time in (start, end) if time]
    return f"{format_date(start, 'full', locale)}, {'–'.join(hours)}"


def _locale(language: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
