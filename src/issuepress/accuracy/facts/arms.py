"""What belongs together: which number to which group, which side of a comparison, "and" or "or"."""

from collections.abc import Iterator
from itertools import combinations, permutations

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stems_of
from issuepress.accuracy.vocabulary import one_of

PIVOTS = one_of("than superior inferior compar vs versus rather instead befor after")
CLAUSES = one_of("but while whereas vs compared so because than although though which")
TIMES = stems_of("before after")
TAIL = one_of("for in among at by with on during when if")
LITTLE = stems_of("the and who for was are did not had has its you your that this than with from")
NEAR = 8  # words
GERUND = 5  # letters; "running" is a thing that is done
Items = frozenset[str]
TURNED = {"direction": (("up", "down"), ("better", "worse")), "order": (("fast", "slow"), ("long", "short"))}
NAMING = stems_of("call mean name")


def differences(pair: Pair) -> Iterator[Difference]:
    said, written = pair.said, pair.written
    if _reordered(pair):
        yield Difference("who is meant", said.said(0, len(said.words)), written.said(0, len(written.words)))
    else:
        yield from _crossed(said, written)
    yield from _turned_around(said, written)
    yield from _more_than_the_other(said, written)
    yield from _or_and(said, written)
    yield from _counted(said, written)


def _crossed(said: Reading, written: Reading) -> Iterator[Difference]:
    """Two things of two parts of the article's sentence that changed places."""
    for divide in (_clauses, _finely):
        mine, theirs = _parts(said, divide(said)), _parts(written, divide(written))
        if _cross(mine, theirs) or (divide is _clauses and _carried_over(mine, theirs)):
            yield Difference(
                "who is meant", said.said(0, len(said.words)), written.said(0, len(written.words))
            )
            return


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
    doing = [place for place, word in enumerate(reading.words) if word.key.endswith("ing") and len(word.key) > GERUND]
    for place in (*reading.content, *doing):
        parts[clauses[place]].add(reading.stems[place])
    return [frozenset(part) for part in parts]


def _turned_around(said: Reading, written: Reading) -> Iterator[Difference]:
    """A is better than B, and B than A; "less than" turns it back."""
    if moved(said, written) and not _mirrored(said, written):
        yield Difference("comparison", said.said(0, len(said.words)), written.said(0, len(written.words)))


def moved(said: Reading, written: Reading) -> bool:
    """Whether something changed its side of "than"."""
    mine, theirs = _sides(said), _sides(written)
    if not mine or not theirs or not NAMING.isdisjoint(said.stems + written.stems):
        return False
    there, back = mine[0] & theirs[1] - theirs[0] - mine[1], mine[1] & theirs[0] - theirs[1] - mine[0]
    return bool(there | back)


def _mirrored(said: Reading, written: Reading) -> bool:
    """Like "A is faster than B" and "B is slower than A"."""
    for kind, pairs in TURNED.items():
        mine, theirs = said.values(kind), written.values(kind)
        if any(a in mine - theirs and b in theirs - mine for one in pairs for a, b in (one, one[::-1])):
            return True
    return len((said.values("order") | written.values("order")) & {"before", "after"}) > 1


def _sides(reading: Reading) -> tuple[Items, Items] | None:
    """The words before the first "than", and what stands behind it."""
    pivots = [p for p in range(len(reading.stems)) if _pivots(reading, p) and not _counts(reading, p)]
    pivot = next((p for p in pivots if reading.stems[p] not in TIMES), pivots[0] if pivots else None)
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


def _pivots(reading: Reading, place: int) -> bool:
    """Whether a comparison turns here: "than", the second "as" of "as often as"."""
    stems = reading.stems
    return stems[place] in PIVOTS or (stems[place] == "as" and stems[place - 2 : place - 1] == ["as"])


def _counts(reading: Reading, pivot: int) -> bool:
    following = reading.words[pivot + 1 : pivot + 2]
    return (
        bool(following)
        and following[0].key[0].isdigit()
        and reading.stems[pivot - 1] not in ("better", "wors")
    )


def _stops(reading: Reading, place: int) -> bool:
    return any(stop in reading.words[place].before for stop in ",.;:—–()")


def _more_than_the_other(said: Reading, written: Reading) -> Iterator[Difference]:
    """Like "Diet matters more than genes" where the article has "...; genes matter far more"."""
    sides = _sides(said)
    if "than" not in said.stems or "than" in written.stems or not sides:
        return
    clauses = _clauses(written)
    for mark in written.of("direction"):
        if mark.value == "up" and "up" in said.values("direction"):
            near = {
                written.stems[n]
                for n in written.content
                if clauses[n] == clauses[mark.start] and n < mark.start
            }
            if near & sides[1] and not near & sides[0] - sides[1]:
                yield Difference(
                    "comparison", said.said(0, len(said.words)), written.said(0, len(written.words))
                )
                return


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
