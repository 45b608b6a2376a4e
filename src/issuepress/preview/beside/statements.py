"""A sentence of an e-mail, with what it says otherwise than its article."""

from dataclasses import dataclass
from functools import lru_cache

from issuepress.accuracy import Departure, departures
from issuepress.accuracy.source import index
from issuepress.accuracy.words import words


@dataclass(frozen=True)
class Statement:
    """A sentence of the e-mail, from ``key`` of issue.toml, ``where`` for a person.

    ``written`` is its piece of that key's Markdown, empty where it is no piece of its own. ``source`` is the
    number of the article's sentence, None where none is near.
    """

    key: str
    where: str
    text: str
    written: str
    source: int | None
    departures: tuple[str, ...] = ()
    severity: str = ""
    approved: bool = False


@lru_cache(maxsize=4096)  # a save changes one sentence of many
def judged(sentence: str, source: str) -> tuple[tuple[Departure, ...], str]:
    """The departures of a sentence, and the article's sentence that is nearest to it."""
    found = tuple(departures(sentence, source))
    whole = index(source).whole([word.key for word in words(sentence)])
    nearest = whole.text if whole else next((one.source for one in found if one.source), "")
    return found, nearest


def worst(found: tuple[Departure, ...]) -> str:
    """The gravest severity of departures; empty where there is none."""
    severities = [departure.severity for departure in found]
    return min(severities, key=("error", "warning", "advice").index, default="")
