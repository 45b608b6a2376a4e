"""What is joined: "and" or "or", and how many of which."""

from collections.abc import Iterator

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading

NEAR = 8  # words


def differences(pair: Pair) -> Iterator[Difference]:
    if pair.close:
        yield from _or_and(pair.said, pair.written)
    yield from _counted(pair.said, pair.written)


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
            right = [n for n in reading.content if place < n < place + 7]
            if left and right:
                pair = (reading.stems[left[-1]], reading.stems[right[0]])
                found.setdefault(pair, set()).add(word.key)
                if _denied(reading, place):
                    found[pair].add("negated")
    return found


def _denied(reading: Reading, place: int) -> bool:
    """Like "No pain or swelling" is neither: there "or" and "and" mean the same."""
    same = [mark for mark in reading.of("direction") if mark.value == "same"]
    if any(0 < mark.start - place <= NEAR for mark in same) and reading.words[place].key == "and":
        return True
    near = [mark for mark in (*reading.of("negation"), *same) if 0 < place - mark.start <= NEAR]
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
        if not number.weak and not number.unit and number.end in reading.content:
            for concept in reading.concepts[number.end]:
                yield concept, number.value
