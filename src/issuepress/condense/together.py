"""Sentences that need each other: they are shown together, repaired, or not at all."""

from collections.abc import Sequence
from dataclasses import replace

from issuepress.condense.candidate import Candidate
from issuepress.condense.leaning import needs_company, qualifies
from issuepress.condense.score import TAKEAWAY_WORDS, too_long
from issuepress.condense.topic import named, starts_with
from issuepress.condense.words import length

QUALIFIED_WORDS = 42  # a finding and what takes it back stay together, even if that is long


def together(singles: Sequence[Candidate], topic: str) -> list[Candidate]:
    """Each sentence as it may be shown, and the pairs in which the second needs the first."""
    return [candidate for i in range(len(singles)) for candidate in _completed(singles, i, topic)]


def _completed(singles: Sequence[Candidate], i: int, topic: str) -> list[Candidate]:
    this = singles[i]
    if this.reason:
        return [this]
    before, after = _neighbor(singles, i, i - 1), _neighbor(singles, i, i + 1)
    if needs_company(this.text):
        alone = _repaired(singles, i, topic) or replace(this, reason="leans on the sentence before")
        return [alone, *_pair(before, this)]
    if after and not after.reason and qualifies(after.text):
        return [replace(this, reason="is qualified by the sentence after")]
    belongs = this.sentences[0].of == 2 or qualifies(this.text)
    return [this, *(_pair(before, this) if belongs else [])]


def _neighbor(singles: Sequence[Candidate], i: int, other: int) -> Candidate | None:
    """Another sentence of the same paragraph or list item."""
    if not 0 <= other < len(singles):
        return None
    here, there = singles[i].sentences[0], singles[other].sentences[0]
    return singles[other] if (here.block, here.item) == (there.block, there.item) else None


def _repaired(singles: Sequence[Candidate], i: int, topic: str) -> Candidate | None:
    """With its pronoun named, where the sentence right before it is about the topic."""
    text = named(singles[i].text, topic)
    here = singles[i].sentences[0].headings
    # A word or two in between, like "Meaning?", changes no subject.
    earlier = [c for c in singles[max(0, i - 2) : i] if length(c.text) > 3]
    if not text or not earlier or earlier[-1].sentences[0].headings != here:
        return None
    return replace(singles[i], text=text) if starts_with(earlier[-1].text, topic) else None


def _pair(first: Candidate | None, second: Candidate) -> list[Candidate]:
    if not first or first.reason or needs_company(first.text):
        return []
    most = QUALIFIED_WORDS if qualifies(second.text) else TAKEAWAY_WORDS
    if first.words + second.words > most:
        return []
    text = f"{first.text} {second.text}"
    score = max(first.score, second.score) + 0.2 - too_long(text) / 2
    why = tuple(dict.fromkeys((*first.why, *second.why)))
    role = second.role if first.role == "other" else first.role
    both = first.sentences + second.sentences
    return [replace(first, text=text, sentences=both, role=role, score=score, why=why)]
