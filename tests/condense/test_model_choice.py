"""With [condense] in newsletter.toml a model chooses the sentences, and the user hears what is sent where."""

import json
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

ARTICLE = """# Does taping help a sore knee?

Tape may ease a sore knee for some hours, but it does not make the knee stronger.

## What trials found

Two small trials found less pain on stairs with tape than without it. Skin rashes were the most frequent harm.

## The bottom line

Exercise remains the best choice for most sore knees, and tape can make the first sessions easier.
"""


@pytest.fixture
def server():
    """A model on loopback; ``answer`` is what it says, ``asked`` the last request and its key."""

    class Handler(BaseHTTPRequestHandler):
        answer, asked = "", None

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            Handler.asked = (json.loads(body), self.headers.get("Authorization"))
            self.send_response(200)
            self.end_headers()
            reply = {"choices": [{"message": {"content": Handler.answer}}]}
            self.wfile.write(json.dumps(reply).encode())

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Handler.address = f"http://127.0.0.1:{server.server_port}/v1"
    yield Handler
    server.shutdown()
    server.server_close()


@pytest.fixture
def draft(run, sample: Path, tmp_path: Path, server):
    """Draft the article with the model as the publication's; give the output and the digest."""
    publication = sample / "newsletters" / "newsletter.toml"
    source = tmp_path / "tape.md"
    source.write_text(ARTICLE, encoding="utf-8")

    def call(address: str = server.address):
        table = f'\n[condense]\nmodel = "small"\naddress = "{address}"\n'
        publication.write_text(publication.read_text(encoding="utf-8") + table, encoding="utf-8")
        result = run("draft", "new", source)
        file = sample / "newsletters" / "new" / "issue.toml"
        digest = tomllib.loads(file.read_text(encoding="utf-8"))["digests"][0] if file.is_file() else {}
        return result.output, digest

    return call


def test_the_model_of_the_publication_chooses(draft, server):
    server.answer = '{"teaser": [2], "takeaways": [1], "caveat": null}'
    output, digest = draft()
    offered = server.asked[0]["messages"][1]["content"].split("\n")

    assert f"{len(offered)} sentences of “Does taping help a sore knee?” are sent to small at" in output
    assert offered[1].endswith(digest["summary"])
    assert offered[0].endswith(digest["takeaways"][0])


def test_the_key_comes_from_the_environment(draft, server, monkeypatch):
    monkeypatch.setenv("CONDENSE_API_KEY", "a key for tests")
    output, _ = draft()

    assert server.asked[1] == "Bearer a key for tests"
    assert "a key for tests" not in output


def test_without_a_key_none_is_sent(draft, server, monkeypatch):
    monkeypatch.delenv("CONDENSE_API_KEY", raising=False)
    draft()

    assert server.asked[1] is None


def test_a_useless_answer_is_said_and_the_rules_choose(draft, server):
    server.answer = "Tape cures knees."
    output, digest = draft()

    assert "the answer of small is of no use" in output
    assert "cures" not in str(digest)
    assert digest["summary"]


def test_a_missing_server_is_said_and_the_rules_choose(draft):
    output, digest = draft("http://127.0.0.1:1/v1")

    assert "the rules chose instead" in output
    assert digest["summary"]


def test_an_address_that_is_none_is_refused(draft):
    output, digest = draft("localhost")

    assert "not an address of a server" in output
    assert not digest
