"""Mailjet's campaign drafts. Source: its documentation."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from issuepress.errors import MissingKey
from issuepress.rendered import Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import THE_DRAFT, Audience, Content, Draft, Features
from issuepress.services.transport import Http, Where

ADDRESS = "https://api.mailjet.com"
DRAFTS = "/v3/REST/campaigndraft"
PAGE = 1000
LOCALES = {"de": "de_DE", "es": "es_ES", "fr": "fr_FR", "it": "it_IT"}


class Settings(service.Settings):
    list: Annotated[int, BeforeValidator(service.only_one)] = Field(
        description="The number of a contact list."
    )
    segment: Annotated[int | None, BeforeValidator(service.only_one)] = Field(
        None, description="The number of a segment of it."
    )


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: Settings

    title = "Mailjet"
    keys_at = "https://app.mailjet.com/account/apikeys: the key is the API key, a colon and the secret key"
    features = Features(preheader=False)
    tags = Tags(
        unsubscribe="[[UNSUB_LINK_EN]]",
        view_in_browser="[[PERMALINK]]",
        first_name='[[data:firstname:"there"]]',
        executes=r"\[(?=\[)|\{(?=[{%])",
    )
    table = Settings

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        if not re.fullmatch(r"[^\s:]+:[^\s:]+", key):
            raise MissingKey(f"MAILJET_API_KEY has to be two keys, like key:secret ({self.keys_at})")
        basic = base64.b64encode(key.encode()).decode()
        hint = f"look at MAILJET_API_KEY; Mailjet shows its keys at {self.keys_at}"
        return Http(Where(self.title, ADDRESS, {"Authorization": f"Basic {basic}"}, key, hint), say)

    def find(self, connection: Connection) -> list[Draft]:
        every = map(_draft, self._pages(connection, "campaigndraft"))
        return [draft for draft in every if draft.marker == self.marker]

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        path = f"{DRAFTS}/{service.path_part(draft_id)}"
        draft = connection.look(Request("GET", path))
        content = connection.look(Request("GET", f"{path}/detailcontent")) if draft else None
        return _draft(draft.json["Data"][0], content.json["Data"][0] if content else {}) if draft else None

    def audiences(self, connection: Connection) -> list[Audience]:
        """How many are in a segment, Mailjet does not say."""
        lists = (one for one in self._pages(connection, "contactslist") if not one.get("IsDeleted"))
        segments = self._pages(connection, "contactfilter")
        return [
            *(Audience("list", str(one["ID"]), one["Name"], one.get("SubscriberCount")) for one in lists),
            *(Audience("segment", str(one["ID"]), one["Name"]) for one in segments),
        ]

    def _pages(self, connection: Connection, kind: str) -> list[dict[str, Any]]:
        found = list[dict[str, Any]]()
        while True:
            query = {"Limit": PAGE, "Offset": len(found)}
            page = connection.send(Request("GET", f"/v3/REST/{kind}", query=query)).json["Data"]
            found += page
            if len(page) < PAGE:
                return found

    def envelope(self) -> dict[str, str]:
        return {
            "list": str(self.settings.list),
            "segment": str(self.settings.segment or ""),
            "from": f"{self.sender.name} <{self.sender.address}>",
            "reply-to": self.reply_to,
            "name": self.draft_name,
        }

    def create(self, content: Content) -> tuple[Request, ...]:
        return (Request("POST", DRAFTS, self._campaign(content)), self._content(content, THE_DRAFT))

    def created(self, answer: Answer) -> str:
        return str(answer.json["Data"][0]["ID"])

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        path = f"{DRAFTS}/{service.path_part(draft_id)}"
        return (Request("PUT", path, self._campaign(content)), self._content(content, draft_id))

    def test(self, content: Content, draft_id: str, addresses: tuple[str, ...]) -> tuple[Request, ...]:  # noqa: ARG002
        """Mailjet sends what the draft holds."""
        body = {"Recipients": [{"Email": address, "Name": ""} for address in addresses]}
        return (Request("POST", f"{DRAFTS}/{service.path_part(draft_id)}/test", body),)

    def _campaign(self, content: Content) -> dict[str, Any]:
        language = self.issue.language.partition("-")[0].lower()
        return {
            "Title": self.draft_name,
            "Locale": LOCALES.get(language, "en_US"),
            "Subject": content.email.subject,
            "Sender": self.sender.name,
            "SenderName": self.sender.name,
            "SenderEmail": self.sender.address,
            "ReplyEmail": self.reply_to,
            "ContactsListID": self.settings.list,
            "SegmentationID": self.settings.segment or 0,
            "EditMode": "html2",
        }

    def _content(self, content: Content, draft_id: str) -> Request:
        body = {"Html-part": content.email.html, "Text-part": content.email.text}
        return Request("PUT", f"{DRAFTS}/{draft_id}/detailcontent", body)


def _draft(draft: dict[str, Any], content: dict[str, Any] | None = None) -> Draft:
    status = {"0": "draft", "1": "programmed", "2": "sent"}.get(
        str(draft["Status"]), str(draft["Status"]).lower()
    )
    body = {} if content is None else {"html": content.get("Html-part"), "text": content.get("Text-part")}
    envelope = {
        "list": str(draft.get("ContactsListID") or ""),
        "segment": str(draft.get("SegmentationID") or ""),
        "from": f"{draft.get('SenderName') or draft.get('Sender')} <{draft.get('SenderEmail')}>",
        "reply-to": draft.get("ReplyEmail") or "",
        "name": draft.get("Title") or "",
    }
    return Draft(
        id=str(draft["ID"]),
        url=f"https://app.mailjet.com/campaigns/creation/{draft['ID']}",
        marker=service.marker_in(draft.get("Title") or ""),
        status=status,
        is_draft=status == "draft",
        is_waiting=status == "programmed",
        fields={"subject": draft["Subject"], **{part: text or "" for part, text in body.items()}, **envelope},
    )
