"""The front door: an article condensed."""

from issuepress.condense.candidates import Candidate, candidates, has_subject, speaks_english, subject_phrase
from issuepress.condense.choose import SIZES, Choice, choose
from issuepress.errors import UnreadableSource
from issuepress.models import Article, Digest


def condense(article: Article, length: str = "standard") -> Digest:
    """An article in its own sentences: a teaser, takeaways, a caveat, at most one quotation.

    ``length`` is brief, standard or long: about 60, 130 or 300 words. Every sentence is the article's, save
    for a bracketed subject in the place of a pronoun. Raises ``UnreadableSource`` where nothing can be said.
    """
    chosen, topic = chosen_from(article, length)
    return Digest(
        title=" ".join(article.title.split()),
        summary=_running_text(chosen.teaser, topic),
        takeaways=tuple(candidate.text for candidate in chosen.takeaways),
        caveat=chosen.caveat.text if chosen.caveat else "",
        quote=chosen.quote.text if chosen.quote and article.author else "",
        quote_by=article.author if chosen.quote else "",
        url=article.url or None,
    )


def chosen_from(article: Article, length: str) -> tuple[Choice, str]:
    every = candidates(article)
    topic = subject_phrase(article)
    chosen = choose(every, SIZES[length], topic, english=speaks_english(article))
    if not chosen.all:
        raise UnreadableSource(f"{article.title or 'this article'}: there is nothing to condense")
    return chosen, topic


def _running_text(teaser: list[Candidate], topic: str) -> str:
    """The teaser as one text. A repaired start is as the author wrote it where its subject was just named."""
    texts: list[str] = []
    for candidate in teaser:
        named = bool(texts) and has_subject(texts[-1], topic)
        texts.append(candidate.sentences[0].text if named else candidate.text)
    return " ".join(texts)
