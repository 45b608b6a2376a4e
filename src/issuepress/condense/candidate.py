"""One thing that a digest could say."""

from dataclasses import dataclass, field
from functools import cached_property

from issuepress.condense.words import length
from issuepress.text.sentences import Sentence

LEARNED = "reads like what is never shown"  # the reason of what no rule bars


@dataclass(frozen=True)
class Candidate:
    """One sentence, or several that need each other, to be shown as ``text`` unless ``reason`` says why not.

    ``spots`` are the places of its sentences in the article, from 0. ``heard`` is how likely a fair reader
    must hear it, ``barred`` how likely it must not be shown, ``opens`` how likely it answers the title.
    ``why`` names what speaks most for it; ``leans_on`` are the spots that it cannot be understood without.
    """

    text: str
    sentences: tuple[Sentence, ...]
    spots: tuple[int, ...]
    role: str
    heard: float
    barred: float
    leans: float
    opens: float
    why: tuple[str, ...] = ()
    reason: str = ""
    leans_on: tuple[int, ...] = ()
    speaker: str = field(default="", compare=False)

    @property
    def spot(self) -> int:
        return self.spots[0]

    @property
    def section(self) -> str:
        return self.sentences[0].section

    @cached_property
    def words(self) -> int:
        return length(self.text)
