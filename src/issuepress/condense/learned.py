"""What was learned from labelled articles: may a sentence be shown, must it be heard, what tells the same.

``weights.json`` holds linear models, fitted by ``benchmarks/fit_condense.py`` on 185 articles whose claims
and sentences editors marked. Place, shape and likeness carry to any language; words and wording are English.
"""

import json
import math
import operator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from issuepress.condense.features import Features, features, tokens
from issuepress.condense.survey import Survey

FILE = Path(__file__).with_name("weights.json")
OUTPUTS = ("heard", "barred", "good", "leans", "opens")
GOOD = 0.5  # how much a sentence that is merely good adds to one that must be heard


class Linear(TypedDict):
    """A model for each of the outputs: what it adds for a feature or a word, in hundredths for words."""

    bias: list[float]
    features: dict[str, list[float]]
    words: dict[str, list[int]]


class Weights(TypedDict):
    english: Linear
    other: Linear
    pairs: list[float]


@dataclass(frozen=True)
class Judgement:
    """Of a sentence, as probabilities: must be heard, must not be shown, leans on the one before, opens.

    ``why`` names what speaks most for hearing it.
    """

    heard: float
    barred: float
    leans: float
    opens: float
    why: tuple[str, ...] = ()


def judged(survey: Survey) -> list[Judgement]:
    """Each sentence of an article judged."""
    model = _weights()["english" if survey.english else "other"]
    return [_judgement(model, row, survey, i) for i, row in enumerate(features(survey))]


def _judgement(model: Linear, row: Features, survey: Survey, i: int) -> Judgement:
    heard, barred, good, leans, opens = model["bias"]
    known, words = model["features"], model["words"]
    parts = [(name, value, known[name]) for name, value in row.items() if value and name in known]
    for _, value, (one, two, three, four, five) in parts:
        heard += value * one
        barred += value * two
        good += value * three
        leans += value * four
        opens += value * five
    for token in tokens(survey, i) if words else ():
        if token in words:
            one, two, three, four, five = words[token]
            heard += one / 100
            barred += two / 100
            good += three / 100
            leans += four / 100
            opens += five / 100
    telling = sorted(((value * weights[0], name) for name, value, weights in parts), reverse=True)[:3]
    why = tuple(name for points, name in telling if points > 0.1)
    return Judgement(_sure(heard + GOOD * good), _sure(barred), _sure(leans), _sure(opens), why)


def same_claim(survey: Survey, one: int, other: int) -> float:
    """The probability that two sentences tell the same claim, if both tell one."""
    return _sure(sum(map(operator.mul, _weights()["pairs"], pair(survey, one, other))))


def pair(survey: Survey, one: int, other: int) -> list[float]:
    """What can be seen of two sentences; the first number is 1, for the bias."""
    first, second = survey.vectors[one], survey.vectors[other]
    both = first.keys() & second.keys()
    alike, common = sum(first[stem] * second[stem] for stem in both), len(both)
    here, there = survey.sentences[one], survey.sentences[other]
    section, apart = here.headings == there.headings, abs(one - other)
    return [
        1.0,
        alike,
        alike * alike,
        common / max(1, min(len(first), len(second))),
        min(common, 6) / 6,
        math.log1p(apart) / 4,
        float(apart == 1),
        float(section),
        float(here.block == there.block),
        float(section and apart == 1),
    ]


def _sure(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def _weights() -> Weights:
    weights: Weights = json.loads(FILE.read_text(encoding="utf-8"))
    return weights
