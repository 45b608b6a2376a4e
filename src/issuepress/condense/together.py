"""Sentences that need each other: they are shown together, repaired, or not at all."""

from collections.abc import Sequence
from dataclasses import replace

from issuepress.condense.candidate import Candidate
from issuepress.condense.english import cue
from issuepress.condense.leaning import (
    follows_up,
    is_overtaken,
    needs_company,
    qualifies,
    speaks_of_its_study,
)
from issuepress.condense.studies import names_study, sets_up
from issuepress.condense.words import length

TAKEAWAY_WORDS = 34  # of two sentences that are only better together
LEANS = 0.7  # how likely a sentence must lean on the one before, where none of its words tells
QUALIFIED_WORDS = 48  # a finding, its study and what takes it back stay together, even if that is long
MOST = 3  # sentences
NEEDS_IT = "leans on the sentence before"
NEEDS_NEXT = (
    "describes a study without its finding",
    "is qualified by the sentence after",
    "is overtaken by the sentence after",
)


def together(singles: Sequence[Candidate]) -> list[Candidate]:
    """Each sentence as it may be shown, and the runs in which a later sentence needs an earlier one.

    What leans joins its neighbor across paragraphs too, as long as both stand under one heading.
    """
    return [candidate for i in range(len(singles)) for candidate in _completed(singles, i)]


def _completed(singles: Sequence[Candidate], i: int) -> list[Candidate]:
    this = singles[i]
    reason = this.reason or _incomplete(singles, i)
    if reason:
        needs = reason in NEEDS_NEXT and _neighbor(singles, i, i + 1) is not None
        return [replace(this, reason=reason, leans_on=(i + 1,) if needs else ())]
    if _leans(singles, i):
        leans_on = (i - 1,) if _neighbor(singles, i, i - 1) else ()
        return [replace(this, reason=NEEDS_IT, leans_on=leans_on), *_joined(_run(singles, i))]
    before = _neighbor(singles, i, i - 1)
    return [this, *(_joined([*_run(singles, i - 1), this]) if before and _belongs(before, this) else [])]


def _incomplete(singles: Sequence[Candidate], i: int) -> str:
    """Why a sentence can only be shown with the one after it, if it cannot do without."""
    text, after = singles[i].text, _neighbor(singles, i, i + 1)
    if sets_up(text) and not qualifies(text):
        return NEEDS_NEXT[0]
    if after and not after.reason and qualifies(after.sentences[0].text):
        return NEEDS_NEXT[1]
    overtaken = after and (is_overtaken(text) or (_leans(singles, i) and follows_up(after.text)))
    return NEEDS_NEXT[2] if overtaken else ""


def _neighbor(singles: Sequence[Candidate], i: int, other: int) -> Candidate | None:
    """Another sentence of the same section; of the same item where one of them is in a list."""
    if not 0 <= other < len(singles):
        return None
    here, there = singles[i].sentences[0], singles[other].sentences[0]
    same = (here.block, here.item) == (there.block, there.item)
    prose = "list" not in (here.kind, there.kind) and here.headings == there.headings
    return singles[other] if same or prose else None


def _leans(singles: Sequence[Candidate], i: int) -> bool:
    """Whether it points back, or speaks of a study that was just set up without naming it."""
    if singles[i].text.startswith("["):
        return False
    if needs_company(singles[i].text) or singles[i].leans > LEANS:
        return True
    earlier = (_neighbor(singles, i, other) for other in (i - 1, i - 2))
    return not names_study(singles[i].text) and any(c and sets_up(c.text) for c in earlier)


def _run(singles: Sequence[Candidate], i: int) -> list[Candidate]:
    """A sentence and those before it, back to one that stands by itself; nothing where that is too far."""
    run = [singles[i]]
    while _leans(singles, i):
        before = _neighbor(singles, i, i - 1)
        if not before or len(run) == MOST or not _points_across(before, singles[i]):
            return []
        i, run = i - 1, [before, *run]
    return run


def _points_across(before: Candidate, this: Candidate) -> bool:
    """In another paragraph only what starts by pointing back is sure to mean the sentence right before it."""
    same = before.sentences[0].block == this.sentences[0].block
    return same or cue("leaning", "points back").tells(this.sentences[0].text)


def _belongs(before: Candidate, this: Candidate) -> bool:
    """Whether two sentences, each of which can stand alone, are better told together."""
    return this.sentences[0].of == 2 or qualifies(this.sentences[0].text) or is_overtaken(before.text)


def _joined(run: Sequence[Candidate]) -> list[Candidate]:
    if len(run) < 2 or any(candidate.reason for candidate in run):
        return []
    if (len(run) == MOST or any(speaks_of_its_study(c.text) for c in run)) and not names_study(run[0].text):
        return []
    text = " ".join([run[0].text, *(c.sentences[0].text for c in run[1:])])
    bound = any(qualifies(c.sentences[0].text) or sets_up(c.text) or is_overtaken(c.text) for c in run)
    if length(text) > (QUALIFIED_WORDS if bound else TAKEAWAY_WORDS):
        return []
    return [
        replace(
            run[0],
            text=text,
            sentences=tuple(sentence for c in run for sentence in c.sentences),
            spots=tuple(spot for c in run for spot in c.spots),
            heard=max(c.heard for c in run),
            barred=run[0].barred,  # the others are thought unfit because they lean
            why=tuple(dict.fromkeys(name for c in run for name in c.why)),
        )
    ]
