"""Buttondown. Sources: the API description in Buttondown's own command line, and its documentation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from issuepress.pictures import Picture
from issuepress.rendered import Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, File, Request
from issuepress.services.service import Audience, Content, Draft, Features
from issuepress.services.transport import Http, Where

ADDRESS = "https://api.buttondown.com"
MARKER = "issuepress"  # the key in the draft's metadata
TEMPLATE = "naked"  # HTML of one's own, and nothing put around it
FILTER = ("field", "operator", "value")
DELETED = "deleted"  # a status: what a person deleted is still given back


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: service.Settings

    title = "Buttondown"
    keys_at = "https://buttondown.com/settings/api"
    unchosen = "all subscribers"
    features = Features(text=False, preheader=False, reply_to=False, images=True)
    tags = Tags(
        unsubscribe="{{ unsubscribe_url }}",
        view_in_browser="{{ email.absolute_url }}",
        first_name='{{ subscriber.metadata.first_name|default:"there" }}',
        executes=r"\{(?=[{%#])",
    )

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        hint = f"look at BUTTONDOWN_API_KEY; Buttondown shows its keys at {self.keys_at}"
        return Http(Where(self.title, ADDRESS, {"Authorization": f"Token {key}"}, key, hint), say)

    def account(self, connection: Connection) -> str:
        return str(connection.send(Request("GET", "/v1/accounts/me")).json["username"])

    def find(self, connection: Connection) -> list[Draft]:
        found, page = list[Draft](), 1
        while True:
            answer = connection.send(Request("GET", "/v1/emails", query={"page": page})).json
            there = [email for email in answer["results"] if email["status"] != DELETED]
            found += [_draft(email) for email in there if _marker(email) == self.marker]
            if not answer.get("next"):
                return found
            page += 1

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        answer = connection.look(Request("GET", f"/v1/emails/{service.path_part(draft_id)}"))
        return _draft(answer.json) if answer and answer.json["status"] != DELETED else None

    def audiences(self, connection: Connection) -> list[Audience]:
        """Everybody: a part of them is chosen there, and stays chosen."""
        answer = connection.send(Request("GET", "/v1/subscribers", query={"type": "regular"})).json
        return [Audience("", "", self.unchosen, answer.get("count"))]

    def envelope(self) -> dict[str, str]:
        return {"template": TEMPLATE}

    def create(self, content: Content) -> tuple[Request, ...]:
        return (Request("POST", "/v1/emails", self._email(content)),)

    def created(self, answer: Answer) -> str:
        return str(answer.json["id"])

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        return (Request("PATCH", f"/v1/emails/{service.path_part(draft_id)}", self._email(content)),)

    def host(self, connection: Connection, picture: Picture) -> str:
        """The same bytes uploaded again are the same picture there."""
        file = File("image", picture.name, picture.kind, picture.data)
        return str(connection.send(Request("POST", "/v1/images", file=file)).json["image"])

    def test(self, content: Content, draft_id: str, addresses: tuple[str, ...]) -> tuple[Request, ...]:  # noqa: ARG002
        path = f"/v1/emails/{service.path_part(draft_id)}/send-draft"
        return (Request("POST", path, {"recipients": list(addresses)}),)

    def _email(self, content: Content) -> dict[str, Any]:
        """``status`` above all: without it, Buttondown would send."""
        return {
            "subject": content.email.subject,
            "body": content.email.html,
            "status": "draft",
            "template": TEMPLATE,
            "description": content.email.preheader,
            "metadata": {MARKER: self.marker},
        }


def _draft(email: dict[str, Any]) -> Draft:
    return Draft(
        id=str(email["id"]),
        url=f"https://buttondown.com/emails/{email['id']}",
        marker=_marker(email),
        status=email["status"],
        is_draft=email["status"] == "draft",
        is_waiting=email["status"] == "scheduled",
        fields={
            "subject": email["subject"],
            "preheader": email.get("description") or "",
            "html": email["body"],
            "template": email.get("template") or TEMPLATE,
            "filters": _filters(email.get("filters")),
        },
    )


def _marker(email: dict[str, Any]) -> str:
    return str((email.get("metadata") or {}).get(MARKER, ""))


def _filters(group: Any) -> str:
    """Which part of the subscribers is chosen; empty where all are."""
    if not isinstance(group, dict):
        return ""
    said = [" ".join(str(one.get(part)) for part in FILTER) for one in group.get("filters") or ()]
    said += [f"({_filters(inside)})" for inside in group.get("groups") or ()]
    return f" {group.get('predicate')} ".join(said)
