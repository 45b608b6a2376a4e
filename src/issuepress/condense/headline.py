"""The two lines of an inbox, in the article's own words and never saying more than it does."""

import re
from typing import TYPE_CHECKING

from issuepress.condense.candidate import Candidate
from issuepress.condense.candidates import candidates
from issuepress.condense.teaser import concludes
from issuepress.condense.topic import topic_of
from issuepress.condense.words import FUNCTION_WORDS, content, shared

if TYPE_CHECKING:
    from issuepress.models import Article, Digest

SUBJECT = 60  # characters that inboxes show
PREHEADER = (40, 90)
ALIKE = 0.7
UNWELCOME = {"warns": 2.0, "refers to a study": 1.0, "says what it is": 2.5}
PUNCTUATION = " ,;:|•&–—-"
PARTS = re.compile(r"(?<=[?!。？！])\s*|\s*[:|•：]\s+|\s+[–—-]\s+")
# What may not be dropped from a title: with it goes the doubt.
DOUBTS = re.compile(
    r"\?|\b(?:no|not|never|cannot|without|but|only|may|might|could|should|unless|if|until|except|sometimes|some|"
    r"myths?|facts?|fiction|hype|versus|vs|or|limits?|risks?|maybe|perhaps)\b|n['’]t\b",
    re.IGNORECASE,
)


CLAIMS = re.compile(
    r"\b(?:is|are|can|will|does|do|works?|cures?|heals?|helps?|prevents?|reduces?|improves?|speeds?|fix(?:es)?|stops?|"
    r"relieves?|boosts?|beats?|causes?|lowers?|ends?|eases?|saves?|kills?|protects?|makes?|means?|needs?)\b",
    re.IGNORECASE,
)


def subject(article: "Article") -> str:
    """A subject line of at most 60 characters: the title, or the part of it that can stand for the whole.

    A question stays a question, and no part is dropped that doubts or limits the rest. Where nothing shorter
    is as careful as the title, it is cut between words with an ellipsis, or only names the topic.
    """
    title = " ".join(article.title.split())
    if 0 < len(title) <= SUBJECT:
        return title
    parts = [part for part in PARTS.split(title) if part]
    for part in parts:
        if len(part) <= SUBJECT and _stands_for(part, title, first=part == parts[0]):
            return part
    return _cut(title or " ".join(article.text.split()), topic_of(article))


def _stands_for(part: str, title: str, *, first: bool) -> bool:
    """A question with a subject of its own, or a beginning that no doubt follows."""
    words = len(content(part))
    if part.endswith("?"):
        return words > 2
    return first and words > 0 and not (DOUBTS.search(title.removeprefix(part)) and CLAIMS.search(part))


def _cut(title: str, topic: str) -> str:
    if len(title) <= SUBJECT:
        return title
    words = title[:SUBJECT].rpartition(" ")[0].split() or [title[: SUBJECT - 1]]
    while len(words) > 1 and words[-1].lower().strip(PUNCTUATION) in FUNCTION_WORDS | {""}:
        words.pop()
    kept = " ".join(words).rstrip(PUNCTUATION)
    claims = DOUBTS.search(title.removeprefix(kept)) and not DOUBTS.search(kept)
    return f"{topic[0].upper()}{topic[1:]}" if claims and topic else f"{kept}…"


def preheader(article: "Article", digest: "Digest") -> str:
    """A line of 40 to 90 characters that adds to the subject, or nothing where the article has none.

    It is a whole sentence that may stand alone, best one of the digest's claims; else a heading, which claims
    nothing.
    """
    said = subject(article)
    fitting = [c for c in candidates(article) if _fits(c, said) and not c.text.startswith("[")]
    if fitting:
        return max(fitting, key=lambda c: _welcome(c, digest)).text
    headings = [block.text.rstrip(":") for block in article.blocks if block.kind == "heading"]
    return next((heading for heading in headings if _adds(heading, said)), "")


def _fits(candidate: Candidate, said: str) -> bool:
    return not candidate.reason and _adds(candidate.text, said)


def _adds(text: str, said: str) -> bool:
    return PREHEADER[0] <= len(text) <= PREHEADER[1] and shared(content(text), content(said)) < ALIKE


def _welcome(candidate: Candidate, digest: "Digest") -> float:
    """Beside the subject stands the answer, else another line of the digest; never an alarm."""
    told = any(
        candidate.text in text for text in (digest.summary, *digest.takeaways, digest.caveat, digest.quote)
    )
    unwelcome = sum(points for name, points in UNWELCOME.items() if name in candidate.why)
    return candidate.score + 1.5 * told + (concludes(candidate) or -candidate.introduces) - unwelcome
