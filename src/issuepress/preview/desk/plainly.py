"""Texts of a digest that a language model says plainly: proposed under proof, and taken by a person or not.

Nobody is asked before a person presses the button that says what is sent where.
"""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import TypeVar

from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from issuepress.fields import Model
from issuepress.preview.desk.writers import Writers
from issuepress.preview.issues import Issues

Worked = TypeVar("Worked")


class Asked(Model):
    """One text of a digest by its key, or all of them where ``key`` is the digest's own."""

    key: str = Field(pattern=r"^digests\[\d{1,4}\](\.(summary|caveat|takeaways\[\d{1,4}\]))?$", max_length=80)


class Plainly:
    def __init__(self, issues: Issues, writers: Writers) -> None:
        self.issues, self.writers = issues, writers

    async def plainly(self, request: Request) -> Response:
        from issuepress.preview.desk.proposing import NoAnswerError, proposals  # takes long to import

        asked = await self.writers.asked(request, Asked)
        good = await asyncio.to_thread(self.issues.good, request.path_params["name"])
        if not good.issue.publication.condense:
            raise HTTPException(409, "newsletter.toml names no model: add [condense] with model and address.")
        try:
            found = await _in_background(lambda: proposals(good.issue, asked.key))
        except NoAnswerError as why:
            return JSONResponse({"error": f"The answer is of no use: {why}. Nothing was changed."}, 422)
        return JSONResponse([asdict(one) for one in found])


async def _in_background(work: Callable[[], Worked]) -> Worked:
    """What a thread works out that nobody waits for at the end: a model may take minutes."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Worked] = loop.create_future()

    def run() -> None:
        try:
            tell, what = done.set_result, work()
        except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
            tell, what = done.set_exception, error  # type: ignore[assignment]
        with suppress(RuntimeError):  # the server has ended
            loop.call_soon_threadsafe(lambda: done.cancelled() or tell(what))

    threading.Thread(target=run, daemon=True).start()
    return await done
