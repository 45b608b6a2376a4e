"""Conditions, who is meant, and what is compared: clauses whose words have to be found again."""

from collections.abc import Iterator

from issuepress.accuracy.answers import answered
from issuepress.accuracy.facts.sides import TAIL
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.mark import Mark
from issuepress.accuracy.pair import PEOPLE, Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stem, stems_of
from issuepress.accuracy.vocabulary import one_of

MARKERS = stems_of("if when whenever unless until once provided except")
LONGEST = 14  # words
FEW = 1  # words for things: then the same marker tells enough
TOLD = 0.51  # of the words that say who is meant
FOUND = 0.4  # of the words for things
QUALIFIERS = stems_of("with who whose on without")
CONDITIONAL = one_of("if when whenever unless until once as who whose with for while after ?")
WHOSE = one_of("who whose with without you your if after those")
AGAINST = one_of("than vs versus against compared other others doing without instead while but")
COMPARED = one_of("than vs versus")
LIMITING = stems_of("but although though however yet except whereas while")
NEAR = 3  # words: "people over 50 with"
SHORT = 4  # words; what is shorter is no half of its own
DOUBTS = frozenset(("evidence", "negation", "hedge"))
# Up to one of these, the words behind "people with" say who they are.
PREDICATES = one_of(
    "is are was were have had should must may might can could will would do did not does need"
)


def differences(pair: Pair) -> Iterator[Difference]:
    said, written = pair.said, pair.written
    for start, end in _missed_conditions(pair):
        yield Difference("condition", "", written.said(start, end))
    yield from _exceptions(pair)
    for start, end in _qualifiers(written):
        if start in pair.told and not _covered(said, written, start, end, TOLD) and not _hinted(pair, WHOSE):
            yield Difference("group", "", written.said(start - 1, end))
    if said.values("direction") & {"up", "down", "better", "worse"}:
        for start, end in _comparators(written):
            covered = _covered(said, written, start, end) or _hinted(pair, AGAINST)
            if start in pair.told and not covered:
                yield Difference("comparison", "", written.said(start, end))
    yield from _halves(pair)


def _missed_conditions(pair: Pair) -> list[tuple[int, int]]:
    """Those that hold for what is told; of "if ... or if ...", one is enough."""
    conditions = [(start, end) for start, end in _conditions(pair.written) if start in pair.holding]
    missed = [one for one in conditions if not _covered(pair.said, pair.written, *one)]
    either = any(pair.written.stems[start - 1 : start] == ["or"] for start, _ in conditions)
    return [] if _hinted(pair, CONDITIONAL) or (either and len(missed) < len(conditions)) else missed


def _hinted(pair: Pair, words: frozenset[str]) -> bool:
    """Whether a statement in words of its own has something of the kind."""
    return not pair.close and not words.isdisjoint(word.key for word in pair.said.words)


def _ends(reading: Reading, place: int, stops: str = ".;:!?") -> bool:
    """A full stop, or a mark as strong."""
    return any(stop in reading.words[place].before for stop in stops)


def _halves(pair: Pair) -> Iterator[Difference]:
    """Half of a pair left out: "..., but nobody has tested it"."""
    written = pair.written
    for place, word in enumerate(written.words):
        limiting = (stem(word.key) in LIMITING and "," in word.before) or (
            word.key == "another" and ";" in word.before
        )
        if place >= SHORT and limiting and place not in pair.told:
            end = next(
                (
                    n
                    for n in range(place + 1, len(written.words))
                    if _ends(written, n) and n in written.breaks
                ),
                len(written.words),
            )
            limits = any(
                (mark.kind in DOUBTS or mark.value == "same")
                and mark.value not in pair.said.values(mark.kind)
                and not answered(mark, pair.said, written)
                for mark in written.marks
                if place < mark.start < end
            )
            limits = limits or any(place < n.start < end and n.unit == "%" for n in written.numbers)
            if limits and place - 1 in pair.told and (LIMITING | {"another"}).isdisjoint(pair.said.stems):
                yield Difference("half of a pair", "", written.said(place, end))


def _conditions(reading: Reading) -> Iterator[tuple[int, int]]:
    for place, word in enumerate(reading.stems):
        if (
            word in MARKERS
            and reading.words[place].key not in ("provide", "provides", "providing")
            and reading.stems[place - 1 : place] not in (["tim"], ["at"])
            and not reading.words[place].text.isupper()
        ):
            leading = (
                not place or place in reading.breaks or reading.words[place - 1].key in ("but", "and", "only")
            )
            yield (
                place,
                _end(reading, place)
                if leading and place < len(reading.words) - LONGEST // 2
                else _whole(reading, place),
            )


def _whole(reading: Reading, start: int) -> int:
    """Up to the full stop: "when it comes with fever, a rash, or a sore throat"."""
    ends = (n for n in sorted(reading.breaks) if n > start and _ends(reading, n, ".;:!?—–"))
    return min(next(ends, len(reading.words)), start + LONGEST)


def _end(reading: Reading, start: int) -> int:
    end = start + 1
    while end < min(len(reading.words), start + LONGEST) and end not in reading.breaks:
        end += 1
    return end


def _covered(said: Reading, written: Reading, start: int, end: int, enough: float = FOUND) -> bool:
    if written.stems[start] == "than" and "than" in said.stems:
        return True  # whether it is another comparison, its sides tell
    if written.stems[start] in MARKERS and "?" in {word.key for word in said.words}:
        return True
    groups = {mark.value for mark in written.of("group") if start < mark.start < end}
    if groups & said.values("group"):
        return True  # "beginners" are those of "if you are new to it"
    content = [place for place in written.content if start < place < end]
    if not content:
        marked = written.stems[start] in MARKERS
        return not marked or bool(said.values("condition") or "after" in said.values("order"))
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


def _exceptions(pair: Pair) -> Iterator[Difference]:
    """Like "Unless" and "even if" are not "if"; either may be said with "not" or "only"."""
    said, written = pair.said, pair.written
    mine = said.values("condition")
    theirs = {
        mark.value
        for mark in written.of("condition")
        if mark.start in pair.holding and not _aside(mark, written)
    }
    kinds = ("quantifier", "negation", "removal", "order")
    denied = {"only", "only_if", "not", "off", "forbid"} & said.values(*kinds) - written.values(*kinds)
    if written.values("negation") & {"not"}:
        denied &= {"only", "only_if"}  # what is forbidden but for an exception is not forbidden
    if "unless" in theirs - mine and not denied and "without" not in said.stems:
        yield Difference("condition", "", _word(written, "unless"))
    if "unless" in mine - theirs and not {"only", "not"} & (
        written.values("quantifier") | written.values("negation")
    ):
        yield Difference("condition", _word(said, "unless"), "")
    if "even_if" in theirs and "unless" in mine - theirs:
        yield Difference("condition", _word(said, "unless"), _word(written, "even_if"))
    if "even_if" in theirs and "if" in mine and "even_if" not in mine and "if" not in theirs:
        yield Difference("condition", _word(said, "if"), _word(written, "even_if"))


def _aside(mark: Mark, reading: Reading) -> bool:
    return reading.words[mark.start].bracket == "("


def _word(reading: Reading, value: str) -> str:
    return next(reading.text_of(mark) for mark in reading.of("condition") if mark.value == value)


def _qualifiers(reading: Reading) -> Iterator[tuple[int, int]]:
    for place, word in enumerate(reading.stems[1:], start=1):
        if word in QUALIFIERS and not PEOPLE.isdisjoint(reading.stems[max(0, place - NEAR) : place]):
            verbs = (n for n in range(place + 2, len(reading.words)) if reading.words[n].key in PREDICATES)
            yield place, min(_end(reading, place), next(verbs, len(reading.words)))


def _comparators(reading: Reading) -> Iterator[tuple[int, int]]:
    for place, word in enumerate(reading.stems):
        versus = word == "compar" and reading.stems[place + 1 : place + 2] in (["with"], ["to"])
        counted = place + 1 < len(reading.words) and (
            reading.words[place + 1].key[0].isdigit() or reading.stems[place + 1] in ("half", "one", "a")
        )
        if (word in COMPARED and not counted) or versus:
            end = place + 2
            while end < len(reading.words) and reading.segments[end] == reading.segments[place]:
                if reading.words[end].key in TAIL:
                    break
                end += 1
            yield place, end
