"""What is found when a statement is held beside its article."""

from dataclasses import dataclass
from typing import Literal

from issuepress.accuracy.source import Sentence

Verdict = Literal["same", "said_otherwise", "changed"]


@dataclass(frozen=True)
class Difference:
    """What differs: ``said`` in the statement, ``written`` in the article; one may be empty.

    ``kind`` is what it is about ("number", "negation", "hedge", "group", ...). As a string it is a sentence
    for a person who knows nothing of how it was found.
    """

    kind: str
    said: str = ""
    written: str = ""
    text: str = ""

    def __str__(self) -> str:
        return self.text or f"{self.kind}: “{self.said}” where the article says “{self.written}”"


@dataclass(frozen=True)
class Judgement:
    """Whether a statement says what its article says.

    "same": word for word, or in a way that provably says the same. "said_otherwise": in other words, and
    nothing shows that a protected fact of the sentences it rests on (``facts``) differs: a person compares,
    and looks at the ``differences`` first, which may be but other words. "changed": a protected fact
    differs, or something is told that the article does not tell.
    """

    verdict: Verdict
    rests_on: tuple[Sentence, ...] = ()
    differences: tuple[Difference, ...] = ()
    facts: tuple[str, ...] = ()
