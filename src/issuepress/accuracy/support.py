"""The sentences of an article that a statement may rest on."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from issuepress.accuracy.reading import Reading
from issuepress.accuracy.source import Sentence, Source
from issuepress.accuracy.stems import stem
from issuepress.accuracy.vocabulary import one_of

CANDIDATES = 4
PRONOUNS = one_of("it its they them their this these those she he such")
MOST = 3  # sentences that one statement may join
FEW = 3  # words for things; with fewer, every word counts
NEARLY = 0.8  # of the words for things; with as many of them found, a single sentence is enough


def of(said: Reading, article: Source) -> Iterator[list[Sentence]]:
    """Sets of sentences that may say together what the statement says, the likeliest first."""
    places = _places(article)
    wanted = [items for items in _items(said) if any(item in places.holding for item in items)]
    if not wanted:
        return
    single = places.ranked(wanted)
    best = places.found(wanted, single[0])
    single = [sentence for sentence in single if places.found(wanted, sentence) >= NEARLY * best]
    yield from ([sentence] for sentence in single[:1])
    for first in single[:2]:
        joined, left = [first], places.left(wanted, [first])
        while left and len(joined) < MOST:
            more = [s for s in places.ranked(left, near=joined) if s not in joined]
            if not more:
                break
            joined.append(more[0])
            left = places.left(wanted, joined)
            yield sorted(joined, key=article.sentences.index)
    yield from ([sentence] for sentence in single[1:CANDIDATES])


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
            for item in {item for group in items for item in group}:
                self.holding[item].add(number)

    def weight(self, item: str) -> float:
        held = len(self.holding.get(item, ()))
        return math.log(1 + len(self.sentences) / (1 + held)) * (0.7 if item.isdecimal() else 1)

    def ranked(self, wanted: Sequence[frozenset[str]], near: Sequence[Sentence] = ()) -> list[Sentence]:
        scores: Counter[int] = Counter()
        for items in wanted:
            best: dict[int, float] = {}
            for item in items:
                weight = self.weight(item)
                for number in self.holding.get(item, ()):
                    best[number] = max(best.get(number, 0), weight)
            scores.update(best)
        beside = {self.sentences.index(sentence) + step for sentence in near for step in (-1, 1)}
        ranked = sorted(scores, key=lambda n: (0.08 * self.sizes[n] - scores[n] - 0.5 * (n in beside), n))
        return [self.sentences[number] for number in ranked[:CANDIDATES]]

    def found(self, wanted: Sequence[frozenset[str]], sentence: Sentence) -> int:
        """How much of what is wanted is in a sentence, or in what its pronouns stand for."""
        leans = not PRONOUNS.isdisjoint(word.key for word in sentence.words)
        number = self.sentences.index(sentence)
        chosen = self.sentences[max(0, number - leans) : number + 1]
        return len(wanted) - len(self.left(wanted, chosen))

    def left(self, wanted: Sequence[frozenset[str]], chosen: Sequence[Sentence]) -> list[frozenset[str]]:
        """What is wanted and in none of the chosen ones."""
        numbers = {self.sentences.index(sentence) for sentence in chosen}
        return [
            items
            for items in wanted
            if not any(not numbers.isdisjoint(self.holding.get(i, ())) for i in items)
        ]


_known: WeakKeyDictionary[Source, _Places] = WeakKeyDictionary()


def _places(article: Source) -> _Places:
    if article not in _known:
        _known[article] = _Places(article)
    return _known[article]


def used(article: Source) -> frozenset[str]:
    """The words that the article uses anywhere."""
    return _places(article).used


def _items(reading: Reading) -> Iterator[frozenset[str]]:
    content = reading.content if len(reading.content) >= FEW else range(len(reading.stems))
    for place in content:
        yield reading.concepts[place]
    for number in reading.numbers:
        if not number.weak:
            yield frozenset({f"#{number.value:.6g}"})
