"""A statement beside the sentences that it rests on: which of their clauses it tells.

A statement need not tell all of a sentence. What it does tell, it has to tell with everything that holds for
it: so a fact is missed only where it stands in a clause that is told.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from issuepress.accuracy.mark import Mark
from issuepress.accuracy.number import Number
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stems_of
from issuepress.accuracy.vocabulary import one_of

PEOPLE = stems_of(
    "people patient individual adult child woman man those person anyone participant subject volunteer "
    "runner girl boy student worker teen adolescent"
)
DIVIDERS = one_of("but while whereas because although though which so yet")
LEANING = one_of("it its they them their this that these those both such other others one he she we")
SUBJECTS = one_of("they their it its he she his her we you this these those there two")
VERBS = one_of("may might can could will would should is are was were has have had does do did")
CLOSE = 0.55  # of the words of a statement
REPEATED = 0.65  # of the pairs of words that follow each other
FEWEST = 2  # words for things; with fewer, a clause belongs to the one before it
TOLD = 0.3  # of a clause's words for things
TOLD_TOO = 0.5  # of one more clause's


class Pair:
    """``above`` are headings, ``around`` they and the sentences before, ``used`` the stems of the article."""

    def __init__(
        self,
        said: Reading,
        written: Reading,
        around: Sequence[Reading],
        above: Sequence[Reading],
        used: frozenset[str],
    ) -> None:
        self.said, self.written, self.around, self.above, self.used = said, written, around, above, used

    @cached_property
    def known(self) -> frozenset[str]:
        """What may be told from headings and, where a sentence leans on those before it, from these."""
        leans = not LEANING.isdisjoint(word.key for word in self.written.words) or not self._displaced
        return frozenset().union(*(reading.everything for reading in (self.around if leans else self.above)))

    @cached_property
    def told(self) -> frozenset[int]:
        """The places of the written words whose clause is told; all of them where none is by itself."""
        found = list(self._told(_clauses(self.written)))
        return frozenset(place for start, end in found for place in range(start, end)) or frozenset(
            range(len(self.written.words))
        )

    @cached_property
    def holding(self) -> frozenset[int]:
        """The places of the words that hold for what is told: up to the next full stop or semicolon."""
        return self._beside_told(".;:!?")

    @cached_property
    def around_told(self) -> frozenset[int]:
        """Those of the whole sentences that are told."""
        return self._beside_told(".!?")

    def _beside_told(self, marks: str) -> frozenset[int]:
        found, start = set[int](), 0
        ends = [n for n in self.written.breaks if any(mark in self.written.words[n].before for mark in marks)]
        for end in (*sorted(ends), len(self.written.words)):
            if not self.told.isdisjoint(range(start, end)):
                found |= set(range(start, end))
            start = end
        return frozenset(found)

    @property
    def _displaced(self) -> bool:
        """Whether a word for a thing is missing in what is told: another one may stand in its place."""
        return any(
            place in self.told and self.written.concepts[place].isdisjoint(self.said.everything)
            for place in self.written.content
        )

    @cached_property
    def repeats(self) -> bool:
        """Whether most of the statement are the article's own words in the article's order."""
        pairs = frozenset(pairwise(self.written.stems))
        mine = list(pairwise(self.said.stems))
        return bool(mine) and sum(pair in pairs for pair in mine) >= REPEATED * len(mine)

    @cached_property
    def close(self) -> bool:
        """Whether the statement keeps to the article's words, so that one left out is a fact left out.

        In other words, nobody can count on finding a word again.
        """
        written = frozenset(self.written.stems)
        found = sum(stem in written for stem in self.said.stems)
        return found >= CLOSE * len(self.said.stems)

    @property
    def strange(self) -> int:
        """How many words for things and numbers of the statement its sentences do not have."""
        said, written = self.said, self.written
        words = sum(said.concepts[place].isdisjoint(written.everything) for place in said.content)
        return words + sum(not any(map(n.equals, written.numbers)) for n in said.numbers if not n.weak)

    def tells(self, mark: Mark) -> bool:
        return mark.start in self.told

    def _told(self, clauses: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The best told clause first: a word that it answers for does not answer for another one as well."""
        left, spent, first = list(clauses), set[int](), True
        while left:
            best = max(left, key=lambda clause: self._share(clause, spent))
            if self._share(best, spent) <= (TOLD if first or self.repeats else TOLD_TOO):
                return
            first = False
            yield best
            left.remove(best)
            for found in self._found(best):
                spent |= {*sorted(found - spent)[:1]}
            spent |= {n.start for n in self.said.numbers for m in self._numbers(best) if n.equals(m)}

    def _share(self, clause: tuple[int, int], spent: set[int]) -> float:
        start, end = clause
        numbers = self._numbers(clause)
        if any(
            number.equals(other)
            for number in numbers
            for other in self.said.numbers
            if other.start not in spent
        ):
            return 1
        found = list(self._found(clause))
        share = sum(bool(places - spent) for places in found) / len(found) if found else 0
        denies = any(start <= mark.start < end for mark in self.written.of("negation"))
        return share + 0.01 * (denies and bool(found))  # half of what denies is enough

    def _numbers(self, clause: tuple[int, int]) -> list[Number]:
        return [n for n in self.written.numbers if clause[0] <= n.start < clause[1] and not n.weak]

    @cached_property
    def best(self) -> tuple[int, int]:
        """The clause that has most of the statement's words for things."""
        return max(_clauses(self.written), key=self._worded)

    @cached_property
    def worded(self) -> frozenset[int]:
        """The places of the clauses that are told in words, whatever their numbers."""
        return frozenset(
            place for one in _clauses(self.written) if self._worded(one) > TOLD_TOO for place in range(*one)
        )

    def _worded(self, clause: tuple[int, int]) -> float:
        found = list(self._found(clause))
        return sum(map(bool, found)) / len(found) if found else 0

    def _found(self, clause: tuple[int, int]) -> Iterator[set[int]]:
        """For each word for a thing of a clause, where the statement has it."""
        for place in self.written.content:
            if clause[0] <= place < clause[1]:
                yield {
                    other
                    for concept in self.written.concepts[place]
                    for other in self.said.holding.get(concept, ())
                }


def _clauses(reading: Reading) -> list[tuple[int, int]]:
    """Where the clauses begin and end. What is too short to be one belongs to the one before, or after."""
    starts = [0, *(n for n in range(1, len(reading.words)) if _begins(reading, n)), len(reading.words)]
    doubts = [mark.start for mark in reading.marks if mark.kind in ("negation", "evidence")]
    found = list[tuple[int, int]]()
    start = 0
    for end in starts[1:]:
        size = sum(start <= place < end for place in (*reading.content, *doubts, *doubts))
        if size < FEWEST and end < len(reading.words) and not _parts(reading, end):
            continue
        if size < FEWEST and found and not _parts(reading, start):
            start = found.pop()[0]
        found.append((start, end))
        start = end
    return found


def _parts(reading: Reading, place: int) -> bool:
    """Whether what comes before has nothing to do with what comes now: a full stop, ", but"."""
    before = reading.words[place].before
    return any(mark in before for mark in ".;!?") or (
        place in reading.breaks and reading.words[place].key == "but"
    )


def _begins(reading: Reading, place: int) -> bool:
    key = reading.words[place].key
    following = reading.words[place + 1].key if place + 1 < len(reading.words) else ""
    bracketed = {"(", ")"} & {*reading.words[place].before}  # belongs to what it stands behind
    return (
        (place in reading.breaks and not bracketed)
        or key in DIVIDERS
        or (key == "and" and following in SUBJECTS | VERBS)
    )
