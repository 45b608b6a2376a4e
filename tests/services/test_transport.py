"""The one function that speaks HTTP: how long it waits, and what it says."""

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
