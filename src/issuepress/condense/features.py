"""What can be seen of a sentence: the numbers that its judgement is made of. Linear in the article."""

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from issuepress.condense.survey import Survey, Vector, likeness, run_together, total
from issuepress.condense.words import WORD, content
from issuepress.text.sentences import Sentence

Features = dict[str, float]

FILE = Path(__file__).with_name("features.toml")
CAPITAL = re.compile(r"[A-Z][\w’'&.-]+")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'&.-]+")
# The parts of a pattern of words: the alternatives outside of brackets, and those that are one word.
WHOLE_WORDS = re.compile(r"\s*\\b\(\?:(?P<words>(?:[^()]|\((?:[^()])*\))*)\)\\b\s*")
ALTERNATIVE = re.compile(r"(?:[^|()]|\([^()]*\))+")
SINGLE = re.compile(r"(?:[\w'?]|\\w(?:[*+]|\{3,\})|\(\?:[\w|]*\))+")
END = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*$")


def features(survey: Survey) -> list[Features]:
    """One table of numbers, mostly between 0 and 1, for each sentence."""
    rows: list[Features] = [{} for _ in survey.sentences]
    for columns in (_place(survey.sentences), _likeness(survey), _shape(survey), _names(survey)):
        for row, more in zip(rows, columns, strict=True):
            row.update(more)
    if survey.english:
        for row, text, words in zip(rows, survey.texts, survey.words, strict=True):
            row.update(_wording(text.lower().replace("’", "'"), words))
        _neighbors(rows)
    return rows


def _place(found: Sequence[Sentence]) -> Iterator[Features]:
    count, sections = len(found), list(dict.fromkeys(sentence.headings for sentence in found))
    order = {headings: number for number, headings in enumerate(sections)}
    inside: dict[tuple[str, ...], int] = defaultdict(int)
    for i, this in enumerate(found):
        inside[this.headings] += 1
        yield {
            "early": math.exp(-i / 4),
            "how far": i / count,
            "at the end": float(i >= count - 4),
            "opens its section": float(inside[this.headings] == 1),
            "second in its section": float(inside[this.headings] == 2),
            "deep in its section": math.log1p(inside[this.headings]),
            "last section": float(order[this.headings] == len(sections) - 1),
            "introduction": float(not this.headings and len(sections) > 1),
            "opens its paragraph": float(this.position == 0),
            "closes its paragraph": float(this.position == this.of - 1),
            "a paragraph of its own": float(this.of == 1 and this.kind == "paragraph"),
            "in a list": float(this.kind == "list"),
            "a whole item": float(this.kind == "list" and this.of == 1),
            "a quotation": float(this.kind == "quote"),
            "has a label": float(bool(this.label)),
            "has a lead": float(bool(this.lead)),
            "asked above": float(this.section.endswith("?")),
            "opens an answer": float(this.section.endswith("?") and inside[this.headings] == 1),
            "long article": math.log1p(count) / 6,
            **_heading(this.section),
        }


@lru_cache(maxsize=1_000)
def _heading(text: str) -> Features:
    """What a heading is about: looked at once for all of its sentences."""
    return {f"heading {name}": float(bool(told.search(text))) for name, told in headings().items()}


def _likeness(survey: Survey) -> Iterator[Features]:
    vectors, whole = survey.vectors, total(survey.vectors)
    central = _ranked([likeness(vector, whole) - 1.0 for vector in vectors])
    title = set(content(survey.title))
    returns = _returns(survey.stems)
    sections: dict[tuple[str, ...], list[Vector]] = defaultdict(list)
    for sentence, vector in zip(survey.sentences, vectors, strict=True):
        sections[sentence.headings].append(vector)
    totals = {headings: (total(some), len(some)) for headings, some in sections.items()}
    for i, (sentence, vector) in enumerate(zip(survey.sentences, vectors, strict=True)):
        section, size = totals[sentence.headings]
        heading = set(content(sentence.section))
        yield {
            "central": central[i][0],
            "central rank": central[i][1],
            "returns": returns[i],
            "title": len(title.intersection(vector)) / max(1, len(title)),
            "heading": len(heading.intersection(vector)) / max(1, len(heading)),
            "section": (likeness(vector, section) - 1.0) / max(1, size - 1),
            "like the one before": likeness(vector, vectors[i - 1]) if i else 0.0,
            "like the one after": likeness(vector, vectors[i + 1]) if i + 1 < len(vectors) else 0.0,
        }


def _ranked(values: Sequence[float]) -> list[tuple[float, float]]:
    """Each value in relation to the highest, and its rank from 0, the lowest, to 1."""
    highest = max(values, default=0.0) or 1.0
    order = {i: rank for rank, i in enumerate(sorted(range(len(values)), key=lambda i: values[i]))}
    return [(max(0.0, value / highest), order[i] / len(values)) for i, value in enumerate(values)]


def _returns(stems: Sequence[Sequence[str]]) -> list[float]:
    """How many of its pairs of words a sentence shares with others."""
    pairs = [set(pairwise(some)) for some in stems]
    known = Counter(pair for some in pairs for pair in some)
    return [sum(min(known[pair] - 1, 3) for pair in some) / max(1, len(some)) for some in pairs]


def _shape(survey: Survey) -> Iterator[Features]:
    for text, words, stems in zip(survey.texts, survey.words, survey.stems, strict=True):
        count = max(1, len(words))
        yield {
            "short": max(0.0, 9 - count) / 9,
            "length": min(count, 40) / 40,
            "long": max(0.0, min(count, 60) - 28) / 20,
            "meaning": len(stems) / count,
            "names": min(1.0, sum(map(str.isupper, text[1:])) / count),
            "digits": min(1.0, sum(map(str.isdigit, text)) / count),
            "word length": sum(map(len, words)) / count / 10,
            "no end": float(not END.search(text)),
            "asks": float(text.endswith("?")),
            "leads": float(text.endswith(":")),
            "exclaims": float(text.endswith("!")),
            "small start": float(text[:1].islower()),
        }


def _names(survey: Survey) -> Iterator[Features]:
    """Names in the middle of a sentence: one that comes again and again, or the publisher's, sells."""
    names = [NAME.findall(text) for text in survey.texts]
    known = Counter(name for some in names for name in set(some))
    for shown, words, some in zip(survey.texts, survey.words, names, strict=True):
        text = run_together(shown)
        capitals = [name for name in CAPITAL.findall(shown) if len(name) > 3]
        yield {
            "names the house": float(any(house in text for house in survey.house)),
            "a name of the house": float(
                any(run_together(n) in house for n in capitals for house in survey.house)
            ),
            "a name again": min(1.0, 5 * max((known[name] for name in some), default=0) / len(names)),
            "capitals": min(1.0, len(capitals) / max(1, len(words))),
            "trademark": float("™" in shown or "®" in shown),
        }


def tokens(survey: Survey, i: int) -> list[str]:
    """The words that a judgement may hang on, each once: also the first, the last, those of the heading."""
    words = survey.words[i]
    ends = [f"1:{words[0]}", f"9:{words[-1]}", f"2:{' '.join(words[:2])}"] if words else []
    heading = WORD.findall(survey.sentences[i].section.lower())
    return [*dict.fromkeys(words), *ends, *(f"h:{word}" for word in dict.fromkeys(heading))]


def _wording(text: str, words: Sequence[str]) -> Features:
    """How often each group of words is there, counted up to two; then what kind of start it has."""
    counts = Counter(name for word in words for name in _groups(word.replace("’", "'")))
    for name, told in phrases().items():
        counts[name] += len(told.findall(text))
    found = {name: min(2, counts[name]) / 2 for name in wording()}
    return found | {name: float(bool(told.match(text))) for name, told in starts().items()}


@lru_cache(maxsize=20_000)
def _groups(word: str) -> tuple[str, ...]:
    """The groups that a single word belongs to: looked up once, where patterns would read every sentence."""
    return tuple(name for name, (single, _) in wording().items() if single and single.fullmatch(word))


def _neighbors(rows: list[Features]) -> None:
    """What stands before and after: a question, a lead, a sentence that points back."""
    pointing = [row["starts pointing"] or row["starts joining"] for row in rows]
    asks, leads = [row["asks"] for row in rows], [row["leads"] for row in rows]
    for i, row in enumerate(rows):
        row["after a question"] = asks[i - 1] if i else 0.0
        row["after a lead"] = leads[i - 1] if i else 0.0
        row["before a question"] = asks[i + 1] if i + 1 < len(rows) else 0.0
        row["leaned on"] = pointing[i + 1] if i + 1 < len(rows) else 0.0


def _patterns(table: str, before: str, after: str, flags: int = 0) -> dict[str, re.Pattern[str]]:
    """The patterns of a table of features.toml: one a line, or between bars."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))[table]
    return {
        name: re.compile(before + "|".join(re.split(r"\n| \| ", phrases.strip("\n"))) + after, flags)
        for name, phrases in entries.items()
    }


@cache
def headings() -> dict[str, re.Pattern[str]]:
    return _patterns("headings", r"\b(?:", r")\b", re.IGNORECASE)


@cache
def wording() -> dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
    """For each group the pattern of its single words, and that of its phrases."""
    return {name: _parted(told.pattern) for name, told in _patterns("wording", "", "").items()}


@cache
def phrases() -> dict[str, re.Pattern[str]]:
    return {name: several for name, (_, several) in wording().items() if several}


def _parted(pattern: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    whole = WHOLE_WORDS.fullmatch(pattern)
    if not whole:
        return None, re.compile(pattern)
    single = [one for one in ALTERNATIVE.findall(whole["words"]) if SINGLE.fullmatch(one)]
    several = [one for one in ALTERNATIVE.findall(whole["words"]) if one and not SINGLE.fullmatch(one)]
    return (
        re.compile("|".join(single)) if single else None,
        re.compile(rf"\b(?:{'|'.join(several)})\b") if several else None,
    )


@cache
def starts() -> dict[str, re.Pattern[str]]:
    return _patterns("starts", r"\W*(?:", r")(?!\w)")
