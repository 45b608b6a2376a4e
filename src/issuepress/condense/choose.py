"""What the digest says: the best of each role, nothing twice, limits and bottom line always heard."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from issuepress.condense.asides import caveat, quote
from issuepress.condense.candidate import NAMES_A_STUDY, Candidate, unlike
from issuepress.condense.roles import heard
from issuepress.condense.score import TAKEAWAY_WORDS
from issuepress.condense.teaser import teaser


@dataclass(frozen=True)
class Size:
    """How long a digest is: about so many words, and the fewest and most takeaways."""

    words: int
    teaser: int
    teaser_words: int
    fewest: int
    most: int


SIZES = {
    "brief": Size(words=60, teaser=1, teaser_words=32, fewest=1, most=2),
    "standard": Size(words=130, teaser=2, teaser_words=55, fewest=4, most=5),
    "long": Size(words=300, teaser=3, teaser_words=80, fewest=5, most=8),
}
# In this order a role that has not been heard yet gets its best sentence.
QUOTA = ("bottom line", "limits", "evidence", "answer", "helps", "approach")
LEAST = 3  # takeaways, even if they are long
WORTH_HEARING = 0.3  # the least score of a sentence that only speaks for its role
HEARD_BEFORE = 0.4  # what a sentence loses for each takeaway of its role


@dataclass
class Choice:
    """What was chosen, part by part."""

    teaser: list[Candidate] = field(default_factory=list)
    takeaways: list[Candidate] = field(default_factory=list)
    caveat: Candidate | None = None
    quote: Candidate | None = None

    @property
    def all(self) -> list[Candidate]:
        return [*self.teaser, *self.takeaways, *filter(None, (self.caveat, self.quote))]


def choose(candidates: Sequence[Candidate], size: Size, author: str, *, english: bool) -> Choice:
    """The parts of a digest, none of them telling what another one tells.

    Caveats and quotations are known by English words, so that other languages go without.
    """
    free = [candidate for candidate in candidates if not candidate.reason]
    choice = Choice(teaser(free, size.teaser, size.teaser_words))
    if english:
        choice.caveat = caveat(unlike(free, choice.all))
        if size.fewest > 1:
            choice.quote = quote(unlike(candidates, choice.all), author)
    choice.takeaways = _takeaways(free, choice, size)
    return choice


def _takeaways(free: Sequence[Candidate], choice: Choice, size: Size) -> list[Candidate]:
    """The best of every role that is still unheard, then the best of the rest; in article order."""
    left = unlike(free, choice.all)
    room = 1.1 * size.words - sum(candidate.words for candidate in choice.all)
    chosen: list[Candidate] = []
    while len(chosen) < size.most:
        best = _unheard(left, [*choice.teaser, *chosen]) if len(chosen) < size.fewest - 1 else None
        best = best or _best(left, chosen, size, room)
        if not best:
            break
        chosen.append(best)
        left = unlike(left, [best])
        room -= best.words
    return sorted(chosen, key=lambda candidate: candidate.spot)


def _unheard(left: Sequence[Candidate], chosen: Sequence[Candidate]) -> Candidate | None:
    for role in QUOTA:
        fitting = [c for c in left if c.role == role and c.score > WORTH_HEARING]
        if fitting and not any(_hears(candidate, role) for candidate in chosen):
            return max(fitting, key=lambda c: (c.words <= TAKEAWAY_WORDS, c.score))
    return None


def _hears(candidate: Candidate, role: str) -> bool:
    """Limits and bottom line are heard from their own sections only, other roles also by their words."""
    return candidate.role == role or (role not in ("limits", "bottom line") and role in heard(candidate.text))


def _best(
    left: Sequence[Candidate], chosen: Sequence[Candidate], size: Size, room: float
) -> Candidate | None:
    """One finding with its study may be long, else only where there would not be three takeaways.

    Beyond the fewest only what is good and has room.
    """
    long = any(c.words > TAKEAWAY_WORDS for c in chosen)
    fitting = [
        c
        for c in left
        if c.words <= TAKEAWAY_WORDS or (NAMES_A_STUDY in c.why and len(c.sentences) > 1 and not long)
    ]
    if not fitting and len(chosen) < LEAST:
        fitting = list(left)
    if len(chosen) >= size.fewest:
        fitting = [c for c in fitting if c.words <= room and c.score > 0]
    before = Counter(candidate.role for candidate in chosen)
    return max(fitting, key=lambda c: c.score - HEARD_BEFORE * before[c.role] - c.introduces, default=None)
