"""The English that condensing knows: its phrases stand in english.toml, here they become patterns."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("english.toml")


@dataclass(frozen=True)
class Cue:
    """A name, the pattern that tells it, and the points that it gives."""

    name: str
    pattern: re.Pattern[str]
    points: float

    def tells(self, text: str) -> bool:
        return self.pattern.search(text.lower()) is not None

    def find(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text.lower())  # twice as fast as a pattern that ignores case


@cache
def cues(table: str) -> tuple[Cue, ...]:
    """All entries of a table, in the order of the file."""
    return tuple(
        Cue(entry["name"], _pattern(entry["phrases"], entry.get("start", False)), entry.get("points", 0.0))
        for entry in _tables()[table]
    )


@cache
def cue(table: str, name: str) -> Cue:
    return next(entry for entry in cues(table) if entry.name == name)


@cache
def _tables() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _pattern(text: str, start: bool) -> re.Pattern[str]:
    phrases = "|".join(re.split(r"\s+\|\s+|\s*\n\s*", text.strip())).replace("'", "['’]")
    before = r"^\W*" if start else r"(?<!\w)"
    return re.compile(rf"{before}(?:{phrases})(?!\w)")
