"""What of a sentence a statement tells: an independent half that it leaves alone need not be found again."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from issuepress.accuracy.reading import Reading
from issuepress.accuracy.vocabulary import one_of
from issuepress.accuracy.words import Word

LIMITING = one_of("but although though however yet except whereas while")
SHORT = 4  # words; what is shorter is no half of its own
SUBJECTS = one_of("they their it its he she his her we our you your this these those")
TOUCHED = 0.34  # of a half's words for things; with fewer of them, it is left alone


def told(words: Sequence[Word], said: Reading) -> Iterator[Sequence[Word]]:
    """The halves of a sentence that a statement touches, all of it where there are no halves.

    Halves are what a semicolon, a colon or ", and" joins, and what comes before ", but": a limit may be told
    without what it limits, never the other way round.
    """
    halves = list(_halves(words))
    kept = [half for half in halves if _touched(half, said)]
    yield from kept if kept and len(halves) > 1 else [words]


def left_out(words: Sequence[Word], said: Reading) -> str:
    """The half that limits a sentence ("..., but nobody has tested it") where a statement leaves it out."""
    for place, word in enumerate(words):
        if place >= SHORT and word.key in LIMITING and "," in word.before and len(words) - place >= SHORT:
            half = words[place:]
            if LIMITING.isdisjoint(said.stems) and not _touched(half, said) and _touched(words[:place], said):
                return " ".join(word.text for word in half)
    return ""


def _halves(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    places = [0, *(n for n in range(1, len(words)) if _joins_another(words, n)), len(words)]
    start = 0
    for _, end in pairwise(places):
        if end - start >= SHORT and (end == len(words) or len(words) - end >= SHORT):
            yield words[start:end]
            start = end


def _joins(word: Word) -> bool:
    return ";" in word.before or ":" in word.before or ("," in word.before and word.key in ("and", "but"))


def _joins_another(words: Sequence[Word], place: int) -> bool:
    """Like "... and their ...": a half with a subject of its own."""
    following = words[place + 1].key if place + 1 < len(words) else ""
    return _joins(words[place]) or (words[place].key == "and" and following in SUBJECTS)


def _touched(half: Sequence[Word], said: Reading) -> bool:
    reading = Reading([half])
    if any(number.equals(other) for number in reading.numbers if not number.weak for other in said.numbers):
        return True
    found = sum(not reading.concepts[n].isdisjoint(said.everything) for n in reading.content)
    return found >= TOUCHED * len(reading.content) if reading.content else True
