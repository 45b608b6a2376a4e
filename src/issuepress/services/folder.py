"""A folder with everything to paste into a service by hand: HTML, text, a message file, the pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from issuepress import paths
from issuepress.errors import OutputError
from issuepress.fields import Line
from issuepress.pictures import Picture
from issuepress.services import service
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import Content, Draft, Features

HTML, TEXT, MESSAGE, NOTE = "email.html", "email.txt", "email.eml", "paste.txt"


class Settings(service.Settings):
    path: Line = Field("build", description="A folder; each issue gets one of its own in it.")


@dataclass(frozen=True)
class Files:
    """A connection to a folder: PUT writes a file that is not there as it is, GET reads it."""

    folder: Path

    def send(self, request: Request) -> Answer:
        path = self.folder / request.path
        if request.method == "PUT":
            if not (path.is_file() and path.read_bytes() == request.content):
                paths.write(path, request.content)
            return Answer(200)
        try:
            return Answer(200, path.read_bytes().decode())
        except OSError as error:
            raise OutputError(f"{path}: could not be read: {error.strerror or error}") from None

    def look(self, request: Request, missing: int = 404) -> Answer | None:  # noqa: ARG002
        return self.send(request) if (self.folder / request.path).is_file() else None

    def close(self) -> None:
        pass


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: Settings

    title = "a folder"
    keys_at = ""
    needs_key = False
    unchosen = ""
    is_local = True
    takes_message = True
    features = Features(images=True, test=False, reply_to=False)
    tags = None
    table = Settings

    @property
    def folder(self) -> Path:
        return self.issue.folder.parents[1] / self.settings.path / f"{self.issue.name}-upload"

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:  # noqa: ARG002
        return Files(self.folder)

    def doing(self, draft_id: str) -> str:  # noqa: ARG002
        return f"writing into {self.folder}"

    def told(self, done: str) -> str:
        is_there = "is there as it was" if done == "unchanged" else "is ready to paste"
        return f"{self.issue.name} {is_there}: {self.folder}; {NOTE} says what goes where"

    def find(self, connection: Connection) -> list[Draft]:
        there = self.read(connection, "folder")
        return [there] if there else []

    def read(self, connection: Connection, draft_id: str) -> Draft | None:  # noqa: ARG002
        parts = {"html": HTML, "text": TEXT}
        there = {part: connection.look(Request("GET", file)) for part, file in parts.items()}
        if not any(there.values()):
            return None
        fields = {part: answer.json if answer else "" for part, answer in there.items()}
        return Draft("folder", (self.folder / HTML).as_uri(), self.marker, fields=fields)

    def create(self, content: Content) -> tuple[Request, ...]:
        email = content.email
        files = {
            TEXT: email.text.encode(),
            MESSAGE: content.message,
            NOTE: self._note(content).encode(),
            HTML: email.html.encode(),
        }
        return tuple(Request("PUT", name, content=data) for name, data in files.items())

    def created(self, answer: Answer) -> str:  # noqa: ARG002
        return "folder"

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:  # noqa: ARG002
        return self.create(content)

    def host(self, connection: Connection, picture: Picture) -> str:
        """Written beside the e-mail; it names them where they will be, if newsletter.toml says where."""
        connection.send(Request("PUT", f"images/{picture.name}", content=picture.data))
        images = self.issue.publication.images
        return f"{images.base_url.rstrip('/')}/{picture.name}" if images else f"images/{picture.name}"

    def _note(self, content: Content) -> str:
        return f"""{self.issue.publication.name}: {self.issue.name}

Subject:    {content.email.subject}
Preheader:  {content.email.preheader}
From:       {service.mailbox(self.sender)}
Answers to: {self.reply_to}

1. Copy the files in images/ to where the e-mail names them, or into your service, and adapt their addresses.
2. Paste email.html where your service takes HTML of your own, and email.txt as its plain text.
3. Unsubscribing writes to you. Put your service's own tag in place of that address, in both files.
   For the services that issuepress knows, issuepress render {self.issue.name} --to SERVICE writes the tags.
"""
