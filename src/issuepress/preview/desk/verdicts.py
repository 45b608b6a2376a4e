"""A text held beside its article while somebody types it."""

import re
from asyncio import to_thread
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from issuepress.accuracy import Difference, Judgement, departures_of, judge, source_of
from issuepress.fields import Model
from issuepress.models import Article, Digest, Issue
from issuepress.preview.desk.writers import Writers
from issuepress.preview.issues import Issues
from issuepress.text.grade import reading_grade
from issuepress.text.markdown import inline_text

MOST_TOLD = 5  # differences; more help nobody to write
LONGEST = 5_000  # characters that are judged at every key
DIGEST = re.compile(r"digests\[(?P<number>\d+)\]\.(?P<field>\w+)(?:\[(?P<item>\d+)\])?")
BLOCK = re.compile(r"blocks\[(?P<number>\d+)\]\.(?P<field>\w+)")
OWN = {"title", "intro"}  # the editor's own words, which only must not turn what the article says
CLAIMS = {"subject", "preheader", "summary", "takeaways", "caveat", "quote", "detail", "text", "caption"} | {
    "answer", "dose", "caution", "steps", "items",
}  # fmt: skip
GRAVITY = ("same", "said_otherwise", "changed")


class Text(Model):
    model_config = ConfigDict(str_strip_whitespace=False)

    key: str = Field(max_length=80)
    text: str = Field(max_length=LONGEST)


@dataclass(frozen=True)
class Verdict:
    """``verdict`` is empty for what no article has to say. ``approved_at`` lists what a person stands by.

    ``grade`` is the school grade that the whole digest takes with this text, None where it is too short.
    """

    verdict: str = ""
    rests_on: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    approved_at: str = ""
    approved: bool = False
    grade: int | None = None


class Verdicts:
    def __init__(self, issues: Issues, writers: Writers) -> None:
        self.issues, self.writers = issues, writers

    async def verdict(self, request: Request) -> Response:
        asked = await self.writers.asked(request, Text)
        good = await to_thread(self.issues.good, request.path_params["name"])
        return JSONResponse(asdict(await to_thread(verdict, good.issue, asked.key, asked.text)))


def verdict(issue: Issue, key: str, text: str) -> Verdict:
    """What is to be said of a text at a key of issue.toml."""
    field = _field(key)
    grade = grade_with(issue, key, text)
    if not text.strip() or field not in CLAIMS | OWN:
        return Verdict(grade=grade)
    if field in OWN:
        turned = tuple(_turned(issue, key, text))
        return Verdict("changed" if turned else "", differences=turned, grade=grade)
    judged = [(table, judge(text, source_of(article))) for table, article in _articles(issue, key)]
    if not judged:
        return Verdict(grade=grade)
    table, found = min(judged, key=lambda one: _gravity(one[1]))
    return told(found, f"{table}.approved", is_approved=_is_approved(issue, text), grade=grade)


def told(
    found: Judgement, approved_at: str, *, is_approved: bool = False, grade: int | None = None
) -> Verdict:
    """A judgement as a page shows it."""
    return Verdict(
        found.verdict,
        tuple(dict.fromkeys(sentence.text for sentence in found.rests_on)),
        tuple(dict.fromkeys(map(_told, sorted(found.differences, key=_is_left_out))))[:MOST_TOLD],
        tuple(dict.fromkeys(found.facts)),
        approved_at,
        is_approved,
        grade,
    )


def _is_left_out(difference: Difference) -> bool:
    return not difference.said


def _told(difference: Difference) -> str:
    said, written = difference.said, difference.written
    if difference.text or not (said or written):
        return str(difference)
    if not written:
        return f"“{said}” is not in the article"
    return f"the article says “{written}”, this says “{said}”" if said else f"leaves out “{written}”"


def _field(key: str) -> str:
    named = DIGEST.match(key) or BLOCK.match(key)
    return named["field"] if named else key


def _gravity(found: Judgement) -> tuple[int, int]:
    return GRAVITY.index(found.verdict), len(found.differences)


def _articles(issue: Issue, key: str) -> Iterator[tuple[str, Article]]:
    """The articles that a text may be from, each with the table that names it."""
    digests = issue.content.digests
    named, block = DIGEST.match(key), BLOCK.match(key)
    if block:
        blocks = issue.content.blocks
        found = blocks[int(block["number"])] if int(block["number"]) < len(blocks) else None
        article = issue.articles.get(getattr(found, "article", ""))
        yield from [(f"blocks[{block['number']}]", article)] if article else []
        return
    for number, digest in enumerate(digests):
        if digest.article in issue.articles and (not named or int(named["number"]) == number):
            yield f"digests[{number}]", issue.articles[digest.article]


def _turned(issue: Issue, key: str, text: str) -> Iterator[str]:
    """What the editor's own words turn, as the checks tell it."""
    for where, departure in departures_of(_with(issue, key, text)):
        if where == key:
            yield str(departure)


def _with(issue: Issue, key: str, text: str) -> Issue:
    """The issue with this text, and without the others that nobody asks about."""
    named = DIGEST.match(key)
    update: dict[str, Any] = {"subject": "", "preheader": "", "intro": "", "digests": (), "blocks": ()}
    if named and int(named["number"]) < len(issue.content.digests):
        number = int(named["number"])
        bare = [Digest(article=one.article, title="") for one in issue.content.digests[: number + 1]]
        kept = issue.content.digests[number]
        bare[number] = bare[number].model_copy(update={"title": text, "approved": kept.approved})
        update["digests"] = tuple(bare)
    else:
        update[key] = text
    return issue.model_copy(update={"content": issue.content.model_copy(update=update)})


def _is_approved(issue: Issue, text: str) -> bool:
    tables = (*issue.content.digests, *issue.content.blocks)
    approved = {one for table in tables for one in getattr(table, "approved", ())}
    return text in approved or inline_text(text) in approved


def grade_with(issue: Issue, key: str, text: str) -> int | None:
    """Of the digest as it would read. Formulas of reading are English."""
    named = DIGEST.match(key)
    if not named or not issue.language.startswith("en") or int(named["number"]) >= len(issue.content.digests):
        return None
    digest = issue.content.digests[int(named["number"])]
    said = {"summary": [digest.summary], "takeaways": [*digest.takeaways], "caveat": [digest.caveat]}
    if named["field"] in said:
        texts, place = said[named["field"]], int(named["item"] or 0)
        said[named["field"]] = [*texts[:place], text, *texts[place + 1 :]]
    grade = reading_grade(inline_text(one) for texts in said.values() for one in texts)
    return None if grade is None else max(1, round(grade))
