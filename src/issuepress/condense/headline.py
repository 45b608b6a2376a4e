"""The two lines of an inbox, in the article's own words and never saying more than it does."""

import re
from typing import TYPE_CHECKING

from issuepress.condense.candidate import Candidate
from issuepress.condense.candidates import looked
from issuepress.condense.words import content, shared

if TYPE_CHECKING:
    from issuepress.models import Article, Digest

SUBJECT = 60  # characters that inboxes show
SHORTEST, SHOWN, LONGEST = 40, 90, 130  # characters of a preheader: telephones show 90, others more
ALIKE = 0.7
UNWELCOME = re.compile(
    r"\bemergency\b|\bambulance\b|^\W*(?:[\w'’-]+ ){1,5}(?:is|are) (?:an?|the) ", re.IGNORECASE
)
SURE = 0.5  # how likely a preheader that is not in the digest must be heard
PARTS = re.compile(r"(?<=[?？])\s*")


def subject(article: "Article") -> str:
    """A subject line: the title, or the question of at most 60 characters that a longer one begins with.

    Nothing else is ever cut off: with it would go a doubt, a limit or who says so. A title too long for an
    inbox is the author's to shorten.
    """
    title = " ".join(article.title.split())
    question = next(iter(PARTS.split(title)), "")
    asks = question.endswith(("?", "？")) and len(content(question)) > 2
    return question if len(title) > SUBJECT >= len(question) and asks else title or _first_words(article.text)


def _first_words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SUBJECT else f"{words[:SUBJECT].rpartition(' ')[0] or words[:59]}…"


def preheader(article: "Article", digest: "Digest") -> str:
    """A line of 40 to 130 characters that adds to the subject, or nothing where the digest has none.

    It is a whole sentence, of the digest if one of its fits: the answer, or else its limit. One that a
    telephone shows whole comes first.
    """
    said, told = subject(article), [digest.summary, *digest.takeaways, digest.caveat]
    fitting = [c for c in looked(article).free if _fits(c, said)]
    fitting = [c for c in fitting if any(c.text in text for text in told)] or [
        c for c in fitting if c.heard > SURE
    ]
    best = max(fitting, key=lambda c: (len(c.text) <= SHOWN, c.heard), default=None)
    return best.text if best else ""


def _fits(candidate: Candidate, said: str) -> bool:
    text = candidate.text
    adds = shared(content(text), content(said)) < ALIKE
    welcome = not text.startswith("[") and not UNWELCOME.search(text)  # no alarm, no definition
    return SHORTEST <= len(text) <= LONGEST and adds and welcome
