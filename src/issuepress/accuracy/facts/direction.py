"""More or less, better or worse, before or after: the opposite of what the article says."""

from collections.abc import Iterator
from itertools import chain

from issuepress.accuracy.facts.sides import moved
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.mark import Mark
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stems_of

OPPOSITES = {
    kind: tuple(tuple(pair.split("-")) for pair in pairs.split())
    for kind, pairs in {
        "direction": "up-down better-worse same-better same-up same-worse same-down",
        "order": """before-after first-last short-long day-night fast-slow common_-rare_ allow-forbid
            inside-outside left-right_ alone_-together cheap-costly hard-easy wet_-dry_ hot_-cold_
            mild_-severe_ fit_-ill_""",
        "degree": "small-large small-boost",
        "quantifier": """many-few most-few all-some all-most most-less_than_half many-less_than_half all-many
            many-some most-some most-many none-some none-many none-most""",
        "cause": "association-cause association-cure odds-cause",
        "wearing": "on-off",
        "hedge": "free-must",
    }.items()
}
NOUNS = stems_of(
    "injury risk problem trouble complication discomfort harm damage benefit failure danger help gain loss "
    "advantage painful quiet calm suffer hurt success edge impair bad"
)
BESIDE = 8  # words
REACH = 4  # words from "lower" to the thing that is lowered


def differences(pair: Pair) -> Iterator[Difference]:
    """The contrary of the article's word, where the article's own is not found again."""
    said, written = pair.said, pair.written
    turned = moved(said, written)  # who stands before "than": "boys are faster" is "girls are slower"
    for kind, pairs in OPPOSITES.items():
        if turned and kind in ("direction", "order"):
            continue
        mine, theirs = said.values(kind), written.values(kind)
        denied = ((f"un{a}", f"un{b}") for a, b in pairs)
        for one, other in chain.from_iterable((both, both[::-1]) for both in (*pairs, *denied)):
            if one in mine - theirs and other in theirs - mine and _clash(pair, kind, one, other):
                yield Difference(kind, _first(said, kind, one), _first(written, kind, other))
    if not turned:
        yield from _turned(said, written)


def _clash(pair: Pair, kind: str, one: str, other: str) -> bool:
    """Whether two contraries are said of the same: some word for a thing stands beside both."""
    if _unequal(pair, one, other):
        return False
    mine, theirs = _beside(pair.said, kind, one), _beside(pair.written, kind, other)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _beside(reading: Reading, kind: str, value: str) -> set[str]:
    """What the words for things near a mark may stand for."""
    marks = [mark for mark in reading.of(kind) if mark.value == value]
    near = {n for m in marks for n in range(m.start - BESIDE, m.end + BESIDE) if not m.start <= n < m.end}
    return {concept for n in near.intersection(reading.content) for concept in reading.concepts[n]}


def _unequal(pair: Pair, one: str, other: str) -> bool:
    """Whether one is "the same" and the other but a noun like "injury": no contradiction."""
    if "same" not in (one, other):
        return False
    reading, value = (pair.said, one) if other == "same" else (pair.written, other)
    return all(reading.stems[mark.start] in NOUNS for mark in reading.of("direction") if mark.value == value)


def _first(reading: Reading, kind: str, value: str) -> str:
    return next(reading.text_of(mark) for mark in reading.of(kind) if mark.value == value)


def _turned(said: Reading, written: Reading) -> Iterator[Difference]:
    """What is lowered in the article and raised in the statement, whatever else goes up and down."""
    mine, theirs = _objects(said), _objects(written)
    for thing in sorted(mine.keys() & theirs.keys()):
        ours, other = mine[thing], theirs[thing]
        for one, contrary in (("up", "down"), ("down", "up")):
            if one in ours and contrary in other and one not in other and contrary not in ours:
                yield Difference("direction", said.text_of(ours[one]), written.text_of(other[contrary]))
                return


def _objects(reading: Reading) -> dict[str, dict[str, Mark]]:
    found: dict[str, dict[str, Mark]] = {}
    content = frozenset(reading.content)
    for mark in reading.of("direction"):
        if mark.value in ("up", "down"):
            for place in range(mark.end, min(mark.end + REACH, len(reading.words))):
                if place in content and reading.segments[place] == reading.segments[mark.start]:
                    found.setdefault(reading.stems[place], {})[mark.value] = mark
                    break
    return found
