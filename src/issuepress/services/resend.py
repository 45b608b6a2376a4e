"""Resend. Source: its API description, 1.5."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from issuepress.fields import Line
from issuepress.rendered import Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import TEST, Audience, Content, Draft, Features
from issuepress.services.transport import Http, Where

ADDRESS = "https://api.resend.com"
PAGE = 100


class Settings(service.Settings):
    segment: Annotated[Line, BeforeValidator(service.only_one)] = Field(
        min_length=1, description="The id of a segment."
    )


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: Settings

    title = "Resend"
    keys_at = "https://resend.com/api-keys"
    features = Features()
    tags = Tags(
        unsubscribe="{{{RESEND_UNSUBSCRIBE_URL}}}",
        first_name="{{{contact.first_name|there}}}",
        executes=r"\{(?=\{)",
    )
    table = Settings

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        hint = f"look at RESEND_API_KEY; Resend shows its keys at {self.keys_at}"
        authorization = {"Authorization": f"Bearer {key}"}
        return Http(Where(self.title, ADDRESS, authorization, key, hint, "ratelimit-reset"), say)

    def find(self, connection: Connection) -> list[Draft]:
        every = map(_draft, self._pages(connection, "/broadcasts"))
        return [draft for draft in every if draft.marker == self.marker]

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        answer = connection.look(Request("GET", f"/broadcasts/{service.path_part(draft_id)}"))
        return _draft(answer.json) if answer else None

    def audiences(self, connection: Connection) -> list[Audience]:
        """How many are in a segment, Resend does not say."""
        segments = self._pages(connection, "/segments")
        return [Audience("segment", str(one["id"]), one["name"]) for one in segments]

    def _pages(self, connection: Connection, path: str) -> list[dict[str, Any]]:
        found, query = list[dict[str, Any]](), {"limit": PAGE}
        while True:
            answer = connection.send(Request("GET", path, query=query)).json
            found += answer["data"]
            if not answer.get("has_more") or not answer["data"]:
                return found
            query = {"limit": PAGE, "after": answer["data"][-1]["id"]}

    def envelope(self) -> dict[str, str]:
        return {
            "segment": self.settings.segment,
            "from": service.same_mailbox(service.mailbox(self.sender)),
            "reply-to": self.reply_to,
            "name": self.draft_name,
        }

    def create(self, content: Content) -> tuple[Request, ...]:
        return (Request("POST", "/broadcasts", self._broadcast(content)),)

    def created(self, answer: Answer) -> str:
        return str(answer.json["id"])

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        return (Request("PATCH", f"/broadcasts/{service.path_part(draft_id)}", self._broadcast(content)),)

    def test(self, content: Content, draft_id: str, addresses: tuple[str, ...]) -> tuple[Request, ...]:  # noqa: ARG002
        """An ordinary e-mail: there is no test of a broadcast, and its tags stay as they are."""
        body = {
            "from": service.mailbox(self.sender),
            "to": list(addresses),
            "subject": TEST + content.email.subject,
            "html": content.email.html,
            "text": content.email.text,
            "reply_to": [self.reply_to],
        }
        return (Request("POST", "/emails", body),)

    def _broadcast(self, content: Content) -> dict[str, Any]:
        return {
            "name": self.draft_name,
            "segment_id": self.settings.segment,
            "from": service.mailbox(self.sender),
            "reply_to": [self.reply_to],
            "subject": content.email.subject,
            "preview_text": content.email.preheader,
            "html": content.email.html,
            "text": content.email.text,
        }


def _draft(broadcast: dict[str, Any]) -> Draft:
    sent_as = {"subject": "subject", "preheader": "preview_text", "html": "html", "text": "text"}
    name = broadcast.get("name") or ""
    envelope = {
        "segment": broadcast.get("segment_id") or broadcast.get("audience_id") or "",
        "from": service.same_mailbox(broadcast.get("from") or ""),
        "reply-to": service.in_order(broadcast.get("reply_to")),
        "name": name,
    }
    return Draft(
        id=str(broadcast["id"]),
        url=f"https://resend.com/broadcasts/{broadcast['id']}",
        marker=service.marker_in(name),
        status=broadcast["status"],
        is_draft=broadcast["status"] == "draft",
        is_waiting=broadcast["status"] == "scheduled",
        fields={name: broadcast.get(key) or "" for name, key in sent_as.items()} | envelope,
    )
