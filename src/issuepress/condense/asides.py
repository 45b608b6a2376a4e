"""What stands beside the takeaways: the limit that a fair reader must hear, and a quotation."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from issuepress.condense.candidate import Candidate
from issuepress.condense.roles import is_anecdote
from issuepress.condense.score import TAKEAWAY_WORDS, limiting

CAVEAT_WORDS = 42
LEAST = 1.0  # the least strength of a caveat
SPOKEN = re.compile(r"[\"“]?(?P<words>.+[.!?…])[\"”]?\s*(?:[—–~]|--?)\s*(?P<speaker>[^—–]{3,60})", re.DOTALL)
FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our)\b", re.IGNORECASE)


def caveat(free: Iterable[Candidate]) -> Candidate | None:
    """The candidate that most strongly limits what may be hoped for."""
    limits = [c for c in free if c.words <= CAVEAT_WORDS and _limits(c)]
    return max(limits, key=_strength, default=None)


def _limits(candidate: Candidate) -> bool:
    strength = limiting(candidate.text)
    return strength > 0 and strength + (candidate.role == "limits") >= LEAST


def _strength(candidate: Candidate) -> float:
    own = 1.0 if candidate.role == "limits" else 0.0
    subject = 0.5 if "names the topic" in candidate.why else 0.0
    return (
        limiting(candidate.text)
        + own
        + subject
        + 0.3 * candidate.score
        - 0.3 * (len(candidate.sentences) - 1)
    )


def quote(candidates: Iterable[Candidate], author: str) -> Candidate | None:
    """A quotation with its speaker; else advice or a conclusion in the author's own words."""
    some = list(candidates)
    return _quotation(some) or (_own_words(some, author) if author else None)


def _quotation(candidates: list[Candidate]) -> Candidate | None:
    """The first short block quotation that names who speaks and is no testimonial."""
    quoted = [c for c in candidates if c.sentences[0].kind == "quote"]
    for _, parts in groupby(quoted, key=lambda c: c.sentences[0].block):
        whole = list(parts)
        spoken = SPOKEN.fullmatch(" ".join(part.text for part in whole))
        if spoken and not FIRST_PERSON.search(spoken["words"]) and not is_anecdote(spoken["words"]):
            found = replace(whole[0], text=spoken["words"], speaker=" ".join(spoken["speaker"].split()))
            if found.words <= TAKEAWAY_WORDS:
                return found
    return None


def _own_words(candidates: list[Candidate], author: str) -> Candidate | None:
    own = [c for c in candidates if not c.reason and c.role in ("bottom line", "approach") and _is_voice(c)]
    best = max(own, key=lambda c: c.score, default=None)
    return replace(best, speaker=" ".join(author.split())) if best else None


def _is_voice(candidate: Candidate) -> bool:
    """One whole sentence that is not a finding of others and not repaired."""
    single = len(candidate.sentences) == 1 and candidate.sentences[0].kind == "paragraph"
    report = {"sums up the evidence", "gives a figure"}.intersection(candidate.why)
    return (
        single
        and not report
        and not candidate.text.startswith("[")
        and 8 <= candidate.words <= TAKEAWAY_WORDS
    )
