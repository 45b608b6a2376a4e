"""The two that need no account: a folder to paste from, and one test copy by any mail server."""

import datetime as dt
import email
import socket
from email import policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from issuepress.errors import EditedThere, MissingKey, Refused, Unreachable
from issuepress.publication import Images
from issuepress.upload.prepare import prepare
from issuepress.upload.upload import upload
from issuepress.workspace.load import find_workspace, load_issue
from uploading import NOW, own_addresses


class Mailbox:
    """A mail server's memory, which can refuse."""

    def __init__(self):
        self.messages, self.recipients, self.refusal = [], [], ""

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.refusal:
            return self.refusal
        self.messages.append(email.message_from_bytes(envelope.content, policy=policy.default))
        self.recipients.append(envelope.rcpt_tos)
        return "250 OK"


@pytest.fixture
def mailbox():
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


def issue_with(sample: Path, name: str, **table):
    own_addresses(sample)
    issue = load_issue(find_workspace(sample), "single")
    publication = issue.publication.model_copy(update={"services": {name: table}})
    return issue.model_copy(update={"publication": publication})


def run_upload(issue, name: str, **options):
    return upload(prepare(issue, name, with_errors="a test"), now=NOW, say=lambda _: None, **options)


def test_one_copy_arrives_with_both_parts_and_its_pictures(sample: Path, mailbox):
    issue = issue_with(
        sample, "smtp", to="me@example.org", host="127.0.0.1", port=mailbox.port, security="none"
    )

    assert run_upload(issue, "smtp").done == "created"
    assert run_upload(issue, "smtp").done == "unchanged"
    (message,) = mailbox.messages
    assert mailbox.recipients == [["me@example.org"]]
    assert message["Subject"] == "Does walking help a sore back?"
    assert message["Reply-To"] == "answers@practice.internal"
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "image/png",
    ]
    assert "cid:image1@issuepress" in message.get_body(("html",)).get_content()


def test_each_copy_is_a_message_of_its_own_to_its_address_today(sample: Path, mailbox):
    """A mailbox shows the same message no second time, and one of last month far below."""
    table = {"to": ["me@example.org", "you@example.org"], "host": "127.0.0.1", "port": mailbox.port}
    issue = issue_with(sample, "smtp", **table, security="none")
    assert run_upload(issue, "smtp").url == ""
    run_upload(issue, "smtp", force=True)
    first, second = mailbox.messages

    assert first["To"] == "me@example.org, you@example.org"
    assert first["Message-ID"] != second["Message-ID"]
    assert abs((first["Date"].datetime - dt.datetime.now(dt.UTC)).days) <= 1
    assert first.get_body(("html",)).get_content() == second.get_body(("html",)).get_content()
    assert [len(first.get_all(name)) for name in ("To", "Date", "Message-ID", "Subject")] == [1, 1, 1, 1]


def test_what_a_folder_and_a_copy_come_to_is_said_as_it_is(sample: Path, mailbox):
    said = []
    table = {"to": "me@example.org", "host": "127.0.0.1", "port": mailbox.port, "security": "none"}
    for name in ("folder", "smtp"):
        prepared = prepare(
            issue_with(sample, name, **table if name == "smtp" else {}), name, with_errors="a test"
        )
        for _ in range(2):
            done = upload(prepared, now=NOW, say=said.append)
            said.append(prepared.service.told(done.done))
            assert done.readers == ()

    assert "draft" not in " ".join(said)
    assert f"writing into {sample / 'build' / 'single-upload'}" in said
    assert "sending a copy to me@example.org" in said
    assert "single: a copy was handed over for me@example.org; no reader gets it" in said
    assert "single is as it was in the copy to me@example.org, so none was sent; --force sends one" in said


def test_a_changed_text_is_one_more_copy(sample: Path, mailbox):
    issue = issue_with(
        sample, "smtp", to="me@example.org", host="127.0.0.1", port=mailbox.port, security="none"
    )
    run_upload(issue, "smtp")
    changed = issue.model_copy(update={"content": issue.content.model_copy(update={"subject": "Another"})})

    assert run_upload(changed, "smtp").done == "updated"
    assert [message["Subject"] for message in mailbox.messages][1] == "Another"


def test_a_refusal_of_the_server_is_shown_in_its_words(sample: Path, mailbox):
    mailbox.refusal = "554 No thank you"
    issue = issue_with(
        sample, "smtp", to="me@example.org", host="127.0.0.1", port=mailbox.port, security="none"
    )

    with pytest.raises(Refused, match=r"\(554\) No thank you"):
        run_upload(issue, "smtp")


def test_a_server_that_is_not_there_is_one_line(sample: Path):
    issue = issue_with(sample, "smtp", to="me@example.org", host="127.0.0.1", port=1, security="none")

    with pytest.raises(Unreachable, match="look at"):
        run_upload(issue, "smtp")


def test_a_server_elsewhere_is_not_used_without_encryption(sample: Path):
    issue = issue_with(sample, "smtp", to="me@example.org", host="mail.example.org", security="none")

    with pytest.raises(Refused, match="without encryption"):
        run_upload(issue, "smtp")


def test_a_server_without_starttls_is_refused_before_the_password_leaves(sample: Path, mailbox, monkeypatch):
    monkeypatch.setenv("SMTP_API_KEY", "the-password")
    issue = issue_with(sample, "smtp", to="me@example.org", host="127.0.0.1", port=mailbox.port, user="me")

    with pytest.raises(Unreachable, match="STARTTLS") as caught:
        run_upload(issue, "smtp")
    assert "the-password" not in str(caught.value)
    assert mailbox.messages == []


def test_a_user_without_a_password_is_asked_for_it(sample: Path, mailbox, monkeypatch):
    monkeypatch.delenv("SMTP_API_KEY", raising=False)
    issue = issue_with(sample, "smtp", to="me@example.org", host="127.0.0.1", port=mailbox.port, user="me")

    with pytest.raises(MissingKey, match="SMTP_API_KEY"):
        run_upload(issue, "smtp")


def test_a_mistake_in_the_table_is_told_with_its_line(sample: Path, run):
    file = sample / "newsletters" / "newsletter.toml"
    file.write_text(
        file.read_text(encoding="utf-8") + '\n[services.smtp]\nhots = "x"\nto = "me"\n', encoding="utf-8"
    )
    line = file.read_text(encoding="utf-8").splitlines().index('hots = "x"') + 1
    result = run("upload", "single", "--to", "smtp")

    assert result.exit_code == 1
    assert (
        f"newsletter.toml:{line}: services.smtp.hots: is not a known key; did you mean host?" in result.output
    )
    assert f"newsletter.toml:{line + 1}: services.smtp.to" in result.output


def test_a_folder_has_everything_to_paste(sample: Path):
    issue = issue_with(sample, "folder")
    done = run_upload(issue, "folder")
    folder = sample / "build" / "single-upload"
    html = (folder / "email.html").read_text(encoding="utf-8")

    assert done.url == (folder / "email.html").as_uri()
    assert {path.name for path in folder.iterdir()} == {
        "email.html",
        "email.txt",
        "email.eml",
        "paste.txt",
        "images",
    }
    assert all(f'src="images/{path.name}"' in html for path in (folder / "images").iterdir())
    assert "Does walking help a sore back?" in (folder / "paste.txt").read_text(encoding="utf-8")


def test_pictures_in_a_folder_are_named_where_they_will_be(sample: Path):
    issue = issue_with(sample, "folder")
    images = Images(base_url="https://example.org/news")
    issue = issue.model_copy(update={"publication": issue.publication.model_copy(update={"images": images})})
    run_upload(issue, "folder")
    html = (sample / "build" / "single-upload" / "email.html").read_text(encoding="utf-8")

    assert 'src="https://example.org/news/walk-' in html
    assert 'src="images/' not in html


def test_a_folder_edited_by_hand_is_kept_and_one_tidied_away_is_made_again(sample: Path):
    issue = issue_with(sample, "folder")
    run_upload(issue, "folder")
    html = sample / "build" / "single-upload" / "email.html"
    html.write_text("mine", encoding="utf-8")

    with pytest.raises(EditedThere):
        run_upload(issue, "folder")
    for file in sorted((sample / "build").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    assert run_upload(issue, "folder").done == "created"
    assert len(list((html.parent / "images").iterdir())) == 2
