"""SendGrid's Single Sends. Source: its API description."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

from pydantic import BeforeValidator, Field

from issuepress.fields import Line
from issuepress.models import Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import Content, Draft, Features
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
        found, query = list[Draft](), {"page_size": str(PAGE)}
        while True:
            answer = connection.send(Request("GET", "/v3/marketing/singlesends", query=query)).json
            found += [_draft(single) for single in answer["result"] if self.marker in single["categories"]]
            token = parse_qs(urlsplit((answer.get("_metadata") or {}).get("next", "")).query).get(
                "page_token"
            )
            if not token:
                return found
            query = {"page_size": str(PAGE), "page_token": token[0]}

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        answer = connection.look(Request("GET", f"/v3/marketing/singlesends/{service.path_part(draft_id)}"))
        return _draft(answer.json) if answer else None

    def create(self, content: Content) -> tuple[Request, ...]:
        return (Request("POST", "/v3/marketing/singlesends", self._single_send(content)),)

    def created(self, answer: Answer) -> str:
        return str(answer.json["id"])

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        path = f"/v3/marketing/singlesends/{service.path_part(draft_id)}"
        return (Request("PATCH", path, self._single_send(content)),)

    def _single_send(self, content: Content) -> dict[str, Any]:
        to = {"list_ids": list(self.settings.list), "segment_ids": list(self.settings.segment)}
        chosen = {key: ids for key, ids in to.items() if ids}
        return {
            "name": self.marker,
            "categories": [self.marker],
            **({"send_to": chosen} if chosen else {}),
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
        marker=next(iter(single.get("categories") or []), ""),
        status=single["status"],
        is_draft=single["status"] == "draft",
        fields={name: config.get(key) or "" for name, key in sent_as.items()},
    )
