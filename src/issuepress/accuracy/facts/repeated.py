"""Where a statement is the article's sentence but for a few words, each of its protected words is counted."""

from collections import Counter
from collections.abc import Iterable, Iterator

from issuepress.accuracy.answers import answered
from issuepress.accuracy.facts.direction import NOUNS
from issuepress.accuracy.facts.news import OWN
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.mark import Mark
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stems_of
from issuepress.accuracy.vocabulary import one_of

WHEN = stems_of("on after before during within without in under for while")
STRICT = stems_of("after before during while without under")  # one word is enough
ENDS = WHEN | stems_of("and or but is are was were may can will should than because which that")
DENIED = 3  # words from "not" to the cause it denies
KINDS = one_of("negation evidence hedge quantifier degree cause direction order scope group source")
ORDER = frozenset(("long", "short"))
UNCOUNTED = frozenset(
    (
        ("hedge", "should"),
        ("hedge", "risk"),
        ("direction", "same"),
        ("direction", "top"),
        ("degree", "large"),
        ("scope", "still"),
        ("scope", "un"),
        ("quantifier", "just"),
        ("degree", "very"),
    )
)
LITTLE = stems_of("a the of to in that be and is are")


def differences(pair: Pair) -> Iterator[Difference]:
    said, written = pair.said, pair.written
    if not pair.repeats:
        return
    mine, theirs = _counted(said, said.marks), _counted(written, written.marks)
    everything = sum((_counted(reading, reading.of("group")) for reading in pair.around), Counter())
    told = _counted(written, (m for m in written.marks if pair.tells(m) and not _denied(written, m)))
    for mark in _over(written, told - mine):
        if not answered(mark, said, written):
            yield Difference(mark.kind, "", written.text_of(mark))
    for mark in _over(said, mine - theirs - everything):
        if mark.kind != "source" and not answered(mark, written, said):
            yield Difference(mark.kind, said.text_of(mark), "")
    yield from _widened(pair)
    yield from _strange(pair)


def _widened(pair: Pair) -> Iterator[Difference]:
    """Like "on an empty stomach" left out: what is told then holds for more than the article says."""
    written = pair.written
    missing = {n for n in written.content if written.concepts[n].isdisjoint(pair.said.everything)}
    for start, stem in enumerate(written.stems):
        if stem in WHEN and start in pair.holding:
            end = start + 1
            while end < len(written.stems) and end not in written.breaks and written.stems[end] not in ENDS:
                end += 1
            content = {place for place in written.content if start < place < end}
            counted = any(start <= number.start < end for number in written.numbers)
            left = len(content & missing)
            if left > len(content) / 2 and left > (stem not in STRICT) and not counted:
                yield Difference("condition", "", written.said(start, end))


def _counted(reading: Reading, marks: Iterable[Mark]) -> Counter[tuple[str, str]]:
    return Counter(
        (mark.kind, mark.value)
        for mark in marks
        if mark.kind in KINDS
        and not (mark.kind == "direction" and reading.stems[mark.start] in NOUNS)
        and (mark.kind, mark.value) not in UNCOUNTED
        and (mark.kind != "order" or mark.value in ORDER)
    )


def _denied(reading: Reading, mark: Mark) -> bool:
    """Like the cause in "does not lead to": the denial tells enough."""
    denials = [one for one in reading.of("negation") if 0 <= mark.start - one.end < DENIED]
    return mark.kind == "cause" and bool(denials)


def _over(reading: Reading, facts: Counter[tuple[str, str]]) -> Iterator[Mark]:
    """A mark for each fact that is left over."""
    for fact in facts:
        yield next(mark for mark in reading.marks if (mark.kind, mark.value) == fact)


def _strange(pair: Pair) -> Iterator[Difference]:
    """A word in another's place that can not stand for it, or little words in another order."""
    said, written = pair.said, pair.written
    lost = Counter(written.stems) - Counter(said.stems)
    gained = Counter(said.stems) - Counter(written.stems)
    compared = {place for mark in said.marks if mark.kind in OWN for place in range(mark.start, mark.end)}
    own = [place for place in said.content if gained[said.stems[place]] and place not in compared]
    strange = [place for place in own if said.concepts[place].isdisjoint(written.everything | pair.known)]
    missing = any(lost[written.stems[place]] for place in written.content if place in pair.told)
    if strange and missing:
        yield Difference("wording", ", ".join(said.words[place].text for place in strange), "")
    if set(lost) <= LITTLE and set(gained) <= LITTLE and not _only_moved(said, written):
        yield Difference("word order", said.said(0, len(said.words)), written.said(0, len(written.words)))


DROPPED = stems_of("and or be say")
JOINTS = stems_of("and or in on at after before during for by with from to of than about over since until")


def _only_moved(said: Reading, written: Reading) -> bool:
    """Whether whole phrases changed places: "In 2019, the clinic opened", "rest and ice"."""
    return _phrases(said) == _phrases(written)


def _phrases(reading: Reading) -> Counter[tuple[str, ...]]:
    phrases: list[list[str]] = [[]]
    for place, stem in enumerate(reading.stems):
        if place in reading.breaks or stem in JOINTS or stem in DROPPED:
            phrases.append([])
        if stem not in DROPPED:
            phrases[-1].append(stem)
    return Counter(tuple(phrase) for phrase in phrases if phrase)
