"""The nouns of the program. All frozen, unknown keys forbidden, so that every mistake is found at once.

The descriptions of the fields are the comments of a new workspace's files and of the JSON Schema.
"""

import datetime as dt
import re
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field

from issuepress.blocks import Block
from issuepress.fields import Color, Date, EmailAddress, Language, Line, Model, ServerAddress, WebAddress
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


# --- the publication --------------------------------------------------------------------------------


class Sender(Model):
    name: Line = Field(min_length=1, description="The name in the From line.")
    address: EmailAddress = Field(description="The From address, best at a domain of your own.")


class Consultation(Model):
    """The call to action of the publication."""

    heading: Line = Field(min_length=1, description="A few words above the button.")
    text: str = Field("", description="One or two sentences.")
    button: Line = Field("Book a consultation", description="The words on the button.")
    email: EmailAddress = Field(description="Where the button writes to.")
    subject: Line = Field("", description="The subject the reader's mail starts with.")
    body: str = Field("", description="The text it starts with. Ask for a name and times, not for symptoms.")
    phone: Line | None = Field(None, description="A telephone number, as it is to be read.")
    booking_url: WebAddress | None = Field(None, description="A page where times can be booked.")
    expect: tuple[Line, ...] = Field((), description="What to expect of a consultation, a few words each.")


class Author(Model):
    name: Line = Field(min_length=1, description="Who writes.")
    credentials: Line = Field("", description="Degrees and licenses, like PT, DPT.")
    about: str = Field("", description="Two sentences about the author.")
    portrait: str = Field("", description="A picture file beside this one, or an https address.")


class Colors(Model):
    accent: Color = Field("#1f6f5c", description="Links, markers and the consultation band.")


class Logo(Model):
    src: str = Field(min_length=1, description="A PNG or JPEG file beside this one, or an https address.")
    alt: Line = Field(min_length=1, description="The name of the practice, for those who do not see it.")
    width: int = Field(160, ge=16, le=600, description="How wide it is shown, in pixels.")
    dark: str = Field("", description="The logo for a dark ground, where there is one.")


class Utm(Model):
    source: Line = Field("newsletter", pattern=r"^[\w.-]+$", description="utm_source")
    medium: Line = Field("email", pattern=r"^[\w.-]+$", description="utm_medium")
    campaign: Line | None = Field(None, pattern=r"^[\w.-]+$", description="utm_campaign; else the date.")


class Images(Model):
    base_url: WebAddress = Field(
        description="Where your pictures are, for services that host none, like https://example.org/news/."
    )


class Condensing(Model):
    model: Line = Field(min_length=1, description="The name of the model.")
    address: ServerAddress = Field(
        description="An OpenAI-compatible server, like http://localhost:11434/v1. Articles are sent there."
    )
    write: bool = Field(False, description="Whether it writes, under proof; else it chooses sentences.")
    readers: Line = Field("patients and others who are no experts", description="Who reads, for the model.")
    grade: int = Field(7, ge=3, le=14, description="The reading grade that it writes for.")


class Publication(Model):
    """``newsletter.toml``: who publishes."""

    name: Line = Field(min_length=1, description="The name of the newsletter.")
    tagline: Line = Field("", description="One line below the name.")
    language: Language = Field("en", description="The language of the newsletter, like en, es or pt-BR.")
    website: WebAddress | None = Field(None, description="Your website.")
    feed: WebAddress | None = Field(
        None, description="Your blog or its RSS feed: draft --from-feed takes what is new in it."
    )
    reply_to: EmailAddress | None = Field(None, description="Where answers go, where that is not the sender.")
    postal_address: str | None = Field(
        None, description="Your postal address. The law asks for it in every newsletter (CAN-SPAM, GDPR)."
    )
    why: Line = Field(
        "You receive this e-mail because you signed up for it.", description="Why the reader gets this."
    )
    disclaimer: str = Field("", description="What a health newsletter has to say about itself.")
    archive: WebAddress | None = Field(None, description="Where earlier issues can be read.")
    theme: ThemeTable = Field(
        ThemeChoice(name="clinic"), description="The theme: its name, or a table of what is changed in it."
    )
    greeting: Line = Field(
        "", description="A greeting before the intro; {first_name} is the reader's, like Hello {first_name},"
    )
    sender: Sender = Field(description="Who the e-mail is from.")
    call_to_action: Consultation = Field(description="The consultation that readers are invited to.")
    author: Author | None = Field(None, description="Who writes the articles.")
    colors: Colors = Field(Colors(), description="Brand colors, as # and six hexadecimal digits.")
    social: dict[Line, WebAddress] = Field(
        default_factory=dict, description="Your pages elsewhere: the name of each and its address."
    )
    logo: Logo | None = Field(None, description="A logo instead of the name in the masthead.")
    utm: Utm | None = Field(None, description="Tracking parameters added to links to your own website.")
    images: Images | None = Field(None, description="Pictures that you host yourself.")
    condense: Condensing | None = Field(
        None, description="A language model that chooses sentences or writes; without one, the rules choose."
    )
    services: dict[str, dict[str, Any]] = Field(
        default_factory=dict, description="One table for each mailing service, like [services.mailchimp]."
    )
    checks: dict[str, Line] = Field(
        default_factory=dict,
        description="Checks to leave out: the name of each, and your reason, which is printed.",
    )

    @property
    def unsubscribe_by_mail(self) -> str:
        """The way out where no mailing service has one."""
        return f"mailto:{self.reply_to or self.sender.address}?subject=Unsubscribe"


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

    @property
    def templates(self) -> Path:
        """Where the workspace's own templates would be."""
        return self.folder.parents[1] / "templates"

    @property
    def theme_choice(self) -> ThemeChoice:
        return self.content.theme.over(self.publication.theme)


# --- the rendered result ----------------------------------------------------------------------------


class Attachment(Model):
    """A local picture of an e-mail: ``src`` as the HTML names it, ``path`` where its file is.

    ``ratio`` is width by height, what sticks out being cut off; 0 leaves it whole. ``play`` draws the mark of
    a video on it. ``pictures.shown`` gives the picture itself.
    """

    src: str
    path: Path
    ratio: float = 0
    play: bool = False


class CalendarFile(Model):
    """A date for a reader's calendar, to lie beside the e-mail (RFC 5545)."""

    name: str
    content: str


class Email(Model):
    """A rendered issue. ``html`` is ASCII, or in letters as they are where that is shorter by much.

    ``images`` are the local files that it shows, ``calendars`` lie beside it, and ``untranslated`` are the
    theme's words that its language has not.
    """

    model_config = ConfigDict(str_strip_whitespace=False)

    subject: str
    preheader: str
    html: str
    text: str
    language: str = "en"
    images: tuple[Attachment, ...] = ()
    calendars: tuple[CalendarFile, ...] = ()
    untranslated: tuple[str, ...] = ()


class Tags(Model):
    """What a mailing service puts in place of the tokens.

    ``view_in_browser`` is empty where the service has no such page: the link is then left out.
    ``postal_address`` is a tag of the service, or empty where the publication's own is written.
    ``executes`` is a regular expression for the start of anything that the service would execute or blank in
    an article's words.
    """

    unsubscribe: str
    view_in_browser: str = ""
    postal_address: str = ""
    postal_address_text: str = ""
    first_name: str = "there"
    executes: str = ""
