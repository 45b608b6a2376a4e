"""One thing that a digest could say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from issuepress.condense.words import content, length, shared
from issuepress.text.sentences import Sentence

INTRODUCTION = "before the first heading"
NAMES_A_STUDY = "names a study"
ALIKE = 0.6  # sentences that share so much of their words say the same


@dataclass(frozen=True)
class Candidate:
    """One or two sentences that may be shown as ``text``, unless ``reason`` says why not.

    ``spot`` counts the article's sentences from 0; ``why`` names what the score is made of.
    """

    text: str
    sentences: tuple[Sentence, ...]
    spot: int
    role: str
    score: float
    why: tuple[str, ...] = ()
    reason: str = ""
    speaker: str = ""

    @property
    def introduces(self) -> bool:
        """Whether it stands before the first heading: good to begin with, seldom worth remembering."""
        return INTRODUCTION in self.why

    @cached_property
    def words(self) -> int:
        return length(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(content(self.text))


def unlike(candidates: Iterable[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Those that share no sentence with the chosen ones and say something else."""
    taken = {sentence for other in chosen for sentence in other.sentences}
    return [
        candidate
        for candidate in candidates
        if not taken.intersection(candidate.sentences)
        and all(shared(candidate.stems, other.stems) < ALIKE for other in chosen)
    ]
