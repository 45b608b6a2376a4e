"""Sentences that need each other: they are shown together, repaired, or not at all."""

from collections.abc import Sequence
from dataclasses import replace

from issuepress.condense.candidate import Candidate
from issuepress.condense.leaning import (
    follows_up,
    is_overtaken,
    needs_company,
    qualifies,
    speaks_of_its_study,
)
from issuepress.condense.score import TAKEAWAY_WORDS, too_long
from issuepress.condense.studies import names_study, sets_up
from issuepress.condense.topic import named, starts_with
from issuepress.condense.words import length

QUALIFIED_WORDS = 45  # a finding, its study and what takes it back stay together, even if that is long
MOST = 3  # sentences


def together(singles: Sequence[Candidate], topic: str) -> list[Candidate]:
    """Each sentence as it may be shown, and the runs in which a later sentence needs an earlier one."""
    return [candidate for i in range(len(singles)) for candidate in _completed(singles, i, topic)]


def _completed(singles: Sequence[Candidate], i: int, topic: str) -> list[Candidate]:
    this = singles[i]
    reason = this.reason or _incomplete(singles, i)
    if reason:
        return [replace(this, reason=reason)]
    if _leans(singles, i):
        alone = _repaired(singles, i, topic) or replace(this, reason="leans on the sentence before")
        return [alone, *_joined(_run(singles, i))]
    before = _neighbor(singles, i, i - 1)
    return [this, *(_joined([*_run(singles, i - 1), this]) if before and _belongs(before, this) else [])]


def _incomplete(singles: Sequence[Candidate], i: int) -> str:
    """Why a sentence can only be shown with the one after it, if it cannot do without."""
    text, after = singles[i].text, _neighbor(singles, i, i + 1)
    if sets_up(text) and not qualifies(text):
        return "describes a study without its finding"
    if after and not after.reason and qualifies(after.text):
        return "is qualified by the sentence after"
    overtaken = after and (is_overtaken(text) or (_leans(singles, i) and follows_up(after.text)))
    return "is overtaken by the sentence after" if overtaken else ""


def _neighbor(singles: Sequence[Candidate], i: int, other: int) -> Candidate | None:
    """Another sentence of the same paragraph or list item."""
    if not 0 <= other < len(singles):
        return None
    here, there = singles[i].sentences[0], singles[other].sentences[0]
    return singles[other] if (here.block, here.item) == (there.block, there.item) else None


def _leans(singles: Sequence[Candidate], i: int) -> bool:
    """Whether it points back, or speaks of a study that was just set up without naming it."""
    if needs_company(singles[i].text):
        return True
    earlier = (_neighbor(singles, i, other) for other in (i - 1, i - 2))
    return not names_study(singles[i].text) and any(c and sets_up(c.text) for c in earlier)


def _repaired(singles: Sequence[Candidate], i: int, topic: str) -> Candidate | None:
    """With its pronoun named, where the sentence right before it is about the topic."""
    text = named(singles[i].text, topic)
    here = singles[i].sentences[0].headings
    # A word or two in between, like "Meaning?", changes no subject.
    earlier = [c for c in singles[max(0, i - 2) : i] if length(c.text) > 3]
    if not text or not earlier or earlier[-1].sentences[0].headings != here:
        return None
    return replace(singles[i], text=text) if starts_with(earlier[-1].text, topic) else None


def _run(singles: Sequence[Candidate], i: int) -> list[Candidate]:
    """A sentence and those before it, back to one that stands by itself; nothing where that is too far."""
    run = [singles[i]]
    while _leans(singles, i):
        before = _neighbor(singles, i, i - 1)
        if not before or len(run) == MOST:
            return []
        i, run = i - 1, [before, *run]
    return run


def _belongs(before: Candidate, this: Candidate) -> bool:
    """Whether two sentences, each of which can stand alone, are better told together."""
    return this.sentences[0].of == 2 or qualifies(this.text) or is_overtaken(before.text)


def _joined(run: Sequence[Candidate]) -> list[Candidate]:
    if len(run) < 2 or any(candidate.reason for candidate in run):
        return []
    if (len(run) == MOST or any(speaks_of_its_study(c.text) for c in run)) and not names_study(run[0].text):
        return []
    text = " ".join(candidate.text for candidate in run)
    bound = any(qualifies(c.text) or sets_up(c.text) or is_overtaken(c.text) for c in run)
    if length(text) > (QUALIFIED_WORDS if bound else TAKEAWAY_WORDS):
        return []
    score = max(candidate.score for candidate in run) + 0.2 - too_long(text) / 2
    why = tuple(dict.fromkeys(name for candidate in run for name in candidate.why))
    role = next((candidate.role for candidate in run if candidate.role != "other"), "other")
    said = tuple(sentence for candidate in run for sentence in candidate.sentences)
    return [replace(run[0], text=text, sentences=said, role=role, score=score, why=why)]
