"""What stands beside the takeaways: the limit that a fair reader must hear, and a quotation. Better none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from issuepress.condense.candidate import LEARNED, Candidate
from issuepress.condense.english import cue
from issuepress.condense.stories import in_stories

CAVEAT_WORDS = 45
SHORTEST, LONGEST = 8, 30  # words of a quotation
HEARD = 0.25  # how likely a caveat must be heard at least
BARRED = 0.45  # and how likely it must not be shown, at most
SPOKEN = re.compile(r"[\"“]?(?P<words>.+[.!?…])[\"”]?\s*(?:[—–~]|--?)\s*(?P<speaker>[^—–]{3,60})", re.DOTALL)
PERSON = re.compile(r"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w.’'-]*)+(?:,.*)?")
NO_PERSON = re.compile(
    r"\b(?:team|staff|admin\w*|editors?|editorial|association|institute|university|clinic|center|centre|health|media|"
    r"news|group|company|inc|llc|ltd|foundation|society|college|magazine|blog|author|contributor|guest)\b",
    re.IGNORECASE,
)
OWN_VOICE = re.compile(
    r"\bI(?:’d|'d| would)? (?:\w+ )?(?:rather|prefer|recommend|tell|ask|advise|encourage|remind|believe)\b"
)


def caveat(chosen: Sequence[Candidate], free: Iterable[Candidate]) -> Candidate | None:
    """What limits effect, evidence or for whom, and is not the answer; one that is told anyway first."""
    answer = max((candidate.opens for candidate in chosen), default=0.0)
    told = [candidate for candidate in chosen if _is_sure(candidate) and candidate.opens < answer]
    others = [candidate for candidate in free if _is_sure(candidate)]
    return max(told or others, key=lambda c: c.heard * (1 - c.barred), default=None)


def _is_sure(candidate: Candidate) -> bool:
    return candidate.heard >= HEARD and candidate.barred <= BARRED and limits(candidate)


def limits(candidate: Candidate) -> bool:
    """Whether a sentence says how far something goes: not "whether or not", nor that a harm is prevented."""
    text = cue("caveat", "limits nothing").pattern.sub(" ", candidate.text.lower().replace("’", "'"))
    return candidate.words <= CAVEAT_WORDS and cue("caveat", "limits").pattern.search(text) is not None


def quote(candidates: Iterable[Candidate], author: str) -> Candidate | None:
    """A quotation with the person who says it; else advice in the own voice of an author who is a person."""
    some = list(candidates)
    return _quotation(some) or (_own_words(some, author) if is_person(author) else None)


def is_person(name: str) -> bool:
    return bool(PERSON.fullmatch(name.strip())) and not NO_PERSON.search(name)


def _quotation(candidates: list[Candidate]) -> Candidate | None:
    """The first short block quotation that names who speaks and is no testimonial."""
    quoted = [c for c in candidates if c.sentences[0].kind == "quote" and len(c.spots) == 1]
    for _, parts in groupby(quoted, key=lambda c: c.sentences[0].block):
        whole = [part.sentences[0] for part in parts]
        spoken = SPOKEN.fullmatch(" ".join(sentence.text for sentence in whole))
        if spoken and is_person(spoken["speaker"]) and not any(in_stories(whole)):
            found = replace(quoted[0], text=spoken["words"], speaker=" ".join(spoken["speaker"].split()))
            if SHORTEST <= found.words <= LONGEST:
                return found
    return None


def _own_words(candidates: list[Candidate], author: str) -> Candidate | None:
    """Better none than a line that nobody would quote."""
    own = [c for c in candidates if c.reason in ("", LEARNED) and len(c.spots) == 1 and _is_voice(c)]
    best = max(own, key=lambda c: c.heard * (1 - c.barred), default=None)
    return replace(best, speaker=" ".join(author.split())) if best else None


def _is_voice(candidate: Candidate) -> bool:
    text, prose = candidate.sentences[0].text, candidate.sentences[0].kind == "paragraph"
    return (
        prose
        and candidate.text == text
        and SHORTEST <= candidate.words <= LONGEST
        and bool(OWN_VOICE.search(text))
    )
