"""What of an article is worth telling."""

from dataclasses import dataclass
from functools import lru_cache

from issuepress.condense import shortlist
from issuepress.condense.candidate import Candidate
from issuepress.condense.candidates import looked
from issuepress.models import Article
from issuepress.preview.beside.passages import Places, read
from issuepress.text import markdown


@dataclass(frozen=True)
class Offer:
    """A sentence of the article that is worth telling, by its number, and what it does there.

    ``leans_on`` are the sentences without which it is not understood: they are in ``told``, the Markdown that
    a digest would tell it with.
    """

    number: int
    role: str
    leans_on: tuple[int, ...] = ()
    told: str = ""


@lru_cache(maxsize=64)
def offers(article: Article) -> tuple[Offer, ...]:
    """The sentences of an article that are worth telling, the most telling first."""
    _, places = read(article)
    found = [_offer(article, places, candidate) for candidate in shortlist(article)]
    return tuple(offer for offer in found if offer.number)


def _offer(article: Article, places: Places, candidate: Candidate) -> Offer:
    there = looked(article).survey.sentences
    partners = {spot: there[spot].text for spot in candidate.leans_on if spot < len(there)}
    said = [text for _, text in sorted({**partners, candidate.spot: candidate.text}.items())]
    leans_on = [places.number(text) for text in partners.values()]
    return Offer(
        places.number(candidate.sentences[0].text) or 0,
        candidate.role,
        tuple(number for number in leans_on if number),
        " ".join(map(markdown.literal, said)),
    )
