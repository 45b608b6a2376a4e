"""MailerLite. Sources: its own Go and Node clients, and its documentation. It gives the HTML not back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from issuepress.fields import Line
from issuepress.rendered import Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import Audience, Content, Draft, Features
from issuepress.services.transport import Http, Where

ADDRESS = "https://connect.mailerlite.com"
PAGE = 100
STATES = ("draft", "ready", "sent")


class Settings(service.Settings):
    list: Annotated[tuple[Line, ...], BeforeValidator(service.one_or_more)] = Field(
        (), description="The id of a group, or several."
    )
    segment: Annotated[tuple[Line, ...], BeforeValidator(service.one_or_more)] = Field(
        (), description="The id of a segment, or several."
    )


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: Settings

    title = "MailerLite"
    keys_at = "https://dashboard.mailerlite.com/integrations/api"
    unchosen = "whom MailerLite takes where no group is chosen: choose its readers there"
    features = Features(text=False, preheader=False, reply_to=False, test=False)
    tags = Tags(unsubscribe="{$unsubscribe}", view_in_browser="{$url}", executes=r"\{(?=\$)")
    table = Settings

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        hint = f"look at MAILERLITE_API_KEY; MailerLite shows its keys at {self.keys_at}"
        return Http(Where(self.title, ADDRESS, {"Authorization": f"Bearer {key}"}, key, hint), say)

    def find(self, connection: Connection) -> list[Draft]:
        every = (
            c for state in STATES for c in self._pages(connection, "campaigns", {"filter[status]": state})
        )
        return [draft for draft in map(_draft, every) if draft.marker == self.marker]

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        answer = connection.look(Request("GET", f"/api/campaigns/{service.path_part(draft_id)}"))
        return _draft(answer.json["data"]) if answer else None

    def audiences(self, connection: Connection) -> list[Audience]:
        groups, segments = (self._pages(connection, kind, {}) for kind in ("groups", "segments"))
        return [
            *(Audience("list", str(one["id"]), one["name"], one.get("active_count")) for one in groups),
            *(Audience("segment", str(one["id"]), one["name"], one.get("total")) for one in segments),
        ]

    def _pages(self, connection: Connection, kind: str, which: dict[str, str]) -> list[dict[str, Any]]:
        found, page = list[dict[str, Any]](), 1
        while True:
            query = {**which, "limit": PAGE, "page": page}
            answer = connection.send(Request("GET", f"/api/{kind}", query=query)).json
            found += answer["data"]
            if page >= int((answer.get("meta") or {}).get("last_page") or 1):
                return found
            page += 1

    def envelope(self) -> dict[str, str]:
        lists, segments = self.settings.list, self.settings.segment
        to = {"list": service.in_order(lists), "segment": service.in_order(segments)}
        return {
            **(to if self.chosen else {}),
            "from": f"{self.sender.name} <{self.sender.address}>",
            "name": self.draft_name,
        }

    def create(self, content: Content) -> tuple[Request, ...]:
        return (Request("POST", "/api/campaigns", self._campaign(content)),)

    def created(self, answer: Answer) -> str:
        return str(answer.json["data"]["id"])

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        return (Request("PUT", f"/api/campaigns/{service.path_part(draft_id)}", self._campaign(content)),)

    def _campaign(self, content: Content) -> dict[str, Any]:
        to = {"groups": list(self.settings.list), "segments": list(self.settings.segment)}
        return {
            "name": self.draft_name,
            "type": "regular",
            "emails": [
                {
                    "subject": content.email.subject,
                    "from_name": self.sender.name,
                    "from": self.sender.address,
                    "content": content.email.html,
                }
            ],
            **{key: ids for key, ids in to.items() if ids},
        }


def _draft(campaign: dict[str, Any]) -> Draft:
    email = campaign["emails"][0]
    return Draft(
        id=str(campaign["id"]),
        url=f"https://dashboard.mailerlite.com/campaigns/{campaign['id']}/edit",
        marker=service.marker_in(campaign["name"]),
        status=campaign["status"],
        is_draft=campaign["status"] == "draft",
        is_waiting=campaign["status"] == "ready",
        stamp=f"{campaign['updated_at']} {email.get('updated_at')}",
        fields={
            "subject": email["subject"],
            "from": f"{email['from_name']} <{email['from']}>",
            "name": campaign["name"],
            **_readers(campaign.get("filter") or ()),
        },
    )


def _readers(alternatives: Any) -> dict[str, str]:
    """The groups and segments of a filter: ``{operator, args: [kind, ids]}``, in a list of lists."""
    ids: dict[str, list[str]] = {"groups": [], "segments": []}
    for kind, chosen in (one["args"][:2] for conditions in alternatives for one in conditions):
        ids.setdefault(kind, []).extend(map(str, chosen))
    return {"list": service.in_order(ids["groups"]), "segment": service.in_order(ids["segments"])}
