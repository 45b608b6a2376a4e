"""A real language model behind a real server: whatever it answers, nothing that changes the article comes out.

Runs where ISSUEPRESS_MODEL_ADDRESS is set, like http://localhost:11434/v1, with ISSUEPRESS_MODEL for its name.
"""

import os
from pathlib import Path

import pytest

from issuepress.accuracy import judge, source_of
from issuepress.read import read_article
from issuepress.write.prompt import Task
from issuepress.write.server import Model
from issuepress.write.write import write

ADDRESS = os.environ.get("ISSUEPRESS_MODEL_ADDRESS", "")
ARTICLES = sorted((Path(__file__).parents[1] / "write" / "recorded").glob("*/article.md"))

pytestmark = pytest.mark.skipif(
    not ADDRESS,
    reason="set ISSUEPRESS_MODEL_ADDRESS to an OpenAI-compatible server, as of Ollama or llama.cpp",
)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_nothing_changed_passes(path: Path):
    article = read_article(path)
    model = Model(
        ADDRESS, os.environ.get("ISSUEPRESS_MODEL", "model"), os.environ.get("CONDENSE_API_KEY", "")
    )
    for line in write(model, article, Task("standard", writes=True), print):
        assert judge(line.text, source_of(article)).verdict != "changed" or line.text in article.text
