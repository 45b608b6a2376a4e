"""Mailchimp. Sources: the API description of its Marketing API 3.0 and its documentation of merge tags."""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from issuepress.errors import MissingKey
from issuepress.fields import Line
from issuepress.pictures import Picture
from issuepress.rendered import Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import THE_DRAFT, Audience, Content, Draft, Features
from issuepress.services.transport import Http, Where

ADDRESS = "https://{center}.api.mailchimp.com"
DATA_CENTER = re.compile(r"us\d{1,3}")  # after the key's last hyphen
PAGE = 1000


class Settings(service.Settings):
    list: Annotated[Line, BeforeValidator(service.only_one)] = Field(
        min_length=1, description="The id of the audience."
    )
    segment: Annotated[int | None, BeforeValidator(service.only_one)] = Field(
        None, description="The number of a saved segment of it."
    )


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: Settings

    title = "Mailchimp"
    keys_at = "https://admin.mailchimp.com/account/api/"
    features = Features(reply_to=False, images=True)
    tags = Tags(
        unsubscribe="*|UNSUB|*",
        view_in_browser="*|ARCHIVE|*",
        postal_address="*|HTML:LIST_ADDRESS_HTML|*",
        postal_address_text="*|LIST:ADDRESS|*",
        first_name="*|IF:FNAME|**|FNAME|**|ELSE:|*there*|END:IF|*",
        executes=r"\*(?=\|)",
    )
    table = Settings

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        center = key.rpartition("-")[2]
        if not DATA_CENTER.fullmatch(center):
            raise MissingKey(
                f"MAILCHIMP_API_KEY does not end in a data center like -us6; copy it from {self.keys_at}"
            )
        basic = base64.b64encode(f"issuepress:{key}".encode()).decode()
        hint = f"look at MAILCHIMP_API_KEY; Mailchimp shows its keys at {self.keys_at}"
        address = ADDRESS.format(center=center)
        return Http(Where(self.title, address, {"Authorization": f"Basic {basic}"}, key, hint), say)

    def account(self, connection: Connection) -> str:
        answer = connection.send(Request("GET", "/3.0/", query={"fields": "account_id,account_name"}))
        return str(answer.json["account_id"])

    def find(self, connection: Connection) -> list[Draft]:
        found, offset = list[Draft](), 0
        while True:
            query = {"count": PAGE, "offset": offset, "fields": FOUND}
            page = connection.send(Request("GET", "/3.0/campaigns", query=query)).json["campaigns"]
            found += [
                _draft(c) for c in page if service.marker_in(c["settings"].get("title") or "") == self.marker
            ]
            if len(page) < PAGE:
                return found
            offset += PAGE

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        path = f"/3.0/campaigns/{service.path_part(draft_id)}"
        campaign = connection.look(Request("GET", path))
        content = connection.look(Request("GET", f"{path}/content")) if campaign else None
        return _draft(campaign.json, content.json if content else {}) if campaign else None

    def audiences(self, connection: Connection) -> list[Audience]:
        """The audiences, and the saved segments of the one that newsletter.toml names, or of all."""
        query = {"count": PAGE, "fields": "lists.id,lists.name,lists.stats.member_count"}
        found = list[Audience]()
        own = getattr(self.settings, "list", None)
        for one in connection.send(Request("GET", "/3.0/lists", query=query)).json["lists"]:
            found.append(
                Audience("list", one["id"], one["name"], (one.get("stats") or {}).get("member_count"))
            )
            if own in (None, one["id"]):
                found += self._segments(connection, one["id"])
        return found

    def _segments(self, connection: Connection, audience: str) -> list[Audience]:
        query = {"count": PAGE, "fields": "segments.id,segments.name,segments.member_count"}
        path = f"/3.0/lists/{service.path_part(audience)}/segments"
        found = connection.send(Request("GET", path, query=query)).json["segments"]
        return [Audience("segment", str(one["id"]), one["name"], one.get("member_count")) for one in found]

    def envelope(self) -> dict[str, str]:
        return {
            "list": self.settings.list,
            "segment": str(self.settings.segment or ""),
            "from": f"{self.sender.name} <{self.sender.address}>",
            "template": "",
            "name": self.draft_name,
        }

    def create(self, content: Content) -> tuple[Request, ...]:
        body = {"type": "regular", **self._campaign(content)}
        return (Request("POST", "/3.0/campaigns", body), self._content(content, THE_DRAFT))

    def created(self, answer: Answer) -> str:
        return str(answer.json["id"])

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        path = f"/3.0/campaigns/{service.path_part(draft_id)}"
        return (Request("PATCH", path, self._campaign(content)), self._content(content, draft_id))

    def host(self, connection: Connection, picture: Picture) -> str:
        """A second upload would be a second file, so it is looked for first, among the newest."""
        query = {"count": PAGE, "sort_field": "added_date", "sort_dir": "DESC", "type": "image"}
        there = connection.send(Request("GET", "/3.0/file-manager/files", query=query)).json["files"]
        same = [file["full_size_url"] for file in there if file["name"] == picture.name]
        if same:
            return str(same[0])
        body = {"name": picture.name, "file_data": base64.b64encode(picture.data).decode()}
        return str(connection.send(Request("POST", "/3.0/file-manager/files", body)).json["full_size_url"])

    def test(self, content: Content, draft_id: str, addresses: tuple[str, ...]) -> tuple[Request, ...]:  # noqa: ARG002
        """Mailchimp sends what the draft holds and marks the subject itself."""
        body = {"test_emails": list(addresses), "send_type": "html"}
        return (Request("POST", f"/3.0/campaigns/{service.path_part(draft_id)}/actions/test", body),)

    def _campaign(self, content: Content) -> dict[str, Any]:
        """Never with a template_id: later content would then be answered with 200 and ignored."""
        segment = (
            {"segment_opts": {"saved_segment_id": self.settings.segment}} if self.settings.segment else {}
        )
        return {
            "recipients": {"list_id": self.settings.list, **segment},
            "settings": {
                "subject_line": content.email.subject,
                "preview_text": content.email.preheader,
                "title": self.draft_name,
                "from_name": self.sender.name,
                "reply_to": self.sender.address,  # the From address too: Mailchimp has one field for both
            },
        }

    def _content(self, content: Content, draft_id: str) -> Request:
        body = {"html": content.email.html, "plain_text": content.email.text}
        return Request("PUT", f"/3.0/campaigns/{draft_id}/content", body)


FOUND = "campaigns.id,campaigns.web_id,campaigns.status,campaigns.settings"


def _draft(campaign: dict[str, Any], content: dict[str, Any] | None = None) -> Draft:
    settings = campaign["settings"]
    fields = {"subject": settings.get("subject_line", ""), "preheader": settings.get("preview_text", "")}
    if content is not None:
        fields |= {"html": content.get("html", ""), "text": content.get("plain_text", "")}
        fields |= _envelope(campaign)
    return Draft(
        id=campaign["id"],
        url=f"https://admin.mailchimp.com/campaigns/edit?id={campaign.get('web_id', '')}",
        marker=service.marker_in(settings.get("title") or ""),
        status=campaign["status"],
        is_draft=campaign["status"] == "save",
        is_waiting=campaign["status"] in {"schedule", "paused"},
        fields=fields,
    )


def _envelope(campaign: dict[str, Any]) -> dict[str, str]:
    """A segment that is not saved has conditions and no number."""
    settings, to = campaign["settings"], campaign.get("recipients") or {}
    segment = to.get("segment_opts") or {}
    conditions = segment.get("conditions")
    return {
        "list": to.get("list_id") or "",
        "segment": str(segment.get("saved_segment_id") or (json.dumps(conditions) if conditions else "")),
        "from": f"{settings.get('from_name')} <{settings.get('reply_to')}>",
        "template": str(settings.get("template_id") or ""),
        "name": settings.get("title") or "",
    }
