"""What a statement tells that its sentences do not: another thing, another name."""

from collections.abc import Iterator

from issuepress.accuracy.departure import NOT_FOUND
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading

COMMON = 2  # things, protected words or numbers
STRANGE = 0.5  # of them; then the article says nothing of the kind
STRANGER, FREELY = 0.65, 0.45  # where the statement is in words of its own
# What is said of these is compared by itself.
OWN = ("negation", "evidence", "hedge", "quantifier", "degree", "condition", "group")
ALLOWED = 0.25  # of the words for things may be an editor's own


def differences(pair: Pair) -> Iterator[Difference]:
    """Some may be taken from around the sentences: headings, what a pronoun stands for.

    The article's own word from elsewhere is no rewording, and weighs twice.
    """
    said, written, used = pair.said, pair.written, pair.used
    new = [place for place in said.content if not _known(said, place, written, pair.known)]
    names = [place for place in new if said.words[place].text[:1].isupper() and not _starts(said, place)]
    names += [place for place in new if place in said.things and place not in names]
    weight = len(new) + sum(said.stems[place] in used for place in new)
    strange = len(new) > (STRANGE if pair.close else STRANGER) * len(said.content) or not _meet(
        said, written, len(new)
    )
    if strange and not pair.repeats:
        yield Difference(NOT_FOUND, said.said(0, len(said.words)), "")
    elif names or weight > max(1, (ALLOWED if pair.close else FREELY) * len(said.content)):
        kind = "adds" if names else "wording"
        yield Difference(kind, ", ".join(said.words[place].text for place in (names or new)), "")


def _meet(said: Reading, written: Reading, new: int) -> bool:
    """Whether a statement and its sentences have enough in common to be about the same."""
    facts = {(mark.kind, mark.value) for mark in said.marks} & {
        (mark.kind, mark.value) for mark in written.marks
    }
    strong = [number for number in said.numbers if not number.weak]
    little = {
        item for place, items in enumerate(said.concepts) if place not in said.content for item in items
    }
    plain = sum(item.isdecimal() for item in little & written.everything)
    numbers = sum(any(map(number.equals, written.numbers)) for number in strong)
    return len(said.content) - new + len(facts) + numbers + min(plain, 1) >= COMMON


def _known(said: Reading, place: int, written: Reading, around: frozenset[str]) -> bool:
    concepts = said.concepts[place]
    if any(mark.value == "study" for mark in said.marks if mark.start <= place < mark.end):
        return True
    if said.words[place].text.isupper() and abbreviates(said.words[place].text, written):
        return True
    if not concepts.isdisjoint(written.everything) or not concepts.isdisjoint(around):
        return True
    return any(
        mark.start <= place < mark.end and (mark.kind in OWN or mark.value in written.values(mark.kind))
        for mark in said.marks
    )


def abbreviates(short: str, written: Reading) -> bool:
    """Whether these are the first letters of names that follow each other: "CDC", "WHO"."""
    initials = "".join(word.text[0] for word in written.words if word.text[0].isupper())
    return len(short) > 1 and short in initials


def _starts(reading: Reading, place: int) -> bool:
    return place == 0 or any(stop in reading.words[place].before for stop in ".?!:")
