"""A statement held beside its article: same, said otherwise, or changed."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from issuepress.accuracy import facts, support
from issuepress.accuracy.departure import FRAMED, NOT_FOUND
from issuepress.accuracy.gravity import changes
from issuepress.accuracy.judgement import Difference, Judgement, Verdict
from issuepress.accuracy.near import depart, unframed
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.quotations import misplaced, unmarked
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.source import Sentence, Source, index
from issuepress.accuracy.words import words
from issuepress.text.sentences import split

NEIGHBORS = 0.5  # of a difference, for a sentence more
APART = 2.0
STRANGE = 2.0  # of a difference, for what is said and nowhere in some sentences: others are meant
FAR = 100
PROTECTED = ("number", "negation", "evidence", "hedge", "quantifier", "cause", "group", "condition")


def judge(statement: str, source: str, on: Sequence[int] = ()) -> Judgement:
    """Whether ``statement`` (any text of a newsletter) says what ``source`` (its article) says.

    Both may hold Markdown. ``on`` are the numbers of the article's sentences that the statement has to rest
    on, as ``issuepress.text.sentences.sentences`` counts them, from 1; all of them where it is empty.
    """
    whole = index(source)
    article = whole.only(on)
    found = depart(statement, article)
    repeated = list(_repeated(statement, article))
    placed = [*misplaced(split(statement), article), *unmarked(statement, repeated)]
    if placed:
        return Judgement("changed", tuple(repeated), tuple(placed))
    if all(departure.severity == "advice" for departure in found):
        return Judgement("same", tuple(repeated))
    if all(departure.kind == NOT_FOUND and departure.severity == "warning" for departure in found):
        return Judgement("said_otherwise")
    framed = [d for d in found if d.kind in FRAMED.values() and d.said == d.statement]
    misquoted = [d for d in found if d.kind == "quotation"]
    kept = [Difference(d.kind, d.said, d.written, str(d)) for d in (*misquoted, *framed)]
    rests_on, differences, changed = _compared(statement, article, whole)
    verdict: Verdict = "changed" if kept or changed else "said_otherwise"
    return Judgement(verdict, tuple(rests_on), (*kept, *differences), tuple(_facts(rests_on)))


def _repeated(statement: str, article: Source) -> Iterator[Sentence]:
    for sentence in split(statement):
        keys = [word.key for word in words(sentence)]
        whole = article.whole(keys)
        yield from [whole] if whole else article.nearest(keys)[:1]


def _compared(
    statement: str, article: Source, whole: Source
) -> tuple[list[Sentence], list[Difference], bool]:
    """The sentences that the statement rests on, what differs from them, and whether that changes the claim.

    They are those with the fewest differences.
    """
    parts = [words(sentence) for sentence in split(statement)]
    said = Reading(parts)
    best: tuple[list[Sentence], list[Difference], bool] = [], [Difference(NOT_FOUND, statement)], True
    gravest, repeats = math.inf, False
    for rests_on in support.of(said, [Reading([part]) for part in parts], article):
        if len(rests_on) > 1 == len(parts) and repeats and article is whole:
            continue  # the words of one sentence say nothing of another one's
        pair = _pair(said, rests_on, whole)
        differences = [*_framed(statement, pair, rests_on), *facts.differences(pair)]
        grave = (
            _gravity(differences)
            + STRANGE * pair.strange
            + (_spread(rests_on, len(parts)) if article is whole else 0)
        )
        repeats = repeats or pair.repeats
        if grave < gravest:
            best, gravest = (rests_on, differences, changes(differences, pair)), grave
        if not grave:
            break
    return best


def _spread(rests_on: list[Sentence], parts: int) -> float:
    """How unlikely it is that one statement joins these sentences: neighbors are joined, and by several."""
    steps = [after.number - before.number for before, after in pairwise(rests_on)]
    return sum(NEIGHBORS if step == 1 else APART / parts for step in steps)


def _gravity(differences: list[Difference]) -> int:
    """How far a statement is from some sentences; farthest where they say nothing of the kind."""
    return len(differences) + FAR * any(difference.kind == NOT_FOUND for difference in differences)


def _pair(said: Reading, rests_on: list[Sentence], article: Source) -> Pair:
    single = len(rests_on) == 1
    written = rests_on[0].reading if single else Reading(sentence.words for sentence in rests_on)
    around = [sentence.reading for sentence in article.around(rests_on)]
    above = [heading.reading for sentence in rests_on for heading in article.above(sentence)]
    return Pair(said, written, around, above, support.used(article))


def _framed(statement: str, pair: Pair, rests_on: list[Sentence]) -> Iterator[Difference]:
    keys = " ".join(word.key for word in pair.said.words)
    for sentence in rests_on:
        for departure in unframed(statement, sentence, keys):
            yield Difference(departure.kind, departure.said, departure.written, str(departure))


def _facts(rests_on: list[Sentence]) -> Iterator[str]:
    reading = Reading(sentence.words for sentence in rests_on)
    yield from (reading.said(n.start, n.end) for n in reading.numbers if not n.weak)
    yield from (reading.text_of(mark) for mark in reading.marks if mark.kind in PROTECTED)
