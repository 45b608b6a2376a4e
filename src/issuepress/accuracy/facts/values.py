"""Words of a kind that have to be found again: negation, hedges, quantities, cause, groups."""

from collections.abc import Iterator, Sequence

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.reading import Reading


def _facts(names: str) -> set[tuple[str, ...]]:
    return {tuple(name.split(".")) for name in names.split()}


# What else may stand for a value of the article without changing the claim.
ANSWERS = {
    ("negation", "not"): _facts(
        "direction.same scope.still scope.un quantifier.few evidence.unproven evidence.unknown"
    ),
    ("scope", "still"): _facts("negation.not"),
    ("hedge", "possible"): _facts("hedge.able evidence.unknown hedge.risk"),
    ("hedge", "able"): _facts("hedge.possible order.allow hedge.should"),
    ("hedge", "probable"): _facts("hedge.possible quantifier.most"),
    ("hedge", "certain"): _facts("quantifier.all evidence.proven"),
    ("evidence", "unknown"): _facts("evidence.unproven"),
    ("evidence", "unproven"): _facts("evidence.unknown hedge.probable quantifier.only"),
    ("evidence", "limited"): _facts("evidence.unknown quantifier.few degree.small"),
    ("quantifier", "only"): _facts("evidence.unproven quantifier.just quantifier.few quantifier.alone"),
    ("quantifier", "most"): _facts("hedge.probable direction.top"),
    ("quantifier", "few"): _facts("degree.small negation.not quantifier.some evidence.limited"),
    ("quantifier", "some"): _facts("quantifier.few degree.small"),
    ("degree", "small"): _facts("quantifier.few direction.same evidence.limited quantifier.some"),
    ("degree", "boost"): _facts("degree.large"),
    ("cause", "association"): _facts("cause.odds"),
}
# Left out, these change a claim; put in, these do.
REQUIRED = {
    "negation": {"not"},
    "evidence": {"unknown", "unproven", "limited", "denied", "caveat"},
    "hedge": {"possible", "able", "probable"},
    "quantifier": {"most", "many", "some", "few", "only", "less_than_half"},
    "degree": {"small"},
    "cause": {"association"},
    "scope": {"best", "else", "past"},
    "group": None,
}
FORBIDDEN = {
    "negation": {"not"},
    "evidence": {"unknown", "unproven", "proven"},
    "hedge": {"possible", "probable", "certain"},
    "quantifier": {"all", "most", "few", "only", "less_than_half"},
    "degree": {"boost"},
    "cause": {"association", "cure"},
    "scope": set(),
    "group": None,
}
NAMES = {
    "evidence": "certainty",
    "hedge": "hedge",
    "cause": "cause",
    "degree": "size",
    "quantifier": "how many",
}


def differences(said: Reading, written: Reading, around: Sequence[Reading]) -> Iterator[Difference]:
    """A protected word left out or put in, where nothing in its place says the same.

    Who is meant may be told by what stands around the sentences.
    """
    groups = {value for reading in around for value in reading.values("group")}
    for kind in REQUIRED:
        mine, theirs = said.values(kind), written.values(kind)
        for value in sorted(theirs - mine):
            if _matters(kind, value, REQUIRED) and not _answered(kind, value, said, written):
                yield _difference(kind, value, "", written)
        for value in sorted(mine - theirs - (groups if kind == "group" else set())):
            if _matters(kind, value, FORBIDDEN) and not _answered(kind, value, written, said):
                yield _difference(kind, value, said, "")


def _matters(kind: str, value: str, table: dict[str, set[str] | None]) -> bool:
    values = table[kind]
    return values is None or value in values


def _answered(kind: str, value: str, reading: Reading, other: Reading) -> bool:
    """Whether something that may stand for it is there; for "not", only what is not in both."""
    return any(
        answer in reading.values(by) and (kind != "negation" or answer not in other.values(by))
        for by, answer in ANSWERS.get((kind, value), ())
    )


def _difference(kind: str, value: str, said: Reading | str, written: Reading | str) -> Difference:
    name = NAMES.get(kind, kind)
    if isinstance(said, Reading):
        return Difference(name, _words(said, kind, value), "")
    assert isinstance(written, Reading)
    return Difference(name, "", _words(written, kind, value))


def _words(reading: Reading, kind: str, value: str) -> str:
    return next(reading.text_of(mark) for mark in reading.of(kind) if mark.value == value)
