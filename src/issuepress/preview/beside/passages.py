"""An article as it is shown: its blocks, and each sentence with a number by which it is found."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from issuepress.accuracy.words import words
from issuepress.models import Article
from issuepress.text import markdown
from issuepress.text.sentences import Sentence, sentences

TITLE = 0  # the number of an article's title, where its sentences start at 1


@dataclass(frozen=True)
class Passage:
    """A block of an article, or one item of a list. Each sentence is its number, its text, its Markdown."""

    kind: str
    level: int = 0
    label: str = ""
    sentences: tuple[tuple[int, str, str], ...] = ()


@lru_cache(maxsize=64)  # articles stay while the issue is written
def read(article: Article) -> tuple[tuple[Passage, ...], "Places"]:
    """The passages of an article, and where each of its sentences is."""
    found = sentences(article.blocks)
    numbers = {id(sentence): number for number, sentence in enumerate(found, TITLE + 1)}
    return tuple(_passages(article, found, numbers)), Places(article, found)


def _passages(article: Article, found: tuple[Sentence, ...], numbers: dict[int, int]) -> Iterator[Passage]:
    by_block = {block: tuple(group) for block, group in groupby(found, key=lambda sentence: sentence.block)}
    for number, block in enumerate(article.blocks):
        if block.kind == "heading":
            yield Passage("heading", block.level, sentences=((-1, block.text, ""),))
        elif number in by_block:
            for _, item in groupby(by_block[number], key=lambda sentence: sentence.item):
                texts = tuple(item)
                yield Passage(
                    block.kind,
                    label=texts[0].label,
                    sentences=tuple(
                        (numbers[id(sentence)], sentence.text, markdown.literal(sentence.text))
                        for sentence in texts
                    ),
                )


class Places:
    """Finds the number of a sentence by its words."""

    def __init__(self, article: Article, found: tuple[Sentence, ...]) -> None:
        self._numbers = {_keys(article.title): TITLE}
        for number, sentence in enumerate(found, TITLE + 1):
            self._numbers.setdefault(_keys(sentence.text), number)
            self._numbers.setdefault(_keys(f"{sentence.label}: {sentence.text}"), number)
            self._numbers.setdefault(_keys(f"{sentence.lead} {sentence.text}"), number)

    def number(self, text: str) -> int | None:
        """The sentence with these words, or else the one that shares the most of them."""
        keys = _keys(text)
        if not keys or keys in self._numbers:
            return self._numbers.get(keys)
        shared = {number: _share(set(keys), set(other)) for other, number in self._numbers.items()}
        best = max(shared, key=lambda number: shared[number])
        return best if shared[best] > 1 / 2 else None


def _keys(text: str) -> tuple[str, ...]:
    return tuple(word.key for word in words(text))


def _share(some: set[str], others: set[str]) -> float:
    return len(some & others) / (len(some | others) or 1)
