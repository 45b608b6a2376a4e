"""Plain words for the article's words: a table of what says provably the same."""

from collections.abc import Iterator, Sequence
from functools import cache

from issuepress.accuracy.lexicon import DATA
from issuepress.accuracy.words import key

Keys = tuple[str, ...]
ENDINGS = ("s", "ed", "ing")


def equal(written: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the article's words may be told as these, by the table."""
    return (tuple(written), tuple(said)) in _pairs()


def pairs() -> Iterator[tuple[str, str, bool]]:
    """Each pair of the table: the article's words, the plain ones, and whether it holds both ways."""
    for line in (DATA / "equals.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            mark = " = " if " = " in line else " > "
            written, _, said = line.partition(mark)
            yield written.strip(), said.strip(), mark == " = "


@cache
def _pairs() -> frozenset[tuple[Keys, Keys]]:
    found: set[tuple[Keys, Keys]] = set()
    for written, said, both in pairs():
        for one, other in zip(_forms(written), _forms(said), strict=True):
            found.add((one, other))
            if both:
                found.add((other, one))
    return frozenset(found)


def _forms(phrase: str) -> list[Keys]:
    """A phrase and, of a single word, its regular inflections."""
    words = phrase.replace("-", " ").split()
    forms = [phrase, *(_inflected(words[0], ending, words[1:]) for ending in ENDINGS)]
    return [tuple(key(word) for word in form.replace("-", " ").split()) for form in forms]


def _inflected(first: str, ending: str, rest: Sequence[str]) -> str:
    """The first word with an ending: "ease" is "eased", "speed up" is "speeded up" and matches nothing."""
    word = first.removesuffix("e") if ending != "s" and first.endswith("e") else first
    return " ".join([word + ending, *rest])
