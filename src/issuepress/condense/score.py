"""How much a sentence is worth to a reader of the digest, and why."""

from collections.abc import Mapping
from functools import lru_cache

from issuepress.condense.english import cues
from issuepress.condense.words import length

TAKEAWAY_WORDS = 30
EASY_WORDS = 18
BY_ROLE = {"bottom line": 0.8, "limits": 0.4, "evidence": 0.3, "answer": 0.3, "helps": 0.2}


def worth(text: str, role: str, rating: float, signs: Mapping[str, float]) -> tuple[float, tuple[str, ...]]:
    """Points for an English sentence, and the names of what gave or took them.

    ``signs`` are what is known from outside of the sentence: it names the topic, it opens its section ...
    """
    why = {sign.name: sign.points for sign in cues("worth") if sign.tells(text)} | dict(signs)
    return rating + BY_ROLE.get(role, 0) + sum(why.values()), tuple(why)


def too_long(text: str) -> float:
    """What a sentence loses by its length. Experts avoid those over thirty words; readers skim."""
    words = length(text)
    return 0.05 * max(0, words - EASY_WORDS) + 0.15 * max(0, words - TAKEAWAY_WORDS)


@lru_cache(maxsize=20_000)
def limiting(text: str) -> float:
    """How strongly a sentence limits what may be hoped for."""
    return sum(limit.points for limit in cues("limiting") if limit.tells(text))


def quotable(text: str) -> float:
    """How much a sentence sounds like its author: it prefers, it turns a phrase."""
    return sum(voice.points for voice in cues("quotable") if voice.tells(text))
