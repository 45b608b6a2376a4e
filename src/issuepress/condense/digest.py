"""An article condensed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from issuepress.condense.asides import caveat, quote
from issuepress.condense.candidate import LEARNED, Candidate
from issuepress.condense.candidates import STORY, Looked, looked
from issuepress.condense.coverage import cover
from issuepress.condense.together import NEEDS_IT, NEEDS_NEXT
from issuepress.condense.topic import starts_with, topic_of
from issuepress.errors import UnreadableSource

if TYPE_CHECKING:
    from issuepress.models import Article, Digest

WEB_ADDRESS = re.compile(r"https?://[^\s/<>\"']+\.[^\s<>\"']+")
WITHOUT_SPACE = ("。", "！")  # Chinese and Japanese sentences follow each other closely


@dataclass(frozen=True)
class Size:
    """How long a digest is, in words; sentences of its teaser and their words; takeaways at most."""

    words: int
    teaser: int
    teaser_words: int
    most: int


LONGEST = 38  # words of a sentence
FULL = 0.5  # of its words: a digest that says less may tell what is less sure to be fit
SIZES = {"brief": Size(60, 1, 32, 2), "standard": Size(148, 2, 55, 5), "long": Size(330, 3, 80, 12)}


@dataclass
class Choice:
    """What was chosen, part by part."""

    teaser: list[Candidate] = field(default_factory=list)
    takeaways: list[Candidate] = field(default_factory=list)
    caveat: Candidate | None = None
    quote: Candidate | None = None

    @property
    def all(self) -> list[Candidate]:
        return [*self.teaser, *self.takeaways, *filter(None, (self.caveat, self.quote))]


def condense(article: "Article", length: str = "standard") -> "Digest":
    """An article in its own sentences: a teaser, takeaways, a caveat, at most one quotation.

    ``length`` is brief, standard or long: about 60, 130 or 300 words. Every sentence is the article's, save
    for a bracketed subject in the place of a pronoun and a connective that is left out at its start. Raises
    UnreadableSource where there is nothing to say.
    """
    from issuepress.models import Digest

    choice = choice_for(article, length)
    return Digest(
        title=" ".join(article.title.split()),
        summary=_running_text(choice.teaser, topic_of(article)),
        takeaways=tuple(candidate.text for candidate in choice.takeaways),
        caveat=choice.caveat.text if choice.caveat else "",
        quote=choice.quote.text if choice.quote else "",
        quote_by=choice.quote.speaker if choice.quote else "",
        url=article.url if WEB_ADDRESS.fullmatch(article.url) else None,
    )


def choice_for(article: "Article", length: str) -> Choice:
    """What a digest of that length says, each sentence with where it came from."""
    choice = compose(looked(article), SIZES[length], article.author)
    if not choice.all:
        raise UnreadableSource(
            f"{article.title or 'the article'}: nothing to condense: no sentence in it can stand alone; "
            "give the article's own text, in whole sentences"
        )
    return choice


def compose(look: Looked, size: Size, author: str) -> Choice:
    """The answer first, then what was found, what to do, and the limit; each part empty rather than filled.

    Caveats and quotations are known by English words, so that other languages go without.
    """
    choice = Choice()
    if look.survey.english and size.teaser > 1:
        choice.quote = quote(look.candidates, author)
    chosen = _chosen(look, size, choice.quote)
    if look.survey.english and len(chosen) > 1:
        choice.caveat = caveat(chosen, _others(look.free, chosen))
    if choice.caveat and choice.caveat not in chosen:
        chosen = _without_room_for(choice.caveat, chosen, size)
    rest = [candidate for candidate in chosen if candidate is not choice.caveat]
    choice.teaser = _teaser(rest, size)
    left = [candidate for candidate in rest if candidate not in choice.teaser]
    choice.takeaways = sorted(left[: size.most], key=_in_order)
    return choice


def _chosen(look: Looked, size: Size, quoted: Candidate | None) -> list[Candidate]:
    """The sentences besides the quotation, best first."""
    told = [quoted] if quoted else []
    words = size.words - sum(candidate.words for candidate in told)
    chosen = cover(look.survey, look.heard, _short(_others(look.free, told)), words)
    if sum(candidate.words for candidate in chosen) < FULL * words:
        chosen = cover(look.survey, look.heard, _short(_others(look.probable, told)), words)
    return chosen or _anything(look)


def _short(candidates: Sequence[Candidate]) -> list[Candidate]:
    """What can be read at a glance; two sentences that need each other may be longer."""
    return [c for c in candidates if c.words <= LONGEST or len(c.spots) > 1]


def _anything(look: Looked) -> list[Candidate]:
    """Where all is barred by what was learned, the likeliest of the rest: an article is not refused."""
    soft = [c for c in look.candidates if c.reason in (LEARNED, NEEDS_IT, *NEEDS_NEXT, STORY)]
    return sorted(soft, key=lambda c: c.barred - c.heard)[:2]


def _others(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    taken = {spot for candidate in chosen for spot in candidate.spots}
    return [candidate for candidate in candidates if taken.isdisjoint(candidate.spots)]


def _without_room_for(added: Candidate, chosen: Sequence[Candidate], size: Size) -> list[Candidate]:
    """What was chosen, the last of it left out until the added one has room."""
    kept = list(chosen)
    while len(kept) > 1 and sum(c.words for c in kept) + added.words > size.words:
        kept.pop()
    return kept


def _teaser(chosen: Sequence[Candidate], size: Size) -> list[Candidate]:
    """What answers the title, the surest first, within its words; items of lists only for want of prose."""
    found: list[Candidate] = []
    room = size.teaser_words
    for candidate in sorted(chosen, key=lambda c: (c.reason == LEARNED, _is_item(c), -c.opens)):
        if len(found) < size.teaser and (candidate.words <= room or not found):
            found.append(candidate)
            room -= candidate.words
    return found


def _is_item(candidate: Candidate) -> bool:
    first = candidate.sentences[0]
    return first.kind == "list" or bool(first.label)


def _in_order(candidate: Candidate) -> tuple[bool, int]:
    """In the order of the article, what to do after what was found."""
    return candidate.role == "what to do", candidate.spot


def _running_text(teaser: Sequence[Candidate], topic: str) -> str:
    """The teaser as one text. A repaired start is as the author wrote it where its subject was just named."""
    text = ""
    for candidate in teaser:
        named = starts_with(text.rpartition(". ")[2], topic) and candidate.text.startswith("[")
        text += "" if not text or text.endswith(WITHOUT_SPACE) else " "
        text += candidate.sentences[0].text if named else candidate.text
    return text
