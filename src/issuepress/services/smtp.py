"""One test copy by any mail server, to an address of one's own. Nothing else is ever sent."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import SMTP
from email.utils import localtime, make_msgid
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from issuepress.errors import MissingKey, NotOffered, Refused, UnknownOutcome, Unreachable
from issuepress.fields import EmailAddress, Line
from issuepress.pictures import Picture
from issuepress.services import service
from issuepress.services.guard import AT_MOST
from issuepress.services.redaction import scrubbed
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import Content, Draft, Features
from issuepress.services.words import shown

SECONDS = 30
ONE_LINE = SMTP.clone(max_line_length=998)  # as in the message: headers are not folded
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Settings(service.Settings):
    to: Annotated[tuple[EmailAddress, ...], BeforeValidator(service.one_or_more)] = Field(
        min_length=1, max_length=AT_MOST, description="An address of your own."
    )
    host: Line = Field(min_length=1, description="Your mail server.")
    port: int = Field(587, description="587 for STARTTLS, 465 for TLS.")
    security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="How the connection is encrypted; none is for a server on this machine."
    )
    user: Line = Field("", description="Your name there, if it asks for one; the key is the password.")


@dataclass(frozen=True)
class Mailer:
    """A connection to a mail server: POST hands it one message for the addresses in its path."""

    settings: Settings
    sender: str
    password: str = field(repr=False)
    say: Callable[[str], None]

    def send(self, request: Request) -> Answer:
        try:
            with self._server() as server:
                self._hand_over(server, request)
        except smtplib.SMTPResponseException as error:
            raise self._refused(f"({error.smtp_code}) {_text(error.smtp_error)}") from None
        except smtplib.SMTPRecipientsRefused as error:
            said = "; ".join(
                f"{to}: ({code}) {_text(words)}" for to, (code, words) in error.recipients.items()
            )
            raise self._refused(said) from None
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(
                f"{self.settings.host}:{self.settings.port}: could not be used as a mail server: "
                f"{scrubbed(shown(error), {self.password})}; look at [services.smtp] in newsletter.toml"
            ) from None
        return Answer(200)

    def look(self, request: Request, missing: int = 404) -> Answer | None:  # noqa: ARG002
        return self.send(request)

    def close(self) -> None:
        pass

    @contextmanager
    def _server(self) -> Iterator[smtplib.SMTP]:
        settings, context = self.settings, ssl.create_default_context()
        if settings.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                settings.host, settings.port, timeout=SECONDS, context=context
            )
        else:
            server = smtplib.SMTP(settings.host, settings.port, timeout=SECONDS)
        with server:
            if settings.security == "starttls":
                server.starttls(context=context)
            if settings.user:
                server.login(settings.user, self.password)
            yield server

    def _hand_over(self, server: smtplib.SMTP, request: Request) -> None:
        try:
            server.sendmail(self.sender, list(self.settings.to), self._copy(request.content))
        except (smtplib.SMTPServerDisconnected, TimeoutError):
            raise UnknownOutcome(
                f"{self.settings.host} broke the connection while it was given the message; look into the "
                "mailbox before you upload again"
            ) from None

    def _copy(self, message: bytes) -> bytes:
        """One of its own: a mailbox shows a message that it has already no second time."""
        copy = message_from_bytes(message, policy=ONE_LINE)
        domain = self.sender.rpartition("@")[2]
        for name, value in (
            ("To", ", ".join(self.settings.to)),
            ("Date", localtime()),
            ("Message-ID", make_msgid(domain=domain)),
        ):
            del copy[name]
            copy[name] = value
        return copy.as_bytes()

    def _refused(self, said: str) -> Refused:
        hint = "; look at SMTP_API_KEY, the password" if "(53" in said else ""
        return Refused(
            f"{self.settings.host} refused the message: {scrubbed(shown(said), {self.password})}{hint}"
        )


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: Settings

    title = "your mail server"
    keys_at = "your mail provider, as an app password"
    needs_key = False
    unchosen = ""
    takes_message = True
    features = Features(images=True, update=False, test=False)
    tags = None
    table = Settings

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        settings = self.settings
        if settings.security == "none" and settings.host not in LOOPBACK:
            raise Refused(f"{settings.host}: without encryption only a server on this machine is used")
        if settings.user and not key:
            raise MissingKey("SMTP_API_KEY is not set: it holds the password of [services.smtp] user")
        return Mailer(settings, self.sender.address, key, say)

    def doing(self, draft_id: str) -> str:  # noqa: ARG002
        return f"sending a copy to {', '.join(self.settings.to)}"

    def told(self, done: str) -> str:
        to = ", ".join(self.settings.to)
        if done == "unchanged":
            return f"{self.issue.name} is as it was in the copy to {to}, so none was sent; --force sends one"
        return f"{self.issue.name}: a copy was handed over for {to}; no reader gets it"

    def find(self, connection: Connection) -> list[Draft]:  # noqa: ARG002 - sent mail cannot be looked for
        return []

    def read(self, connection: Connection, draft_id: str) -> Draft | None:  # noqa: ARG002
        """A copy that was sent can be neither read nor changed; the receipt knows what was in it."""
        return Draft(draft_id, "", self.marker)

    def create(self, content: Content) -> tuple[Request, ...]:
        to = ",".join(self.settings.to)
        return (Request("POST", "/message", query={"to": to}, content=content.message),)

    def created(self, answer: Answer) -> str:  # noqa: ARG002
        return "copy"

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:  # noqa: ARG002
        return self.create(content)

    def host(self, connection: Connection, picture: Picture) -> str:  # noqa: ARG002
        """The pictures are inside the message."""
        return picture.src

    def test(self, content: Content, draft_id: str, addresses: tuple[str, ...]) -> tuple[Request, ...]:  # noqa: ARG002
        raise NotOffered("smtp is a test itself: name the address in newsletter.toml as [services.smtp] to")


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
