"""How sure the choice is: what kind of article it was made from, how close it was, what was left out."""

import re
from collections.abc import Iterator
from textwrap import shorten
from typing import TYPE_CHECKING

from issuepress.condense.candidate import Candidate
from issuepress.condense.candidates import Looked, looked
from issuepress.condense.digest import choice_for
from issuepress.condense.survey import run_together
from issuepress.errors import UnreadableSource

if TYPE_CHECKING:
    from issuepress.models import Article

FIRST_PERSON = re.compile(r"\b(?:i|my|me|mine|i'm|i've|i'd)\b")
REFERENCE = "a credit or a reference"
MANY = 0.3  # of an article's sentences make its kind
CLOSE = 0.05  # a difference in probability that tells nothing
FEW = 9  # as strong sentences are found in any article
STRONG = 0.5  # a fair reader more likely than not must hear it
WIDTH = 100


def how_sure(article: "Article") -> list[str]:
    """At most three lines for the author, none where nothing needs to be said."""
    try:
        chosen = choice_for(article, "standard").all
    except UnreadableSource:
        return []
    look = looked(article)
    lines = (_kind(look), _close(look, chosen), _left_out(look, chosen))
    return [line for found in lines for line in found]


def _kind(look: Looked) -> Iterator[str]:
    """Articles of these kinds are condensed worst: their claims stand beside what is no claim."""
    sentences = look.survey.sentences
    count = len(sentences) or 1
    own = sum(bool(FIRST_PERSON.search(s.text.lower().replace("’", "'"))) for s in sentences)
    credits_ = sum(candidate.reason == REFERENCE for candidate in look.candidates)
    house = sum(any(name in run_together(s.text) for name in look.survey.house) for s in sentences)
    kinds = {
        "tells much in the first person": own,
        "is mostly references": credits_,
        "speaks much of its publisher": house,
    }
    kind, most = max(kinds.items(), key=lambda pair: pair[1])
    if most / count >= MANY:
        yield f"this article {kind}; read its digest with care"


def _close(look: Looked, chosen: list[Candidate]) -> Iterator[str]:
    least = min(candidate.heard for candidate in chosen)
    taken = {spot for candidate in chosen for spot in candidate.spots}
    left = [c for c in look.free if taken.isdisjoint(c.spots) and c.heard >= least + CLOSE]
    if len(left) > FEW:
        yield f"the choice was close: {len(left)} sentences not in the digest are as strong as one that is"


def _left_out(look: Looked, chosen: list[Candidate]) -> Iterator[str]:
    """What the article calls false, or others say, is nothing to be told."""
    taken = {spot for candidate in chosen for spot in candidate.spots}
    left = [c for c in look.candidates if c.reason and taken.isdisjoint(c.spots)]
    strong = [c for c in left if c.heard >= STRONG and not look.survey.frames[c.spot]]
    best = max(strong, key=lambda candidate: candidate.heard, default=None)
    if best:
        text = shorten(best.text, WIDTH, placeholder=" …")
        yield f"a strong sentence was left out: “{text}” ({best.reason})"
