"""The one function that speaks HTTP: how long it waits, and what it says."""

import contextlib
import gzip
import re
import socket
import ssl
import subprocess
import threading
import time
from email.utils import formatdate

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.errors import Refused, UnknownOutcome, Unreachable
from issuepress.services import transport
from issuepress.services.request import Request
from issuepress.services.transport import Http, Where
from issuepress.services.waiting import moment
from issuepress.services.words import words
from servers.loopback import Loopback, Reply

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: (
        st.lists(inside) | st.dictionaries(st.sampled_from(["detail", "message", "errors", "x"]), inside)
    ),
)


class Anything(Loopback):
    def is_authorized(self, asked):
        return True

    def answer(self, asked):
        return Reply(200, {"answer": 1})


@pytest.fixture
def server():
    server = Anything()
    yield server
    server.close()


@pytest.fixture
def paused(monkeypatch):
    """The seconds that were waited."""
    pauses: list[float] = []
    monkeypatch.setattr(transport, "sleep", pauses.append)
    return pauses


@pytest.fixture
def http(server, paused):
    http = Http(
        Where("Anything", server.address, {"x-key": "k"}, "k", reset_header="x-reset"), lambda _: None
    )
    yield http
    http.close()


@pytest.mark.parametrize(
    ("headers", "least", "most"),
    [
        ({"x-reset": "7"}, 7, 7),
        ({"Retry-After": "9"}, 9, 9),
        ({"x-reset": "7", "Retry-After": "9"}, 7, 7),
        ({"x-reset": lambda: str(int(time.time()) + 20)}, 15, 20),
        ({"Retry-After": lambda: formatdate(time.time() + 20, usegmt=True)}, 15, 20),
        ({"x-reset": "-5"}, 0, 1),
        ({"x-reset": "soon"}, 1, 1),
        ({"Retry-After": "inf"}, 1, 1),
        ({"Retry-After": "nan"}, 1, 1),
        ({"Retry-After": "-inf"}, 1, 1),
        ({"Retry-After": "Fri, 31 Dec 99999 23:59:59 GMT"}, 1, 1),
        ({}, 1, 1),
    ],
)
def test_a_service_is_waited_for_as_its_own_header_says(server, http, paused, headers, least, most):
    headers = {name: value() if callable(value) else value for name, value in headers.items()}
    server.too_many = Reply(429, {}, headers)
    server.faults = ["busy"]

    assert http.send(Request("GET", "/")).json == {"answer": 1}
    assert least <= paused[0] <= most


def test_waits_grow_and_end(server, http, paused):
    server.faults = ["fails before"] * 50

    with pytest.raises(Unreachable, match="of at most 120"):
        http.send(Request("GET", "/"))
    assert paused == sorted(paused)
    assert sum(paused) <= 120


@pytest.mark.parametrize("fault", ["fails before", "fails after", "cut before", "cut after"])
def test_a_post_is_not_repeated_when_it_may_have_been_carried_out(server, http, fault):
    server.faults = [fault]

    with pytest.raises(UnknownOutcome):
        http.send(Request("POST", "/", {}))
    assert len(server.asked) == 1


def test_a_post_that_was_certainly_not_carried_out_is_repeated(server, http):
    server.faults = ["busy"]

    http.send(Request("POST", "/", {}))
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            '{"detail": "No such list.", "errors": [{"field": "list_id", "message": "Unknown"}]}',
            "No such list.; list_id: Unknown",
        ),
        ('{"message": "Bad"}', "Bad"),
        ('{"errors": [{"message": "a"}, {"message": "a"}]}', "a"),
        ('{"detail": [{"loc": ["body", "subject"], "msg": "too long"}]}', "too long"),
        ("Too Many\r\nRequests", "Too Many Requests"),
        ("<html><h1>Bad gateway</h1></html>", "Bad gateway"),
        ("\x1b[31mred", "[31mred"),
        ("", "no reason given"),
    ],
)
def test_the_words_of_a_refusal_are_found_in_any_body(body, said):
    assert said in words(httpx.Response(400, text=body))


@given(st.binary() | JSON)
def test_any_body_of_a_refusal_is_one_printable_line(body):
    response = (
        httpx.Response(400, content=body) if isinstance(body, bytes) else httpx.Response(400, json=body)
    )
    said = words(response)

    assert said
    assert len(said) <= 600
    assert said.isprintable()


def test_a_refusal_has_its_status(server, http):
    server.answer = lambda _: Reply(404, {"message": "Nothing here"})

    with pytest.raises(Refused, match=r"refused GET /x \(404\): Nothing here") as caught:
        http.send(Request("GET", "/x"))
    assert caught.value.status == 404
    assert http.look(Request("GET", "/x")) is None


# --- what cannot be connected to, and answers of every shape -------------------------------------------


def reached(address: str, said: list[str] | None = None) -> Http:
    return Http(Where("Anything", address, {"x-key": "k"}, "k", place="the url"), (said or []).append)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://127.0.0.1:1", "refuses the connection: nothing listens"),
        ("https://nowhere.invalid", "is not found: there is no such host"),
    ],
)
def test_what_cannot_be_connected_to_is_said_at_once(address, why, paused, monkeypatch):
    look_up = socket.getaddrinfo

    def only_this_machine(host, *more, **options):
        if host.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return look_up(host, *more, **options)

    monkeypatch.setattr(socket, "getaddrinfo", only_this_machine)
    with pytest.raises(Unreachable, match=f"{why}.*look at the url"):
        reached(address).send(Request("POST", "/", {}))
    assert paused == []


def test_a_certificate_that_is_not_valid_is_said_at_once_and_the_key_stays_here(paused, tmp_path):
    listening = socket.create_server(("127.0.0.1", 0))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*self_signed(tmp_path))
    heard = []

    def serve():
        with contextlib.suppress(OSError):
            connection, _ = listening.accept()
            with context.wrap_socket(connection, server_side=True) as secured:
                heard.append(secured.recv(1000))

    threading.Thread(target=serve, daemon=True).start()
    with pytest.raises(Unreachable, match=r"certificate that is not valid \(self.signed certificate\)"):
        reached(f"https://127.0.0.1:{listening.getsockname()[1]}").send(Request("GET", "/"))
    listening.close()
    assert paused == []
    assert heard in ([], [b""])


def self_signed(folder):
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=127.0.0.1",
        "-days",
        "2",
    ]
    made = subprocess.run([*command, "-keyout", key, "-out", certificate], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("openssl makes no certificate here")
    return certificate, key


@pytest.mark.parametrize(
    "address", ["https://", "https://[", "http://lists.example.org", "lists.example.org", "https://a b"]
)
def test_what_is_no_safe_address_is_one_line(address):
    with pytest.raises(Refused, match="https://"):
        reached(address)


def test_a_proxy_never_gets_what_is_for_this_machine(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    http = reached(server.address)

    assert http.send(Request("GET", "/")).json == {"answer": 1}
    http.close()


def test_a_500_is_not_believed_to_pass_for_ever(server, http, paused):
    server.answer = lambda _: Reply(500, {"message": "no such page"})

    with pytest.raises(Unreachable, match=r"failed \(500\): no such page at GET / 4 times"):
        http.send(Request("GET", "/"))
    assert len(paused) == 3


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (
            Reply(200, body=b"<!doctype html><title> Log\n in </title>"),
            "a web page called “Log in” in place of data",
        ),
        (Reply(200, body=b"\n<html>hello"), "a web page in place of data"),
        (
            Reply(302, {}, {"Location": "https://login.example.org/?of=k"}),
            r"elsewhere \(302\), to https://login.example.org",
        ),
        (Reply(307, {}, {"Location": "/\xad/../admin"}), r"to / /\.\./admin"),
    ],
)
def test_a_page_or_a_redirect_in_place_of_data_is_one_line_that_helps(server, http, reply, said):
    server.answer = lambda _: reply

    with pytest.raises(Refused, match=said) as caught:
        http.send(Request("GET", "/x"))
    assert str(caught.value).isprintable()
    assert "look at" in str(caught.value)


def test_a_page_in_answer_to_a_post_leaves_it_unknown(server, http):
    server.answer = lambda _: Reply(200, body=b"<html>hello")

    with pytest.raises(UnknownOutcome, match="web page"):
        http.send(Request("POST", "/x", {}))


@pytest.mark.parametrize("packed", [True, False])
def test_an_answer_beyond_all_reason_is_not_read(server, http, packed, monkeypatch):
    """1 MB on the wire can be 1 GB in memory."""
    monkeypatch.setattr(transport, "MOST_BYTES", 1 << 20)
    body = b" " * (3 << 20)
    headers = {"Content-Encoding": "gzip"} if packed else {}
    server.answer = lambda _: Reply(200, body=gzip.compress(body) if packed else body, headers=headers)

    with pytest.raises(Refused, match="with more than 1 MB"):
        http.send(Request("GET", "/"))


def test_an_answer_that_drips_has_an_end_and_is_told_meanwhile(server, monkeypatch):
    monkeypatch.setattr(transport, "LONGEST_ANSWER", 0.5)
    monkeypatch.setattr(transport, "PROGRESS", 0.2)
    monkeypatch.setattr(transport, "LONGEST_WAIT", 0)
    listening = socket.create_server(("127.0.0.1", 0))

    def drip():
        connection, _ = listening.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(100):
                connection.sendall(b"x")
                time.sleep(0.05)

    threading.Thread(target=drip, daemon=True).start()
    said = ["begins"]
    with pytest.raises(Unreachable, match="did not answer in time"):
        reached(f"http://127.0.0.1:{listening.getsockname()[1]}", said).send(Request("GET", "/"))
    listening.close()
    assert "waiting for Anything" in said


@pytest.mark.parametrize("status", [200, 403])
@pytest.mark.parametrize("deep", ['{"errors":' * 3000 + "1" + "}" * 3000, "[" * 200_000])
def test_json_without_a_floor_is_no_traceback(server, http, status, deep):
    server.answer = lambda _: Reply(status, body=deep.encode(), headers={"Content-Type": "application/json"})

    if status == 200:
        http.send(Request("GET", "/"))
    else:
        with pytest.raises(Refused):
            http.send(Request("GET", "/"))


@pytest.mark.parametrize("banner", [b"SSH-2.0-OpenSSH_9.2\r\n\r\n", b"HTTP/1.1 2x0 OK\r\n\r\n", b"\0" * 400])
def test_what_is_no_http_is_said_at_once(banner, paused):
    listening = socket.create_server(("127.0.0.1", 0))

    def serve():
        connection, _ = listening.accept()
        with connection:
            connection.recv(1000)
            connection.sendall(banner)

    threading.Thread(target=serve, daemon=True).start()
    with pytest.raises(Unreachable, match="something that is not HTTP"):
        reached(f"http://127.0.0.1:{listening.getsockname()[1]}").send(Request("GET", "/"))
    listening.close()
    assert paused == []


def test_an_upload_ends(server, http, monkeypatch):
    monkeypatch.setattr(http, "ends", time.monotonic())
    server.faults = ["fails before"]

    with pytest.raises(Unreachable, match="upload again after"):
        http.send(Request("GET", "/"))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, r"\d\d:\d\d"), (86400 * 400, r"20\d\d-\d\d-\d\d \d\d:\d\d"), (1e12, "very long")],
)
def test_the_time_to_come_back_is_said_with_its_day(seconds, said):
    assert re.search(said, moment(seconds))
