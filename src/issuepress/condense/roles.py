"""What a sentence does in its article, told by the nearest heading that tells it."""

from functools import lru_cache

from issuepress.condense.features import headings, starts
from issuepress.text.sentences import Sentence

ROLES = {
    "sums up": "bottom line",
    "limits": "limits",
    "evidence": "evidence",
    "advice": "what to do",
    "answer": "answer",
}


def role_of(sentence: Sentence) -> str:
    """One of bottom line, limits, evidence, what to do, answer, other."""
    by_heading = (role for heading in reversed(sentence.headings) if (role := _of_heading(heading)))
    instructs = starts()["instructs"].match(sentence.text.lower())
    return next(by_heading, "what to do" if instructs else "other")


@lru_cache(maxsize=2_000)
def _of_heading(heading: str) -> str:
    return next((role for name, role in ROLES.items() if headings()[name].search(heading)), "")
