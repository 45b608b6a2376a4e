"""A statement word by word beside the sentence it is nearest to: which words differ."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from issuepress.accuracy.comparison import Comparison
from issuepress.accuracy.departure import FRAMED, NOT_FOUND, Departure, Severity
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.source import Sentence, Source
from issuepress.accuracy.variants import active, variants
from issuepress.accuracy.words import Word, unmarked, words
from issuepress.text.frames import Frame, refutes
from issuepress.text.sentences import split

TURNED = 2  # sentences that are tried in another order
STRANGE = 3  # words that are not in such a sentence
LONGEST = 300  # words; a longer sentence is repeated word for word or not found
NEAR = 0.5  # of what a sentence says is also in the one it is compared with
QUOTED = re.compile(r"[\"“„«»”]([^\"“„«»”]+)[\"”“»«]|(?<!\w)['‘]([^'‘’]+)['’](?!\w)")
WONDERS = re.compile(r"\b(?:not|n.t|cannot)\b.*\b(?:whether|if)\b", re.IGNORECASE)
ELISION = re.compile(r"\[[^\]]*\]|\.{3}|…")
ARTICLES = {"a", "an", "the", "A", "An", "The", "that", "which"}


@lru_cache(maxsize=256)
def depart(statement: str, article: Source) -> tuple[Departure, ...]:
    """Every difference of every sentence of a statement. Empty where they are word for word the article's."""
    said = [word.key for word in words(statement)]
    whole = "\n" not in statement.strip() and article.whole(said)
    sentences = [statement] if whole else split(statement)
    everything = " ".join(said)
    found = [departure for sentence in sentences for departure in _judge(sentence, everything, article)]
    return (*found, *_misquoted(statement, article))


def _judge(sentence: str, statement: str, article: Source) -> list[Departure]:
    said = words(sentence)
    keys = [word.key for word in said]
    if not said:
        return []
    whole = article.whole(keys)
    if whole:
        return list(unframed(sentence, whole, statement))
    nearest = _nearest(sentence, said, article)
    if nearest is None:
        likest = next((written.text for written in article.nearest(keys)), "")
        return [Departure(NOT_FOUND, sentence, likest, severity="warning" if keys[-1] == "?" else "error")]
    changed = [
        Departure(kind, sentence, nearest.written.text, said, written, _severity(kind, said, written))
        for kind, said, written in nearest.differences
    ]
    return changed + list(unframed(sentence, nearest.written, statement))


def _nearest(sentence: str, said: list[Word], article: Source) -> Comparison | None:
    """The sentence with the fewest differences, of those that are near at all."""
    keys = [word.key for word in said]
    if len(said) > LONGEST:
        return None
    excerpt = not re.search(r"[.!?。]\W*$", sentence)
    compared = (
        Comparison(said, written, excerpt, _context(said, near, article), article.abbreviations)
        for near in article.nearest(keys)
        for written in dict.fromkeys((near, near.unlabeled))
        if len(written.keys) <= LONGEST
    )
    turned = _turned(sentence, said, article)
    if turned:
        return turned
    close = (one for one in compared if article.share(one.common, keys) >= NEAR or not one.changes)
    return min(close, key=lambda comparison: comparison.distance, default=None)


def _turned(sentence: str, said: list[Word], article: Source) -> Comparison | None:
    """The sentence that says the same in another order, in the passive, or with an example more."""
    keys = [word.key for word in said]
    excerpt = not re.search(r"[.!?。]\W*$", sentence)
    for near in article.nearest(keys)[:TURNED]:
        if len(Counter(keys) - Counter(near.keys)) > STRANGE:
            continue
        for written in (near, *(replace(near, words=other) for other in variants(near.words))):
            for told in [said, *map(list, active(said))][written is near :]:
                if abs(len(told) - len(written.words)) > STRANGE:
                    continue
                compared = Comparison(told, written, excerpt, set(), article.abbreviations)
                if not compared.changes:
                    return compared
    return None


def _context(said: list[Word], written: Sentence, article: Source) -> set[str]:
    """The words just before a sentence, where what it calls "it" is named: for a bracketed insertion."""
    if not any(word.bracket == "[" for word in said):
        return set()
    return {key for sentence in (*article.before(written), written) for key in sentence.keys}


def _severity(kind: str, said: str, written: str) -> Severity:
    """A word left out or in another form may be an editor's choice; one put in its place is a new claim."""
    if {*said.split(), *written.split()} <= ARTICLES:
        return "advice"
    return "warning" if kind == "wording" and (not said or _inflected(said, written)) else "error"


def _inflected(said: str, written: str) -> bool:
    """Whether two words differ in their ending only: "improve" and "improved"."""
    stem = max(3, len(said) - 3, len(written) - 3)
    return said[:stem] == written[:stem] and not {" "} & {*said, *written}


def unframed(sentence: str, written: Sentence, statement: str) -> Iterator[Departure]:
    """A sentence that its heading, lead, label or quotation denies, doubts or ascribes to others.

    ``statement`` are the keys of all that is said: the frame may be told with it.
    """
    frame = written.frame
    if not frame or _told(frame, sentence, statement):
        return
    yield Departure(FRAMED[frame.kind], sentence, written.text, sentence, frame.words)


def _told(frame: Frame, sentence: str, statement: str) -> bool:
    if frame.place == "quotation":
        return bool(QUOTED.search(sentence))
    told = " ".join(word.key for word in words(frame.words))
    return told in statement or (
        frame.kind in ("denies", "doubts") and (refutes(sentence) or _doubts(sentence))
    )


def _doubts(sentence: str) -> bool:
    """Whether a sentence says itself that something is not known or not shown."""
    reading = Reading([words(sentence)])
    return (
        bool(reading.values("evidence") & {"unknown", "unproven", "denied"})
        or WONDERS.search(sentence) is not None
    )


def _misquoted(statement: str, article: Source) -> Iterator[Departure]:
    for match in QUOTED.finditer(unmarked(statement)):
        quoted = match[1] or match[2]
        for part in ELISION.split(quoted):
            keys = [word.key for word in words(part)]
            if keys and not article.holds(keys):
                yield Departure("quotation", statement, "", quoted.strip())
                break
