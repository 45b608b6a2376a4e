"""What a word and its inflections have in common: "improve", "improved" and "improving" are "improv"."""

from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("data") / "irregular.txt"
VOWELS = frozenset("aeiouy")
SHORT = 3


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """The stem of a lower-case word in American spelling."""
    known = _irregular().get(word)
    if known:
        return known
    for ending, instead in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("ly", "")):
        if word.endswith(ending) and _leaves_a_word(word[: -len(ending)], ending):
            return _bare(word[: -len(ending)] + instead)
    if word.endswith(("shes", "ches", "xes", "zes")):
        return _bare(word[:-2])
    if word.endswith("s") and len(word) > SHORT and not word.endswith(("ss", "us", "is")):
        return _bare(word[:-1])
    return _bare(word)


def stems_of(text: str) -> frozenset[str]:
    """The stems of words that are written in one line."""
    return frozenset(map(stem, text.split()))


def _leaves_a_word(rest: str, ending: str) -> bool:
    bare = ending == "ly" or not rest.endswith("e")
    return len(rest) >= SHORT - (ending == "ied") and not VOWELS.isdisjoint(rest) and bare


def _bare(word: str) -> str:
    if len(word) > SHORT and word[-1] == word[-2] and word[-1] not in "lszfe":
        return word[:-1]
    if len(word) > SHORT and word.endswith("e"):
        return word[:-1]
    return word


@cache
def _irregular() -> dict[str, str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    forms = [line.split() for line in lines if line and not line.startswith("#")]
    return {form: first for first, *others in forms for form in (first, *others)}
