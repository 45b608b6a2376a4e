"""What a server may do wrong ends in a few words, never in a wait or a traceback."""

import gzip
import json

import pytest

from issuepress.write import server as servers
from issuepress.write.server import Model, NoAnswerError, ask

MESSAGES = [{"role": "user", "content": "[1] Rest helps."}]


def refused(server) -> str:
    with pytest.raises(NoAnswerError) as caught:
        ask(server.model, MESSAGES)
    return str(caught.value)


def test_the_key_and_the_messages_are_sent_and_the_content_comes_back(server):
    server.answers = ["Here."]

    assert ask(server.model, MESSAGES) == "Here."
    assert server.keys == ["Bearer secret"]
    assert server.asked[0] == {"model": "small", "messages": MESSAGES, "temperature": 0}


def test_without_a_key_none_is_sent(server):
    server.answers = ["Here."]
    ask(Model(server.model.address, "small"), MESSAGES)

    assert server.keys == [None]


def test_a_model_that_takes_no_temperature_is_asked_without(server):
    server.status, server.body = 400, b'{"error": {"message": "temperature: only the default is supported"}}'

    assert refused(server) == "the server answers 400"
    assert "temperature" in server.asked[0]
    assert "temperature" not in server.asked[1]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html>Log in</html>", "the server does not speak as OpenAI's does"),
        (b"[" * 50_000, "the server does not speak as OpenAI's does"),
        (b'{"choices": []}', "the server does not speak as OpenAI's does"),
        (b'{"choices": [{"message": {"content": null}}]}', "it is empty"),
        (b'{"choices": [{"message": {"content": "  "}}]}', "it is empty"),
        (b"x" * 1_000_001, "it is longer than 1000 KB"),
    ],
    ids=["a page", "nested", "no choice", "null", "blank", "long"],
)
def test_an_answer_of_another_shape_is_refused(server, body, reason):
    server.body = body

    assert refused(server) == reason


@pytest.mark.parametrize("status", [302, 401, 404, 429, 500])
def test_a_refusal_is_told_by_its_number(server, status):
    server.status = status

    assert refused(server) == f"the server answers {status}"


def test_an_answer_that_drips_is_given_up(server, monkeypatch):
    monkeypatch.setattr(servers, "SECONDS", 0.5)
    server.answers, server.pause = ["x" * 1000], 0.02

    assert refused(server) == "it is not whole after 0.5 seconds"


def test_silence_is_given_up(server, monkeypatch):
    monkeypatch.setattr(servers, "SECONDS", 0.2)
    server.answers, server.pause = ["Here."], 5

    assert refused(server) == "there is none within 0.2 seconds"


def test_a_zip_bomb_is_stopped_as_it_unpacks(server, monkeypatch):
    bomb = gzip.compress(json.dumps({"choices": "x" * 50_000_000}).encode())
    server.body = bomb
    monkeypatch.setattr(server, "next_answer", lambda: bomb)

    assert refused(server) in {"it is longer than 1000 KB", "the server does not speak as OpenAI's does"}


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/v1", "not an address", "http://[", "http://x y/v1"])
def test_a_server_that_is_not_there_is_told(address):
    with pytest.raises(NoAnswerError):
        ask(Model(address, "small"), MESSAGES)
