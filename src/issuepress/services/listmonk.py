"""listmonk, on a server of one's own. Sources: its API description and documentation, v6, and its program."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field

from issuepress.errors import MissingKey
from issuepress.fields import Line, Model
from issuepress.pictures import Picture
from issuepress.rendered import Email, Tags
from issuepress.services import service
from issuepress.services.request import Answer, Connection, File, Request
from issuepress.services.service import TEST, Audience, Content, Draft, Features
from issuepress.services.transport import Http, Where

TEMPLATE = "issuepress"
PLAIN = '{{ template "content" . }}'  # a template that adds nothing


def _root(url: str) -> str:
    """The address that a browser shows is that of the pages for people."""
    return re.sub(r"(/admin(/.*)?|/)$", "", url)


class Server(Model):
    url: Annotated[Line, AfterValidator(_root)] = Field(
        description="Where listmonk is, like https://lists.example.org."
    )


class Settings(Server, service.Settings):
    list: Annotated[tuple[int, ...], BeforeValidator(service.one_or_more)] = Field(
        min_length=1, description="The number of a list, or several."
    )


@dataclass(frozen=True)
class Service(service.MailingService):
    settings: Settings
    template: int | str = "{template}"

    title = "listmonk"
    keys_at = "Admin → Users: the key is the name of an API user, a colon and its token"
    features = Features(preheader=False, images=True)
    tags = Tags(
        unsubscribe="{{ UnsubscribeURL }}",
        view_in_browser="{{ MessageURL }}",
        first_name='{{ or .Subscriber.FirstName "there" }}',
        executes=r"\{(?=\{)|@(?=TrackLink)",
    )
    table = Settings
    access = Server

    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        if not re.fullmatch(r"[^\s:]+:\S+", key):
            raise MissingKey(
                f"LISTMONK_API_KEY has to be a user and a token, like name:token ({self.keys_at})"
            )
        where = Where(
            self.title,
            self.settings.url,
            {"Authorization": f"token {key}"},
            key,
            f"look at LISTMONK_API_KEY and at the rights of its user; {self.keys_at}",
            place="url in [services.listmonk] of newsletter.toml",
        )
        return Http(where, say)

    def account(self, connection: Connection) -> str:  # noqa: ARG002 - the server is the account
        return str(self.settings.url)

    def ready(self, connection: Connection) -> Self:
        """With the pass-through template: listmonk's own would be put around the e-mail."""
        templates = _data(connection.send(Request("GET", "/api/templates")))
        own = [t["id"] for t in templates if t["name"] == TEMPLATE and t["body"].strip() == PLAIN]
        if own:
            return replace(self, template=own[0])
        body = {"name": TEMPLATE, "type": "campaign", "body": PLAIN}
        return replace(self, template=_data(connection.send(Request("POST", "/api/templates", body)))["id"])

    def source(self, email: Email) -> Email:
        """Go's templates drop HTML comments, with them Outlook's columns, and change a lone ``<``.

        ``Safe`` is listmonk's own way to keep them.
        """
        html = re.sub(r"<!(?!doctype)", '{{ Safe "<!" }}', email.html, flags=re.IGNORECASE)
        return email.model_copy(update={"html": html, "text": email.text.replace("<", '{{ Safe "<" }}')})

    def find(self, connection: Connection) -> list[Draft]:
        query = {"tag": self.marker, "per_page": "all", "no_body": "true"}
        found = _data(connection.send(Request("GET", "/api/campaigns", query=query)))
        return [
            self._draft(campaign) for campaign in found["results"] if self.marker in (campaign["tags"] or ())
        ]

    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        """Listmonk answers 400, not 404, where there is no such campaign."""
        path = f"/api/campaigns/{service.path_part(draft_id)}"
        answer = connection.look(Request("GET", path), missing=400)
        return self._draft(_data(answer)) if answer else None

    def audiences(self, connection: Connection) -> list[Audience]:
        lists = _data(connection.send(Request("GET", "/api/lists", query={"per_page": "all"})))["results"]
        return [Audience("list", str(one["id"]), one["name"], one.get("subscriber_count")) for one in lists]

    def envelope(self) -> dict[str, str]:
        return {
            "list": service.in_order(self.settings.list),
            "from": service.same_mailbox(service.mailbox(self.sender)),
            "headers": f"Reply-To: {self.reply_to}",
            "template": str(self.template),
            "tags": self.marker,
            "name": self.draft_name,
        }

    def create(self, content: Content) -> tuple[Request, ...]:
        return (Request("POST", "/api/campaigns", self._campaign(content)),)

    def created(self, answer: Answer) -> str:
        return str(_data(answer)["id"])

    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        return (Request("PUT", f"/api/campaigns/{service.path_part(draft_id)}", self._campaign(content)),)

    def host(self, connection: Connection, picture: Picture) -> str:
        """Listmonk makes a second file of a second upload, so it is looked for first."""
        there = _data(connection.send(Request("GET", "/api/media", query={"query": picture.name})))
        same = [file["url"] for file in there["results"] if file["filename"] == picture.name]
        if same:
            return str(same[0])
        file = File("file", picture.name, picture.kind, picture.data)
        return str(_data(connection.send(Request("POST", "/api/media", file=file)))["url"])

    def test(self, content: Content, draft_id: str, addresses: tuple[str, ...]) -> tuple[Request, ...]:
        """The addresses have to be subscribers."""
        body = self._campaign(content)
        body |= {"subject": TEST + body["subject"], "subscribers": list(addresses), "messenger": "email"}
        return (Request("POST", f"/api/campaigns/{service.path_part(draft_id)}/test", body),)

    def _campaign(self, content: Content) -> dict[str, Any]:
        return {
            "name": self.draft_name,
            "subject": content.email.subject,
            "lists": list(self.settings.list),
            "from_email": service.mailbox(self.sender),
            "type": "regular",
            "content_type": "html",
            "body": content.email.html,
            "altbody": content.email.text,
            "template_id": self.template,
            "headers": [{"Reply-To": self.reply_to}],
            "tags": [self.marker],
        }

    def _draft(self, campaign: dict[str, Any]) -> Draft:
        return Draft(
            id=str(campaign["id"]),
            url=f"{self.settings.url}/admin/campaigns/{campaign['id']}",
            marker=service.marker_in(" ".join(campaign["tags"] or ())),
            status=campaign["status"],
            is_draft=campaign["status"] == "draft",
            is_waiting=campaign["status"] == "scheduled",
            fields={
                "subject": campaign["subject"],
                "html": campaign["body"],
                "text": campaign.get("altbody") or "",
                **_envelope(campaign),
            },
        )


def _envelope(campaign: dict[str, Any]) -> dict[str, str]:
    headers = [
        f"{name}: {value}" for header in campaign.get("headers") or () for name, value in header.items()
    ]
    return {
        "list": service.in_order([one["id"] for one in campaign.get("lists") or ()]),
        "from": service.same_mailbox(campaign.get("from_email") or ""),
        "headers": service.in_order(headers),
        "template": str(campaign.get("template_id") or ""),
        "tags": service.in_order(campaign.get("tags")),
        "name": campaign["name"],
    }


def _data(answer: Answer) -> Any:
    return answer.json["data"]
