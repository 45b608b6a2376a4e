"""Keys never show: every output there is, searched for every form of the key."""

import base64
import logging
import traceback

import pytest

from issuepress.errors import IssuepressError, Refused
from issuepress.services.request import Request
from issuepress.services.transport import Http, Where
from issuepress.upload.prepare import planned, requests_as_text
from servers import SERVERS
from servers.loopback import Reply


@pytest.mark.parametrize("name", SERVERS)
def test_a_key_is_in_no_output(name: str, desk_of, caplog, capsys):
    """Errors that quote it, logs down to the smallest, receipts, dry runs, representations, tracebacks."""
    caplog.set_level(logging.DEBUG)
    desk = desk_of(name)
    outputs = [requests_as_text(planned(desk.small(), None))]
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
