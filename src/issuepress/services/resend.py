"""Resend. Source: its API description, 1.5."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from issuepress.fields import Line
from issuepress.models import Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import TEST, Content, Draft, Features
from issuepress.services.transport import Http, Where

ADDRESS = "https://api.resend.com"
PAGE = 100


class Settings(service.Settings):
    segment: Line = Field(min_length=1, description="The id of a segment.")


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
        found, query = list[Draft](), {"limit": PAGE}
        while True:
            answer = connection.send(Request("GET", "/broadcasts", query=query)).json
            found += [
                _draft(broadcast) for broadcast in answer["data"] if broadcast.get("name") == self.marker
            ]
            if not answer.get("has_more") or not answer["data"]:
                return found
            query = {"limit": PAGE, "after": answer["data"][-1]["id"]}

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        answer = connection.look(Request("GET", f"/broadcasts/{service.path_part(draft_id)}"))
        return _draft(answer.json) if answer else None

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
            "name": self.marker,
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
    return Draft(
        id=str(broadcast["id"]),
        url=f"https://resend.com/broadcasts/{broadcast['id']}",
        marker=broadcast.get("name") or "",
        status=broadcast["status"],
        is_draft=broadcast["status"] == "draft",
        fields={name: broadcast.get(key) or "" for name, key in sent_as.items()},
    )
