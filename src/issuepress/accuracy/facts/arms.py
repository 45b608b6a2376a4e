"""What belongs together: which number to which group."""

from collections.abc import Iterator
from itertools import combinations, permutations

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.vocabulary import one_of

CLAUSES = one_of("but while whereas vs compared so because than although though which")
# Plain words that tell two groups apart.
TELLING = one_of(
    "full quick quickly slow slowly long short high low higher lower early late later old new young first "
    "second last big small large strong weak good bad better best worse worst hard easy left right upper "
    "front back before after once twice day night morning evening today week month year home work alone "
    "together cheap body life room hand eye word line level side"
)
BRACKETS = frozenset("()")
GERUND = 5  # letters; "running" is a thing that is done
Items = frozenset[str]


def differences(pair: Pair) -> Iterator[Difference]:
    """Two things that changed places."""
    said, written = pair.said, pair.written
    if _reordered(pair) or _crossed(said, written):
        yield Difference("who is meant", said.said(0, len(said.words)), written.said(0, len(written.words)))


def _crossed(said: Reading, written: Reading) -> bool:
    """Two things of two parts of the article's sentence that changed places."""
    for divide in (clauses, _finely):
        mine, theirs = _parts(said, divide(said)), _parts(written, divide(written))
        if _cross(mine, theirs) or (divide is clauses and _carried_over(mine, theirs)):
            return True
    return False


def _reordered(pair: Pair) -> bool:
    """Two numbers in each other's place, the words around them as they were."""
    said, written = pair.said, pair.written
    if not pair.repeats:
        return False
    theirs = [number.value for number in written.numbers if not number.weak]
    mine = [number.value for number in said.numbers if not number.weak]
    if len(mine) < 2 or len({*mine}) < len(mine) or sorted(mine) != sorted(theirs) or mine == theirs:
        return False
    places = {stem: place for place, stem in enumerate(written.stems)}
    common = [places[said.stems[place]] for place in said.content if said.stems[place] in places]
    return common == sorted(common)


def clauses(reading: Reading) -> list[int]:
    """The number of the clause that each word is in, divided by marks, "but" and "than", not by "and"."""
    number, found = 0, list[int]()
    for place, word in enumerate(reading.words):
        bracketed = not BRACKETS.isdisjoint(word.before)
        number += (place in reading.breaks and not bracketed) or word.key in CLAUSES
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


def _carried_over(mine: list[Items], theirs: list[Items]) -> bool:
    """A number told with what the other number is about: "56 after the sham, 21 after the drug"."""
    for one, other in permutations(theirs, 2):
        number, another = _numbers(one) - other, _numbers(other) - one
        for here, there in permutations(mine, 2):
            if number & here - there and another & there - here and _alike(number & here, another & there):
                theirs_here = any(item[0].isalpha() for item in here & other - one - there)
                if theirs_here or any(item[0].isalpha() for item in there & one - other - here):
                    return True
    return False


def _alike(numbers: Items, others: Items) -> bool:
    """Whether two numbers may be in one unit, told or not told with the second."""
    units, more = ({item.lstrip("#.0123456789+e-") for item in items} for items in (numbers, others))
    return bool((units & more) - {""}) or units | more == {"days", ""}


def _numbers(items: Items) -> Items:
    return frozenset(item for item in items if item[0] == "#")


def _parts(reading: Reading, numbers: list[int]) -> list[Items]:
    """What each clause holds: numbers, groups, directions, and the words for things."""
    count = numbers[-1] + 1 if numbers else 0
    parts: list[set[str]] = [set() for _ in range(count)]
    for number in reading.numbers:
        if not number.weak:
            parts[numbers[number.start]].add(f"#{number.value:.6g}{number.unit}")
    for mark in reading.marks:
        if mark.kind in ("group", "direction") and mark.value != "same":
            prefix = "@" if mark.kind == "group" else "%"
            parts[numbers[mark.start]].add(prefix + mark.value)
    doing = [
        place
        for place, word in enumerate(reading.words)
        if word.key.endswith("ing") and len(word.key) > GERUND
    ]
    plain = [n for n, word in enumerate(reading.words) if word.key in TELLING]
    for place in (*reading.content, *doing, *plain):
        parts[numbers[place]].add(reading.stems[place])
    return [frozenset(part) for part in parts]
