"""An article condensed."""

import re
from typing import TYPE_CHECKING

from issuepress.condense.candidate import Candidate
from issuepress.condense.candidates import candidates, speaks_english
from issuepress.condense.choose import SIZES, Choice, choose
from issuepress.condense.topic import starts_with, topic_of
from issuepress.errors import UnreadableSource

if TYPE_CHECKING:
    from issuepress.models import Article, Digest

WEB_ADDRESS = re.compile(r"https?://[^\s/<>\"']+\.[^\s<>\"']+")
WITHOUT_SPACE = ("。", "！")  # Chinese and Japanese sentences follow each other closely


def condense(article: "Article", length: str = "standard") -> "Digest":
    """An article in its own sentences: a teaser, takeaways, a caveat, at most one quotation.

    ``length`` is brief, standard or long: about 60, 130 or 300 words. Every sentence is the article's, save
    for a bracketed subject in the place of a pronoun. Raises UnreadableSource where there is nothing to say.
    """
    return digest_of(article, choice_for(article, length))


def digest_of(article: "Article", choice: Choice) -> "Digest":
    """The digest that says what was chosen."""
    from issuepress.models import Digest

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
    english = speaks_english(article)
    choice = choose(candidates(article), SIZES[length], article.author, english=english)
    if not choice.all:
        raise UnreadableSource(
            f"{article.title or 'the article'}: nothing to condense: no sentence in it can stand alone"
        )
    return choice


def _running_text(teaser: list[Candidate], topic: str) -> str:
    """The teaser as one text. A repaired start is as the author wrote it where its subject was just named."""
    text = ""
    for candidate in teaser:
        named = starts_with(text.rpartition(". ")[2], topic) and len(candidate.sentences) == 1
        text += "" if not text or text.endswith(WITHOUT_SPACE) else " "
        text += candidate.sentences[0].text if named else candidate.text
    return text
