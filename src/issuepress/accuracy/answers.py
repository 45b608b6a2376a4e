"""What may stand for a protected word without changing a claim: "still" for "not", "often" for "probably"."""

from issuepress.accuracy.mark import Mark
from issuepress.accuracy.reading import Reading


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
# These may be told for a "not", but no "not" for these: "rarely" is not "never".
OVERSTATED = frozenset({("quantifier", "few")})


def answered(
    mark: Mark, reading: Reading, other: Reading | None, without: frozenset[tuple[str, str]] = frozenset()
) -> bool:
    """Whether something that may stand for it is there, and not in the other."""
    return any(
        answer in reading.values(by) and not (other and answer in other.values(by))
        for by, answer in ANSWERS.get((mark.kind, mark.value), ())
        if (by, answer) not in without
    )
