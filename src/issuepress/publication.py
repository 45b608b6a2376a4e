"""Who publishes: ``newsletter.toml``. Its fields' descriptions are the comments of a new workspace's file."""

from typing import Any

from pydantic import Field

from issuepress.fields import Color, EmailAddress, Language, Line, Model, ServerAddress, WebAddress
from issuepress.theme_choice import ThemeChoice, ThemeTable


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
