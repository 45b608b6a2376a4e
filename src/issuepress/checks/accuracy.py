"""Does an issue say what its articles say? Every claim beside the sentence that it comes from.

A sentence may be lifted word for word, in other marks and another spelling, without its run-in label, its
leading connective or an aside. Any other difference is a departure. A sentence that is not near any of the
article's can not be judged here: it is "not found in the article", for a person to approve.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from os.path import commonprefix
from typing import Literal

from issuepress.checks import claims
from issuepress.checks.comparison import Comparison
from issuepress.checks.source import Sentence, Source, index
from issuepress.checks.words import Word, unmarked, words
from issuepress.models import Article, Digest, Issue
from issuepress.sentences import split

LONGEST = 300  # words; a longer sentence is repeated word for word or not found
NEAR = 0.5  # of what a sentence says is also in the one it is compared with
QUOTED = re.compile(r"[\"“„«»”]([^\"“„«»”]+)[\"”“»«]|(?<!\w)['‘]([^'‘’]+)['’](?!\w)")
ELISION = re.compile(r"\[[^\]]*\]|\.{3}|…")
ARTICLES = {"a", "an", "the", "A", "An", "The", "that", "which"}
Severity = Literal["error", "warning", "advice"]
NOT_FOUND = "not found in the article"
LOST_LEAD = "list item without its lead"


@dataclass(frozen=True)
class Departure:
    """What a ``statement`` says otherwise than its ``source``, the nearest sentence of the article.

    ``kind`` is what the difference is about ("number", "negation", "limiter", ...). ``said`` are the
    statement's words, ``written`` the article's. An "error" changes a claim, a "warning" needs a reader's
    eye, an "advice" is a matter of taste.
    """

    kind: str
    statement: str
    source: str
    said: str = ""
    written: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        if self.kind == NOT_FOUND:
            return f"not found in the article: “{self.statement}”"
        if self.kind == "quotation":
            return f"quotation: the article does not say “{self.said}”"
        if self.kind == LOST_LEAD:
            return f"list item without its lead: “{self.statement}” completes “{self.written}”"
        if not self.said:
            return f"{self.kind}: leaves out “{self.written}” of “{self.source}”"
        if not self.written:
            return f"{self.kind}: adds “{self.said}” to “{self.source}”"
        return f"{self.kind}: says “{self.said}” where the article says “{self.written}” in “{self.source}”"


def departures(statement: str, source: str) -> list[Departure]:
    """What ``statement`` (any text of a newsletter) says that ``source`` (the article) does not say.

    Empty where the statement is faithful. Both may hold Markdown. Every sentence of the statement is judged
    on its own; a title counts only where it is part of ``source``. Wording is judged in English; in other
    languages every changed word is reported, but not what kind of word it is.
    """
    article = index(source)
    if article.whole([word.key for word in words(statement)]) is not None and "\n" not in statement.strip():
        sentences = [statement]
    else:
        sentences = split(statement)
    found = [departure for sentence in sentences for departure in _judge(sentence, statement, article)]
    return found + list(_misquoted(statement, article))


def departures_of(issue: Issue) -> Iterator[tuple[str, Departure]]:
    """Every departure in an issue, each with where it is ("digests[0].takeaways[2]").

    The subject and the preheader may come from any of the articles. A sentence that a person approved passes
    as long as it is unchanged. The title and the intro are the editor's own words and are not judged.
    """
    content, approved = issue.content, {text for digest in issue.content.digests for text in digest.approved}
    sources = [source_of(article) for article in issue.articles.values()]
    for where, text in (("subject", content.subject), ("preheader", content.preheader)):
        found = [_disapproved(text, source, approved) for source in sources]
        yield from ((where, departure) for departure in min(found, key=len, default=[]))
    for number, digest in enumerate(content.digests):
        article = issue.articles.get(digest.article)
        if article:
            yield from ((f"digests[{number}].{where}", d) for where, d in _departures_of_digest(digest, article))


def source_of(article: Article) -> str:
    """Everything an article says: its title, its body and its own call to action."""
    asked = article.call_to_action
    parts = (f"# {article.title}", article.body, asked and asked.heading, asked and asked.text)
    return "\n\n".join(filter(None, parts))


def _departures_of_digest(digest: Digest, article: Article) -> Iterator[tuple[str, Departure]]:
    source = source_of(article)
    texts = [("summary", digest.summary), ("caveat", digest.caveat), ("quote", digest.quote)]
    texts[1:1] = [(f"takeaways[{number}]", text) for number, text in enumerate(digest.takeaways)]
    for where, text in texts:
        yield from ((where, departure) for departure in _disapproved(text, source, {*digest.approved}))
    speaker = words(digest.quote_by)
    known = {word.key for word in words(f"{article.author} {article.publisher} {source}")}
    strangers = " ".join(word.text for word in speaker if word.key not in known)
    if strangers and digest.quote:
        yield "quote_by", Departure("name", digest.quote_by, article.author, strangers)


def _disapproved(text: str, source: str, approved: set[str]) -> list[Departure]:
    return [] if text in approved else [d for d in departures(text, source) if d.statement not in approved]


def _judge(sentence: str, statement: str, article: Source) -> list[Departure]:
    said = words(sentence)
    keys = [word.key for word in said]
    if not said:
        return []
    whole = article.whole(keys)
    if whole:
        return _without_lead(sentence, statement, whole)
    nearest = _nearest(sentence, said, article)
    if nearest is None or article.share(nearest.common, keys) < NEAR:
        severity: Severity = "warning" if keys[-1] == "?" else "error"
        return [Departure(NOT_FOUND, sentence, nearest.written.text if nearest else "", severity=severity)]
    changed = [
        Departure(kind, sentence, nearest.written.text, said, written, _severity(kind, said, written))
        for kind, said, written in nearest.differences
    ]
    return changed + _without_lead(sentence, statement, nearest.written)


def _nearest(sentence: str, said: list[Word], article: Source) -> Comparison | None:
    if len(said) > LONGEST:
        return None
    excerpt = not re.search(r"[.!?。]\W*$", sentence)
    compared = [
        Comparison(said, written, excerpt, _context(said, near, article))
        for near in article.nearest([word.key for word in said])
        for written in dict.fromkeys((near, near.unlabeled))
        if len(written.keys) <= LONGEST
    ]
    return min(compared, key=_distance, default=None)


def _distance(comparison: Comparison) -> int:
    differences = comparison.differences
    return sum(len(f"{said} {written}".split()) for _, said, written in differences)


def _context(said: list[Word], written: Sentence, article: Source) -> set[str]:
    """The words just before a sentence, where what it calls "it" is named: for a bracketed insertion."""
    if not any(word.group for word in said):
        return set()
    return {key for sentence in (*article.before(written), written) for key in sentence.keys}


def _severity(kind: str, said: str, written: str) -> Severity:
    """A word left out or in another form may be an editor's choice; one put in its place is a new claim."""
    if {*said.split(), *written.split()} <= ARTICLES:
        return "advice"
    alike = len(commonprefix((said, written)))
    inflected = " " not in said + written and alike >= max(3, len(said) - 3, len(written) - 3)
    return "warning" if kind == "wording" and (not said or inflected) else "error"


def _without_lead(sentence: str, statement: str, written: Sentence) -> list[Departure]:
    """ "It would delay recovery" means the contrary where "I don't recommend it when:" stands above it."""
    lead = [word.key for word in words(written.lead)]
    if not claims.about(lead, *claims.DOUBTS) or " ".join(lead) in " ".join(
        word.key for word in words(statement)
    ):
        return []
    return [Departure(LOST_LEAD, sentence, written.text, sentence, written.lead)]


def _misquoted(statement: str, article: Source) -> Iterator[Departure]:
    for match in QUOTED.finditer(unmarked(statement)):
        quoted = match[1] or match[2]
        for part in ELISION.split(quoted):
            keys = [word.key for word in words(part)]
            if keys and not article.holds(keys):
                yield Departure("quotation", statement, "", quoted.strip())
                break
