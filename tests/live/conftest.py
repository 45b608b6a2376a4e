"""Tests against the real services, for those whose key is in the environment. They make drafts and send none.

What they need besides is said by each test that is skipped.
"""

import os
from pathlib import Path

import pytest

from issuepress.publication import Images
from issuepress.services.key import variable
from issuepress.services.request import Request
from issuepress.upload.prepare import prepare
from issuepress.upload.upload import upload
from issuepress.workspace.load import find_workspace, load_issue
from uploading import NOW, own_addresses

CODE = "Write {{ name }} or {% if %}, p <b and *|THIS|*, [%that%] <!-- so --> here."


class Live:
    """The sample issue on its way to a real service, with a subject and words of its own."""

    def __init__(self, name: str, sample: Path, table: dict) -> None:
        self.name, self.table = name, table
        own_addresses(sample)
        self.issue = load_issue(find_workspace(sample), "single")
        images = Images(base_url="https://www.practice.internal/news")
        publication = self.issue.publication.model_copy(update={"services": {name: table}, "images": images})
        self.issue = self.issue.model_copy(update={"publication": publication})
        self.intro = f"`{CODE}`"

    def prepared(self):
        content = self.issue.content.model_copy(update={"intro": self.intro})
        return prepare(self.issue.model_copy(update={"content": content}), self.name, with_errors="a test")

    def upload(self, **options):
        return upload(self.prepared(), now=NOW, say=print, **options)

    @property
    def service(self):
        return self.prepared().service

    @property
    def connection(self):
        return self.service.connect(os.environ[variable(self.name)], print)

    def found(self):
        connection = self.connection
        try:
            return self.service.find(connection)
        finally:
            connection.close()

    def delete(self, path: str) -> None:
        connection = self.connection
        try:
            for draft in self.service.find(connection):
                connection.send(Request("DELETE", path.format(id=draft.id)))
        finally:
            connection.close()


def needed(name: str) -> str:
    """A variable of the environment, or the test is skipped."""
    value = os.environ.get(name)
    if not value:
        pytest.skip(f"{name} is not set")
    return value
