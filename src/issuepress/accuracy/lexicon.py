"""The English words that a claim hangs on, and those that may stand for each other."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from issuepress.accuracy.stems import stem
from issuepress.accuracy.words import key

DATA = Path(__file__).with_name("data")


class Entry(NamedTuple):
    """A phrase in stems, and what it says: its kind ("hedge"), its value ("possible")."""

    stems: tuple[str, ...]
    kind: str
    value: str


class Lexicon:
    """Phrases found by their first word, the longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: Mapping[str, list[Entry]] = defaultdict(list)
        for entry in dict.fromkeys(entries):
            self._entries[entry.stems[0]].append(entry)
        for found in self._entries.values():
            found.sort(key=lambda entry: -len(entry.stems))

    def at(self, stems: Sequence[str], place: int) -> Iterator[Entry]:
        """Every phrase that begins at this place, the longest first."""
        for entry in self._entries.get(stems[place], ()):
            if tuple(stems[place : place + len(entry.stems)]) == entry.stems:
                yield entry


@cache
def facts() -> Lexicon:
    """What a claim hangs on: ``facts.toml``."""
    tables = tomllib.loads((DATA / "facts.toml").read_text(encoding="utf-8"))
    return Lexicon(
        Entry(stems, kind, value)
        for kind, values in tables.items()
        for value, phrases in values.items()
        for stems in _phrases(phrases)
    )


@cache
def concepts() -> Lexicon:
    """What may be said in other words: the number of a line of ``concepts.txt`` is the value."""
    return Lexicon(
        Entry(stems, "thing" if line.startswith("!") else "word", str(number))
        for number, line in enumerate(_lines("concepts.txt"))
        for stems in _phrases(line.lstrip("! "))
    )


@cache
def easy() -> frozenset[str]:
    """Words that a rewrite may bring with it."""
    return frozenset(stem(key(word)) for line in _lines("easy.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for phrase in text.replace("-", " ").replace("\n", " ").split(","):
        stems = tuple(stem(key(word)) for word in phrase.split())
        if stems:
            yield stems
