"""What belongs together: which number to which group, which side of a comparison, "and" or "or"."""

from collections.abc import Iterator
from itertools import combinations

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.vocabulary import one_of

PIVOTS = one_of("than superior inferior compar vs versus rather instead befor after")
CLAUSES = one_of("but while whereas vs compared so because than although though which")
TAIL = one_of("for in among at by with on during when if")
LITTLE = one_of("the and who for was are did not had has its you your that this than with from")
NEAR = 8  # words
Items = frozenset[str]
TURNED = (("up", "down"), ("down", "up"), ("better", "worse"), ("worse", "better"))


def differences(said: Reading, written: Reading) -> Iterator[Difference]:
    yield from _crossed(said, written)
    yield from _turned_around(said, written)
    yield from _or_and(said, written)
    yield from _counted(said, written)


def _crossed(said: Reading, written: Reading) -> Iterator[Difference]:
    """Two things of two parts of the article's sentence that changed places."""
    for divide in (_clauses, _finely):
        if _cross(_parts(said, divide(said)), _parts(written, divide(written))):
            yield Difference(
                "who is meant", said.said(0, len(said.words)), written.said(0, len(written.words))
            )
            return


def _clauses(reading: Reading) -> list[int]:
    """The number of the clause that each word is in, divided by marks, "but" and "than", not by "and"."""
    number, found = 0, list[int]()
    for place, word in enumerate(reading.words):
        number += place in reading.breaks or word.key in CLAUSES
        found.append(number)
    return found


def _finely(reading: Reading) -> list[int]:
    return reading.segments


def _cross(mine: list[Items], theirs: list[Items]) -> bool:
    for one, other in combinations(theirs, 2):
        first, second = one - other, other - one
        for left, right in combinations(mine, 2):
            here, there = left - right, right - left
            for a, b in ((here, there), (there, here)):
                if a & first and a & second and b & first and b & second:
                    return True
    return False


def _parts(reading: Reading, clauses: list[int]) -> list[Items]:
    """What each clause holds: numbers, groups, directions, and the words for things."""
    count = clauses[-1] + 1 if clauses else 0
    parts: list[set[str]] = [set() for _ in range(count)]
    for number in reading.numbers:
        if not number.weak:
            parts[clauses[number.start]].add(f"#{number.value:.6g}{number.unit}")
    for mark in reading.marks:
        if mark.kind in ("group", "direction") and mark.value != "same":
            prefix = "@" if mark.kind == "group" else "%"
            parts[clauses[mark.start]].add(prefix + mark.value)
    for place in reading.content:
        parts[clauses[place]].add(reading.stems[place])
    return [frozenset(part) for part in parts]


def _turned_around(said: Reading, written: Reading) -> Iterator[Difference]:
    """A is better than B, and B than A; "less than" turns it back."""
    mine, theirs = _sides(said), _sides(written)
    if not mine or not theirs:
        return
    moved = (mine[0] & theirs[1] - theirs[0] - mine[1]) | (mine[1] & theirs[0] - theirs[1] - mine[0])
    up, down = said.values("direction"), written.values("direction")
    turned = any(a in up - down and b in down - up for a, b in TURNED)
    before = {"before", "after"}
    turned = turned or len((said.values("order") | written.values("order")) & before) == len(before)
    if moved and not turned:
        yield Difference("comparison", said.said(0, len(said.words)), written.said(0, len(written.words)))


def _sides(reading: Reading) -> tuple[Items, Items] | None:
    """The words before the first "than", and what stands behind it."""
    pivot = next(
        (p for p, stem in enumerate(reading.stems) if stem in PIVOTS and not _counts(reading, p)), None
    )
    if pivot is None:
        return None
    end = pivot + 1 + (reading.stems[pivot + 1 : pivot + 2] in (["with"], ["to"], ["of"], ["than"]))
    start = end
    while (
        end < len(reading.words)
        and reading.stems[end] not in TAIL
        and (end == start or not _stops(reading, end))
    ):
        end += 1
    own = [stem if len(stem) > 2 and stem not in LITTLE else "" for stem in reading.stems]
    before, after = {*own[:pivot]} - {""}, {*own[start:end]} - {""}
    return (frozenset(before), frozenset(after)) if before and after else None


def _counts(reading: Reading, pivot: int) -> bool:
    following = reading.words[pivot + 1 : pivot + 2]
    return bool(following) and following[0].key[0].isdigit()


def _stops(reading: Reading, place: int) -> bool:
    return any(stop in reading.words[place].before for stop in ",.;:—–()")


def _or_and(said: Reading, written: Reading) -> Iterator[Difference]:
    """The same two things, joined by the other word."""
    mine, theirs = _joined(said), _joined(written)
    for pair in sorted(mine.keys() & theirs.keys()):
        if not mine[pair] & theirs[pair] and "negated" not in mine[pair] | theirs[pair]:
            word, other = min(mine[pair]), min(theirs[pair])
            yield Difference("and for or", f"{pair[0]} {word} {pair[1]}", f"{pair[0]} {other} {pair[1]}")
            return


def _joined(reading: Reading) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for place, word in enumerate(reading.words):
        if word.key in ("and", "or") and place:
            left = [n for n in reading.content if place - 6 < n < place]
            right = [n for n in reading.content if place < n < place + 5]
            if left and right:
                pair = (reading.stems[left[-1]], reading.stems[right[0]])
                found.setdefault(pair, set()).add(word.key)
                if word.key == "or" and _denied(reading, place):
                    found[pair].add("negated")
    return found


def _denied(reading: Reading, place: int) -> bool:
    """Like "No pain or swelling" is neither: there "or" and "and" mean the same."""
    near = [mark for mark in reading.of("negation") if 0 < place - mark.start <= NEAR]
    return any(not {"if", "when", "unless"} & set(reading.stems[mark.start : place]) for mark in near)


def _counted(said: Reading, written: Reading) -> Iterator[Difference]:
    """Like "Three sets of 15", and "15 sets of three"."""
    mine, theirs = dict(_counts_of(said)), dict(_counts_of(written))
    for thing, value in mine.items():
        other = theirs.get(thing)
        if other is not None and other != value and other in mine.values() and value in theirs.values():
            yield Difference("number", f"{value:g} {thing}", f"{other:g} {thing}")
            return


def _counts_of(reading: Reading) -> Iterator[tuple[str, float]]:
    for number in reading.numbers:
        if not number.weak and not number.unit and number.end < len(reading.stems):
            for concept in reading.concepts[number.end]:
                yield concept, number.value
