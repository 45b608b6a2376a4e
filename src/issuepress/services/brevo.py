"""Brevo. Sources: the descriptions of its API v3 in Brevo's own clients, and its documentation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from issuepress.rendered import Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import Audience, Content, Draft, Features
from issuepress.services.transport import Http, Where

ADDRESS = "https://api.brevo.com"
PAGE = 100
LISTS = 50  # a page of lists or segments holds no more


class Settings(service.Settings):
    list: Annotated[tuple[int, ...], BeforeValidator(service.one_or_more)] = Field(
        (), description="The number of a list, or several."
    )
    segment: Annotated[tuple[int, ...], BeforeValidator(service.one_or_more)] = Field(
        (), description="The number of a segment, or several."
    )


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: Settings

    title = "Brevo"
    keys_at = "https://app.brevo.com/settings/keys/api"
    features = Features(text=False)
    tags = Tags(
        unsubscribe="{{ unsubscribe }}",
        view_in_browser="{{ mirror }}",
        first_name='{{ contact.FIRSTNAME | default:"there" }}',
        executes=r"\{(?=[{%#])",
    )
    table = Settings

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        hint = f"look at BREVO_API_KEY; Brevo shows its keys at {self.keys_at}"
        return Http(Where(self.title, ADDRESS, {"api-key": key}, key, hint, "x-sib-ratelimit-reset"), say)

    def account(self, connection: Connection) -> str:
        return str(connection.send(Request("GET", "/v3/account")).json["email"])

    def find(self, connection: Connection) -> list[Draft]:
        found, offset = list[Draft](), 0
        while True:
            query = {"limit": PAGE, "offset": offset, "excludeHtmlContent": "true"}
            answer = connection.send(Request("GET", "/v3/emailCampaigns", query=query)).json
            page = answer.get("campaigns") or []
            found += [
                _draft(campaign) for campaign in page if service.marker_in(campaign["name"]) == self.marker
            ]
            offset += len(page)
            if not page or offset >= answer.get("count", 0):
                return found

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        answer = connection.look(Request("GET", f"/v3/emailCampaigns/{service.path_part(draft_id)}"))
        return _draft(answer.json) if answer else None

    def audiences(self, connection: Connection) -> list[Audience]:
        """How many are in a segment, Brevo does not say."""
        lists = self._pages(connection, "lists")
        segments = self._pages(connection, "segments")
        return [
            *(Audience("list", str(one["id"]), one["name"], one.get("totalSubscribers")) for one in lists),
            *(Audience("segment", str(one["id"]), one["segmentName"]) for one in segments),
        ]

    def envelope(self) -> dict[str, str]:
        """Readers are left to whoever chooses them there, where newsletter.toml chooses none."""
        to = {"list": service.in_order(self.settings.list), "excluded lists": ""}
        return {
            **(to if self.chosen else {}),
            "from": f"{self.sender.name} <{self.sender.address}>",
            "reply-to": self.reply_to,
            "name": self.draft_name,
        }

    def _pages(self, connection: Connection, kind: str) -> list[dict[str, Any]]:
        found = list[dict[str, Any]]()
        while True:
            query = {"limit": LISTS, "offset": len(found)}
            page = connection.send(Request("GET", f"/v3/contacts/{kind}", query=query)).json.get(kind) or []
            found += page
            if len(page) < LISTS:
                return found

    def create(self, content: Content) -> tuple[Request, ...]:
        return (Request("POST", "/v3/emailCampaigns", self._campaign(content)),)

    def created(self, answer: Answer) -> str:
        return str(answer.json["id"])

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        return (Request("PUT", f"/v3/emailCampaigns/{service.path_part(draft_id)}", self._campaign(content)),)

    def test(self, content: Content, draft_id: str, addresses: tuple[str, ...]) -> tuple[Request, ...]:  # noqa: ARG002
        """Brevo sends what the draft holds. Without addresses it would go to the whole test list."""
        path = f"/v3/emailCampaigns/{service.path_part(draft_id)}/sendTest"
        return (Request("POST", path, {"emailTo": list(addresses)}),)

    def _campaign(self, content: Content) -> dict[str, Any]:
        lists, segments = list(self.settings.list), list(self.settings.segment)
        to = ({"listIds": lists} if lists else {}) | ({"segmentIds": segments} if segments else {})
        return {
            "name": self.draft_name,
            "subject": content.email.subject,
            "previewText": content.email.preheader,
            "sender": {"name": self.sender.name, "email": self.sender.address},
            "replyTo": self.reply_to,
            "htmlContent": content.email.html,
            "mirrorActive": True,  # without it, {{ mirror }} leads nowhere
            **({"recipients": to} if to else {}),
        }


def _draft(campaign: dict[str, Any]) -> Draft:
    fields = {"subject": "subject", "preheader": "previewText", "html": "htmlContent"}
    return Draft(
        id=str(campaign["id"]),
        url="https://app.brevo.com/camp/lists/email",
        marker=service.marker_in(campaign["name"]),
        status=campaign["status"],
        is_draft=campaign["status"] == "draft",
        is_waiting=campaign["status"] == "queued",
        fields={name: campaign.get(key) or "" for name, key in fields.items()} | _envelope(campaign),
    )


def _envelope(campaign: dict[str, Any]) -> dict[str, str]:
    """Segments are not among what Brevo gives back."""
    to, sender = campaign.get("recipients") or {}, campaign.get("sender") or {}
    return {
        "list": service.in_order(to.get("lists")),
        "excluded lists": service.in_order(to.get("exclusionLists")),
        "from": f"{sender.get('name')} <{sender.get('email')}>",
        "reply-to": campaign.get("replyTo") or "",
        "name": campaign["name"],
    }
