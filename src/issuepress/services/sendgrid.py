"""SendGrid's Single Sends. Source: its API description."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

from pydantic import BeforeValidator, Field

from issuepress.fields import Line
from issuepress.rendered import Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import Audience, Content, Draft, Features
from issuepress.services.transport import Http, Where

ADDRESS = "https://api.sendgrid.com"
PAGE = 100


class Settings(service.Settings):
    sender_id: int = Field(description="The number of a verified sender; it holds the From line.")
    suppression_group: int = Field(description="The number of the group that readers unsubscribe from.")
    list: Annotated[tuple[Line, ...], BeforeValidator(service.one_or_more)] = Field(
        (), description="The id of a list, or several."
    )
    segment: Annotated[tuple[Line, ...], BeforeValidator(service.one_or_more)] = Field(
        (), description="The id of a segment, or several."
    )


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: Settings

    title = "SendGrid"
    keys_at = "https://app.sendgrid.com/settings/api_keys"
    features = Features(preheader=False, reply_to=False, test=False)
    tags = Tags(
        unsubscribe="[Unsubscribe]",
        view_in_browser="[Weblink]",
        postal_address="[Sender_Address], [Sender_City], [Sender_State] [Sender_Zip]",
        first_name="[%first_name | there%]",
        executes=r"\[(?=%|(?i:unsubscribe|weblink|sender_))|\{(?=\{)",
    )
    table = Settings

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        hint = f"look at SENDGRID_API_KEY; SendGrid shows its keys at {self.keys_at}"
        authorization = {"Authorization": f"Bearer {key}"}
        return Http(Where(self.title, ADDRESS, authorization, key, hint, "x-ratelimit-reset"), say)

    def find(self, connection: Connection) -> list[Draft]:
        singles = self._pages(connection, "/v3/marketing/singlesends")
        return [_draft(single) for single in singles if self.marker in (single.get("categories") or ())]

    def _pages(self, connection: Connection, path: str) -> list[dict[str, Any]]:
        found, query = list[dict[str, Any]](), {"page_size": str(PAGE)}
        while True:
            answer = connection.send(Request("GET", path, query=query)).json
            found += answer["result"]
            after = urlsplit((answer.get("_metadata") or {}).get("next") or "")
            token = parse_qs(after.query).get("page_token")
            if not token:
                return found
            query = {"page_size": str(PAGE), "page_token": token[0]}

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        answer = connection.look(Request("GET", f"/v3/marketing/singlesends/{service.path_part(draft_id)}"))
        return _draft(answer.json) if answer else None

    def audiences(self, connection: Connection) -> list[Audience]:
        lists = self._pages(connection, "/v3/marketing/lists")
        segments = connection.send(Request("GET", "/v3/marketing/segments/2.0")).json["segments"]
        return [
            *(Audience("list", one["id"], one["name"], one.get("contact_count")) for one in lists),
            *(Audience("segment", one["id"], one["name"], one.get("contacts_count")) for one in segments),
        ]

    def envelope(self) -> dict[str, str]:
        """Readers are left to whoever chooses them there, where newsletter.toml chooses none."""
        to = {
            "list": service.in_order(self.settings.list),
            "segment": service.in_order(self.settings.segment),
            "everybody": "",
        }
        return {
            **(to if self.chosen else {}),
            "sender": str(self.settings.sender_id),
            "unsubscribe group": str(self.settings.suppression_group),
            "categories": self.marker,
            "name": self.draft_name,
        }

    def create(self, content: Content) -> tuple[Request, ...]:
        return (Request("POST", "/v3/marketing/singlesends", self._single_send(content)),)

    def created(self, answer: Answer) -> str:
        return str(answer.json["id"])

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        path = f"/v3/marketing/singlesends/{service.path_part(draft_id)}"
        return (Request("PATCH", path, self._single_send(content)),)

    def _single_send(self, content: Content) -> dict[str, Any]:
        lists, segments = list(self.settings.list), list(self.settings.segment)
        to = {"list_ids": lists, "segment_ids": segments, "all": False}
        return {
            "name": self.draft_name,
            "categories": [self.marker],
            **({"send_to": to} if self.chosen else {}),
            "email_config": {
                "subject": content.email.subject,
                "html_content": content.email.html,
                "plain_content": content.email.text,
                "generate_plain_content": False,
                "editor": "code",
                "sender_id": self.settings.sender_id,
                "suppression_group_id": self.settings.suppression_group,
            },
        }


def _draft(single: dict[str, Any]) -> Draft:
    config = single.get("email_config") or {}
    sent_as = {"subject": "subject", "html": "html_content", "text": "plain_content"}
    return Draft(
        id=str(single["id"]),
        url=f"https://mc.sendgrid.com/single-sends/{single['id']}/editor",
        marker=service.marker_in(" ".join(single.get("categories") or ())),
        status=single["status"],
        is_draft=single["status"] == "draft",
        is_waiting=single["status"] == "scheduled",
        fields={name: config.get(key) or "" for name, key in sent_as.items()} | _envelope(single, config),
    )


def _envelope(single: dict[str, Any], config: dict[str, Any]) -> dict[str, str]:
    to = single.get("send_to") or {}
    return {
        "list": service.in_order(to.get("list_ids")),
        "segment": service.in_order(to.get("segment_ids")),
        "everybody": "yes" if to.get("all") else "",
        "sender": str(config.get("sender_id") or ""),
        "unsubscribe group": str(config.get("suppression_group_id") or ""),
        "categories": service.in_order(single.get("categories")),
        "name": single["name"],
    }
