"""What can be seen of a sentence in its text: the numbers that ``weights`` weighs. Linear in the text."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from issuepress.condense.words import content, length

PRONOUN = re.compile(
    r"\W*(?:it|this|these|those|they|he|she|such|their|its|his|her|that|also|however|but|and|then|instead)\b",
    re.IGNORECASE,
)
STATISTIC = re.compile(r"\bCI\b|\d ?%|\bRR\b|\bOR\b|\bp ?[<=]|\d\.\d|\bn ?= ?\d|\bMD\b")
POINTS_ELSEWHERE = re.compile(
    r"\b(?:please|click|call|contact|learn more|see|read|section|fig|table|www|http|copyright|resources?)\b",
    re.IGNORECASE,
)
FURNITURE = re.compile(
    r"^\W*(?:by|published|updated|last updated|scroll down|photo|see also)\b.{0,60}$", re.IGNORECASE
)


def features(sentences: Sequence[str], title: str, opens: Sequence[int]) -> list[dict[str, float]]:
    """One table of numbers, mostly between 0 and 1, for each sentence.

    ``opens`` says how many sentences of its paragraph come before each.
    """
    stems = [content(sentence) for sentence in sentences]
    columns = {
        **_centrality(stems),
        **_title(stems, title),
        **_position(len(sentences), opens),
        **_wording(sentences),
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _centrality(stems: list[list[str]]) -> dict[str, list[float]]:
    """Likeness to the whole text, and how much of the wording returns elsewhere.

    Likeness to all sentences is a product with their sum: no matrix of pairs is needed.
    """
    vectors = _vectors(stems)
    total = Counter[str]()
    for vector in vectors:
        total.update(vector)
    pairs = [set(pairwise(some)) for some in stems]
    known = Counter(pair for some in pairs for pair in some)
    again = [sum(min(known[pair] - 1, 3) for pair in some) / max(1, len(some)) for some in pairs]
    return {"central": _scaled([_product(vector, total) for vector in vectors]), "returns": _scaled(again)}


def _vectors(stems: list[list[str]]) -> list[dict[str, float]]:
    in_sentences = Counter(word for some in stems for word in set(some))
    vectors = []
    for some in stems:
        raw = {word: n * math.log(1 + len(stems) / in_sentences[word]) for word, n in Counter(some).items()}
        norm = math.sqrt(sum(value * value for value in raw.values())) or 1
        vectors.append({word: value / norm for word, value in raw.items()})
    return vectors


def _product(vector: dict[str, float], other: Counter[str]) -> float:
    return sum(value * other[word] for word, value in vector.items())


def _scaled(values: list[float]) -> list[float]:
    highest = max(values, default=0)
    return [value / highest if highest > 0 else 0.0 for value in values]


def _title(stems: list[list[str]], title: str) -> dict[str, list[float]]:
    wanted = set(content(title))
    return {"title": [len(wanted.intersection(some)) / max(1, len(wanted)) for some in stems]}


def _position(count: int, opens: Sequence[int]) -> dict[str, list[float]]:
    return {
        "early": [math.exp(-i / 3) for i in range(count)],
        "opens": [1 / (1 + before) for before in opens],
    }


def _wording(sentences: Sequence[str]) -> dict[str, list[float]]:
    lengths = [length(sentence) for sentence in sentences]
    return {
        "length": [min(n, 30) / 30 for n in lengths],
        "short": [max(0, 10 - n) / 10 for n in lengths],
        "pronoun": [float(bool(PRONOUN.match(sentence))) for sentence in sentences],
        "elsewhere": [float(bool(POINTS_ELSEWHERE.search(sentence))) for sentence in sentences],
        "statistics": [min(4, len(STATISTIC.findall(sentence))) / 4 for sentence in sentences],
        "digits": [sum(map(str.isdigit, sentence)) / max(1, len(sentence)) for sentence in sentences],
        "furniture": [float(bool(FURNITURE.match(sentence))) for sentence in sentences],
    }
