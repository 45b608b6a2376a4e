"""Words as condensing counts them: stems of content words, lengths, and whether a text is English."""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from issuepress.text.sentences import vocabulary

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
FUNCTION_WORDS = vocabulary(
    "a about above after again against all also am an and any are as at be because been before being below "
    "between both but by can cannot could did do does doing down during each even every few for from further "
    "get had has have having he her here hers him his how however i if in into is it its itself just like "
    "made make many may me might more most much must my no nor not of off often on once one only or other "
    "our out over own same she should so some such than that the their theirs them then there these they "
    "this those through to too under until up upon us use used using very was we were what when where which "
    "while who whom whose why will with within without would you your s t re ve ll d m don isn aren"
)
# Endings are cut in this order, the first that leaves a stem of three letters.
ENDINGS = (
    ("ations", "ate"), ("ation", "ate"), ("iveness", "ive"), ("ments", "ment"), ("ingly", ""), ("edly", ""),
    ("ities", "ity"), ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"), ("ed", ""), ("es", ""),
    ("ly", ""), ("s", ""),
)  # fmt: skip
ENGLISH = 0.2  # the share of function words in English prose is .4 to .5, in other languages under .1


def content(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order; for Chinese and Japanese, pairs of characters."""
    return content_of(WORD.findall(text.lower()), text)


def content_of(words: Collection[str], text: str) -> list[str]:
    """The same, where the ``words`` of a text are known."""
    found = [stem(word) for word in words if len(word) > 1 and word not in FUNCTION_WORDS]
    signs = IDEOGRAPHS.findall(text)
    return found if len(signs) < 2 else [first + second for first, second in pairwise(signs)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s")
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    word = word.removesuffix("e") if len(word) > 3 else word
    doubled = len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl"
    return word[:-1] if doubled else word


def length(text: str) -> int:
    """How many words a text has; two ideographs count as one."""
    signs = len(IDEOGRAPHS.findall(text))
    return len(IDEOGRAPHS.sub(" ", text).split()) + (signs + 1) // 2


def is_english(text: str) -> bool:
    found = WORD.findall(text[:5_000].lower())
    known = sum(word in FUNCTION_WORDS for word in found)
    return bool(found) and known / len(found) >= ENGLISH


def shared(one: Collection[str], other: Collection[str]) -> float:
    """The share of the stems of the shorter one that the other has too, 0 to 1."""
    first, second = set(one), set(other)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0
