"""What the digest says: the best of each role, nothing twice, limits and bottom line always heard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from issuepress.condense.candidates import Candidate, has_subject
from issuepress.condense.roles import heard
from issuepress.condense.score import TAKEAWAY_WORDS, limiting
from issuepress.condense.words import length, shared

ALIKE = 0.65  # two sentences that share as much say the same


@dataclass(frozen=True)
class Size:
    """About how many words a digest has, and how many sentences and takeaways at most."""

    words: int
    teaser: int
    teaser_words: int
    takeaways: tuple[int, int]


SIZES = {
    "brief": Size(words=60, teaser=1, teaser_words=30, takeaways=(1, 2)),
    "standard": Size(words=130, teaser=2, teaser_words=55, takeaways=(4, 5)),
    "long": Size(words=300, teaser=3, teaser_words=80, takeaways=(5, 8)),
}
# In this order a role that has not been heard yet gets its best sentence.
QUOTA = ("bottom line", "limits", "evidence", "answer", "helps", "approach")
HEARD_ENOUGH = 0.4  # what a further takeaway of the same role loses


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

    @property
    def words(self) -> int:
        return sum(candidate.words for candidate in self.all)


def choose(candidates: Sequence[Candidate], size: Size, topic: str, *, english: bool) -> Choice:
    """The parts of a digest. Each is made of candidates that may be shown, none of them told twice."""
    free = [candidate for candidate in candidates if not candidate.reason]
    choice = Choice()
    choice.teaser = teaser(free, size, topic)
    if english:
        choice.caveat = caveat(_new(free, choice), topic)
    choice.takeaways = takeaways(free, choice, size)
    if english:
        choice.quote = quote(_new(free, choice))
    return choice


def teaser(free: Sequence[Candidate], size: Size, topic: str) -> list[Candidate]:
    """What it is about, then the answer; in a long digest one sentence more."""
    single = [
        c for c in free if len(c.sentences) == 1 and c.words <= size.teaser_words - 15 * (size.teaser > 1)
    ]
    chosen: list[Candidate] = []
    for wish in (_answers, _introduces, _answers)[: size.teaser]:
        fitting = [
            c for c in _unlike(single, chosen) if sum(x.words for x in chosen) + c.words <= size.teaser_words
        ]
        if fitting:
            chosen.append(max(fitting, key=lambda c, wish=wish: wish(c, topic)))
    return sorted(chosen, key=lambda c: c.spot)


def _answers(candidate: Candidate, topic: str) -> float:
    wanted = {"bottom line": 0.5, "answer": 0.5, "evidence": 0.2}.get(candidate.role, 0.0)
    return candidate.score + wanted + 0.5 * ("weighs both sides" in candidate.why) + _early(candidate) * 0


def _introduces(candidate: Candidate, topic: str) -> float:
    defines = has_subject(candidate.text, topic) and candidate.role == "answer"
    return candidate.score + 2 * _early(candidate) + 1.5 * defines - 1.5 * bool(candidate.sentences[0].label)


def _early(candidate: Candidate) -> float:
    return 1 / (1 + candidate.spot / 6)


def caveat(free: Iterable[Candidate], topic: str) -> Candidate | None:
    """The sentence that most strongly limits what may be hoped for."""
    limits = [
        c for c in free if len(c.sentences) == 1 and limiting(c.text) > 0.5 and c.words <= TAKEAWAY_WORDS + 10
    ]
    return max(limits, key=lambda c: _limits(c, topic), default=None)


def _limits(candidate: Candidate, topic: str) -> float:
    names = bool(topic) and topic in candidate.text.lower()
    return limiting(candidate.text) + (candidate.role == "limits") + 0.5 * names + 0.3 * candidate.score


def takeaways(free: Sequence[Candidate], choice: Choice, size: Size) -> list[Candidate]:
    """The best unheard role by role, then the best of the rest; in the order of the article."""
    fewest, most = size.takeaways
    chosen: list[Candidate] = []
    for wanted in QUOTA:
        if len(chosen) < fewest - 1 and not any(_hears(c, wanted) for c in [*chosen, *choice.teaser]):
            rest = [c for c in _rest(free, choice, chosen) if c.role == wanted and c.words <= TAKEAWAY_WORDS]
            chosen += sorted(rest, key=lambda c: -c.score)[:1]
    while len(chosen) < most:
        rest = _rest(free, choice, chosen)
        used = choice.words + sum(c.words for c in chosen)
        if len(chosen) >= fewest:
            rest = [c for c in rest if used + c.words <= size.words * 1.1 and c.score > 0]
        if not rest:
            break
        chosen.append(max(rest, key=lambda c: c.score - HEARD_ENOUGH * sum(x.role == c.role for x in chosen)))
    return sorted(chosen, key=lambda c: c.spot)


def _hears(candidate: Candidate, role: str) -> bool:
    """Limits and bottom line are heard in their own sections only; other roles also by their words."""
    return candidate.role == role or (role not in ("limits", "bottom line") and role in heard(candidate.text))


def _rest(free: Sequence[Candidate], choice: Choice, chosen: list[Candidate]) -> list[Candidate]:
    return _unlike(free, [*choice.all, *chosen])


def quote(free: Sequence[Candidate]) -> Candidate | None:
    """A short sentence in the author's own voice: advice or conclusion, not a finding of others."""
    own = [
        c
        for c in free
        if len(c.sentences) == 1
        and c.sentences[0].kind == "paragraph"
        and c.role in ("bottom line", "approach")
        and 8 <= c.words <= TAKEAWAY_WORDS
        and not c.text.startswith("[")
        and "sums up the evidence" not in c.why
        and c.score > 0.5
    ]
    return max(own, key=lambda c: c.score, default=None)


def _new(free: Sequence[Candidate], choice: Choice) -> list[Candidate]:
    return _unlike(free, choice.all)


def _unlike(free: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Those that share no sentence with the chosen ones and say something else."""
    taken = {(s.block, s.item, s.position) for c in chosen for s in c.sentences}
    return [
        c
        for c in free
        if not taken & {(s.block, s.item, s.position) for s in c.sentences}
        and all(shared(c.stems, other.stems) < ALIKE for other in chosen)
    ]


def words_of(texts: Iterable[str]) -> int:
    return sum(map(length, texts))
