"""What a statement tells that its sentences do not: another thing, another name."""

from collections.abc import Iterator

from issuepress.accuracy.departure import NOT_FOUND
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading

COMMON = 2  # things, protected words or numbers
ENOUGH = 4
STRANGE = 0.5  # of the words for things; then so little in common is an accident
# What is said of these is compared by itself.
OWN = ("negation", "evidence", "hedge", "quantifier", "degree", "condition", "group")
# Of the words for things that may be an editor's own: where he keeps to the article's, and where not.
ALLOWED, FREELY = 0.25, 0.45


def differences(pair: Pair) -> Iterator[Difference]:
    """Some may be taken from around the sentences: headings, what a pronoun stands for.

    The article's own word from elsewhere is no rewording, and weighs twice.
    """
    said, written, used = pair.said, pair.written, pair.used
    new = [place for place in said.content if not _known(said, place, written, pair.known)]
    new = [place for place in new if not _first_name(said, place, pair)]
    names = [place for place in new if said.words[place].text[:1].isupper() and not _starts(said, place)]
    names += [place for place in new if place in said.things and place not in names]
    weight = len(new) + sum(said.stems[place] in used for place in new)
    share = len(new) / max(1, len(said.content))
    met = _met(said, written) + len(said.content) - len(new)
    if not pair.repeats and (met < COMMON or (share > STRANGE and met < ENOUGH)):
        yield Difference(NOT_FOUND, said.said(0, len(said.words)), "")
    elif names or weight > max(1, (ALLOWED if pair.close else FREELY) * len(said.content)):
        kind = "adds" if names else "wording"
        yield Difference(kind, ", ".join(said.words[place].text for place in (names or new)), "")


def _met(said: Reading, written: Reading) -> int:
    """What a statement and its sentences have in common besides words for things."""
    mine, theirs = ({(m.kind, m.value) for m in reading.marks} for reading in (said, written))
    strong = [number for number in said.numbers if not number.weak]
    numbers = sum(any(map(number.equals, written.numbers)) for number in strong)
    content = set(said.content)
    little = {item for n, items in enumerate(said.concepts) if n not in content for item in items}
    plain = any(item.isdecimal() for item in little & written.everything)
    return len(mine & theirs) + 2 * numbers + plain


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


def _first_name(said: Reading, place: int, pair: Pair) -> bool:
    """Whether the article gives somebody more of a name elsewhere than here."""
    following = said.words[place + 1 : place + 2]
    named = said.words[place].text[0].isupper() and any(word.text[0].isupper() for word in following)
    return named and said.stems[place] in pair.used and said.stems[place + 1] in pair.written.stems


def abbreviates(short: str, written: Reading) -> bool:
    """Whether these are the first letters of names that follow each other: "CDC", "WHO"."""
    initials = "".join(word.text[0] for word in written.words if word.text[0].isupper())
    return len(short) > 1 and short in initials


def _starts(reading: Reading, place: int) -> bool:
    return place == 0 or any(stop in reading.words[place].before for stop in ".?!:")
