"""How hard a text is to read: the school grade that it takes, by Flesch and Kincaid (1975)."""

import re
from collections.abc import Iterable

from issuepress.text.sentences import split

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
SILENT = re.compile(r"(?:[^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e)$")
VOWELS = re.compile(r"[aeiouy]+")
FEWEST = 30  # words; of fewer, a grade tells nothing


def reading_grade(texts: Iterable[str]) -> float | None:
    """The school grade of an English text, None where it is too short to tell.

    Syllables are counted by their vowels: half a grade more or less than elsewhere.
    """
    sentences = [sentence for text in texts for sentence in split(text)]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if len(words) < FEWEST:
        return None
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    silent = SILENT.sub(lambda found: found[0][0], word.lower())
    return max(1, len(VOWELS.findall(silent)))
