"""How hard a text is to read: the school grade that it takes, by Flesch and Kincaid (1975)."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from issuepress.text.sentences import split

if TYPE_CHECKING:
    from issuepress.models import Article, Digest

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


def grade_of_article(article: "Article") -> float | None:
    """The grade of an article's paragraphs."""
    return reading_grade(block.text for block in article.blocks if block.kind == "paragraph")


def grade_of_digest(digest: "Digest") -> float | None:
    """The grade of what a digest tells: its summary, takeaways and caveat."""
    return reading_grade((digest.summary, *digest.takeaways, digest.caveat))


def grades(article: "Article", digest: "Digest") -> str:
    """Both beside each other, as a person is told; empty where one is too short, or not in English."""
    if not article.language.casefold().startswith("en") and article.language:
        return ""
    own, told = grade_of_article(article), grade_of_digest(digest)
    if own is None or told is None:
        return ""
    return f"reading grade {told:.0f}, the article's {own:.0f}; patients read best at 6 to 8"


def _syllables(word: str) -> int:
    silent = SILENT.sub(lambda found: found[0][0], word.lower())
    return max(1, len(VOWELS.findall(silent)))
