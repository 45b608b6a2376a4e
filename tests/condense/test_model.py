"""A model chooses numbers of sentences; whatever else it says, the rules choose."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from issuepress.condense import condense
from issuepress.condense.model import Model, condense_with


@pytest.fixture
def server():
    """A model on loopback that gives the answer it is told to; ``asked`` is what it was sent."""

    class Handler(BaseHTTPRequestHandler):
        status, content, asked = 200, "", ()

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            Handler.asked = (self.path, json.loads(body), self.headers.get("Authorization"))
            answer = json.dumps({"choices": [{"message": {"content": Handler.content}}]})
            self.send_response(Handler.status)
            self.end_headers()
            self.wfile.write(answer.encode())

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Handler.model = Model(f"http://127.0.0.1:{server.server_port}/v1", "small", "secret")
    yield Handler
    server.shutdown()
    server.server_close()


def test_a_model_chooses_by_number(server, sleep):
    server.content = '{"teaser": [2, 1], "takeaways": [5, 3, 4], "caveat": 6}'
    heard = []
    digest = condense_with(server.model, sleep, "standard", heard.append)
    path, asked, key = server.asked
    numbered = dict(line.split(". ", 1) for line in asked["messages"][1]["content"].split("\n"))
    assert path == "/v1/chat/completions"
    assert key == "Bearer secret"
    assert digest.takeaways == tuple(numbered[n].partition("] ")[2] for n in "345")
    assert digest.caveat == numbered["6"].partition("] ")[2]
    assert heard == [
        f"{len(numbered)} sentences of “{sleep.title}” are sent to small at {server.model.address}"
    ]


def test_no_barred_sentence_is_offered(server, sleep):
    server.content = "{}"
    condense_with(server.model, sleep, "standard", str)
    assert "carpenter" not in server.asked[1]["messages"][1]["content"]


def test_a_caveat_that_was_left_out_is_the_one_of_the_rules(server, sleep):
    server.content = '{"teaser": [1], "takeaways": [2, 3, 4], "caveat": null}'
    assert condense_with(server.model, sleep, "standard", str).caveat == condense(sleep).caveat


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Sure! Here is your digest.",
        "<think>1 is good</think>",
        "[" * 100_000,
        "[1, 2]",
        '{"teaser": "1", "takeaways": [2]}',
        '{"teaser": [1], "takeaways": ["Sleep cures pain."]}',
        '{"teaser": [1], "takeaways": [999]}',
        '{"teaser": [1], "takeaways": [true]}',
        '{"teaser": [1], "takeaways": [1, 2]}',
        '{"teaser": [1, 2, 3, 4], "takeaways": [5]}',
        '{"teaser": [], "takeaways": []}',
    ],
    ids=range(12),
)
def test_an_answer_of_no_use_leaves_the_choice_to_the_rules(server, sleep, content):
    server.content = content
    heard = []
    assert condense_with(server.model, sleep, "standard", heard.append) == condense(sleep)
    assert heard[1].startswith("the answer of small is of no use (")
    assert len(heard) == 2


def test_a_failing_or_missing_server_leaves_the_choice_to_the_rules(server, sleep):
    server.status = 500
    assert condense_with(server.model, sleep, "standard", str) == condense(sleep)
    nowhere = Model("http://127.0.0.1:1/v1", "small")
    assert condense_with(nowhere, sleep, "standard", str) == condense(sleep)
    assert condense_with(Model("not an address", "small"), sleep, "standard", str) == condense(sleep)
