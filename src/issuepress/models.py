"""Articles and issues. All frozen, unknown keys forbidden, so that every mistake is found at once.

The descriptions of the fields are the comments of a new workspace's files and of the JSON Schema.
"""

import datetime as dt
import re
from functools import cached_property
from pathlib import Path

from pydantic import Field

from issuepress.blocks import Block
from issuepress.fields import Date, Language, Line, Model, WebAddress
from issuepress.publication import Publication
from issuepress.text import markdown
from issuepress.theme_choice import ThemeChoice, ThemeTable

WORDS_PER_MINUTE = 238  # adults reading English non-fiction: Brysbaert 2019, 190 studies
CHARACTERS_PER_MINUTE = 260  # Chinese: the same review
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


# --- articles ---------------------------------------------------------------------------------------


class Image(Model):
    """A picture: ``src`` is an address, a path, or empty where only the caption is known."""

    src: str = ""
    alt: str = ""
    caption: str = ""


class CallToAction(Model):
    """What an article itself asks of its reader at its end."""

    heading: str = ""
    text: str


class Article(Model):
    """What somebody published. ``body`` is Markdown; ``text`` is the same without any markup.

    A date without a year stays in ``published_text`` or ``updated_text``: a year is never invented.
    ``summary`` is what its author or site says of it in a few sentences: a hint, and no part of the text.
    ``notes`` are for the author and never reach a reader ("a space seems to be missing in ...").
    """

    title: str
    author: str = ""
    publisher: str = ""
    published: dt.date | None = None
    published_text: str = ""
    updated: dt.date | None = None
    updated_text: str = ""
    url: str = ""
    language: str = ""
    summary: str = ""
    image: Image | None = None
    body: str
    call_to_action: CallToAction | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def blocks(self) -> tuple[markdown.Block, ...]:
        return markdown.blocks(self.body)

    @cached_property
    def text(self) -> str:
        return "\n\n".join(block.text for block in self.blocks if block.text)

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """The pictures in the body, in order."""
        return tuple(Image(src=b.src, alt=b.alt, caption=b.text) for b in self.blocks if b.kind == "image")

    @cached_property
    def reading_minutes(self) -> int:
        """Whole minutes, at least one."""
        ideographs = len(IDEOGRAPH.findall(self.text))
        words = len(IDEOGRAPH.sub(" ", self.text).split())
        return max(1, round(words / WORDS_PER_MINUTE + ideographs / CHARACTERS_PER_MINUTE))


# --- an issue ---------------------------------------------------------------------------------------


class RestsOn(Model):
    """A text in other words than the article's, and the article's sentences that it was made from."""

    text: str
    sentences: tuple[str, ...]


class Digest(Model):
    """An article condensed for an issue. Texts may hold inline Markdown."""

    article: str = Field("", description="The source: a file of this folder.")
    title: Line
    summary: str = Field("", description="Two or three sentences.")
    takeaways: tuple[str, ...] = Field((), description="What to remember, at most 30 words each.")
    caveat: str = Field("", description="The limit a fair reader must hear.")
    quote: str = Field("", description="Verbatim from the article, or absent.")
    quote_by: Line = Field("", description="Who says it; the article's author where absent.")
    image: str = Field("", description="A picture: a file of this folder or an https address.")
    image_alt: Line = Field("", description="What the picture shows, for those who do not see it.")
    detail: str = Field("", description="A list or a small table of the article, in Markdown.")
    figure: str = Field("", description="A second picture, shown with the detail.")
    figure_alt: Line = Field("", description="What the second picture shows.")
    topic: Line = Field("", description="What groups stories under one heading, like Sleep.")
    url: WebAddress | None = Field(None, description="Where the whole article is.")
    approved: tuple[str, ...] = Field((), description="Rewritten sentences a person stands by.")
    rests_on: tuple[RestsOn, ...] = Field(
        (), description="Of each text that a model worded, the article's sentences that it was made from."
    )


class IssueFile(Model):
    """``issue.toml``: what readers get."""

    subject: Line = Field(min_length=1, description="The subject line, at most 60 characters.")
    preheader: Line = Field("", description="The line after the subject in an inbox, 40 to 90 characters.")
    date: Date = Field(description="The date of the issue, like 2026-11-22.")
    title: Line = Field("", description="A headline above the stories, where there are several.")
    intro: str = Field("", description="A few words of your own before the stories.")
    language: Language | None = Field(None, description="The language, where it is not the publication's.")
    theme: ThemeTable = Field(
        ThemeChoice(), description="The theme, where it is not the publication's: its name, or a table."
    )
    digests: tuple[Digest, ...] = Field(min_length=1, description="The articles, the lead story first.")
    blocks: tuple[Block, ...] = Field((), description="What else there is: notes, events, pictures ...")


class Issue(Model):
    """One edition, whole: what ``issue.toml`` says, who publishes it, and the articles it condenses.

    ``articles`` is keyed by the path that a digest names. ``folder`` is where its files are.
    """

    name: str
    folder: Path
    publication: Publication
    content: IssueFile
    articles: dict[str, Article]

    @property
    def language(self) -> str:
        return self.content.language or self.publication.language

    @property
    def theme(self) -> str:
        return self.theme_choice.name or "clinic"

    @cached_property
    def templates(self) -> Path:
        """Where the workspace's own templates would be."""
        return self.folder.parents[1] / "templates"

    @property
    def theme_choice(self) -> ThemeChoice:
        return self.content.theme.over(self.publication.theme)
