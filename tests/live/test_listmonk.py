"""A real listmonk: LISTMONK_URL and LISTMONK_API_KEY (name:token of an API user who may do everything).

With LISTMONK_SMTP_PORT, the test listens there on this machine for the mail that listmonk sends; its SMTP
server has to be 127.0.0.1 with that port, without encryption.
"""

import email
import re
import time
from email import policy
from html import unescape
from pathlib import Path

import httpx
import pytest
from aiosmtpd.controller import Controller

from issuepress.errors import DraftGone, EditedThere, NotADraft, NotOffered, Refused
from issuepress.pictures import placed
from issuepress.services.tags import BREAK
from issuepress.workspace import receipts
from live.conftest import CODE, Live, needed

READER = "reader@example.org"


@pytest.fixture
def api():
    key = needed("LISTMONK_API_KEY")
    with httpx.Client(
        base_url=needed("LISTMONK_URL"), headers={"Authorization": f"token {key}"}, timeout=30
    ) as client:
        yield client


@pytest.fixture
def live(api: httpx.Client, sample: Path):
    body = {"name": "issuepress test", "type": "private", "optin": "single"}
    number = api.post("/api/lists", json=body).raise_for_status().json()["data"]["id"]
    live = Live("listmonk", sample, {"url": str(api.base_url), "list": number})
    live.delete("/api/campaigns/{id}")
    yield live
    live.delete("/api/campaigns/{id}")
    api.delete(f"/api/lists/{number}")


@pytest.fixture
def mailbox():
    messages = []

    class Box:
        async def handle_DATA(self, server, session, envelope):  # noqa: N802
            messages.append(email.message_from_bytes(envelope.content, policy=policy.default))
            return "250 OK"

    controller = Controller(Box(), hostname="127.0.0.1", port=int(needed("LISTMONK_SMTP_PORT")))
    controller.start()
    yield messages
    controller.stop()


def delete_pictures(api: httpx.Client, live: Live) -> None:
    for picture in live.prepared().pictures:
        stem = picture.name.rpartition(".")[0]
        for file in api.get("/api/media", params={"query": stem}).json()["data"]["results"]:
            api.delete(f"/api/media/{file['id']}").raise_for_status()


def preview(api: httpx.Client, live: Live) -> str:
    (draft,) = live.found()
    return api.get(f"/api/campaigns/{draft.id}/preview").raise_for_status().text


def seen(html: str) -> str:
    return " ".join(
        unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<!--.*?-->|<style.*?</style>", "", html))).split()
    )


def test_it_is_made_changed_and_left_alone_and_there_is_one(live: Live):
    assert live.upload().done == "created"
    assert live.upload().done == "unchanged"
    live.intro = "Other words."
    assert live.upload().done == "updated"
    assert live.upload().done == "unchanged"
    assert len(live.found()) == 1


def test_readers_see_the_words_as_they_were_written_and_no_tag(live: Live, api: httpx.Client):
    live.upload()
    html = preview(api, live)

    assert CODE in seen(html)
    assert "Does walking help" in seen(html)
    assert re.findall(r"\{\{.*?\}\}", unescape(html)) == ["{{ name }}"]
    assert html.count("<html") == html.count("</html>") == 1  # nothing was put around it
    assert re.search(r'href="https?://[^"]*/subscription/[^"]+"', html)


def test_but_for_its_tags_every_byte_comes_out_as_rendered(live: Live, api: httpx.Client):
    """Outlook's conditional comments above all, which Go's templates drop."""
    live.upload()
    prepared = live.prepared()
    images = receipts.load(live.issue.folder)["listmonk"].images
    rendered = placed(prepared.email, {one.src: images[one.name] for one in prepared.pictures}).html
    tags = r"\{\{ (?:UnsubscribeURL|MessageURL|or \.Subscriber\.FirstName \"there\") \}\}"
    pattern = "[^<>]*".join(map(re.escape, re.split(tags, rendered)))

    assert "<!--[if mso" in rendered
    assert re.fullmatch(pattern, preview(api, live))


def test_pictures_are_hosted_once(live: Live, api: httpx.Client):
    delete_pictures(api, live)
    live.upload()
    (live.issue.folder / "uploads.json").unlink()
    live.upload(force=True)
    sources = [src for src in re.findall(r'src="([^"]+)"', preview(api, live)) if "walk-" in src]
    files = api.get("/api/media", params={"query": "walk-"}).json()["data"]["results"]

    assert httpx.get(sources[0]).raise_for_status().content.startswith(b"\x89PNG")
    assert len([file for file in files if file["url"] == sources[0]]) == 1
    assert len({file["filename"] for file in files}) == len(files) == 1


def test_an_edit_there_is_not_overwritten(live: Live, api: httpx.Client):
    live.upload()
    (draft,) = live.found()
    path = f"/api/campaigns/{draft.id}"
    campaign = api.get(path).json()["data"]
    changed = {**campaign, "lists": [one["id"] for one in campaign["lists"]], "body": "<p>My words.</p>"}
    api.put(path, json=changed).raise_for_status()

    with pytest.raises(EditedThere):
        live.upload()
    assert api.get(path).json()["data"]["body"] == "<p>My words.</p>"
    assert live.upload(force=True).done == "updated"


def changed(api: httpx.Client, live: Live, **fields: object) -> dict:
    """The draft as a person changes it there."""
    (draft,) = live.found()
    path = f"/api/campaigns/{draft.id}"
    campaign = api.get(path).json()["data"]
    lists = {"lists": [one["id"] for one in campaign["lists"]]}
    api.put(path, json={**campaign, **lists, **fields}).raise_for_status()
    return api.get(path).json()["data"]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("from", {"from_email": "Another <another@practice.internal>"}),
        ("headers", {"headers": [{"Reply-To": "another@practice.internal"}]}),
        ("name", {"name": "A name of my own"}),
        ("tags", {"tags": ["mine"]}),
        ("list", {"lists": [1]}),
    ],
)
def test_what_was_chosen_there_is_asked_about(live: Live, api: httpx.Client, name: str, fields: dict):
    live.upload()
    there = changed(api, live, **fields)

    with pytest.raises(EditedThere, match=rf"{name}: there “"):
        live.upload()
    live.intro = "Other words."
    with pytest.raises(EditedThere, match=rf"{name}: there “"):
        live.upload()
    assert api.get(f"/api/campaigns/{there['id']}").json()["data"]["updated_at"] == there["updated_at"]
    assert live.upload(force=True).done == "updated"


def test_its_readers_are_told_and_a_list_that_is_not_there_is_refused(live: Live):
    assert [one.name for one in live.upload().readers] == ["issuepress test"]
    live.table["list"] = 9_999
    live.issue = live.issue.model_copy(
        update={
            "publication": live.issue.publication.model_copy(update={"services": {"listmonk": live.table}})
        }
    )
    with pytest.raises(NotOffered, match="has no list 9999"):
        live.upload()


def test_a_draft_that_is_scheduled_can_be_taken_back(live: Live, api: httpx.Client):
    live.upload()
    there = changed(api, live, send_at="2099-01-01T09:00:00Z")
    status = f"/api/campaigns/{there['id']}/status"
    api.put(status, json={"status": "scheduled"}).raise_for_status()
    live.intro = "Other words."

    with pytest.raises(NotADraft, match="take it back"):
        live.upload()
    api.put(status, json={"status": "draft"}).raise_for_status()
    assert live.upload().done == "updated"


def test_a_draft_deleted_there_is_told(live: Live):
    live.upload()
    live.delete("/api/campaigns/{id}")

    with pytest.raises(DraftGone):
        live.upload()


def test_a_campaign_that_runs_is_left_alone(live: Live, api: httpx.Client):
    """Its list has no readers."""
    live.upload()
    (draft,) = live.found()
    api.put(f"/api/campaigns/{draft.id}/status", json={"status": "running"}).raise_for_status()
    live.intro = "Other words."

    with pytest.raises(NotADraft):
        live.upload(force=True)


def test_a_wrong_key_is_told_in_listmonks_words(live: Live, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LISTMONK_API_KEY", "nobody:at-all")

    with pytest.raises(Refused, match="look at LISTMONK_API_KEY") as caught:
        live.upload()
    assert "at-all" not in str(caught.value)


def test_a_test_arrives_with_both_parts_and_answers_go_to_the_practice(live: Live, api, mailbox):
    subscriber = {"email": READER, "name": "Robin Reader", "status": "enabled", "lists": [live.table["list"]]}
    made = api.post("/api/subscribers", json=subscriber)
    assert made.status_code in {200, 409}
    live.upload(test_to=[READER])
    for _ in range(100):
        if mailbox:
            break
        time.sleep(0.1)
    (message,) = mailbox
    text = message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()

    assert message["Subject"] == "[Test] Does walking help a sore back?"
    assert message["Reply-To"] == "answers@practice.internal"
    assert message["From"] == "The Sample Practice <news@practice.internal>"
    assert message["To"].addresses[0].addr_spec == READER
    assert CODE in " ".join(text.replace(BREAK, "").split())
    assert CODE in seen(html)
    assert "Hello Robin," in text
    assert "Hello Robin," in seen(html)
    assert "/subscription/" in text
    assert "<!--[if mso" in html
