"""Every awkward state that an upload can meet, and its own clear answer."""

import json
import subprocess
import sys
import types
from dataclasses import replace
from pathlib import Path

import pytest

from issuepress.build import rendered
from issuepress.errors import (
    AlreadyRunning,
    AnotherAccount,
    CorruptReceipt,
    DraftGone,
    EditedThere,
    MissingKey,
    NotADraft,
    NotAsRendered,
    NotOffered,
    Refused,
    SeveralDrafts,
    Stopped,
    UnknownOutcome,
    Unreachable,
)
from issuepress.publication import Images
from issuepress.services import service_class, transport
from issuepress.services.key import variable
from issuepress.services.tags import tags_or_own
from issuepress.upload.prepare import prepare
from issuepress.upload.upload import upload
from issuepress.workspace import receipts
from servers import SERVERS
from uploading import NOW, STAMPED, Desk, holds

every_service = pytest.mark.parametrize("name", SERVERS)


@every_service
def test_a_draft_deleted_there_is_made_anew_only_when_told_to(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    desk.server.drafts.clear()

    with pytest.raises(DraftGone, match=r"not there any more.* --force makes it anew"):
        desk.upload()
    assert desk.upload(force=True).done == "created"
    assert holds(desk, desk.small())


@every_service
def test_a_draft_whose_id_changed_is_found_by_its_marker(name: str, desk_of):
    """As after a restore from a backup: the stored id is gone, exactly one draft has the marker."""
    desk = desk_of(name)
    desk.upload()
    draft = desk.draft
    del desk.server.drafts[draft.id]
    draft.id = desk.server.new_id()
    desk.server.drafts[draft.id] = draft

    assert desk.upload(desk.small("Walk less.")).done == "updated"
    assert desk.receipt.id == draft.id


@every_service
def test_of_several_drafts_none_is_guessed_and_all_are_listed(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    desk.server.keep(json.loads(json.dumps(desk.draft.data)))
    (desk.issue.folder / "uploads.json").unlink()

    with pytest.raises(SeveralDrafts) as caught:
        desk.upload()
    assert all(id_ in str(caught.value) for id_ in desk.server.drafts)


@every_service
@pytest.mark.parametrize("knows_it", [True, False])
def test_what_was_sent_there_is_refused_even_by_force(name: str, knows_it: bool, desk_of):
    desk = desk_of(name)
    desk.upload()
    desk.server.send(desk.draft)
    if not knows_it:
        (desk.issue.folder / "uploads.json").unlink()

    for force in (False, True):
        with pytest.raises(NotADraft, match="no draft any more"):
            desk.upload(desk.small("Walk less."), force=force)


@every_service
def test_what_was_edited_there_is_kept_without_force(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    desk.server.edit(desk.draft, "<p>My own words.</p>")

    part = "when it was changed" if name in STAMPED else "html"
    for text in ("Walk more.", "Walk less."):
        with pytest.raises(EditedThere, match=rf"edited there since \({part}\)"):
            desk.upload(desk.small(text))
    assert desk.server.fields(desk.draft)["html"] == "<p>My own words.</p>"
    assert desk.upload(desk.small("Walk less."), force=True).done == "updated"
    assert holds(desk, desk.small("Walk less."))


@every_service
def test_a_lost_receipt_adopts_the_draft_if_it_is_the_same_and_asks_if_not(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    (desk.issue.folder / "uploads.json").unlink()

    if name not in STAMPED:  # they give nothing back that could be the same
        assert desk.upload().done == "updated"
        (desk.issue.folder / "uploads.json").unlink()
    with pytest.raises(EditedThere, match=r"uploads\.json does not know it"):
        desk.upload(desk.small("Walk less."))


@every_service
def test_a_draft_made_while_the_answer_was_lost_is_found_and_not_made_twice(name, desk_of, monkeypatch):
    desk = desk_of(name)
    lookups = len(looking(desk))
    for fault in ("fails after", "cut after", "slow"):
        if fault == "slow":
            monkeypatch.setattr(transport, "TIMEOUT", transport.httpx.Timeout(1.0))
        desk.server.faults = [None] * lookups + [fault]
        desk.upload()
        assert len(desk.server.drafts) == 1
        assert holds(desk, desk.small())
        desk.server.drafts.clear()
        (desk.issue.folder / "uploads.json").unlink()


@every_service
def test_if_nobody_knows_whether_it_was_made_the_next_run_looks_first(name: str, desk_of):
    desk = desk_of(name)
    lookups = len(looking(desk))
    desk.server.faults = [None] * lookups + ["cut before"]

    with pytest.raises(UnknownOutcome, match="not known"):
        desk.upload()
    assert desk.server.drafts == {}
    assert desk.upload().done == "created"
    assert len(desk.server.drafts) == 1


@every_service
def test_what_a_broken_run_left_there_is_not_taken_for_an_edit(name: str, desk_of):
    """Neither a text that arrived unknown to the receipt, nor one that a second broken run found there."""
    desk = desk_of(name)
    desk.upload()
    desk.server.asked.clear()
    desk.upload(desk.small("Second."))
    requests = [asked.method for asked in desk.server.asked]
    write = next(at for at, method in enumerate(requests) if method != "GET")

    for text, at in (("Third.", len(requests) - 1), ("Fourth.", write)):
        desk.server.faults = [None] * at + ["plain"]
        with pytest.raises(Refused):
            desk.upload(desk.small(text))
    assert "Third" in desk.server.fields(desk.draft)["html"]
    assert desk.upload(desk.small("Fifth.")).done == "updated"
    assert holds(desk, desk.small("Fifth."))


@every_service
def test_a_busy_service_is_waited_for_as_it_asks(name: str, desk_of):
    desk = desk_of(name)
    desk.server.faults = ["busy", "busy", "fails before", "cut before"]

    assert desk.upload().done == "created"
    assert sum("trying again in" in line for line in desk.said) == 4


def test_a_wait_beyond_all_patience_is_said_with_the_time_to_come_back(desk_of):
    desk = desk_of("brevo")
    desk.server.too_many.headers["x-sib-ratelimit-reset"] = "3000"
    try:
        desk.server.faults = ["busy"]
        with pytest.raises(
            Unreachable, match=r"asks for 3000 more: upload again after (\d{4}-\d\d-\d\d )?\d\d:\d\d"
        ):
            desk.upload()
    finally:
        desk.server.too_many.headers["x-sib-ratelimit-reset"] = "2"


def test_a_service_that_is_down_is_said_in_one_line(desk_of):
    desk = desk_of("resend")
    desk.server.close()

    with pytest.raises(Unreachable, match="Resend refuses the connection: nothing listens"):
        desk.upload()
    assert [line for line in desk.said if "trying again" in line] == []


@pytest.mark.parametrize("name", sorted(set(SERVERS) - STAMPED))
def test_a_draft_that_comes_back_changed_is_told(name: str, desk_of, monkeypatch):
    desk = desk_of(name)
    desk.upload()
    keep = desk.server.answer

    def spoiling(asked):
        reply = keep(asked)
        if asked.method in {"PUT", "PATCH"}:
            desk.server.edit(desk.draft, "<p>Cleaned by the service.</p>")
        return reply

    monkeypatch.setattr(desk.server, "answer", spoiling)
    for _ in range(2):  # and told again, not taken for an edit of a person
        with pytest.raises(NotAsRendered, match="came back changed: html"):
            desk.upload(desk.small("Walk less."))
    monkeypatch.setattr(desk.server, "answer", keep)
    assert desk.upload(desk.small("Walk less.")).done == "updated"


@pytest.mark.parametrize("part", ["html", "text"])
@every_service
def test_nothing_is_uploaded_without_a_way_to_unsubscribe_in_both_parts(name: str, part: str, desk_of):
    desk = desk_of(name)
    email = rendered(desk.issue, service=name)
    unsubscribe = tags_or_own(name, desk.issue.publication).unsubscribe
    without = email.model_copy(update={part: getattr(email, part).replace(unsubscribe, "")})

    with pytest.raises(Stopped, match="there is no unsubscribe link"):
        prepare(desk.issue, name, email=without, with_errors="a test")


def test_an_address_that_the_mail_does_not_show_stops_it_like_any_error(desk_of):
    desk = desk_of("resend")
    email = rendered(desk.issue, service="resend")
    hidden = email.model_copy(update={"html": email.html.replace("1 Example Street", "")})

    with pytest.raises(Stopped, match="does not show the postal address"):
        prepare(desk.issue, "resend", email=hidden)


@pytest.mark.parametrize(("name", "is_uploaded"), [("mailchimp", True), ("listmonk", False)])
def test_without_a_postal_address_a_service_that_writes_its_own_is_enough(
    name: str, is_uploaded: bool, desk_of
):
    desk = desk_of(name)
    publication = desk.issue.publication.model_copy(update={"postal_address": None})
    desk.issue = desk.issue.model_copy(update={"publication": publication})

    if is_uploaded:
        assert "LIST_ADDRESS" in desk.whole().email.html
    else:
        with pytest.raises(Stopped, match="postal_address is missing"):
            desk.whole()


def test_a_part_that_an_older_receipt_does_not_know_and_nobody_wrote_is_no_edit(desk_of):
    desk = desk_of("brevo")
    desk.upload()
    desk.draft.data["previewText"] = ""
    known = {
        kind: {part: seen for part, seen in getattr(desk.receipt, kind).items() if part != "preheader"}
        for kind in ("sent", "seen")
    }
    receipts.save(desk.issue.folder, "brevo", desk.receipt.model_copy(update=known))

    assert desk.upload().done == "updated"
    desk.draft.data["previewText"] = "Other words"
    with pytest.raises(EditedThere, match="preheader"):
        desk.upload()


@pytest.mark.parametrize("part", ["subject", "preheader", "html", "text"])
@every_service
def test_every_part_that_comes_back_changed_is_told(name: str, part: str, desk_of, monkeypatch):
    desk = desk_of(name)
    desk.upload()
    if part not in desk.server.fields(desk.draft) or (part == "html" and name in STAMPED):
        pytest.skip("the service does not give it back")
    fields = service_class(name).read

    def spoiled(service, connection, draft_id):
        there = fields(service, connection, draft_id)
        return there and replace(there, fields={**there.fields, part: f"{there.fields[part]} spoiled"})

    monkeypatch.setattr(service_class(name), "read", spoiled)
    with pytest.raises(NotAsRendered, match=f"came back changed: {part}"):
        desk.upload(desk.small("Walk less."), force=True)
    assert desk.receipt.step == "writing"


def test_a_key_of_another_account_does_not_make_a_second_draft_by_itself(desk_of, monkeypatch):
    desk = desk_of("mailchimp")
    desk.upload()
    desk.server.drafts.clear()
    receipt = desk.receipt
    receipts.save(desk.issue.folder, "mailchimp", receipt.model_copy(update={"account": "account-0"}))

    with pytest.raises(AnotherAccount, match=r"account-0.*the key is of account-1"):
        desk.upload()
    assert desk.upload(force=True).done == "created"
    assert desk.receipt.account == "account-1"


def test_a_number_that_means_another_draft_in_another_account_is_left_alone(desk_of):
    desk = desk_of("brevo")
    desk.upload()
    desk.draft.data["name"] = "Something of somebody else's"
    receipts.save(
        desk.issue.folder, "brevo", desk.receipt.model_copy(update={"account": "other@example.org"})
    )

    with pytest.raises(AnotherAccount):
        desk.upload(desk.small("Walk less."))
    assert "Walk less" not in desk.draft.data["htmlContent"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"brevo": {"id": "../../x"}}', b"\xff\xfe"])
def test_a_receipt_that_cannot_be_read_stops_everything(desk_of, content: bytes):
    desk = desk_of("brevo")
    (desk.issue.folder / "uploads.json").write_bytes(content)

    with pytest.raises(CorruptReceipt, match=r"uploads\.json"):
        desk.upload()
    assert desk.server.asked == []
    assert (desk.issue.folder / "uploads.json").read_bytes() == content


def test_two_uploads_at_once_are_not_possible(desk_of):
    desk = desk_of("brevo")
    build = desk.issue.folder.parents[1] / "build"

    with receipts.only_upload(desk.issue.name, build), pytest.raises(AlreadyRunning, match="under way"):
        other_process(desk, build)
    assert desk.upload().done == "created"


def other_process(desk: Desk, build: Path) -> None:
    """Tries to take the lock, in a process of its own, and raises what came of it."""
    code = (
        "import sys, pathlib; from issuepress.workspace import receipts\n"
        "with receipts.only_upload(sys.argv[1], pathlib.Path(sys.argv[2])): pass"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, desk.issue.name, build], capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise AlreadyRunning(ran.stderr)


@every_service
def test_without_a_key_it_is_said_where_to_get_one(name: str, desk_of, monkeypatch):
    desk = desk_of(name)
    monkeypatch.delenv(variable(name))

    with pytest.raises(MissingKey, match=variable(name)) as caught:
        desk.upload()
    assert service_class(name).keys_at in str(caught.value)


def test_a_key_in_a_file_beside_the_workspace_is_used(desk_of, monkeypatch):
    desk = desk_of("resend")
    monkeypatch.delenv("RESEND_API_KEY")
    (desk.issue.folder.parents[1] / ".env").write_text(
        f'RESEND_API_KEY="{desk.server.key}"\n', encoding="utf-8"
    )

    assert desk.upload().done == "created"


def test_a_service_that_hosts_no_pictures_says_what_to_do(desk_of):
    desk = desk_of("resend")
    publication = desk.issue.publication.model_copy(update={"images": None})
    desk.issue = desk.issue.model_copy(update={"publication": publication})

    with pytest.raises(NotOffered, match=r"base_url"):
        desk.upload()
    assert desk.server.asked == []


@pytest.mark.parametrize("name", ["brevo", "folder"])
def test_another_address_for_pictures_is_used_at_once(name: str, desk_of, sample: Path):
    desk = desk_of("brevo")
    html = []
    for place in ("https://a.practice.internal", "https://b.practice.internal/news/"):
        images = {"images": Images(base_url=place)}
        publication = desk.issue.publication.model_copy(update=images)
        prepared = prepare(
            desk.issue.model_copy(update={"publication": publication}), name, with_errors="a test"
        )
        upload(prepared, now=NOW, say=print)
        connection = prepared.service.connect(desk.server.key, print)
        (found,) = prepared.service.find(connection)
        html.append(prepared.service.read(connection, found.id).fields["html"])
        connection.close()

    assert "https://a.practice.internal/walk-" in html[0]
    assert "https://b.practice.internal/news/walk-" in html[1]
    assert "a.practice.internal" not in html[1]


@every_service
def test_an_issue_may_have_any_name(name: str, desk_of):
    desk = desk_of(name)
    for issue in ("Größe 2.0 – März", "x" * 120, "عدد"):
        folder = desk.issue.folder.with_name(issue)
        folder.mkdir()
        desk.issue = desk.issue.model_copy(update={"name": issue, "folder": folder})
        desk.server.drafts.clear()
        assert desk.upload().done == "created"
        assert desk.upload().done == "unchanged"
        assert desk.upload(desk.small("Walk less.")).done == "updated"


@every_service
def test_an_id_that_could_lead_elsewhere_is_not_put_into_a_path(name: str, desk_of, monkeypatch):
    desk = desk_of(name)
    kind = type(desk.small().service)
    monkeypatch.setattr(kind, "created", lambda *_: "../../actions/send")
    monkeypatch.setattr(kind, "find", lambda *_: [])

    with pytest.raises(UnknownOutcome):
        desk.upload()
    assert not any(".." in asked.path for asked in desk.server.asked)
    assert desk.receipt.id == ""


def keyring(monkeypatch, get_password) -> type[Exception]:
    """A keyring in place of the system's; returns the error that it raises when it has no backend."""
    errors = types.ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})
    ring = types.ModuleType("keyring")
    ring.get_password, ring.errors = get_password, errors
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return errors.KeyringError


def test_a_key_in_the_keyring_is_used(desk_of, monkeypatch):
    desk = desk_of("resend")
    monkeypatch.delenv("RESEND_API_KEY")
    keys = {("issuepress", "RESEND_API_KEY"): desk.server.key}
    keyring(monkeypatch, lambda service, name: keys.get((service, name)))

    assert desk.upload().done == "created"


@pytest.mark.parametrize("name", ["folder", "resend"])
def test_a_keyring_without_a_backend_is_as_good_as_none(name: str, desk_of, monkeypatch):
    desk = desk_of("resend")
    monkeypatch.delenv("RESEND_API_KEY")

    def none(*_):
        raise error("no recommended backend was available")

    error = keyring(monkeypatch, none)
    if name == "folder":
        assert upload(prepare(desk.issue, name, with_errors="a test"), now=NOW, say=print).done == "created"
    else:
        with pytest.raises(MissingKey, match="RESEND_API_KEY is not set"):
            desk.upload()


def test_what_was_deleted_at_buttondown_is_gone_though_it_is_given_back(desk_of):
    desk = desk_of("buttondown")
    desk.upload()
    desk.server.delete(desk.draft)

    with pytest.raises(DraftGone, match="--force makes it anew"):
        desk.upload()
    assert desk.upload(force=True).done == "created"
    (desk.issue.folder / "uploads.json").unlink()
    assert desk.upload().done == "updated"


@pytest.mark.parametrize("name", [*SERVERS, "smtp"])
def test_the_addresses_of_a_sample_are_not_uploaded(name: str, desk_of):
    desk = desk_of(name if name in SERVERS else "brevo")
    sample = desk.issue.publication.sender.model_copy(update={"address": "news@mail.example.org"})
    table = desk.issue.publication.services.get(name, {"to": "me@example.org", "host": "127.0.0.1"})
    publication = desk.issue.publication.model_copy(
        update={"sender": sample, "website": "https://practice.example/", "services": {name: table}}
    )
    issue = desk.issue.model_copy(update={"publication": publication})

    with pytest.raises(Stopped, match="which are nobody's") as caught:
        prepare(issue, name, with_errors="I want to")
    assert "sender.address = 'news@mail.example.org'" in str(caught.value)
    assert "website = 'https://practice.example/'" in str(caught.value)
    assert "booking_url" not in str(caught.value)
    assert prepare(issue, "folder", with_errors="to look at").name == "folder"


@every_service
def test_a_test_goes_to_the_addresses_named_and_to_nobody_else(name: str, desk_of):
    desk = desk_of(name)
    if not service_class(name).features.test:
        with pytest.raises(NotOffered, match="no tests"):
            desk.upload(test_to=["me@example.org"])
        assert desk.server.asked == []
        return
    desk.upload(test_to=["me@example.org", "you@example.org"])

    assert desk.server.tests == [["me@example.org", "you@example.org"]]


@every_service
def test_an_answer_in_a_form_nobody_expects_is_one_line(name: str, desk_of, monkeypatch):
    desk = desk_of(name)
    desk.upload()
    from servers.loopback import Reply

    for strange in (Reply(200, {}), Reply(200, []), Reply(200, None), Reply(200, body=b"<html>hello")):
        monkeypatch.setattr(desk.server, "answer", lambda _, strange=strange: strange)
        with pytest.raises(Refused, match=r"not understood|a web page"):
            desk.upload(desk.small("Walk less."))


def looking(desk: Desk) -> list[str]:
    """The requests before a draft is made."""
    desk.upload()
    asked = [f"{a.method} {a.path}" for a in desk.server.asked]
    first = desk.server.fields and next(i for i, a in enumerate(desk.server.asked) if is_create(desk, a))
    desk.server.drafts.clear()
    (desk.issue.folder / "uploads.json").unlink()
    desk.server.asked.clear()
    return asked[:first] if not desk.server.pictures else without_hosting(desk, asked[:first])


def without_hosting(desk: Desk, asked: list[str]) -> list[str]:
    """A picture that is there already is looked for and not put there again; Buttondown puts it again."""
    hosting = [a for a in asked if a.startswith("POST") and ("media" in a or "files" in a)]
    setting_up = [a for a in asked if a == "POST /api/templates"]
    return [a for a in asked if a not in hosting + setting_up]


def is_create(desk: Desk, asked) -> bool:
    return asked.method == "POST" and asked.path.rpartition("/")[2] in {
        "campaigns",
        "emailCampaigns",
        "broadcasts",
        "campaigndraft",
        "emails",
        "singlesends",
    }
