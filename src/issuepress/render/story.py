"""A digest as a template shows it."""

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from issuepress.fields import direction
from issuepress.models import Digest, Issue
from issuepress.render import safe
from issuepress.render.images import Image, Images
from issuepress.render.label import Labels, labels
from issuepress.render.links import tracked


@dataclass(frozen=True)
class Story:
    """Every text is safe HTML. ``tongue`` are the attributes lang and dir, empty where they are the issue's.

    ``guest`` is the author where that is not the publication's own. ``italics`` says whether the script has
    slanted letters. ``image`` and ``figure`` are placed by their method ``at``, and None where there is none.
    """

    number: int
    title: str
    summary: Markup
    takeaways: tuple[Markup, ...]
    caveat: Markup
    quote: Markup
    quote_by: str
    detail: Markup
    author: str
    guest: str
    minutes: int
    reading_time: str
    url: str
    image: Image | None
    image_alt: str
    figure: Image | None
    figure_alt: str
    topic: str
    language: str
    dir: str
    tongue: Markup
    italics: bool


def stories(issue: Issue, images: Images) -> tuple[Story, ...]:
    """The digests of an issue in their order, the lead story first."""
    return tuple(
        _story(issue, digest, number, images) for number, digest in enumerate(issue.content.digests, 1)
    )


def by_topic(told: tuple[Story, ...]) -> list[tuple[str, list[Story]]]:
    """Stories that have the same topic together, topics in the order they are first met."""
    order = list(dict.fromkeys(story.topic for story in told))
    ordered = sorted(told, key=lambda story: order.index(story.topic))
    return [(topic, list(group)) for topic, group in groupby(ordered, key=lambda story: story.topic)]


def _story(issue: Issue, digest: Digest, number: int, images: Images) -> Story:
    article = issue.articles[digest.article]
    language = article.language or issue.language
    words, theirs = labels(issue.language, issue.templates), labels(language, issue.templates)
    author = issue.publication.author
    return Story(
        number=number,
        title=digest.title,
        summary=safe.inline(digest.summary, issue),
        takeaways=tuple(safe.inline(takeaway, issue) for takeaway in digest.takeaways),
        caveat=safe.inline(digest.caveat, issue),
        quote=_quoted(digest.quote, theirs, issue),
        quote_by=digest.quote_by or article.author,
        detail=safe.blocks(digest.detail, issue),
        author=article.author,
        guest="" if author and author.name == article.author else article.author,
        minutes=article.reading_minutes,
        reading_time=words.counted("minutes", article.reading_minutes),
        url=tracked(digest.url or article.url, issue),
        image=Image(digest.image, issue.folder, images) if digest.image else None,
        image_alt=digest.image_alt,
        figure=Image(digest.figure, issue.folder, images) if digest.figure else None,
        figure_alt=digest.figure_alt,
        topic=digest.topic,
        language=language,
        dir=direction(language),
        tongue=safe.tongue(language, issue),
        italics=bool(theirs.words["italics"]),
    )


def _quoted(quote: str, words: Labels, issue: Issue) -> Markup:
    return Markup(words.quoted("{}")).format(safe.inline(quote, issue)) if quote else Markup()  # noqa: S704
