"""Rewrites of an editor, honest and wrong, with the article of each; see ``pairs/README.md``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PAIRS = Path(__file__).with_name("pairs")


class Pair(NamedTuple):
    honest: bool
    kind: str
    statement: str
    source: str
    article: str


def pairs(half: str, labels: Path | None) -> Iterator[Pair]:
    """Those of one set ("seen", "judge", "aside"); ``labels`` are the labelled articles, or None."""
    for file in sorted((PAIRS / half).glob("*.md")):
        source = file.read_text(encoding="utf-8")
        for line in _lines(file.with_suffix(".tsv")):
            verdict, statement = line.split("\t")
            yield _pair(verdict, statement, source, file.stem)
    single = PAIRS / half / "sentences.tsv"
    for line in _lines(single) if single.is_file() else ():
        verdict, source, statement = line.split("\t")
        yield _pair(verdict, statement, source, single.stem)
    labeled = PAIRS / half / "labels.tsv"
    for line in _lines(labeled) if labels and labeled.is_file() else ():
        place, verdict, statement = line.split("\t")
        article = json.loads((labels / f"{place.split()[0]}.json").read_text(encoding="utf-8"))
        yield _pair(verdict, statement, "\n\n".join(article["sentences"]), place)


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def _pair(verdict: str, statement: str, source: str, article: str) -> Pair:
    name, _, kind = verdict.partition(" ")
    return Pair(name == "honest", kind, statement, source, article)
