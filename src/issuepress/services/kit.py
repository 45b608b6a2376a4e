"""Kit. Source: the description of its API v4 in its documentation."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from issuepress.rendered import Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.service import Audience, Content, Draft, Features
from issuepress.services.transport import Http, Where

ADDRESS = "https://api.kit.com"
PAGE = 500
EVERYBODY = [{"all": [{"type": "all_subscribers"}]}]


class Settings(service.Settings):
    template: int = Field(
        description="The number of an HTML template of yours that holds {{ message_content }} and no more."
    )
    segment: Annotated[tuple[int, ...], BeforeValidator(service.one_or_more)] = Field(
        (), description="The number of a segment, or several."
    )
    tag: Annotated[tuple[int, ...], BeforeValidator(service.one_or_more)] = Field(
        (), description="The number of a tag, or several."
    )


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: Settings

    title = "Kit"
    keys_at = "https://app.kit.com/account_settings/developer_settings"
    unchosen = "all subscribers"
    features = Features(text=False, reply_to=False, test=False)
    tags = Tags(
        unsubscribe="{{ unsubscribe_url }}",
        postal_address="{{ address }}",
        first_name='{{ subscriber.first_name | default: "there" }}',
        executes=r"\{(?=[{%])",
    )
    table = Settings

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        hint = f"look at KIT_API_KEY; Kit shows its keys at {self.keys_at}"
        return Http(Where(self.title, ADDRESS, {"X-Kit-Api-Key": key}, key, hint), say)

    def account(self, connection: Connection) -> str:
        account = connection.send(Request("GET", "/v4/account")).json["account"]
        return str(account["primary_email_address"])

    def find(self, connection: Connection) -> list[Draft]:
        every = map(_draft, self._pages(connection, "broadcasts"))
        return [draft for draft in every if draft.marker == self.marker]

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        answer = connection.look(Request("GET", f"/v4/broadcasts/{service.path_part(draft_id)}"))
        return _draft(answer.json["broadcast"]) if answer else None

    def audiences(self, connection: Connection) -> list[Audience]:
        """How many are in a segment or have a tag, Kit does not say; of all subscribers it does."""
        query = {"per_page": 1, "include_total_count": "true"}
        pages = connection.send(Request("GET", "/v4/subscribers", query=query)).json["pagination"]
        found = [Audience("", "", self.unchosen, pages.get("total_count"))]
        for key in ("segment", "tag"):
            found += [
                Audience(key, str(one["id"]), one["name"]) for one in self._pages(connection, f"{key}s")
            ]
        return found

    def _pages(self, connection: Connection, kind: str) -> list[dict[str, Any]]:
        found, query = list[dict[str, Any]](), {"per_page": str(PAGE)}
        while True:
            answer = connection.send(Request("GET", f"/v4/{kind}", query=query)).json
            found += answer[kind]
            if not answer["pagination"]["has_next_page"]:
                return found
            query = {"per_page": str(PAGE), "after": answer["pagination"]["end_cursor"]}

    def envelope(self) -> dict[str, str]:
        return {
            "readers": _said(self._filter()),
            "from": self.sender.address,
            "template": str(self.settings.template),
            "name": self.draft_name,
            "on the web": "no",
        }

    def create(self, content: Content) -> tuple[Request, ...]:
        return (Request("POST", "/v4/broadcasts", self._broadcast(content)),)

    def created(self, answer: Answer) -> str:
        return str(answer.json["broadcast"]["id"])

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        return (Request("PUT", f"/v4/broadcasts/{service.path_part(draft_id)}", self._broadcast(content)),)

    def _broadcast(self, content: Content) -> dict[str, Any]:
        """``send_at`` and ``public`` above all: a time would send it, and true put it on the web."""
        return {
            "subject": content.email.subject,
            "preview_text": content.email.preheader,
            "content": content.email.html,
            "description": self.draft_name,
            "email_address": self.sender.address,
            "email_template_id": self.settings.template,
            "subscriber_filter": self._filter(),
            "public": False,
            "send_at": None,
        }

    def _filter(self) -> list[dict[str, Any]]:
        """Whoever is in one of the segments or has one of the tags."""
        chosen = {"segment": list(self.settings.segment), "tag": list(self.settings.tag)}
        groups = [{"type": kind, "ids": sorted(ids)} for kind, ids in chosen.items() if ids]
        return [{"any" if len(groups) > 1 else "all": groups}] if groups else EVERYBODY


def _draft(broadcast: dict[str, Any]) -> Draft:
    status, name = broadcast.get("status") or _status(broadcast), broadcast.get("description") or ""
    return Draft(
        id=str(broadcast["id"]),
        url=f"https://app.kit.com/campaigns/{broadcast['id']}/draft",
        marker=service.marker_in(name),
        status=status,
        is_draft=status == "draft",
        is_waiting=status == "scheduled",
        fields={
            "subject": broadcast["subject"] or "",
            "preheader": broadcast.get("preview_text") or "",
            "html": broadcast.get("content") or "",
            "readers": _said(broadcast.get("subscriber_filter") or EVERYBODY),
            "from": broadcast.get("email_address") or "",
            "template": str((broadcast.get("email_template") or {}).get("id", "")),
            "name": name,
            "on the web": "yes" if broadcast.get("public") else "no",
        },
    )


def _status(broadcast: dict[str, Any]) -> str:
    return "scheduled or sent" if broadcast.get("send_at") else "draft"


def _said(groups: list[dict[str, Any]]) -> str:
    """A filter in one form: what is not asked for may be left out or be null."""
    said = [{key: conditions for key, conditions in group.items() if conditions} for group in groups]
    return json.dumps(said, sort_keys=True)
