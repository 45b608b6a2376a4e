"""A statement against its article: what it says that the article does not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from issuepress.accuracy import claims, vocabulary
from issuepress.accuracy.comparison import Comparison
from issuepress.accuracy.source import Sentence, Source, index
from issuepress.accuracy.words import Word, unmarked, words
from issuepress.text.sentences import split

LONGEST = 300  # words; a longer sentence is repeated word for word or not found
NEAR = 0.5  # of what a sentence says is also in the one it is compared with
QUOTED = re.compile(r"[\"“„«»”]([^\"“„«»”]+)[\"”“»«]|(?<!\w)['‘]([^'‘’]+)['’](?!\w)")
ELISION = re.compile(r"\[[^\]]*\]|\.{3}|…")
ARTICLES = {"a", "an", "the", "A", "An", "The", "that", "which"}
Severity = Literal["error", "warning", "advice"]
NOT_FOUND = "not found in the article"
LOST_LEAD = "list item without its lead"


@dataclass(frozen=True)
class Departure:
    """What a ``statement`` says otherwise than its ``source``, the nearest sentence of the article.

    ``kind`` is what the difference is about ("number", "negation", "limiter", ...). ``said`` are the
    statement's words, ``written`` the article's; one may be empty. An "error" changes a claim, a "warning"
    needs a person's eye, an "advice" is a matter of taste.
    """

    kind: str
    statement: str
    source: str
    said: str = ""
    written: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        if self.kind == NOT_FOUND:
            return f"not found in the article: “{self.statement}”"
        if self.kind == "quotation":
            return f"quotation: the article does not say “{self.said}”"
        if self.kind == LOST_LEAD:
            return f"list item without its lead: “{self.statement}” completes “{self.written}”"
        if not self.said:
            return f"{self.kind}: leaves out “{self.written}” of “{self.source}”"
        if not self.written:
            return f"{self.kind}: adds “{self.said}” to “{self.source}”"
        return f"{self.kind}: says “{self.said}” where the article says “{self.written}” in “{self.source}”"


def departures(statement: str, source: str) -> list[Departure]:
    """What ``statement`` (any text of a newsletter) says that ``source`` (the article) does not say.

    Empty where the statement is faithful. Both may hold Markdown. Every sentence of the statement is judged
    on its own; a title counts only where it is part of ``source``. Wording is judged in English; in other
    languages every changed word is reported, but not what kind of word it is.
    """
    return depart(statement, index(source))


def depart(statement: str, article: Source) -> list[Departure]:
    """The same, of an article that is indexed already."""
    said = [word.key for word in words(statement)]
    whole = "\n" not in statement.strip() and article.whole(said)
    sentences = [statement] if whole else split(statement)
    everything = " ".join(said)
    found = [departure for sentence in sentences for departure in _judge(sentence, everything, article)]
    return found + list(_misquoted(statement, article))


def _judge(sentence: str, statement: str, article: Source) -> list[Departure]:
    said = words(sentence)
    keys = [word.key for word in said]
    if not said:
        return []
    whole = article.whole(keys)
    if whole:
        return _without_lead(sentence, whole, statement)
    nearest = _nearest(sentence, said, article)
    if nearest is None:
        likest = next((written.text for written in article.nearest(keys)), "")
        return [Departure(NOT_FOUND, sentence, likest, severity="warning" if keys[-1] == "?" else "error")]
    changed = [
        Departure(kind, sentence, nearest.written.text, said, written, _severity(kind, said, written))
        for kind, said, written in nearest.differences
    ]
    return changed + _without_lead(sentence, nearest.written, statement)


def _nearest(sentence: str, said: list[Word], article: Source) -> Comparison | None:
    """The sentence with the fewest differences, of those that are near at all."""
    keys = [word.key for word in said]
    if len(said) > LONGEST:
        return None
    excerpt = not re.search(r"[.!?。]\W*$", sentence)
    compared = (
        Comparison(said, written, excerpt, _context(said, near, article))
        for near in article.nearest(keys)
        for written in dict.fromkeys((near, near.unlabeled))
        if len(written.keys) <= LONGEST
    )
    close = (comparison for comparison in compared if article.share(comparison.common, keys) >= NEAR)
    return min(close, key=lambda comparison: comparison.distance, default=None)


def _context(said: list[Word], written: Sentence, article: Source) -> set[str]:
    """The words just before a sentence, where what it calls "it" is named: for a bracketed insertion."""
    if not any(word.bracket == "[" for word in said):
        return set()
    return {key for sentence in (*article.before(written), written) for key in sentence.keys}


def _severity(kind: str, said: str, written: str) -> Severity:
    """A word left out or in another form may be an editor's choice; one put in its place is a new claim."""
    if {*said.split(), *written.split()} <= ARTICLES:
        return "advice"
    return "warning" if kind == "wording" and (not said or _inflected(said, written)) else "error"


def _inflected(said: str, written: str) -> bool:
    """Whether two words differ in their ending only: "improve" and "improved"."""
    stem = max(3, len(said) - 3, len(written) - 3)
    return said[:stem] == written[:stem] and not {" "} & {*said, *written}


def _without_lead(sentence: str, written: Sentence, statement: str) -> list[Departure]:
    """An item means the contrary of what it says where "I don't recommend it when:" stands above it.

    ``statement`` are the keys of all that is said: the lead may be in a sentence before.
    """
    lead = [word.key for word in words(written.lead)]
    if not claims.about(lead, *vocabulary.DOUBTS) or " ".join(lead) in statement:
        return []
    return [Departure(LOST_LEAD, sentence, written.text, sentence, written.lead)]


def _misquoted(statement: str, article: Source) -> Iterator[Departure]:
    for match in QUOTED.finditer(unmarked(statement)):
        quoted = match[1] or match[2]
        for part in ELISION.split(quoted):
            keys = [word.key for word in words(part)]
            if keys and not article.holds(keys):
                yield Departure("quotation", statement, "", quoted.strip())
                break
