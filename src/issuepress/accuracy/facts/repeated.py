"""Where a statement is the article's sentence but for a few words, each of its protected words is counted."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from issuepress.accuracy.facts.clauses import PEOPLE
from issuepress.accuracy.facts.values import ANSWERS
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.reading import Mark, Reading
from issuepress.accuracy.vocabulary import one_of

REPEATED = 0.65  # of the pairs of words that follow each other
KINDS = one_of("negation evidence hedge quantifier degree cause direction order scope group source")
ORDER = frozenset(("before", "after", "first", "last", "long", "short"))
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
THEY = one_of("they you we he she them your who someone anyone")
LITTLE = one_of("a the of to in that be and is are")


def repeats(said: Reading, written: Reading) -> bool:
    """Whether most of a statement are the article's own words in the article's order."""
    pairs = frozenset(pairwise(written.stems))
    mine = list(pairwise(said.stems))
    return bool(mine) and sum(pair in pairs for pair in mine) >= REPEATED * len(mine)


def differences(said: Reading, written: Reading) -> Iterator[Difference]:
    if not repeats(said, written):
        return
    mine, theirs = _counted(said), _counted(written)
    lost, gained = theirs - mine, mine - theirs
    del gained["group", "people"]
    if sum(stem in THEY for stem in said.stems) > sum(stem in THEY for stem in written.stems):
        del lost["group", "people"]
    for fact in lost:
        if not _answered(fact, gained):
            yield Difference(fact[0], "", _words(written, fact))
    for fact in gained:
        if not _answered(fact, lost):
            yield Difference(fact[0], _words(said, fact), "")
    yield from _strange(said, written)


def _counted(reading: Reading) -> Counter[tuple[str, str]]:
    marks = Counter((m.kind, m.value) for m in reading.marks if m.kind in KINDS) - Counter()
    people = Counter(("group", "people") for stem in reading.stems if stem in PEOPLE)
    return Counter(
        {
            fact: n
            for fact, n in (marks + people).items()
            if fact not in UNCOUNTED and (fact[0] != "order" or fact[1] in ORDER)
        }
    )


def _answered(fact: tuple[str, str], others: Counter[tuple[str, str]]) -> bool:
    """Whether another word of the kind may stand for it."""
    return any(other in ANSWERS.get(fact, ()) or fact in ANSWERS.get(other, ()) for other in others)


def _words(reading: Reading, fact: tuple[str, str]) -> str:
    marks = (m for m in reading.marks if (m.kind, m.value) == fact)
    mark: Mark | None = next(marks, None)
    return (
        reading.text_of(mark)
        if mark
        else next(w.text for w, s in zip(reading.words, reading.stems, strict=True) if s in PEOPLE)
    )


def _strange(said: Reading, written: Reading) -> Iterator[Difference]:
    """A word in another's place that can not stand for it, or little words in another order."""
    lost = Counter(written.stems) - Counter(said.stems)
    gained = Counter(said.stems) - Counter(written.stems)
    own = [place for place in said.content if gained[said.stems[place]]]
    strange = [place for place in own if said.concepts[place].isdisjoint(written.everything)]
    missing = any(lost[written.stems[place]] for place in written.content)
    if strange and missing:
        yield Difference("wording", ", ".join(said.words[place].text for place in strange), "")
    if set(lost) <= LITTLE and set(gained) <= LITTLE and not _only_moved(said, written):
        yield Difference("order", said.said(0, len(said.words)), written.said(0, len(written.words)))


DROPPED = one_of("and or be say")
JOINTS = one_of("and or in on at after before during for by with from to of than about over since until")


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
