"""What stands beside the takeaways: the limit that a fair reader must hear, and a quotation."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from issuepress.condense.candidate import NAMES_A_STUDY, Candidate
from issuepress.condense.roles import COLORING, is_anecdote
from issuepress.condense.score import EASY_WORDS, TAKEAWAY_WORDS, limiting, quotable

CAVEAT_WORDS = 45
SHORTEST = 8  # words of a quotation
NO_VOICE = {"sums up the evidence", "gives a figure", NAMES_A_STUDY, "warns"}
LIMITING = ("limits", "bottom line")  # roles
LEAST = 1.0  # the least strength of a caveat
SPOKEN = re.compile(r"[\"“]?(?P<words>.+[.!?…])[\"”]?\s*(?:[—–~]|--?)\s*(?P<speaker>[^—–]{3,60})", re.DOTALL)
FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our)\b", re.IGNORECASE)


def caveat(free: Iterable[Candidate]) -> Candidate | None:
    """The candidate that most strongly limits what may be hoped for."""
    limits = [c for c in free if c.words <= CAVEAT_WORDS and _limits(c)]
    return max(limits, key=_strength, default=None)


def _limits(candidate: Candidate) -> bool:
    strength = limiting(candidate.text)
    return strength >= LEAST or (strength > 0 and candidate.role == "limits")


def _strength(candidate: Candidate) -> float:
    """A limit of the evidence or of the effect comes before a warning, a short one before a long one."""
    own = 0.6 if candidate.role in LIMITING else 0.0
    subject = 0.5 if "names the topic" in candidate.why else 0.0
    warning = 2.0 if "warns" in candidate.why else 0.0
    length = 0.04 * max(0, candidate.words - EASY_WORDS)
    return limiting(candidate.text) + own + subject - warning - length + 0.3 * candidate.score


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
    """Better none than a line that nobody would quote."""
    own = [c for c in candidates if not c.reason and c.role not in COLORING and _is_voice(c)]
    best = max(own, key=lambda c: quotable(c.text) + 0.3 * c.score, default=None)
    return replace(best, speaker=" ".join(author.split())) if best else None


def _is_voice(candidate: Candidate) -> bool:
    """One whole sentence worth quoting that reports no findings of others and is not repaired."""
    single = len(candidate.sentences) == 1 and candidate.sentences[0].kind == "paragraph"
    report = NO_VOICE.intersection(candidate.why)
    fits = SHORTEST <= candidate.words <= TAKEAWAY_WORDS and not candidate.text.startswith("[")
    return single and fits and not report and quotable(candidate.text) > 0
