"""An upload, looked at before it is made: which draft, who would get it, what the checks find.

What speaks to services takes long to import, and most starts need none of it: the page's answers import this.
"""

import asyncio
import datetime as dt
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from issuepress.build import rendered
from issuepress.checks.check import check_issue
from issuepress.checks.finding import Severity
from issuepress.errors import AnotherAccount, DraftGone, EditedThere, IssuepressError
from issuepress.models import Issue
from issuepress.rendered import Email
from issuepress.services import service_class
from issuepress.upload.prepare import UNCOMPARED, Prepared, prepare
from issuepress.upload.readers import readers_of, told
from issuepress.upload.recorded import recorded
from issuepress.upload.upload import upload

if TYPE_CHECKING:
    from issuepress.preview.desk.handover import Upload

LOOKING = "somebody looks"  # the reason given while nothing is uploaded yet
OVERWRITES = (EditedThere, DraftGone, AnotherAccount)  # what a person may insist on


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


def known(issue: Issue, name: str) -> Known:
    """A service, and what the last upload there left. Nobody is asked."""
    try:
        receipt = recorded(issue, name)
    except IssuepressError:  # told when somebody looks
        receipt = None
    kind = service_class(name)
    return Known(name, kind.title, kind.is_local, *((receipt.url, receipt.at) if receipt else ("", "")))


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


async def steps(issue: Issue, asked: "Upload") -> AsyncIterator[str]:
    """Each step as soon as it is said; who leaves does not stop an upload half way."""
    said: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def say(what: dict[str, Any] | None) -> None:
        loop.call_soon_threadsafe(said.put_nowait, what)

    working = loop.run_in_executor(None, _uploaded, issue, asked, say)
    while (what := await said.get()) is not None:
        yield json.dumps(what) + "\n"
    await working


def _uploaded(issue: Issue, asked: "Upload", say: Callable[[dict[str, Any] | None], None]) -> None:
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


def _silent(_: str) -> None:
    pass
