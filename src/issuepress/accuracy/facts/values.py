"""Words of a kind that have to be found again: negation, hedges, quantities, cause, groups."""

from collections.abc import Iterator

from issuepress.accuracy.answers import OVERSTATED, answered
from issuepress.accuracy.facts.groups import beside_the_point, stands_around, who
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.mark import Mark
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stems_of

# Left out, these change a claim; put in, these do.
REQUIRED = {
    "negation": {"not"},
    "evidence": {"unknown", "unproven", "limited", "denied", "caveat"},
    "hedge": {"possible", "able", "probable", "tend", "free", "intend"},
    "quantifier": {"most", "many", "some", "few", "only", "only_if", "less_than_half"},
    "degree": {"small"},
    "cause": {"association"},
    "scope": {"best", "else", "past"},
    "group": None,
}
FORBIDDEN = {
    "negation": {"not"},
    "evidence": {"unknown", "unproven", "proven"},
    "hedge": {"possible", "probable", "certain"},
    "quantifier": {"all", "most", "few", "only", "only_if", "less_than_half"},
    "degree": {"boost"},
    "cause": {"cure"},
    "scope": set(),
    "group": None,
}
SHARES = {"most": (51, 100), "many": (25, 100), "few": (0, 20), "less_than_half": (0, 50)}
GRAVE = stems_of("serious severe major dangerous")
NEAR = 6  # words from "none" to the "serious" that it denies


def differences(pair: Pair) -> Iterator[Difference]:
    """A protected word left out of what is told, or put in, where nothing in its place says the same."""
    for kind in REQUIRED:
        mine, theirs = pair.said.values(kind), pair.written.values(kind)
        places = {"group": who(pair), "evidence": pair.around_told}.get(kind, pair.told)
        for mark in _first(pair.written, kind, places):
            required = _matters(mark, REQUIRED) and not beside_the_point(mark, pair)
            required = required or (mark.value == "ill" and pair.close)
            if mark.value not in mine and required and not _answered(mark, pair):
                yield Difference(kind, "", pair.written.text_of(mark))
        for mark in _first(pair.said, kind):
            known = mark.value in theirs or stands_around(mark, pair)
            known = (
                known
                or _superlative(mark, pair)
                or _milder(mark, pair)
                or _asked(mark, pair.said)
                or _counted(mark, pair)
            )
            known = known or answered(mark, pair.written, pair.said, OVERSTATED)
            if not known and _matters(mark, FORBIDDEN):
                yield Difference(kind, pair.said.text_of(mark), "")
    yield from _restricted(pair)
    yield from _undenied(pair)


def _milder(mark: Mark, pair: Pair) -> bool:
    """Like "nobody knows" for "nobody has followed them", "only" for "only if"."""
    if mark.value == "probable":
        return bool(pair.written.values("evidence") & {"limited", "unknown"})
    if mark.value in ("unproven", "unknown"):
        return "not" in pair.written.values("negation")
    return mark.value in ("only", "few") and (not pair.close or "only" in pair.written.stems)


def _superlative(mark: Mark, pair: Pair) -> bool:
    """Like "no game is more popular than chess" for "the most popular game"."""
    than = mark.value == "not" and "than" in pair.said.stems[mark.end :]
    return than and any(word.key == "most" or word.key.endswith("est") for word in pair.written.words)


def _counted(mark: Mark, pair: Pair) -> bool:
    """Whether an amount is that of a share: 98 % are "almost all"."""
    least, most = SHARES.get(mark.value, (1, 0)) if mark.kind == "quantifier" else (1, 0)
    return any(n.unit == "%" and least <= n.value <= most for n in pair.written.numbers)


def _asked(mark: Mark, reading: Reading) -> bool:
    """Whether a hedge stands in a question, which claims nothing: "Does rye seem to give you trouble?"."""
    ends = (n for n in range(mark.end, len(reading.words)) if set(".?!") & {*reading.words[n].before})
    end = next(ends, len(reading.words))
    asks = end < len(reading.words) and "?" in reading.words[end].before
    return mark.kind == "hedge" and (asks or "?" in {word.key for word in reading.words[mark.end : end + 1]})


def _undenied(pair: Pair) -> Iterator[Difference]:
    """Like "found no difference" told as "found a difference", "must" as "may want to"."""
    answers = {m.value for m in pair.said.marks if m.kind in ("negation", "evidence")}
    answers -= pair.written.values("negation")
    answers |= {"same", "small"} & (pair.said.values("direction") | pair.said.values("degree"))
    for mark in pair.written.of("direction"):
        denies = mark.value == "same" and bool({"no", "not"} & {*pair.written.stems[mark.start : mark.end]})
        if denies and pair.tells(mark) and not answers:
            yield Difference("negation", "", pair.written.text_of(mark))
            return
    mine, theirs = pair.said.values("hedge"), pair.written.values("hedge")
    if "must" in theirs - mine and "possible" in mine - theirs:
        must = next(mark for mark in pair.written.of("hedge") if mark.value == "must")
        yield Difference("hedge", _words(pair.said, "possible"), pair.written.text_of(must))


def _words(reading: Reading, value: str) -> str:
    return next(reading.text_of(mark) for mark in reading.of("hedge") if mark.value == value)


def _restricted(pair: Pair) -> Iterator[Difference]:
    """Like "no serious side effects" told as "no side effects"."""
    for denial in pair.written.of("negation"):
        near = range(denial.end, min(denial.end + NEAR, len(pair.written.words)))
        for place in near:
            stem = pair.written.stems[place]
            told = place in pair.told and pair.said.of("negation")
            if stem in GRAVE and told and GRAVE.isdisjoint(pair.said.stems):
                yield Difference("size", "", pair.written.words[place].text)


def _first(reading: Reading, kind: str, places: frozenset[int] | None = None) -> list[Mark]:
    """The first mark of each value, of those in these places."""
    marks = [mark for mark in reading.of(kind) if places is None or mark.start in places]
    return list({mark.value: mark for mark in reversed(marks)}.values())


def _matters(mark: Mark, table: dict[str, set[str] | None]) -> bool:
    values = table[mark.kind]
    return values is None or mark.value in values


def _is_excepted(mark: Mark, pair: Pair) -> bool:
    """Like "only if" for "not ... unless"."""
    excepted = "unless" in pair.written.values("condition")
    return mark.value == "not" and excepted and "only_if" in pair.said.values("quantifier")


def _answered(mark: Mark, pair: Pair) -> bool:
    """A hedge left out, where the statement, in words of its own, keeps another one of the sentence."""
    if answered(mark, pair.said, pair.written) or _is_excepted(mark, pair):
        return True
    return mark.kind == "hedge" and not pair.repeats and answered(mark, pair.said, None)
