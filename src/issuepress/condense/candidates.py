"""Everything a digest could say: each sentence, with its role and worth, or the reason to leave it out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from issuepress.condense.barred import bar, needs_company, qualifies
from issuepress.condense.extract import rate
from issuepress.condense.roles import Role, is_anecdote, role
from issuepress.condense.score import TAKEAWAY_WORDS, too_long, worth
from issuepress.condense.words import FUNCTION_WORDS, content, is_english, length
from issuepress.models import Article
from issuepress.sentences import Sentence, sentences

LEAST_MENTIONS = 3
QUALIFIED_WORDS = 42  # a finding and what takes it back stay together, even in a long takeaway
IT = re.compile(r"It(?= (?!is |was )[a-z])")
CONNECTIVE = re.compile(r"^(?:\w+ ?){1,3}, ")


@dataclass(frozen=True)
class Candidate:
    """One or two sentences that may be shown as ``text``, unless ``reason`` says why not."""

    text: str
    sentences: tuple[Sentence, ...]
    spot: int
    role: Role
    score: float
    why: tuple[str, ...] = ()
    reason: str = ""

    @property
    def words(self) -> int:
        return length(self.text)

    @property
    def stems(self) -> list[str]:
        return content(self.text)


def candidates(article: Article) -> list[Candidate]:
    """Every sentence of an article in order, and those pairs in which the second needs the first."""
    english = speaks_english(article)
    found = [s for s in sentences(article.blocks) if not _is_call(s, article)]
    topic = subject_phrase(article)
    roles = _roles(found, english=english)
    ratings = _standardized(rate([s.text for s in found], article.title, [s.position for s in found]))
    if not english:
        return [
            Candidate(s.text, (s,), i, roles[i], ratings[i], reason=bar(s, english=False))
            for i, s in enumerate(found)
        ]
    singles = [_single(found, i, roles[i], ratings[i], topic) for i in range(len(found))]
    return [candidate for i in range(len(singles)) for candidate in _completed(singles, i, topic)]


def speaks_english(article: Article) -> bool:
    language = article.language.partition("-")[0].lower()
    return is_english(article.text) and language in ("", "en")


def subject_phrase(article: Article) -> str:
    """The words of the title that the article keeps speaking of ("dry needling"), or nothing."""
    words = re.findall(r"[\w'’-]+", article.title.lower())
    text = " ".join(re.findall(r"[\w'’-]+", article.text.lower()))
    phrases = Counter[str]()
    for size in (1, 2, 3):
        for start in range(len(words) - size + 1):
            phrase = words[start : start + size]
            if phrase[0] not in FUNCTION_WORDS and phrase[-1] not in FUNCTION_WORDS:
                mentions = f" {text} ".count(f" {' '.join(phrase)} ")
                phrases[" ".join(phrase)] = size * mentions if mentions >= LEAST_MENTIONS else 0
    best = max(phrases, key=lambda phrase: phrases[phrase], default="")
    return best if phrases[best] else ""


def _is_call(sentence: Sentence, article: Article) -> bool:
    call = article.call_to_action
    return bool(call) and sentence.text in f"{call.heading} {call.text}"


def _roles(found: Sequence[Sentence], *, english: bool) -> list[Role]:
    """Roles of all sentences. A call to action or an anecdote colors its whole paragraph."""
    roles = [role(s, i / max(1, len(found) - 1), english=english) for i, s in enumerate(found)]
    for color in ("call to action", "anecdote"):
        blocks = {s.block for s, its in zip(found, roles, strict=True) if its == color and s.kind != "list"}
        roles = [color if s.block in blocks else its for s, its in zip(found, roles, strict=True)]
    return roles


def _standardized(values: Sequence[float]) -> list[float]:
    """Ratings in standard deviations, the outliers cut at two."""
    spread = (sum(value * value for value in values) / max(1, len(values))) ** 0.5 or 1.0
    return [max(-2.0, min(2.0, value / spread)) * 0.5 for value in values]


def _single(found: Sequence[Sentence], i: int, its: Role, rating: float, topic: str) -> Candidate:
    sentence = found[i]
    points, why = worth(sentence, its, rating, _signs(found, i, topic))
    reason = bar(sentence, english=True) or (
        f"part of the {its}" if its in ("anecdote", "call to action") else ""
    )
    return Candidate(sentence.text, (sentence,), i, its, points - too_long(sentence.text), why, reason)


def _signs(found: Sequence[Sentence], i: int, topic: str) -> dict[str, float]:
    """What the place of a sentence says for it."""
    this, before = found[i], found[i - 1] if i else None
    signs = {
        "names the subject": (0.4, bool(topic) and topic in this.text.lower()),
        "opens its section": (0.2, this.position == 0 and (not before or before.headings != this.headings)),
        "has a label": (0.3, bool(this.label)),
        "a paragraph of its own": (0.3, this.of == 1 and this.kind == "paragraph" and not this.label),
        "announced by the author": (0.6, bool(before) and _announces(before)),
    }
    return {name: points for name, (points, holds) in signs.items() if holds}


def _announces(sentence: Sentence) -> bool:
    """ "Translation?", "The short answer:" - a few words that say: now listen."""
    return length(sentence.text) <= 4 and sentence.text.endswith(("?", ":")) and sentence.kind == "paragraph"


def _completed(singles: list[Candidate], i: int, topic: str) -> list[Candidate]:
    """A sentence as it may be shown: alone, repaired, or with its neighbor."""
    this = singles[i]
    before, after = _neighbor(singles, i, i - 1), _neighbor(singles, i, i + 1)
    if this.reason:
        return [this]
    if needs_company(this.sentences[0]):
        repaired = _repaired(singles, i, topic)
        return [repaired or replace(this, reason="leans on the sentence before"), *_pair(before, this)]
    if after and not after.reason and qualifies(after.sentences[0]):
        return [replace(this, reason="is qualified by the sentence after")]
    return [this, *(_pair(before, this) if before and before.sentences[0].of == 2 else [])]


def _neighbor(singles: list[Candidate], i: int, j: int) -> Candidate | None:
    """Another sentence of the same paragraph or item."""
    if not 0 <= j < len(singles):
        return None
    this, other = singles[i].sentences[0], singles[j].sentences[0]
    return singles[j] if (this.block, this.item) == (other.block, other.item) else None


def _pair(first: Candidate | None, second: Candidate) -> list[Candidate]:
    """Both together, where the first can start and both are short enough, or the second takes something back."""
    if not first or first.reason or needs_company(first.sentences[0]):
        return []
    most = QUALIFIED_WORDS if qualifies(second.sentences[0]) else TAKEAWAY_WORDS
    if first.words + second.words > most:
        return []
    text = f"{first.text} {second.text}"
    score = max(first.score, second.score) + 0.2 - too_long(text) / 2
    why = tuple(dict.fromkeys((*first.why, *second.why)))
    return [replace(first, text=text, sentences=first.sentences + second.sentences, score=score, why=why)]


def _repaired(singles: list[Candidate], i: int, topic: str) -> Candidate | None:
    """ "It may help" where the sentence before is about the article's subject: "[Dry needling] may help"."""
    this = singles[i]
    if not IT.match(this.text) or not topic or topic.endswith("s") or not _subject_before(singles, i, topic):
        return None
    text = f"[{topic[0].upper()}{topic[1:]}]{this.text[2:]}"
    return replace(this, text=text, score=this.score + 0.4, why=(*this.why, "names the subject"))


def _subject_before(singles: list[Candidate], i: int, topic: str) -> bool:
    here = this_section = singles[i].sentences[0].headings
    for before in reversed(singles[max(0, i - 2) : i]):
        sentence = before.sentences[0]
        if sentence.headings != this_section or here is None:
            return False
        if length(sentence.text) > 3:
            return has_subject(sentence.text, topic)
    return False


def has_subject(text: str, topic: str) -> bool:
    """Whether a sentence starts with the topic, perhaps after "Instead,"."""
    return bool(topic) and CONNECTIVE.sub("", text).lower().startswith(topic)
