"""An article that is pasted, dropped or named by its address joins an issue, condensed; or begins one."""

import base64
import binascii
import datetime as dt
import threading
from asyncio import to_thread
from itertools import count
from typing import TYPE_CHECKING, Any, Self

from pydantic import Field, model_validator
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from issuepress.errors import IssuepressError
from issuepress.fields import Line, Model, WebAddress
from issuepress.models import Article
from issuepress.preview.desk.writers import Writers
from issuepress.preview.issues import Issues
from issuepress.preview.mistakes import mistakes
from issuepress.workspace.load import Workspace

if TYPE_CHECKING:
    from issuepress.draft import Drafted

MOST = 28_000_000  # bytes of a request: a file of 20 MB, in base64
PASTED = "what you pasted"


class Given(Model):
    """A text, a file (``data`` in base64, ``name`` for errors only), or an address."""

    text: str = Field("", max_length=2_000_000)
    name: Line = Field("", max_length=200)
    data: str = ""
    address: WebAddress | None = Field(None, max_length=2_000)

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if sum(map(bool, (self.text, self.data, self.address))) != 1:
            raise ValueError("Paste an article, or its address, or choose a file")
        return self

    @property
    def bytes(self) -> bytes:
        try:
            return base64.b64decode(self.data, validate=True)
        except binascii.Error:
            return b""


class Drafting:
    """``lock`` is held while issue.toml is written."""

    def __init__(self, issues: Issues, writers: Writers, lock: threading.Lock) -> None:
        self.issues, self.writers, self.lock = issues, writers, lock

    async def new(self, request: Request) -> Response:
        return await self._draft(await self.writers.asked(request, Given, MOST), "")

    async def into(self, request: Request) -> Response:
        name = request.path_params["name"]
        self.issues.folder(name)
        return await self._draft(await self.writers.asked(request, Given, MOST), name)

    async def _draft(self, given: Given, name: str) -> Response:
        try:
            name, drafted = await to_thread(self._drafted, given, name)
        except IssuepressError as error:
            wrong = [mistake.told for mistake in mistakes(error, self.issues.workspace)]
            return JSONResponse({"error": "\n".join(wrong)}, 422)
        await self.issues.renew({name})
        return JSONResponse({"issue": name, "drafted": [_told(one) for one in drafted]})

    def _drafted(self, given: Given, name: str) -> "tuple[str, list[Drafted]]":
        from issuepress.draft import Source, draft, issue_name  # takes long, and most starts need none

        articles = _read(given)
        today = dt.datetime.now().astimezone().date()
        with self.lock:
            name = name or _free(self.issues.workspace, issue_name(articles[0].title, today))
            sources = [Source(article) for article in articles]
            return name, draft(self.issues.workspace, name, sources, today, model=False, say=_silent)


def _read(given: Given) -> list[Article]:
    from issuepress.read import read_articles

    if given.address:
        return read_articles(given.address)
    if given.text:
        return read_articles(PASTED, text=given.text)
    return read_articles(given.name or "the file", text=given.bytes)


def _told(one: "Drafted") -> dict[str, Any]:
    return {"title": one.article.title, "is_new": one.digest is not None, "notes": one.notes}


def _free(workspace: Workspace, name: str) -> str:
    """The name, or with a number behind it where there is such an issue already."""
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(one for one in names if not (workspace.newsletters / one).exists())


def _silent(_: str) -> None:
    pass
