"""Which mail client supports what: questions to ``facts.json``, which ``tools/client_support.py`` writes."""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, TypedDict, cast

Support = Literal["y", "a", "n", "u"]  # yes, partly, no, unknown


@dataclass(frozen=True)
class Fact:
    """What a check takes for granted: what a client does with a feature, and words of the note that says how.

    A test holds each against the facts, so that a check goes when a client mends its ways.
    """

    feature: str
    client: str
    support: Support
    note: str = ""


class Feature(TypedDict):
    support: str
    title: str
    noted: dict[str, str]
    notes: dict[str, str]


class Facts(TypedDict):
    about: str
    clients: list[str]
    features: dict[str, Feature]
    notice: str


def support(feature: str, client: str) -> Support:
    """What the newest version of a client does with a feature."""
    return cast("Support", _facts()["features"][feature]["support"][_columns()[client]])


def title(feature: str) -> str:
    """A feature as people call it, like ``display:grid``."""
    return _facts()["features"][feature]["title"]


def notes(feature: str, client: str) -> tuple[str, ...]:
    """What caniemail.com says of how a client does with a feature, in its words."""
    found = _facts()["features"][feature]
    numbers = found["noted"].get(client, "").split()
    return tuple(found["notes"][number] for number in numbers if number in found["notes"])


def about() -> str:
    """Where the facts come from, and of which day they are."""
    return _facts()["about"]


@cache
def features() -> frozenset[str]:
    """Every feature there are facts about."""
    return frozenset(_facts()["features"])


@cache
def every_client() -> tuple[str, ...]:
    """Every client there are facts about, like ``gmail-ios``."""
    return tuple(_facts()["clients"])


@lru_cache(maxsize=64)
def missing(clients: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The features that some of these clients do not support at all, each with those clients."""
    found = {name: tuple(c for c in clients if support(name, c) == "n") for name in features()}
    return {name: without for name, without in found.items() if without}


@cache
def _columns() -> dict[str, int]:
    return {client: column for column, client in enumerate(every_client())}


@cache
def _facts() -> Facts:
    facts: Facts = json.loads(Path(__file__).with_name("facts.json").read_text("utf-8"))
    return facts
