"""What the digest says: the best of each role, nothing twice, limits and bottom line always heard."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from issuepress.condense.asides import caveat, quote
from issuepress.condense.candidate import Candidate, unlike
from issuepress.condense.roles import Role, heard
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
QUOTA: tuple[Role, ...] = ("bottom line", "limits", "evidence", "answer", "helps", "approach")
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
    choice.takeaways = _takeaways(free, choice, size)
    if english and size.fewest > 1:
        choice.quote = quote(unlike(candidates, choice.all), author)
    return choice


def _takeaways(free: Sequence[Candidate], choice: Choice, size: Size) -> list[Candidate]:
    """First the best of every role that is still unheard, then the best of the rest; in the article's order."""
    short = [candidate for candidate in free if candidate.words <= TAKEAWAY_WORDS]
    chosen: list[Candidate] = []
    for wanted in QUOTA:
        if len(chosen) < size.fewest - 1 and not any(_hears(c, wanted) for c in [*chosen, *choice.teaser]):
            fitting = [c for c in unlike(short, [*choice.all, *chosen]) if c.role == wanted]
            chosen += sorted(fitting, key=lambda c: -c.score)[:1]
    while len(chosen) < size.most:
        best = _next(short, choice, chosen, size) or (
            _next(free, choice, chosen, size) if len(chosen) < 3 else None
        )
        if not best:
            break
        chosen.append(best)
    return sorted(chosen, key=lambda c: c.spot)


def _hears(candidate: Candidate, role: Role) -> bool:
    """Limits and bottom line are heard from their own sections only, other roles also by their words."""
    return candidate.role == role or (role not in ("limits", "bottom line") and role in heard(candidate.text))


def _next(free: Sequence[Candidate], choice: Choice, chosen: list[Candidate], size: Size) -> Candidate | None:
    rest = unlike(free, [*choice.all, *chosen])
    if len(chosen) >= size.fewest:
        room = 1.1 * size.words - sum(c.words for c in [*choice.all, *chosen])
        rest = [c for c in rest if c.words <= room and c.score > 0]
    return max(
        rest, key=lambda c: c.score - HEARD_BEFORE * sum(x.role == c.role for x in chosen), default=None
    )
