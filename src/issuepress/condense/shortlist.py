"""The best candidates of an article, for a person or a model to choose from."""

from dataclasses import replace
from typing import TYPE_CHECKING

from issuepress.condense.asides import limits
from issuepress.condense.candidate import LEARNED, Candidate
from issuepress.condense.candidates import looked
from issuepress.condense.coverage import cover
from issuepress.condense.together import NEEDS_IT, NEEDS_NEXT

if TYPE_CHECKING:
    from issuepress.models import Article

WORDS = 10_000  # no bound: the number of candidates is one
OFFERED = ("", NEEDS_IT, *NEEDS_NEXT, LEARNED)


def shortlist(article: "Article", most: int = 30) -> list[Candidate]:
    """At most so many candidates, the most telling first, no two of them telling the same.

    Also what was only learned to be seldom fit, and what leans on a neighbor: its ``leans_on`` names the
    spots of the sentences that have to come along. ``role`` is what it does (a limit is "limits" whatever its
    heading), ``why`` what speaks for it.
    """
    look = looked(article)
    offered = [c for c in look.candidates if len(c.spots) == 1 and c.reason in OFFERED]
    found = cover(look.survey, look.heard, offered, WORDS, alike=1.0)[:most]
    return [_as_limit(candidate) if look.survey.english else candidate for candidate in found]


def _as_limit(candidate: Candidate) -> Candidate:
    return replace(candidate, role="limits") if limits(candidate) else candidate
