"""The sentences of an article that a statement may rest on."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from weakref import WeakKeyDictionary

from issuepress.accuracy.reading import Reading
from issuepress.accuracy.source import Sentence, Source
from issuepress.accuracy.stems import stem

CANDIDATES = 6
MOST = 3  # sentences that one statement may join
NEARLY = 0.7  # of what the best sentence holds of a statement: another one may be meant
MORE = 2  # words for things that one more sentence has to bring
FEW = 3  # words for things; with fewer, every word counts


def of(said: Reading, parts: Sequence[Reading], article: Source) -> Iterator[list[Sentence]]:
    """Sets of sentences that may say together what the statement says, the likeliest first.

    ``parts`` are its own sentences, which may each come from elsewhere.
    """
    places = _places(article)
    if 1 < len(places.sentences) <= MOST:
        yield places.sentences
    wanted = [items for items in _wanted(said) if any(item in places.holding for item in items)]
    single = places.ranked(wanted)
    if not single:
        return
    yield places.at({single[0]})
    if 1 < len(parts) <= MOST:
        best = {place for part in parts for place in places.ranked(list(_wanted(part)))[:1]}
        yield places.at(best)
    for first in single[:2]:
        yield from _joined(first, wanted, places)
    yield from (places.at({place}) for place in single[1:])


def _joined(first: int, wanted: Sequence[frozenset[str]], places: "_Places") -> Iterator[list[Sentence]]:
    chosen, left = {first}, places.left(wanted, {first})
    while left and len(chosen) < MOST:
        more = [p for p in places.ranked(left, near=chosen) if p not in chosen and not places.denied(p)][:1]
        after = places.left(left, {*more})
        if len(left) - len(after) < min(MORE, len(left)):
            return
        chosen, left = {*chosen, *more}, after
        yield places.at(chosen)


class _Places:
    """Which sentences hold which words for things."""

    def __init__(self, article: Source) -> None:
        told = [s for s in article.sentences if s.keys and (s.number or s.frame)]
        self.sentences = told or [s for s in article.sentences if s.keys]
        self.holding: dict[str, set[int]] = defaultdict(set)
        self.sizes: list[int] = []
        self.used = frozenset(stem(word.key) for sentence in article.sentences for word in sentence.words)
        for number, sentence in enumerate(self.sentences):
            items = list(_items(sentence.reading))
            self.sizes.append(len(items))
            for item in {item for group in (*items, *sentence.reading.concepts) for item in group}:
                self.holding[item].add(number)

    def at(self, places: set[int]) -> list[Sentence]:
        return [self.sentences[place] for place in sorted(places)]

    def denied(self, place: int) -> bool:
        """Whether a sentence calls what it tells a myth: nobody joins it with another."""
        return "denied" in self.sentences[place].reading.values("evidence")

    def weight(self, item: str) -> float:
        held = len(self.holding.get(item, ()))
        return math.log(1 + len(self.sentences) / (1 + held)) * (0.6 if item.isdecimal() else 1)

    def ranked(self, wanted: Sequence[frozenset[str]], near: Sequence[int] | set[int] = ()) -> list[int]:
        """Where the sentences are that hold nearly as much of what is wanted as the best, the best first."""
        scores: dict[int, float] = defaultdict(float)
        for items in wanted:
            best: dict[int, float] = {}
            for item in items:
                weight = self.weight(item)
                for number in self.holding.get(item, ()):
                    best[number] = max(best.get(number, 0), weight)
            for number, weight in best.items():
                scores[number] += weight
        beside = {place + step for place in near for step in (-1, 1)}
        for place in scores:
            scores[place] += 0.5 * (place in beside) - 0.08 * self.sizes[place]
        ranked = sorted(scores, key=lambda place: (-scores[place], place))[:CANDIDATES]
        least = scores[ranked[0]] - (1 - NEARLY) * abs(scores[ranked[0]]) if ranked else 0
        return [place for place in ranked if scores[place] >= least]

    def left(self, wanted: Sequence[frozenset[str]], chosen: set[int]) -> list[frozenset[str]]:
        """What is wanted and in none of the chosen ones."""
        return [
            items
            for items in wanted
            if not any(not chosen.isdisjoint(self.holding.get(i, ())) for i in items)
        ]


_known: WeakKeyDictionary[Source, _Places] = WeakKeyDictionary()


def _places(article: Source) -> _Places:
    if article not in _known:
        _known[article] = _Places(article)
    return _known[article]


def used(article: Source) -> frozenset[str]:
    """The words that the article uses anywhere."""
    return _places(article).used


def _wanted(said: Reading) -> Iterator[frozenset[str]]:
    """What is looked for; "made no difference" is no thing."""
    same = {n for mark in said.of("direction") if mark.value == "same" for n in range(mark.start, mark.end)}
    yield from _items(said, same)


def _items(reading: Reading, without: Collection[int] = ()) -> Iterator[frozenset[str]]:
    content = [place for place in reading.content if place not in without]
    for place in content if len(content) >= FEW else range(len(reading.stems)):
        yield reading.concepts[place]
    for number in reading.numbers:
        if not number.weak:
            yield frozenset({f"#{number.value:.6g}"})
