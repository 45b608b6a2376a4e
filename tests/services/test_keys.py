"""Keys never show: every output there is, searched for every form of the key."""

import base64
import logging
import traceback
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.errors import IssuepressError, MissingKey, NotADraft, Refused
from issuepress.services.redaction import scrubbed
from issuepress.services.request import Request
from issuepress.services.transport import Http, Where
from issuepress.upload.dry_run import planned, requests_as_json, requests_as_text
from servers import SERVERS
from servers.loopback import Reply


@pytest.mark.parametrize("name", SERVERS)
def test_a_key_is_in_no_output(name: str, desk_of, caplog, capsys):
    """Errors that quote it, logs down to the smallest, receipts, dry runs, representations, tracebacks."""
    caplog.set_level(logging.DEBUG)
    desk = desk_of(name)
    outputs = [requests_as_text(planned(desk.small(), None)), requests_as_json(planned(desk.small(), None))]
    desk.upload()
    outputs += [requests_as_text(planned(desk.small(), desk.receipt))]
    outputs += [(desk.issue.folder / "uploads.json").read_text(encoding="utf-8")]
    quoting = {"message": f"The key {desk.server.key} ({forms(name, desk.server.key)}) is wrong"}
    for reply in (Reply(403, quoting), Reply(422, body=quoting["message"].encode()), Reply(500, quoting)):
        desk.server.answer = lambda _, reply=reply: reply
        with pytest.raises(IssuepressError) as caught:
            desk.upload(desk.small("Walk less."))
        outputs += ["".join(traceback.format_exception(caught.value)), repr(caught.value)]
    connection = desk.small().service.connect(desk.server.key, print)
    outputs += [repr(connection), repr(connection.where), repr(desk.small()), str(vars(desk.receipt))]
    connection.close()
    outputs += [caplog.text, *desk.said, *capsys.readouterr()]

    assert [form for form in forms(name, desk.server.key) for output in outputs if form in output] == []


@pytest.mark.parametrize(
    "written",
    [
        lambda key: key.upper(),
        lambda key: base64.b64encode(key.encode()).decode(),
        lambda key: base64.b64encode(f"api:{key}".encode()).decode(),
        lambda key: base64.b64encode(f"me:{key}:x".encode()).decode(),
        lambda key: quote(key.replace("-", "/"), safe=""),
        lambda key: key[:-6],
        lambda key: key[5:],
        lambda key: f"{key[:4]}...{key[-9:]}",
    ],
)
def test_a_key_given_back_in_another_form_or_in_part_is_scrubbed(written):
    key = "0123456789abcdef0123456789-us6"
    said = scrubbed(f"The key <{written(key)}> is wrong", {key, key.replace("-", "/")})

    assert not any(written(key)[at : at + 8] in said for at in range(len(written(key)) - 8))
    assert said.startswith("The key <")
    assert "is wrong" in said


@given(st.text(max_size=60))
def test_scrubbing_leaves_everything_else_as_it_is(text):
    assert scrubbed(text, {"\ue000" * 12}) == text


def test_a_key_given_back_as_data_reaches_nobody(desk_of):
    """As a status, a name or an id, where nobody would look for one."""
    desk = desk_of("brevo")
    desk.upload()
    desk.draft.status = f"in use by {desk.server.key}"

    with pytest.raises(NotADraft) as caught:
        desk.upload(desk.small("Walk less."))
    assert desk.server.key not in str(caught.value)
    assert "in use by [key]" in str(caught.value)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"]
)
def test_a_file_with_keys_may_be_in_any_encoding(encoding, desk_of, monkeypatch):
    desk = desk_of("resend")
    monkeypatch.delenv("RESEND_API_KEY")
    text = f"# Schlüssel für Ärzte\r\nOTHER=x$y\r\nRESEND_API_KEY={desk.server.key}\r\n"
    (desk.issue.folder.parents[1] / ".env").write_bytes(text.encode(encoding))

    assert desk.upload().done == "created"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("u:ab–cdefgh", "character 5 is an en dash"),
        ("u:ab\u200bcdefgh", "character 5 is a zero width space"),
        ("\u201cu:abcdefgh\u201d", "character 1 is a left double quotation mark"),
        ("u:abcd\nefgh", r"character 7 is a u\+000a"),
    ],
)
def test_a_character_that_no_key_has_is_named_and_the_key_is_not(key, name, desk_of, monkeypatch):
    desk = desk_of("listmonk")
    monkeypatch.setenv("LISTMONK_API_KEY", key)

    with pytest.raises(MissingKey, match=f"LISTMONK_API_KEY: its {name}") as caught:
        desk.upload()
    assert "efgh" not in str(caught.value)


def test_spaces_around_a_key_are_nobodys_fault(desk_of, monkeypatch):
    desk = desk_of("listmonk")
    monkeypatch.setenv("LISTMONK_API_KEY", f" \u00a0{desk.server.key}\r\n")

    assert desk.upload().done == "created"


def test_a_key_in_an_address_or_a_header_is_scrubbed_from_the_logs(desk_of, caplog):
    """So that the test above means something: the libraries do log requests."""
    caplog.set_level(logging.DEBUG)
    desk = desk_of("brevo")
    desk.upload()
    assert "/v3/emailCampaigns" in caplog.text

    http = Http(Where("Brevo", desk.server.address, {"api-key": desk.server.key}, desk.server.key), print)
    http.look(Request("GET", f"/v3/{desk.server.key}"))
    http.close()
    assert "/v3/[key]" in caplog.text
    assert desk.server.key not in caplog.text


@pytest.mark.parametrize(
    "address", ["http://lists.example.org", "http://10.0.0.1:9000", "ftp://x", "http://127.0.0.1.example.org"]
)
def test_a_key_goes_over_https_or_stays_on_this_machine(address: str):
    with pytest.raises(Refused, match="https://"):
        Http(Where("listmonk", address, {}, "key"), print)


def test_a_redirect_is_not_followed_with_the_key(desk_of):
    desk, other = desk_of("resend"), desk_of("brevo")
    elsewhere = Reply(307, {}, {"Location": f"{other.server.address}/broadcasts"})
    desk = desk_of("resend")
    desk.server.answer = lambda _: elsewhere

    with pytest.raises(Refused, match="307"):
        desk.upload()
    assert other.server.asked == []


def forms(name: str, key: str) -> list[str]:
    """The key, the secret half of listmonk's, and Mailchimp's as Basic authorization writes it."""
    basic = base64.b64encode(f"issuepress:{key}".encode()).decode()
    others = [key.partition(":")[2]] if ":" in key else [basic] if name == "mailchimp" else []
    return [key, *others]
