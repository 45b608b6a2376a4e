"""The e-mail handed over: as files, or as a draft at a mailing service, looked at before it is made.

A service is asked for nothing until a person presses its button, and keys never leave this process.
"""

import re
from asyncio import to_thread
from dataclasses import asdict

from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from issuepress.build import as_format, rendered
from issuepress.fields import EmailAddress, Line, Model
from issuepress.preview.desk.writers import Writers
from issuepress.preview.guard import mail_headers
from issuepress.preview.issues import Issues
from issuepress.preview.proofs import Good
from issuepress.rendered import Email
from issuepress.services import names, service_class
from issuepress.services.tags import tags_of

FILES = {"html": ("html", "text/html"), "txt": ("text", "text/plain"), "eml": ("eml", "message/rfc822")}
FOLDER = "folder"  # needs no table


class Look(Model):
    service: Line = Field(max_length=40)


class Upload(Look):
    """``version`` is the one that was looked at; ``reason`` says why errors are right as they are."""

    version: str = Field(max_length=60)
    reason: Line = Field("", max_length=300)
    test_to: EmailAddress | None = None
    insists: bool = False


class Handover:
    def __init__(self, issues: Issues, writers: Writers) -> None:
        self.issues, self.writers = issues, writers

    # --- files --------------------------------------------------------------------------------------

    def file(self, request: Request) -> Response:
        """The bytes that ``issuepress render`` writes, for a service (``to``) as for nobody, to be kept."""
        name, ending = request.path_params["name"], request.path_params["ending"]
        if ending not in FILES:
            raise HTTPException(404, "There is no such file.")
        good = self.issues.good(name)
        form, kind = FILES[ending]
        email = self._for(request.query_params.get("to"), good)
        headers = {**mail_headers(), "Content-Disposition": f'attachment; filename="{_plain(name)}.{ending}"'}
        return Response(as_format(form, email, good.issue), media_type=kind, headers=headers)

    def _for(self, service: str | None, good: Good) -> Email:
        if service is None or service == (self.issues.service or ""):
            return good.email
        if service:
            _refuse_unknown(service)
        return rendered(good.issue, service=service or None)

    # --- a service ----------------------------------------------------------------------------------

    def services(self, request: Request) -> Response:
        """Those of newsletter.toml and a folder, for drafts, and all that have tags. Nobody is asked."""
        from issuepress.preview.desk.uploading import known

        issue = self.issues.good(request.path_params["name"]).issue
        tables = [name for name in names() if name in issue.publication.services and name != FOLDER]
        return JSONResponse(
            {
                "drafts": [asdict(known(issue, name)) for name in (*tables, FOLDER)],
                "tagged": [
                    {"name": name, "title": service_class(name).title} for name in names() if tags_of(name)
                ],
                "chosen": self.issues.service or "",
            }
        )

    async def look(self, request: Request) -> Response:
        """What an upload would do, and to whom it would go. Changes nothing."""
        from issuepress.preview.desk.uploading import look

        asked = await self.writers.asked(request, Look)
        name = request.path_params["name"]
        version = self.issues.version(name)
        good = await to_thread(self.issues.good, name)
        _refuse_unknown(asked.service)
        seen = await to_thread(look, good.issue, asked.service, version)
        return JSONResponse(asdict(seen))

    async def upload(self, request: Request) -> Response:
        """Makes the draft, telling of each step in a line of JSON; the last is what came of it."""
        from issuepress.preview.desk.uploading import steps

        asked = await self.writers.asked(request, Upload)
        name = request.path_params["name"]
        good = await to_thread(self.issues.good, name)
        _refuse_unknown(asked.service)
        if self.issues.version(name) != asked.version or self.issues.proof(name).mistakes:
            raise HTTPException(409, "The issue was saved since you looked. Look again.")
        return StreamingResponse(steps(good.issue, asked), media_type="application/x-ndjson")


def _refuse_unknown(name: str) -> None:
    if name not in names():
        raise HTTPException(404, "There is no such service.")


def _plain(name: str) -> str:
    """A name of a file that no header can misread."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", name)
