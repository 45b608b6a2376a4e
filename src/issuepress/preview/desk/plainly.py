"""Texts of a digest that a language model says plainly: proposed under proof, and taken by a person or not.

Nobody is asked before a person presses the button that says what is sent where.
"""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TypeVar

from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from issuepress.accuracy import judge, source_of
from issuepress.fields import Model
from issuepress.models import Article, Digest, Issue
from issuepress.preview.desk.verdicts import Verdict, grade_with, told
from issuepress.preview.desk.writers import Writers
from issuepress.preview.issues import Issues
from issuepress.text.markdown import inline_text, literal
from issuepress.write.condensing import model_of
from issuepress.write.plainly import plainly
from issuepress.write.prompt import Task
from issuepress.write.proof import Proven
from issuepress.write.server import NoAnswerError

Worked = TypeVar("Worked")


class Asked(Model):
    """One text of a digest by its key, or all of them where ``key`` is the digest's own."""

    key: str = Field(pattern=r"^digests\[\d{1,4}\](\.(summary|caveat|takeaways\[\d{1,4}\]))?$", max_length=80)


@dataclass(frozen=True)
class Proposal:
    """``now`` is the Markdown that would stand at ``key``; ``says`` is how it is read, for ``rests_on``."""

    key: str
    was: str
    now: str
    says: str
    judged: Verdict


class Plainly:
    def __init__(self, issues: Issues, writers: Writers) -> None:
        self.issues, self.writers = issues, writers

    async def plainly(self, request: Request) -> Response:
        asked = await self.writers.asked(request, Asked)
        good = await asyncio.to_thread(self.issues.good, request.path_params["name"])
        if not good.issue.publication.condense:
            raise HTTPException(409, "newsletter.toml names no model: add [condense] with model and address.")
        try:
            found = await _in_background(lambda: proposals(good.issue, asked.key))
        except NoAnswerError as why:
            return JSONResponse({"error": f"The answer is of no use: {why}. Nothing was changed."}, 422)
        return JSONResponse([asdict(one) for one in found])


def proposals(issue: Issue, key: str) -> tuple[Proposal, ...]:
    """What the publication's model says instead of a text, or of all of a digest. Raises NoAnswerError."""
    chosen, table = issue.publication.condense, key.partition(".")[0]
    digests, number = issue.content.digests, int(table[len("digests[") : -1])
    texts = _texts(digests[number], table, key) if number < len(digests) else {}
    if not chosen or not texts:
        raise NoAnswerError("there is no such text any more")
    article = issue.articles[digests[number].article]
    task = Task(writes=True, readers=chosen.readers, grade=chosen.grade)
    said = plainly(model_of(chosen), article, [inline_text(text) for text in texts.values()], task)
    places = list(texts.items())
    return tuple(_proposal(issue, article, *places[place], one) for place, one in sorted(said.items()))


def _texts(digest: Digest, table: str, key: str) -> dict[str, str]:
    takeaways = {f"takeaways[{number}]": text for number, text in enumerate(digest.takeaways)}
    every = {"summary": digest.summary, **takeaways, "caveat": digest.caveat}
    named = {f"{table}.{name}": text for name, text in every.items() if text}
    return named if key == table else {key: named[key]} if key in named else {}


def _proposal(issue: Issue, article: Article, key: str, was: str, proven: Proven) -> Proposal:
    says, now = proven.text.words, literal(proven.text.words)
    found = judge(says, source_of(article), proven.text.rests_on)
    judged = told(found, f"{key.partition('.')[0]}.approved", grade=grade_with(issue, key, now))
    return Proposal(key, was, now, says, judged)


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
