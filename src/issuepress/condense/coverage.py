"""The few candidates that together tell the most: different claims, not the highest scores."""

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush

from issuepress.condense.candidate import Candidate
from issuepress.condense.learned import same_claim
from issuepress.condense.survey import Survey

MOST = 40  # sentences that are held against each other: those most likely to be heard
SHARPEN = 3  # how likely to this power: many middling sentences do not outvote a good one
BY_LENGTH = 0.4  # the gain is divided by words to this power
ALIKE = 0.85  # candidates more likely than this to tell the same are not both told
Relation = Callable[[int, int], float]


def cover(
    survey: Survey,
    heard: Sequence[float],
    candidates: Sequence[Candidate],
    words: int,
    *,
    alike: float = ALIKE,
) -> list[Candidate]:
    """The candidates to be told, best first, until the words are used up.

    Each time the one with the greatest gain: how much more of what readers must hear is told, and how surely
    it may be shown. ``heard`` is how likely each sentence of the article must be heard.
    """
    targets = sorted(range(len(heard)), key=lambda i: -heard[i])[:MOST]
    weights = [heard[j] ** SHARPEN for j in targets]
    same = _relation(survey)
    known = set(targets)
    tells = {c: _told_by(c, targets, same) for c in candidates if c.spot in known}
    told, near, found = [0.0] * len(targets), dict.fromkeys(tells, 0.0), list[Candidate]()

    def gain(candidate: Candidate) -> float:
        more = sum(w * (a - b) for w, a, b in zip(weights, tells[candidate], told, strict=True) if a > b)
        alone = candidate.heard * (1 - near[candidate])
        return float((more + alone) * (1 - candidate.barred) / candidate.words**BY_LENGTH)

    # A gain never grows with what is told: an old one is a bound, and only the foremost is worked out again.
    bounds = [(-gain(c), order, c) for order, c in enumerate(tells)]
    heapify(bounds)
    while bounds:
        bound, order, best = heappop(bounds)
        if best.words > words or near[best] >= alike:
            continue
        now = -gain(best)
        if now > bound:
            heappush(bounds, (now, order, best))
            continue
        found.append(best)
        words -= best.words
        told = list(map(max, told, tells[best]))
        near = {c: max(so_far, _nearness(c, best, same)) for c, so_far in near.items()}
    return found


def _told_by(candidate: Candidate, targets: Sequence[int], same: Relation) -> list[float]:
    """How likely a candidate tells what each of the targets tells."""
    told = [[same(i, j) for j in targets] for i in candidate.spots]
    return told[0] if len(told) == 1 else list(map(max, *told))


def _nearness(one: Candidate, other: Candidate, same: Relation) -> float:
    """How likely two candidates tell the same; 1 where they share a sentence."""
    return max(same(i, j) for i in one.spots for j in other.spots)


def _relation(survey: Survey) -> Relation:
    """How likely two sentences tell the same claim; each pair is looked at once."""
    known: dict[tuple[int, int], float] = {}

    def same(one: int, other: int) -> float:
        if one == other:
            return 1.0
        key = (one, other) if one < other else (other, one)
        if key not in known:
            known[key] = same_claim(survey, *key)
        return known[key]

    return same
