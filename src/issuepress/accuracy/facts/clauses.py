"""Conditions, who is meant, and what is compared: clauses whose words have to be found again."""

from collections.abc import Iterator

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.vocabulary import one_of

MARKERS = one_of("if when whenever unless until once provided except")
LONGEST = 14  # words
FEW = 2  # words for things: then the same marker tells enough
TOLD = 0.3  # of the words that say who is meant
FOUND = 0.4  # of the words for things
PEOPLE = one_of(
    "people patient adult child woman man those person anyone participant subject volunteer runner girl boy "
    "student worker teen adolescent"
)
QUALIFIERS = one_of("with who whose on without")
COMPARED = one_of("than vs versus")


def differences(said: Reading, written: Reading) -> Iterator[Difference]:
    for start, end in _conditions(written):
        if not _covered(said, written, start, end):
            yield Difference("condition", "", written.said(start, end))
    yield from _exceptions(said, written)
    for start, end in _qualifiers(written):
        if not _covered(said, written, start, end, TOLD):
            yield Difference("group", "", written.said(start - 1, end))
    compares = bool(said.values("direction") & {"up", "down", "better", "worse"})
    for start, end in _comparators(written):
        if compares and not _covered(said, written, start, end):
            yield Difference("comparison", "", written.said(start, end))


def _conditions(reading: Reading) -> Iterator[tuple[int, int]]:
    for place, stem in enumerate(reading.stems):
        if stem in MARKERS and not reading.words[place].text.isupper():
            yield place, _end(reading, place)


def _end(reading: Reading, start: int) -> int:
    end = start + 1
    while end < min(len(reading.words), start + LONGEST) and end not in reading.breaks:
        end += 1
    return end


def _covered(said: Reading, written: Reading, start: int, end: int, enough: float = FOUND) -> bool:
    content = [place for place in written.content if start < place < end]
    if not content:
        marked = written.stems[start] in MARKERS
        return not marked or bool(said.values("condition"))
    marked = written.stems[start] in MARKERS
    if (
        marked
        and len(content) <= FEW
        and said.stems.count(written.stems[start]) >= written.stems.count(written.stems[start])
    ):
        return True
    if marked:
        elsewhere = {written.stems[place] for place in written.content if not start < place < end}
        content = [place for place in content if written.stems[place] not in elsewhere] or content
    found = sum(_said(written, place, said) for place in content)
    return found / len(content) >= enough


def _said(written: Reading, place: int, said: Reading) -> bool:
    return not written.concepts[place].isdisjoint(said.everything)


def _exceptions(said: Reading, written: Reading) -> Iterator[Difference]:
    """Like "Unless" and "even if" are not "if"; either may be said with "not" or "only"."""
    mine, theirs = said.values("condition"), written.values("condition")
    if (
        "unless" in theirs - mine
        and "only" not in said.values("quantifier")
        and "not" not in said.values("negation")
    ):
        yield Difference("condition", "", _word(written, "unless"))
    if "even_if" in theirs and "if" in mine and "even_if" not in mine and "if" not in theirs:
        yield Difference("condition", _word(said, "if"), _word(written, "even_if"))


def _word(reading: Reading, value: str) -> str:
    return next(reading.text_of(mark) for mark in reading.of("condition") if mark.value == value)


def _qualifiers(reading: Reading) -> Iterator[tuple[int, int]]:
    for place, stem in enumerate(reading.stems[1:], start=1):
        if stem in QUALIFIERS and reading.stems[place - 1] in PEOPLE:
            yield place, _end(reading, place)


def _comparators(reading: Reading) -> Iterator[tuple[int, int]]:
    for place, stem in enumerate(reading.stems):
        versus = stem == "compar" and reading.stems[place + 1 : place + 2] in (["with"], ["to"])
        counted = place + 1 < len(reading.words) and (
            reading.words[place + 1].key[0].isdigit() or reading.stems[place + 1] in ("half", "one", "a")
        )
        if (stem in COMPARED and not counted) or versus:
            end = place + 1
            while end < len(reading.words) and reading.segments[end] == reading.segments[place]:
                end += 1
            yield place, end
