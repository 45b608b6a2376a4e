"""What a page may choose from: the files of an issue, and what the publication has set up."""

import base64
import binascii
from asyncio import to_thread
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from issuepress import paths
from issuepress.errors import IssuepressError
from issuepress.fields import Line, Model
from issuepress.models import Issue
from issuepress.preview.desk.writers import Writers
from issuepress.preview.guard import LOOPBACK
from issuepress.preview.issues import Issues

MOST = 28_000_000  # bytes of a request: a picture of 20 MB, in base64
PICTURES = {".png", ".jpg", ".jpeg", ".gif"}
FOLDERS = ("images", "articles")


class Given(Model):
    """A picture: its bytes in base64, and what its file is called."""

    name: Line = Field("", max_length=200)
    data: str


class Choices:
    def __init__(self, issues: Issues, writers: Writers) -> None:
        self.issues, self.writers = issues, writers

    def choices(self, request: Request) -> Response:
        name = request.path_params["name"]
        issue = self.issues.good(name).issue
        files = files_of(self.issues.folder(name))
        return JSONResponse(
            {
                "pictures": [file for file in files if Path(file).suffix.lower() in PICTURES],
                "articles": [
                    {"file": file, "title": _title(issue, file)} for file in files if file.endswith(".md")
                ],
                "social": list(issue.publication.social),
                "model": _model(issue),
            }
        )

    async def picture(self, request: Request) -> Response:
        """A picture becomes a file of the issue; the answer is how issue.toml names it."""
        given = await self.writers.asked(request, Given, MOST)
        folder = self.issues.folder(request.path_params["name"])
        try:
            return JSONResponse({"file": await to_thread(_taken, folder, given)})
        except IssuepressError as error:
            return JSONResponse({"error": str(error)}, 422)


def files_of(folder: Path) -> list[str]:
    """The pictures and articles of an issue, as issue.toml names them."""
    root = folder.resolve()
    found = (file for name in FOLDERS for file in sorted((folder / name).rglob("*")))
    return [
        file.relative_to(folder).as_posix()
        for file in found
        if file.is_file() and not file.name.startswith(".") and file.resolve().is_relative_to(root)
    ]


def _taken(folder: Path, given: Given) -> str:
    from issuepress.draft import slug  # takes long, and most starts need none
    from issuepress.read.picture import as_picture

    picture = as_picture(_bytes(given.data), given.name or "the file")
    named = paths.numbered(folder / "images" / f"{slug(Path(given.name).stem)}{picture.suffix}")
    file = next(one for one in named if not one.exists() or one.read_bytes() == picture.data)
    paths.write(file, picture.data)
    return file.relative_to(folder).as_posix()


def _bytes(data: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error:
        return b""


def _title(issue: Issue, file: str) -> str:
    article = issue.articles.get(file)
    return article.title if article else Path(file).stem


def _model(issue: Issue) -> dict[str, Any] | None:
    """Who would be asked to say a text plainly; None where nobody is to write."""
    chosen = issue.publication.condense
    if not chosen or not chosen.write:
        return None
    is_here = (urlsplit(chosen.address).hostname or "") in LOOPBACK
    return {"name": chosen.model, "address": chosen.address, "is_here": is_here}
