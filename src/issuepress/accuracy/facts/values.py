"""Words of a kind that have to be found again: negation, hedges, quantities, cause, groups."""

from collections.abc import Iterator

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.mark import Mark
from issuepress.accuracy.number import Number
from issuepress.accuracy.pair import PEOPLE, Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stems_of
from issuepress.accuracy.vocabulary import one_of


def _facts(names: str) -> set[tuple[str, ...]]:
    return {tuple(name.split(".")) for name in names.split()}


# What else may stand for a value of the article without changing the claim.
ANSWERS = {
    ("negation", "not"): _facts(
        "direction.same scope.still scope.un quantifier.few evidence.unproven evidence.unknown "
        "evidence.limited evidence.denied order.forbid removal.off negation.ill negation.rest "
        "condition.unless hedge.free"
    ),
    ("negation", "ill"): _facts("negation.not removal.off"),
    ("scope", "still"): _facts("negation.not"),
    ("scope", "past"): _facts("order.before"),
    ("hedge", "free"): _facts(
        "negation.not hedge.possible hedge.able order.allow negation.neutral removal.off"
    ),
    ("hedge", "intend"): _facts("hedge.probable hedge.possible hedge.should"),
    ("hedge", "tend"): _facts("hedge.probable quantifier.most quantifier.many cause.association"),
    ("hedge", "possible"): _facts(
        "hedge.able evidence.unknown hedge.risk hedge.probable quantifier.few quantifier.some"
    ),
    ("hedge", "able"): _facts("hedge.possible order.allow hedge.should quantifier.few quantifier.some"),
    ("hedge", "probable"): _facts(
        "evidence.limited evidence.unknown hedge.should hedge.tend hedge.possible quantifier.most "
        "quantifier.many"
    ),
    ("hedge", "certain"): _facts("quantifier.all evidence.proven"),
    ("evidence", "unknown"): _facts("evidence.unproven evidence.limited"),
    ("evidence", "unproven"): _facts("evidence.unknown hedge.probable quantifier.only cause.association"),
    ("evidence", "limited"): _facts(
        "evidence.unknown evidence.unproven quantifier.few degree.small evidence.caveat"
    ),
    ("quantifier", "only"): _facts(
        "evidence.unproven quantifier.just quantifier.few quantifier.alone condition.unless degree.small "
        "negation.not"
    ),
    ("quantifier", "only_if"): _facts(
        "quantifier.only quantifier.only_if negation.not condition.unless hedge.must removal.off"
    ),
    ("quantifier", "most"): _facts(
        "hedge.probable hedge.tend direction.top quantifier.many quantifier.mainly"
    ),
    ("quantifier", "many"): _facts("quantifier.most"),
    ("quantifier", "few"): _facts("degree.small negation.not quantifier.some evidence.limited"),
    ("quantifier", "some"): _facts("quantifier.few degree.small"),
    ("degree", "small"): _facts(
        "negation.not quantifier.few direction.same evidence.limited quantifier.some"
    ),
    ("degree", "boost"): _facts("degree.large"),
    ("cause", "association"): _facts("cause.odds hedge.tend"),
    ("group", "women"): _facts("group.pregnancy group.postmenopausal"),
    ("group", "children"): _facts("group.students"),
    ("group", "students"): _facts("group.children group.teens"),
    ("group", "older_"): _facts("group.adults"),
}
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
# These may be told for a "not", but no "not" for these: "rarely" is not "never".
OVERSTATED = frozenset({("quantifier", "few")})
SHARES = {"most": (51, 100), "many": (25, 100), "few": (0, 20), "less_than_half": (0, 50)}
ODDS = stems_of("odds risk chance likelihood probability danger")
ADJECTIVES = one_of("more less fewer lower higher greater smaller additional reduced increased")
AGED = stems_of("age aged old older")
AGES = {
    "infants": (0, 2),
    "children": (0, 17),
    "teens": (13, 19),
    "younger_": (0, 30),
    "older_": (55, 120),
}
GRAVE = stems_of("serious severe major dangerous")
NEAR = 6  # words from "none" to the "serious" that it denies
ROLES = ("athletes", "runners", "workers", "students", "beginners", "experienced")
GROWN = ("children", "teens", "infants", "older_")  # beside these, "adults" tells somebody apart


def differences(pair: Pair) -> Iterator[Difference]:
    """A protected word left out of what is told, or put in, where nothing in its place says the same."""
    for kind in REQUIRED:
        mine, theirs = pair.said.values(kind), pair.written.values(kind)
        places = {"group": _who(pair), "evidence": pair.around_told}.get(kind, pair.told)
        for mark in _first(pair.written, kind, places):
            required = _matters(mark, REQUIRED) and not _beside_the_point(mark, pair)
            required = required or (mark.value == "ill" and pair.close)
            if mark.value not in mine and required and not _answered(mark, pair):
                yield Difference(kind, "", pair.written.text_of(mark))
        for mark in _first(pair.said, kind):
            known = mark.value in theirs or _stands_around(mark, pair)
            known = known or _milder(mark, pair) or _asked(mark, pair.said) or _counted(mark, pair)
            known = known or answered(mark, pair.written, pair.said, OVERSTATED)
            if not known and _matters(mark, FORBIDDEN):
                yield Difference(kind, pair.said.text_of(mark), "")
    yield from _restricted(pair)
    yield from _undenied(pair)


def _who(pair: Pair) -> frozenset[int]:
    """Where those stand of whom something is told: in its clause, or before it ("In mice, ...")."""
    people = any(stem in PEOPLE and place in pair.told for place, stem in enumerate(pair.written.stems))
    leads = any(mark.start == place for mark in pair.written.of("group") for place in (0, 1))
    return pair.told if people and not leads else pair.holding


def _milder(mark: Mark, pair: Pair) -> bool:
    """Like "nobody knows" for "nobody has followed them", "only" for "only if"."""
    if mark.value == "probable":
        return bool(pair.written.values("evidence") & {"limited", "unknown"})
    if mark.value in ("unproven", "unknown"):
        return "not" in pair.written.values("negation")
    return mark.value in ("only", "few") and (not pair.close or "only" in pair.written.stems)


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


def _beside_the_point(mark: Mark, pair: Pair) -> bool:
    """Like "adults" where the article has no children: nobody is told apart by it."""
    near = (*pair.around, pair.written)
    if mark.value == "association":  # "those who drink coffee have fewer strokes" says no more
        return _of_people(pair.said) and pair.said.values("cause") <= {"odds"}
    if mark.value in ROLES:
        return not pair.repeats
    sexes = {"men", "women"} if mark.value in ("men", "women") else {"boys", "girls"}
    if mark.value in sexes <= pair.written.values("group"):
        return True  # both are everybody
    if mark.value == "women":
        return any("pregnancy" in reading.values("group") for reading in near)
    if _aged(mark.value, pair.said):
        return True
    return mark.value == "adults" and not any(reading.values("group").intersection(GROWN) for reading in near)


def _of_people(reading: Reading) -> bool:
    """Whether it is told of people who do something: "those who drink coffee", "coffee drinkers"."""
    marked = {place for mark in reading.marks for place in range(mark.start, mark.end)}
    agents = any(reading.words[n].key.endswith("ers") for n in reading.content if n not in marked)
    # What "raises the odds" is no person.
    for mark in reading.of("direction"):
        lifts = mark.value in ("up", "down") and reading.words[mark.start].key not in ADJECTIVES
        if lifts and not ODDS.isdisjoint(reading.stems[mark.end : mark.end + 3]):
            return False
    return agents or "who" in reading.stems or not PEOPLE.isdisjoint(reading.stems)


def _stands_around(mark: Mark, pair: Pair) -> bool:
    """Who is meant may be told by what stands around the sentences, or by an age."""
    if mark.kind != "group":
        return False
    near = (pair.written, *pair.around)
    known = {value for reading in near for value in reading.values("group")}
    pregnant = mark.value == "women" and "pregnancy" in known
    return mark.value in known or pregnant or any(_aged(mark.value, reading) for reading in near)


def _aged(group: str, reading: Reading) -> bool:
    """Whether an age says of whom it is told: a "two-year-old" is a child."""
    least, most = AGES.get(group, (1, 0))
    return any(least <= number.value <= most for number in reading.numbers if _is_age(reading, number))


def _is_age(reading: Reading, number: Number) -> bool:
    beside = {
        *reading.stems[max(0, number.start - 3) : number.start],
        *reading.stems[number.end - 1 : number.end + 2],
    }
    return not AGED.isdisjoint(beside) and not number.unit


def _answered(mark: Mark, pair: Pair) -> bool:
    """A hedge left out, where the statement, in words of its own, keeps another one of the sentence."""
    if answered(mark, pair.said, pair.written):
        return True
    return mark.kind == "hedge" and not pair.repeats and answered(mark, pair.said, None)


def answered(
    mark: Mark, reading: Reading, other: Reading | None, without: frozenset[tuple[str, str]] = frozenset()
) -> bool:
    """Whether something that may stand for it is there, and not in the other."""
    return any(
        answer in reading.values(by) and not (other and answer in other.values(by))
        for by, answer in ANSWERS.get((mark.kind, mark.value), ())
        if (by, answer) not in without
    )
