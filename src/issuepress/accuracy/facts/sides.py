"""What stands on which side of a comparison: A is better than B, and B than A."""

from collections.abc import Iterator

from issuepress.accuracy.facts.arms import clauses
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.meanings import joins
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stems_of
from issuepress.accuracy.vocabulary import one_of

PIVOTS = one_of("than superior inferior compar vs versus rather instead befor after")
TIMES = stems_of("before after")
TAIL = one_of("for in among at by with on during when if")
LITTLE = stems_of(
    "those people patients ones the and who for was are did not had has its you your that this than with from"
)
Items = frozenset[str]
TURNED = {"direction": (("up", "down"), ("better", "worse")), "order": (("fast", "slow"), ("long", "short"))}
AS_AS = 6  # words from the first "as" to the second: "not as useful to most runners as"
NAMING = stems_of("call mean name")


def differences(pair: Pair) -> Iterator[Difference]:
    yield from _turned_around(pair.said, pair.written)
    yield from _more_than_the_other(pair.said, pair.written)


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
        and (reading.stems[end] not in TAIL or LITTLE.issuperset(reading.stems[start:end]))
        and (end == start or not _stops(reading, end))
    ):
        end += 1
    own = [stem if len(stem) > 2 and stem not in LITTLE else "" for stem in reading.stems]
    before, after = {*own[:pivot]} - {""}, {*own[start:end]} - {""}
    return (frozenset(before), frozenset(after)) if before and after else None


def _pivots(reading: Reading, place: int) -> bool:
    """Whether a comparison turns here: "than", the second "as" of "as often as"."""
    stems = reading.stems
    if stems[place] != "as":
        return stems[place] in PIVOTS
    return "as" in stems[max(0, place - AS_AS) : place - 1] and not joins(stems, place - 2)


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
    parts = clauses(written)
    for mark in written.of("direction"):
        if mark.value == "up" and "up" in said.values("direction"):
            near = {
                written.stems[n] for n in written.content if parts[n] == parts[mark.start] and n < mark.start
            }
            if near & sides[1] and not near & sides[0] - sides[1]:
                yield Difference(
                    "comparison", said.said(0, len(said.words)), written.said(0, len(written.words))
                )
                return
