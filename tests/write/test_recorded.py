"""Answers of a real language model to the very prompts that the program writes, on articles of our own.

Each folder of ``recorded`` holds an article, the prompt and the answer. Where the prompt changes, they are recorded
anew: ``prompt.txt`` is written with ``--accept``, and a model is asked.
"""

from pathlib import Path

import pytest

from issuepress.accuracy import judge, source_of
from issuepress.condense import condense
from issuepress.read import read_article
from issuepress.write.digest import digest_of
from issuepress.write.prompt import Task, numbered, prompt
from issuepress.write.write import write

FOLDERS = sorted(path for path in (Path(__file__).parent / "recorded").iterdir() if path.is_dir())
TASK = Task("standard", writes=True)


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_the_prompt_is_the_one_that_was_answered(folder: Path, request: pytest.FixtureRequest):
    article = read_article(folder / "article.md")
    messages = prompt(article, numbered(article), TASK)
    text = "\n\n".join(f"--- {message['role']}\n{message['content']}" for message in messages) + "\n"
    if request.config.getoption("--accept"):
        (folder / "prompt.txt").write_text(text, encoding="utf-8")

    assert text == (folder / "prompt.txt").read_text(encoding="utf-8")


def test_nothing_of_the_answer_changes_the_article(folder: Path, server):
    article = read_article(folder / "article.md")
    server.answers = [(folder / "answer.json").read_text(encoding="utf-8")]
    lines = write(server.model, article, TASK, str)
    found = [sentence.text for sentence in numbered(article)]

    assert lines
    for line in lines:
        if line.origin in {"put back", "chosen"}:
            assert line.text in " ".join(found)
        else:
            numbers = [found.index(sentence) + 1 for sentence in line.rests_on]
            assert judge(line.text, source_of(article), numbers).verdict != "changed"


def test_an_answer_becomes_a_digest_that_keeps_what_it_rests_on(folder: Path, server):
    article = read_article(folder / "article.md")
    server.answers = [(folder / "answer.json").read_text(encoding="utf-8")]
    lines = write(server.model, article, TASK, str)
    digest = digest_of(lines, condense(article))

    assert digest.summary
    assert digest.takeaways
    assert {one.text for one in digest.rests_on} == {
        line.text
        for line in lines
        if line.origin in {"said otherwise", "the article's words"} and line.text not in line.rests_on
    }
    assert all(sentence in article.text for one in digest.rests_on for sentence in one.sentences)


def test_most_of_what_an_honest_model_says_is_taken(server):
    taken = put_back = 0
    for folder in FOLDERS:
        server.answers = [(folder / "answer.json").read_text(encoding="utf-8")]
        lines = write(server.model, read_article(folder / "article.md"), TASK, str)
        put_back += sum(line.origin == "put back" for line in lines)
        taken += sum(line.origin != "put back" for line in lines)

    assert taken > put_back
