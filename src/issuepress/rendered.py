"""What rendering makes of an issue: an e-mail and its pictures; and the tags that a service puts into it."""

from pathlib import Path

from pydantic import ConfigDict

from issuepress.fields import Model


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
