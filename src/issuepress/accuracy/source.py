"""An article as the sentences that a statement may repeat, indexed once and asked many times."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice

from issuepress.accuracy import claims
from issuepress.accuracy.lines import lines
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.words import Word, words
from issuepress.text import sentences as texts
from issuepress.text.frames import Frame, frame_of, frames
from issuepress.text.markdown import Block, blocks
from issuepress.text.sentences import split

APART = "\0"  # between texts that do not follow each other in the article
LEAD_WORDS = 60  # a longer lead line is not said again with each of its items
OFTEN = 200  # a word in more sentences than this says little about which one is meant
CANDIDATES = 4
NEARBY = 6  # sentences; where two ways to read a text differ, they meet again
OCCURRENCES = 50


@dataclass(frozen=True)
class Sentence:
    """A sentence, heading or list item of the article; ``lead`` is the sentence that an item completes.

    ``number`` is its place among the article's sentences as ``issuepress.text.sentences`` counts them, from
    1; 0 for a heading. ``frame`` is what denies, doubts or attributes it where it stands.
    """

    text: str
    words: tuple[Word, ...]
    lead: str = ""
    number: int = 0
    frame: Frame | None = None

    @cached_property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]

    @cached_property
    def reading(self) -> Reading:
        return Reading([self.words])

    @cached_property
    def unlabeled(self) -> "Sentence":
        return replace(self, words=self.words[claims.label(self.words) :])

    @cached_property
    def starts(self) -> set[int]:
        """Where it may begin without losing a part of its claim: behind a run-in label, a connective."""
        label = claims.label(self.words)
        return {0, label, claims.connective(self.words), claims.connective(self.words, label)}

    @cached_property
    def ends(self) -> set[int]:
        """Where it may end: behind its last word, its run-in label, before a remark to the reader."""
        return {len(self.words), claims.label(self.words), claims.remark(self.words)} - {0}


class Source:
    """The sentences of an article, or some of them, in order; its list items once more with their leads."""

    def __init__(self, sentences: Iterable[Sentence], with_leads: Sequence[Sentence]) -> None:
        self.with_leads = with_leads
        self.sentences: list[Sentence] = []
        self._keys: list[str] = []
        self._starts: dict[int, Sentence] = {}
        self._ends: set[int] = set()
        self._holding: dict[str, list[int]] = defaultdict(list)
        for sentence in sentences:
            self._add(sentence)
        for sentence in with_leads:
            self._keys.append(APART)
            self._add(sentence)
        self._text = f" {' '.join(self._keys)} "
        self._offsets = _offsets(self._keys)

    def _add(self, sentence: Sentence) -> None:
        place = len(self._keys)
        for key in set(sentence.keys):
            self._holding[key].append(len(self.sentences))
        self._starts |= {place + start: sentence for start in sentence.starts}
        self._ends |= {place + end for end in sentence.ends}
        self._keys += sentence.keys
        self.sentences.append(sentence)

    def only(self, numbers: Sequence[int]) -> "Source":
        """The sentences of these numbers alone; the whole article where there are none."""
        if not numbers:
            return self
        again = [sentence for sentence in self.with_leads if sentence.number in numbers]
        return Source([s for s in self.sentences if s.number in numbers and s not in again], again)

    def numbers_of(self, sentences: Sequence[str]) -> list[int]:
        """The numbers of these sentences; none where one of them is not in the article."""
        found = [self.whole([word.key for word in words(sentence)]) for sentence in sentences]
        numbers = [sentence.number for sentence in found if sentence and sentence.number]
        return numbers if len(numbers) == len(sentences) else []

    def holds(self, keys: list[str]) -> bool:
        """Whether these words stand anywhere in the article, one after the other."""
        return f" {' '.join(keys)} " in self._text

    def whole(self, keys: list[str]) -> Sentence | None:
        """The sentence with which these words begin, where they are one or more whole sentences."""
        wanted, found, whole = f" {' '.join(keys)} ", -1, None
        for _ in range(OCCURRENCES):
            found = self._text.find(wanted, found + 1)
            if found < 0:
                break
            place = bisect_left(self._offsets, found)
            if place in self._starts and place + len(keys) in self._ends:
                whole = self._starts[place]
                if not whole.frame:
                    break
        return whole

    def nearest(self, keys: list[str]) -> list[Sentence]:
        """The few sentences that share the most with these words, the nearest first."""
        shared: Counter[int] = Counter()
        for key in set(keys):
            if len(self._holding.get(key, ())) <= OFTEN:
                shared.update(dict.fromkeys(self._holding.get(key, ()), self._weight(key)))
        ranked = sorted(shared, key=lambda n: (len(self.sentences[n].keys) * 5 - shared[n], n))
        return [self.sentences[number] for number in ranked[:CANDIDATES]]

    def share(self, common: list[str], keys: list[str]) -> float:
        """How much of what the words say is in those they have in common with a sentence, from 0 to 1."""
        return sum(map(self._weight, common)) / (sum(map(self._weight, keys)) or 1)

    def before(self, sentence: Sentence) -> list[Sentence]:
        """The few sentences that come before one: what its pronouns stand for is there."""
        number = next(n for n, other in enumerate(self.sentences) if other is sentence)
        return self.sentences[max(0, number - 4) : number]

    @cached_property
    def abbreviations(self) -> dict[str, tuple[str, ...]]:
        """What the article's abbreviations stand for, where it says so: "range of motion (ROM)"."""
        return {
            word.key: tuple(one.key for one in long)
            for sentence in self.sentences
            for place, word in enumerate(sentence.words)
            if word.bracket == "(" and word.text.isupper() and len(word.text) > 1
            for long in [sentence.words[max(0, place - len(word.text)) : place]]
            if "".join(one.text[0] for one in long).upper() == word.text
        }

    def around(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The headings above these sentences, and the sentence before each: what a pronoun may stand for."""
        found = []
        for sentence in sentences:
            number = self._place(sentence)
            found += [*self.above(sentence), *self.sentences[max(0, number - 2) : number]]
        return found

    def above(self, sentence: Sentence) -> list[Sentence]:
        """The title and the heading above a sentence."""
        headings = [other for other in self.sentences[: self._place(sentence)] if not other.number]
        return list(dict.fromkeys([*headings[:1], *headings[-1:]]))

    def _place(self, sentence: Sentence) -> int:
        return next(n for n, other in enumerate(self.sentences) if other is sentence)

    def _weight(self, key: str) -> int:
        return round(100 * math.log(1 + len(self.sentences) / (1 + len(self._holding.get(key, ())))))


@lru_cache(maxsize=16)
def index(text: str) -> Source:
    """An article, in Markdown or in plain text with blank lines between its blocks."""
    found = list(_numbered(list(_sentences(text)), blocks(text)))
    return Source(found, list(_with_leads(found)))


def _sentences(text: str) -> Iterator[Sentence]:
    for line in lines(text):
        lead = (split(line.lead) or [""])[-1]
        for number, sentence in enumerate(split(line.text)):
            yield Sentence(sentence, tuple(words(sentence)), "" if number else lead)


def _numbered(sentences: list[Sentence], found: Sequence[Block]) -> Iterator[Sentence]:
    """With the number and the frame of each. The title is no frame: it is about the article itself."""
    titled = bool(found) and found[0].kind == "heading" and found[0].level == 1
    told = texts.sentences(found[titled:])
    places = deque(enumerate(zip(told, frames(told), strict=True), 1))
    for sentence in sentences:
        for step, (number, (other, frame)) in enumerate(islice(places, NEARBY)):
            if _ends_with(sentence.keys, [word.key for word in words(other.text)]):
                for _ in range(step + 1):
                    places.popleft()
                yield replace(sentence, number=number, frame=frame or _led(sentence))
                break
        else:
            yield replace(sentence, frame=_led(sentence))


def _led(sentence: Sentence) -> Frame | None:
    return frame_of((), sentence.lead) if sentence.lead else None


def _ends_with(keys: list[str], wanted: list[str]) -> bool:
    return bool(wanted) and keys[-len(wanted) :] == wanted


def _with_leads(sentences: list[Sentence]) -> Iterator[Sentence]:
    """Each list item behind its lead line, as a statement may repeat the two without the items between."""
    for sentence in [sentence for sentence in sentences if sentence.lead]:
        lead = words(sentence.lead)
        if len(lead) <= LEAD_WORDS:
            text = f"{sentence.lead} {sentence.text}"
            yield replace(sentence, text=text, words=(*lead, *sentence.words), lead="", frame=None)


def _offsets(keys: list[str]) -> list[int]:
    offsets, offset = [], 0
    for key in keys:
        offsets.append(offset)
        offset += len(key) + 1
    return offsets
