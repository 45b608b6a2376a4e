"""An article looked through once: its sentences, their frames, their words, how alike they are."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from issuepress.condense.told import told
from issuepress.condense.topic import topic_of
from issuepress.condense.words import WORD, content_of, is_english
from issuepress.text.frames import Frame, frames
from issuepress.text.sentences import Sentence, sentences

if TYPE_CHECKING:
    from issuepress.models import Article

Vector = dict[str, float]


@dataclass(frozen=True)
class Survey:
    """``sentences`` in order; all other lists are parallel to them.

    ``texts`` are the sentences as a digest would tell them, ``words`` their words in small letters, ``stems``
    those that carry meaning, ``vectors`` their weights: of length 1, rare words weighing more. ``house`` are
    the names of who publishes, run together: "physioventure".
    """

    title: str
    english: bool
    house: frozenset[str]
    sentences: tuple[Sentence, ...]
    texts: list[str]
    words: list[list[str]]
    stems: list[list[str]]

    @cached_property
    def frames(self) -> list[Frame | None]:
        return frames(self.sentences)

    @cached_property
    def own_names(self) -> frozenset[str]:
        """Names of the house that are no words of the article: "Health" for health.example is one."""
        small = {word for text in self.texts for word in WORD.findall(text) if word.islower()}
        return self.house - small

    def begins_with_the_house(self, i: int) -> bool:
        """Whether the name of who publishes is the first that a sentence says."""
        if not self.own_names:
            return False
        first = [run_together(" ".join(self.words[i][:count])) for count in range(1, 5)]
        return any(name in self.own_names or name.removesuffix("s") in self.own_names for name in first)

    @cached_property
    def vectors(self) -> list[Vector]:
        count = len(self.stems)
        known = Counter(stem for some in self.stems for stem in set(some))
        weights = {stem: math.log(1 + count / number) for stem, number in known.items()}
        return [_unit({stem: n * weights[stem] for stem, n in Counter(some).items()}) for some in self.stems]


def survey(article: "Article") -> Survey:
    """Every sentence of an article but those that only call for the author's own business."""
    found = tuple(sentence for sentence in sentences(article.blocks) if not _is_call(sentence, article))
    english = speaks_english(article)
    title = " ".join(article.title.split())
    texts = told(found, topic_of(article), title) if english else [sentence.text for sentence in found]
    words = [WORD.findall(text.lower()) for text in texts]
    stems = [content_of(some, text) for some, text in zip(words, texts, strict=True)]
    return Survey(title, english, _house(article), found, texts, words, stems)


def speaks_english(article: "Article") -> bool:
    language = article.language.partition("-")[0].lower()
    return language in ("", "en") and is_english(article.text)


def likeness(one: Vector, other: Vector) -> float:
    """From 0, no word in common, to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other[stem] for stem, value in one.items() if stem in other)


def _house(article: "Article") -> frozenset[str]:
    """Who publishes, by the publisher's name and the parts of the address."""
    host = urlsplit(article.url).hostname or ""
    names = [article.publisher, *(part for part in host.split(".")[:-1] if part != "www")]
    return frozenset(filter(lambda name: len(name) > 3, map(run_together, names)))


def run_together(text: str) -> str:
    return "".join(WORD.findall(text.lower())).replace("'", "").replace("’", "")


def _is_call(sentence: Sentence, article: "Article") -> bool:
    call = article.call_to_action
    return call is not None and sentence.text in f"{call.heading} {call.text}"


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {stem: value / norm for stem, value in vector.items()}


def total(vectors: Sequence[Vector]) -> Vector:
    """The sum of vectors: likeness to all of them is one product with it, no table of pairs."""
    whole: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for stem, value in vector.items():
            whole[stem] += value
    return whole
