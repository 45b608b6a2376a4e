"""The two lines of an inbox, in the article's own words and never saying more than it does."""

import re

from issuepress.condense.candidate import Candidate
from issuepress.condense.candidates import candidates
from issuepress.condense.words import FUNCTION_WORDS, content, length, shared
from issuepress.models import Article, Digest

SUBJECT = 60  # characters that inboxes show
PREHEADER = (40, 90)
ALIKE = 0.7
PARTS = re.compile(r"(?<=[?!。？！])\s*|\s*[:|•：]\s+|\s+[–—-]\s+")
# What may not be dropped from a title: with it goes the doubt.
DOUBTS = re.compile(
    r"\?|\b(?:no|not|never|cannot|without|but|only|may|might|could|can|should|unless|if|when|until|except|sometimes|some|"
    r"myths?|facts?|fiction|hype|versus|vs|or|limits?|risks?|maybe|perhaps)\b|n['’]t\b",
    re.IGNORECASE,
)


def subject(article: Article) -> str:
    """A subject line of at most 60 characters: the title, or the part of it that can stand for the whole.

    A question stays a question, and no part is dropped that doubts or limits the rest; where nothing shorter
    is as careful as the title, the title is cut between words and says so with an ellipsis.
    """
    title = " ".join(article.title.split())
    if 0 < len(title) <= SUBJECT:
        return title
    parts = [part for part in PARTS.split(title) if part]
    for number, part in enumerate(parts):
        rest = " ".join([*parts[:number], *parts[number + 1 :]])
        if len(part) <= SUBJECT and length(part) >= 2 and (part.endswith("?") or not DOUBTS.search(rest)):
            return part
    return _cut(title or " ".join(article.text.split()))


def _cut(title: str) -> str:
    if len(title) <= SUBJECT:
        return title
    cut = title[:SUBJECT]
    words = cut.rpartition(" ")[0].split() or [cut[:-1]]
    while len(words) > 1 and words[-1].lower().strip(",;:–—-") in FUNCTION_WORDS | {"", "&"}:
        words.pop()
    return f"{' '.join(words).rstrip(',;:–—- ')}…"


def preheader(article: Article, digest: Digest) -> str:
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


def _welcome(candidate: Candidate, digest: Digest) -> float:
    """Claims of the digest first; its opening words would be read twice in a row."""
    told = any(candidate.text in text for text in (*digest.takeaways, digest.caveat))
    return candidate.score + 0.5 * told - (candidate.text in digest.summary)
