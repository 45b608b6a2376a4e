"""With [condense] in newsletter.toml a model chooses or writes, and the user hears what is sent where."""

import json
import tomllib
from pathlib import Path

import pytest

ARTICLE = """# Does taping help a sore knee?

Tape may ease a sore knee for some hours, but it does not make the knee stronger.

## What trials found

Two small trials found less pain on stairs with tape than without it. Skin rashes were the most frequent harm.

## The bottom line

Exercise remains the best choice for most sore knees, and tape can make the first sessions easier.
"""
BEST = "Exercise remains the best choice for most sore knees, and tape can make the first sessions easier."


@pytest.fixture
def draft(run, sample: Path, tmp_path: Path, server):
    """Draft the article with the model as the publication's; give the output and the digest."""
    publication = sample / "newsletters" / "newsletter.toml"
    before = publication.read_text(encoding="utf-8")
    source = tmp_path / "tape.md"
    source.write_text(ARTICLE, encoding="utf-8")

    def call(*options: str, address: str = server.model.address, keys: str = ""):
        table = f'\n[condense]\nmodel = "small"\naddress = "{address}"\n{keys}\n'
        publication.write_text(before + table, encoding="utf-8")
        result = run("draft", "new", source, *options)
        file = sample / "newsletters" / "new" / "issue.toml"
        digest = tomllib.loads(file.read_text(encoding="utf-8"))["digests"][0] if file.is_file() else {}
        return result.output, digest

    return call


def test_the_model_of_the_publication_chooses(draft, server):
    server.answers = ['{"teaser": [{"from": [4]}], "takeaways": [{"from": [2]}], "caveat": null}']
    output, digest = draft()

    assert "4 sentences of “Does taping help a sore knee?” are sent to small at" in output
    assert digest["summary"] == BEST
    assert "teaser: chosen: “Exercise remains" in output
    assert "rests_on" not in digest


def test_what_a_model_worded_keeps_the_sentences_it_rests_on(draft, server):
    words = "Exercise is still the best choice for most sore knees."
    server.answers = [json.dumps({"teaser": [{"text": words, "from": [4]}]})]
    output, digest = draft(keys="write = true")

    if digest["summary"] == words:
        assert digest["rests_on"] == [{"text": words, "sentences": [BEST]}]
        assert "compare, and approve it" in output
        assert "approved" not in digest
    else:
        assert digest["summary"] == BEST


def test_no_model_asks_nobody(draft, server):
    output, digest = draft("--no-model")

    assert server.asked == []
    assert "are sent to" not in output
    assert digest["summary"]


def test_model_without_one_says_what_to_add(run, sample, tmp_path):
    (tmp_path / "tape.md").write_text(ARTICLE, encoding="utf-8")
    result = run("draft", "new", tmp_path / "tape.md", "--model")

    assert result.exit_code == 1
    assert "newsletter.toml: names no model; add [condense] with model and address" in result.output


def test_the_key_comes_from_the_environment(draft, server, monkeypatch):
    monkeypatch.setenv("CONDENSE_API_KEY", "a key for tests")
    output, _ = draft()

    assert server.keys == ["Bearer a key for tests"]
    assert "a key for tests" not in output


def test_without_a_key_none_is_sent(draft, server, monkeypatch):
    monkeypatch.delenv("CONDENSE_API_KEY", raising=False)
    draft()

    assert server.keys == [None]


def test_a_useless_answer_is_said_and_the_rules_choose(draft, server):
    server.answers = ["Tape cures knees."]
    output, digest = draft()

    assert "the answer of small is of no use" in output
    assert "cures" not in str(digest)
    assert digest["summary"]


def test_a_missing_server_is_said_and_the_rules_choose(draft):
    output, digest = draft(address="http://127.0.0.1:1/v1")

    assert "the rules chose instead" in output
    assert digest["summary"]


def test_an_address_that_is_none_is_refused(draft):
    output, digest = draft(address="localhost")

    assert "not an address of a server" in output
    assert not digest
