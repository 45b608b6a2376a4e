"""Everything a digest could say: each sentence with its role and worth, or the reason to leave it out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from issuepress.condense.barred import bar
from issuepress.condense.candidate import INTRODUCTION, NAMES_A_STUDY, Candidate
from issuepress.condense.extract import rate
from issuepress.condense.roles import COLORING, roles_of
from issuepress.condense.score import too_long, worth
from issuepress.condense.studies import names_study
from issuepress.condense.together import together
from issuepress.condense.topic import topic_of
from issuepress.condense.words import is_english, length
from issuepress.text.sentences import Sentence, sentences

if TYPE_CHECKING:
    from issuepress.models import Article

ANNOUNCEMENT = 4  # words: "In plain words?"


def candidates(article: "Article") -> list[Candidate]:
    """Every sentence of an article in order, and those pairs in which the second needs the first.

    Roles, reasons and cues are English; in another language place, title and likeness to the whole decide.
    """
    found = [sentence for sentence in sentences(article.blocks) if not _is_call(sentence, article)]
    ratings = _standardized(rate([s.text for s in found], article.title, [s.position for s in found]))
    if not speaks_english(article):
        return [
            Candidate(s.text, (s,), i, "other", rating, reason=bar(s, english=False))
            for i, (s, rating) in enumerate(zip(found, ratings, strict=True))
        ]
    topic, roles = topic_of(article), roles_of(found)
    singles = [_single(found, i, roles[i], ratings[i], topic) for i in range(len(found))]
    return together(singles, topic)


def speaks_english(article: "Article") -> bool:
    language = article.language.partition("-")[0].lower()
    return language in ("", "en") and is_english(article.text)


def _is_call(sentence: Sentence, article: "Article") -> bool:
    call = article.call_to_action
    return call is not None and sentence.text in f"{call.heading} {call.text}"


def _standardized(values: Sequence[float]) -> list[float]:
    """Ratings in halves of a standard deviation, outliers cut at 1."""
    spread = (sum(value * value for value in values) / max(1, len(values))) ** 0.5 or 1.0
    return [max(-1.0, min(1.0, value / spread / 2)) for value in values]


def _single(found: Sequence[Sentence], i: int, role: str, rating: float, topic: str) -> Candidate:
    sentence = found[i]
    reason = bar(sentence, english=True) or (f"part of the {role}" if role in COLORING else "")
    if reason:
        return Candidate(sentence.text, (sentence,), i, role, rating, reason=reason)
    points, why = worth(sentence.text, role, rating, _signs(found, i, topic))
    return Candidate(sentence.text, (sentence,), i, role, points - too_long(sentence.text), why)


def _signs(found: Sequence[Sentence], i: int, topic: str) -> dict[str, float]:
    """What the place of a sentence says for it."""
    this, before = found[i], found[i - 1] if i else None
    signs = {
        "names the topic": (0.4, bool(topic) and topic in this.text.lower()),
        "opens its section": (0.2, this.position == 0 and (not before or before.headings != this.headings)),
        INTRODUCTION: (0.0, not this.headings and bool(found[-1].headings)),
        "has a label": (0.3, bool(this.label)),
        "a paragraph of its own": (0.3, this.of == 1 and this.kind == "paragraph" and not this.label),
        "announced by the author": (0.6, before is not None and _announces(before)),
        "leads to a question": (-1.0, _leads_to_a_question(found, i)),
        NAMES_A_STUDY: (0.0, names_study(this.text)),
    }
    return {name: points for name, (points, holds) in signs.items() if holds}


def _announces(sentence: Sentence) -> bool:
    """A few words that say "now listen"."""
    short = length(sentence.text) <= ANNOUNCEMENT and sentence.kind == "paragraph"
    return short and sentence.text.endswith("?")


def _leads_to_a_question(found: Sequence[Sentence], i: int) -> bool:
    """The scene that an author sets before asking what the article answers."""
    after = found[i + 1] if i + 1 < len(found) else None
    return after is not None and after.block == found[i].block and after.text.endswith("?")
