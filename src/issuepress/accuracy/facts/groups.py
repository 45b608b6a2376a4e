"""Of whom something is told: groups by their names and by their ages."""

from issuepress.accuracy.mark import Mark
from issuepress.accuracy.number import Number
from issuepress.accuracy.pair import PEOPLE, Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stems_of
from issuepress.accuracy.vocabulary import one_of

ODDS = stems_of("odds risk chance likelihood probability danger")
ADJECTIVES = one_of("more less fewer lower higher greater smaller additional reduced increased")
AGED = stems_of("age aged old older")
AGES = {
    "infants": (0, 2),
    "children": (0, 17),
    "teens": (13, 19),
    "younger_": (0, 30),
    "older_": (55, 120),
}
ROLES = ("athletes", "runners", "workers", "students", "beginners", "experienced")
GROWN = ("children", "teens", "infants", "older_")  # beside these, "adults" tells somebody apart


def who(pair: Pair) -> frozenset[int]:
    """Where those stand of whom something is told: in its clause, or before it ("In mice, ...")."""
    people = any(stem in PEOPLE and place in pair.told for place, stem in enumerate(pair.written.stems))
    leads = any(mark.start == place for mark in pair.written.of("group") for place in (0, 1))
    return pair.told if people and not leads else pair.holding


def beside_the_point(mark: Mark, pair: Pair) -> bool:
    """Like "adults" where the article has no children: nobody is told apart by it."""
    near = (*pair.around, pair.written)
    if mark.value == "association":  # "those who drink coffee have fewer strokes" says no more
        return _of_people(pair.said) and pair.said.values("cause") <= {"odds"}
    if mark.value in ROLES:
        return not pair.repeats
    sexes = {"men", "women"} if mark.value in ("men", "women") else {"boys", "girls"}
    if mark.value in sexes <= pair.written.values("group"):
        return True  # both are everybody
    if mark.value == "women":
        return any("pregnancy" in reading.values("group") for reading in near)
    if _aged(mark.value, pair.said):
        return True
    return mark.value == "adults" and not any(reading.values("group").intersection(GROWN) for reading in near)


def _of_people(reading: Reading) -> bool:
    """Whether it is told of people who do something: "those who drink coffee", "coffee drinkers"."""
    marked = {place for mark in reading.marks for place in range(mark.start, mark.end)}
    agents = any(reading.words[n].key.endswith("ers") for n in reading.content if n not in marked)
    # What "raises the odds" is no person.
    for mark in reading.of("direction"):
        lifts = mark.value in ("up", "down") and reading.words[mark.start].key not in ADJECTIVES
        if lifts and not ODDS.isdisjoint(reading.stems[mark.end : mark.end + 3]):
            return False
    return agents or "who" in reading.stems or not PEOPLE.isdisjoint(reading.stems)


def stands_around(mark: Mark, pair: Pair) -> bool:
    """Who is meant may be told by what stands around the sentences, or by an age."""
    if mark.kind != "group":
        return False
    near = (pair.written, *pair.around)
    known = {value for reading in near for value in reading.values("group")}
    pregnant = mark.value == "women" and "pregnancy" in known
    return mark.value in known or pregnant or any(_aged(mark.value, reading) for reading in near)


def _aged(group: str, reading: Reading) -> bool:
    """Whether an age says of whom it is told: a "two-year-old" is a child."""
    least, most = AGES.get(group, (1, 0))
    return any(least <= number.value <= most for number in reading.numbers if _is_age(reading, number))


def _is_age(reading: Reading, number: Number) -> bool:
    beside = {
        *reading.stems[max(0, number.start - 3) : number.start],
        *reading.stems[number.end - 1 : number.end + 2],
    }
    return not AGED.isdisjoint(beside) and not number.unit
