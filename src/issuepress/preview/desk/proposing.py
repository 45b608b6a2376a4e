"""A model's plain words for the texts of a digest, each with its verdict."""

from dataclasses import dataclass

from issuepress.accuracy import judge, source_of
from issuepress.models import Article, Digest, Issue
from issuepress.preview.desk.verdicts import Verdict, grade_with, told
from issuepress.text.markdown import inline_text, literal
from issuepress.write.condensing import model_of
from issuepress.write.plainly import plainly
from issuepress.write.prompt import Task
from issuepress.write.proof import Proven
from issuepress.write.server import NoAnswerError

__all__ = ["NoAnswerError", "Proposal", "proposals"]


@dataclass(frozen=True)
class Proposal:
    """``now`` is the Markdown that would stand at ``key``; ``says`` is how it is read, for ``rests_on``."""

    key: str
    was: str
    now: str
    says: str
    judged: Verdict


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
