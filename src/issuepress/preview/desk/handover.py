"""The e-mail handed over: as files, or as a draft at a mailing service, looked at before it is made.

A service is asked for nothing until a person presses its button, and keys never leave this process.
"""

import asyncio
import datetime as dt
import json
import re
from asyncio import to_thread
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from issuepress.build import as_format, rendered
from issuepress.checks.check import check_issue
from issuepress.checks.finding import Severity
from issuepress.errors import AnotherAccount, DraftGone, EditedThere, IssuepressError
from issuepress.fields import EmailAddress, Line, Model
from issuepress.models import Issue
from issuepress.preview.desk.writers import Writers
from issuepress.preview.guard import mail_headers
from issuepress.preview.issues import Issues
from issuepress.preview.proofs import Good
from issuepress.rendered import Email
from issuepress.services import names, service_class
from issuepress.services.tags import tags_of
from issuepress.upload.prepare import UNCOMPARED, Prepared, prepare
from issuepress.upload.readers import readers_of, told
from issuepress.upload.recorded import recorded
from issuepress.upload.upload import upload

FILES = {"html": ("html", "text/html"), "txt": ("text", "text/plain"), "eml": ("eml", "message/rfc822")}
FOLDER = "folder"  # needs no table
LOOKING = "somebody looks"  # the reason given while nothing is uploaded yet
OVERWRITES = (EditedThere, DraftGone, AnotherAccount)  # what a person may insist on


class Look(Model):
    service: Line = Field(max_length=40)


class Upload(Look):
    """``version`` is the one that was looked at; ``reason`` says why errors are right as they are."""

    version: str = Field(max_length=60)
    reason: Line = Field("", max_length=300)
    test_to: EmailAddress | None = None
    insists: bool = False


@dataclass(frozen=True)
class Known:
    """A service that is set up, and the receipt of the last upload there."""

    name: str
    title: str
    is_local: bool
    url: str = ""
    at: str = ""


@dataclass(frozen=True)
class Seen:
    """What an upload would do. ``stopped`` says why it cannot; ``errors`` findings want a reason first."""

    title: str
    draft: str = ""
    url: str = ""
    readers: str = ""
    stopped: str = ""
    findings: tuple[dict[str, str], ...] = ()
    errors: int = 0
    can_test: bool = False
    version: str = ""


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
        issue = self.issues.good(request.path_params["name"]).issue
        tables = [name for name in names() if name in issue.publication.services and name != FOLDER]
        return JSONResponse(
            {
                "drafts": [asdict(_known(issue, name)) for name in (*tables, FOLDER)],
                "tagged": [
                    {"name": name, "title": service_class(name).title} for name in names() if tags_of(name)
                ],
                "chosen": self.issues.service or "",
            }
        )

    async def look(self, request: Request) -> Response:
        """What an upload would do, and to whom it would go. Changes nothing."""
        asked = await self.writers.asked(request, Look)
        name = request.path_params["name"]
        version = self.issues.version(name)
        good = await to_thread(self.issues.good, name)
        _refuse_unknown(asked.service)
        seen = await to_thread(look, good.issue, asked.service, version)
        return JSONResponse(asdict(seen))

    async def upload(self, request: Request) -> Response:
        """Makes the draft, telling of each step in a line of JSON; the last is what came of it."""
        asked = await self.writers.asked(request, Upload)
        name = request.path_params["name"]
        good = await to_thread(self.issues.good, name)
        _refuse_unknown(asked.service)
        if self.issues.version(name) != asked.version or self.issues.proof(name).mistakes:
            raise HTTPException(409, "The issue was saved since you looked. Look again.")
        return StreamingResponse(_lines(good.issue, asked), media_type="application/x-ndjson")


def look(issue: Issue, name: str, version: str) -> Seen:
    """What uploading an issue to a service would do. Asks there who would get it, and changes nothing."""
    title = service_class(name).title
    email = rendered(issue, service=name)
    found = _findings(issue, name, email)
    errors = sum(one["refused"] == "yes" for one in found)
    try:
        prepared = prepare(issue, name, email=email, with_errors=LOOKING)
        readers = told(readers_of(prepared, say=_silent)) if not prepared.service.is_local else ""
    except IssuepressError as error:
        return Seen(title, stopped=str(error), findings=found, errors=errors, version=version)
    receipt = recorded(issue, name)
    return Seen(
        title,
        _draft(prepared),
        receipt.url if receipt else "",
        readers,
        "",
        found,
        errors,
        prepared.service.features.test,
        version,
    )


def _findings(issue: Issue, name: str, email: Email) -> tuple[dict[str, str], ...]:
    report = check_issue(issue, email, service=name)
    return tuple(
        {
            "severity": str(one.severity.value),
            "what": one.what,
            "mend": one.mend,
            "refused": "yes" if one.severity == Severity.ERROR or one.check == UNCOMPARED else "",
        }
        for one in report.findings
    )


def _draft(prepared: Prepared) -> str:
    if prepared.service.is_local:
        return "HTML, text, a message file and the pictures are written, to be pasted by hand."
    receipt = recorded(prepared.issue, prepared.name)
    if receipt and receipt.id:
        return f"The draft of {receipt.at[:10] or 'an earlier upload'} is brought up to date."
    return f"A new draft is made: {prepared.service.draft_name}"


async def _lines(issue: Issue, asked: Upload) -> AsyncIterator[str]:
    """Each step as soon as it is said; who leaves does not stop an upload half way."""
    said: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def say(what: dict[str, Any] | None) -> None:
        loop.call_soon_threadsafe(said.put_nowait, what)

    working = loop.run_in_executor(None, _uploaded, issue, asked, say)
    while (what := await said.get()) is not None:
        yield json.dumps(what) + "\n"
    await working


def _uploaded(issue: Issue, asked: Upload, say: Callable[[dict[str, Any] | None], None]) -> None:
    try:
        prepared = prepare(issue, asked.service, with_errors=asked.reason)
        now = dt.datetime.now().astimezone()
        test_to = (asked.test_to,) if asked.test_to else ()
        done = upload(
            prepared, now=now, say=lambda line: say({"say": line}), force=asked.insists, test_to=test_to
        )
        say({"done": prepared.service.told(done.done), "url": done.url, "readers": told(done.readers)})
    except IssuepressError as error:
        say({"error": str(error), "can_insist": isinstance(error, OVERWRITES)})
    except Exception as error:  # noqa: BLE001 - the page must hear how it ended
        say({"error": f"a bug in issuepress: {type(error).__name__}", "can_insist": False})
    finally:
        say(None)


def _known(issue: Issue, name: str) -> Known:
    try:
        receipt = recorded(issue, name)
    except IssuepressError:  # told when somebody looks
        receipt = None
    kind = service_class(name)
    return Known(name, kind.title, kind.is_local, *((receipt.url, receipt.at) if receipt else ("", "")))


def _refuse_unknown(name: str) -> None:
    if name not in names():
        raise HTTPException(404, "There is no such service.")


def _plain(name: str) -> str:
    """A name of a file that no header can misread."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", name)


def _silent(_: str) -> None:
    pass
