"""A few sentences read for what a judge asks: the marks of protected facts, and the words for things."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from issuepress.accuracy import lexicon
from issuepress.accuracy.mark import Mark
from issuepress.accuracy.marks import marks
from issuepress.accuracy.number import Number
from issuepress.accuracy.numbers import numbers
from issuepress.accuracy.stems import stem
from issuepress.accuracy.vocabulary import one_of
from issuepress.accuracy.words import Word

STOPS = (".", "!", "?", ";", ":", ",", "(", ")", "—", "–", "…", '"', "”", "“")
DIVIDERS = one_of(
    "and but or while whereas vs though although because so which when if unless than yet nor instead"
)
COMPARATIVES = {
    f"{word}er": word
    for word in ["high", "low", "long", "short", "small", "strong", "weak", "old", "young", "great"]
} | {
    "larger": "large",
    "bigger": "big",
}
ROOT = 6  # letters: "specialize" and "specialization" begin alike
BEFORE_NOUNS = one_of("low lower upper sore stiff bad the a your my his her their of")
TITLES = one_of("dr prof mr mrs ms st")


class Reading:
    """Sentences as words, with everything a claim may hang on marked."""

    def __init__(self, sentences: Iterable[Sequence[Word]]) -> None:
        self.words = [word for sentence in sentences for word in _apart(sentence)]
        self.stems = [stem(word.key) for word in self.words]

    def said(self, start: int, end: int) -> str:
        return " ".join(word.text for word in self.words[start:end])

    def text_of(self, mark: Mark) -> str:
        return self.said(mark.start, mark.end)

    @cached_property
    def numbers(self) -> list[Number]:
        return list(numbers([word.key for word in self.words], self.words))

    @cached_property
    def marks(self) -> list[Mark]:
        """Every word or phrase that a claim hangs on."""
        return marks(self)

    @cached_property
    def _by_kind(self) -> dict[str, list[Mark]]:
        found: dict[str, list[Mark]] = {}
        for mark in self.marks:
            found.setdefault(mark.kind, []).append(mark)
        return found

    def of(self, kind: str) -> list[Mark]:
        return self._by_kind.get(kind, [])

    def values(self, *kinds: str) -> set[str]:
        return {mark.value for kind in kinds for mark in self.of(kind)}

    @cached_property
    def concepts(self) -> list[frozenset[str]]:
        """What each word may stand for: its own stem, and every group of words that it is in."""
        found: list[set[str]] = [
            {own, COMPARATIVES.get(own, own), *([f"{own[:ROOT]}~"] if len(own) >= ROOT else [])}
            for own in self.stems
        ]
        for place in range(len(self.stems)):
            for entry in lexicon.concepts().at(self.stems, place):
                for number in range(place, place + len(entry.stems)):
                    found[number].add(entry.value)
        return [frozenset(concepts) for concepts in found]

    @cached_property
    def things(self) -> set[int]:
        """The places of words that name a thing of its own: a part of the body, an illness, a drug."""
        return {
            number
            for place in range(len(self.stems))
            for entry in lexicon.concepts().at(self.stems, place)
            if entry.kind == "thing"
            for number in range(place, place + len(entry.stems))
        }

    @cached_property
    def everything(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(self.concepts))

    @cached_property
    def holding(self) -> dict[str, list[int]]:
        """The places of each thing that its words may stand for."""
        found: dict[str, list[int]] = {}
        for place, concepts in enumerate(self.concepts):
            for concept in concepts:
                found.setdefault(concept, []).append(place)
        return found

    @cached_property
    def content(self) -> list[int]:
        """The places of the words that name something: no little words, no numbers."""
        easy = lexicon.easy()
        return [
            n
            for n, own in enumerate(self.stems)
            if own[0].isalpha()
            and len(own) > 1
            and (COMPARATIVES.get(own, own) not in easy or (n in self.things and self._is_noun(n)))
        ]

    def _is_noun(self, place: int) -> bool:
        """Whether "back" is a part of the body here, and not a way to go."""
        before = self.words[place - 1].key if place else ""
        return self.words[place].key.endswith("s") or before in BEFORE_NOUNS

    @cached_property
    def breaks(self) -> frozenset[int]:
        """The places of words before which a mark divides; the full stops of "a.m." and "Dr." do not."""
        return frozenset(
            place for place, word in enumerate(self.words) if place and _breaks(self, place, word.before)
        )

    @cached_property
    def segments(self) -> list[int]:
        """The number of the clause, or the part of one, that each word stands in."""
        number, found = 0, list[int]()
        for place, word in enumerate(self.words):
            if place in self.breaks or word.key in DIVIDERS:
                number += 1
            found.append(number)
        return found


def _breaks(reading: Reading, place: int, marks: str) -> bool:
    if any(stop in marks for stop in STOPS if stop != "."):
        return True
    return "." in marks and reading.words[place].text[0].isupper() and reading.stems[place - 1] not in TITLES


def _apart(sentence: Sequence[Word]) -> Iterator[Word]:
    for number, word in enumerate(sentence):
        yield word if number else word._replace(before=f". {word.before}")
