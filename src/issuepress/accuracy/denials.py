"""What a "not" makes of the word behind it: "not all" is some, "not often" few, "no better" not better."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from issuepress.accuracy.mark import Mark
from issuepress.accuracy.vocabulary import one_of

if TYPE_CHECKING:
    from issuepress.accuracy.reading import Reading

WITHIN = 4  # words behind the "not"
AMOUNTS = {"all": "some", "most": "few", "many": "few"}
AMOUNTS_WITHIN = {"all": 6, "most": 3, "many": 3}
DENYING = one_of("not never")
DIRECTIONS = one_of("up down better worse")


def turned(found: Sequence[Mark], reading: "Reading") -> Iterator[Mark]:
    """The marks as they are meant; a "not" that makes another amount denies nothing else."""
    denials = [mark for mark in found if mark.kind == "negation" and mark.value == "not"]
    spent = {one for pair in pairwise(denials) if _undo_each_other(*pair) for one in pair}
    for mark in found:
        lessened = next((one for one in denials if _is_amount(mark, one, reading)), None)
        if lessened:
            spent.add(lessened)
            yield mark._replace(value=AMOUNTS[mark.value], start=lessened.start)
        elif _has_a_contrary(mark) and any(_reaches(one, mark, reading) for one in denials):
            yield mark._replace(value=f"un{mark.value}")
        elif mark not in denials and not _is_no_hedge(mark, denials, reading):
            yield mark
    yield from (denial for denial in denials if denial not in spent)


def _undo_each_other(first: Mark, second: Mark) -> bool:
    """Like "not skip", "not unable"."""
    return first.end == second.start


def _reaches(denial: Mark, mark: Mark, reading: "Reading") -> bool:
    return denial.end <= mark.start < denial.end + WITHIN and _together(denial, mark, reading)


def _is_no_hedge(mark: Mark, denials: Sequence[Mark], reading: "Reading") -> bool:
    """Like "studies do not suggest"."""
    return mark.value == "probable" and any(_reaches(one, mark, reading) for one in denials)


def _together(denial: Mark, mark: Mark, reading: "Reading") -> bool:
    return reading.segments[denial.start] == reading.segments[mark.start]


def _is_amount(mark: Mark, denial: Mark, reading: "Reading") -> bool:
    if mark.kind != "quantifier" or mark.value not in AMOUNTS:
        return False
    one = reading.stems[denial.end : denial.end + 1] == ["1"]  # "not one appeared in all ten"
    near = denial.end <= mark.start < denial.end + AMOUNTS_WITHIN[mark.value] and not one
    return near and reading.stems[denial.start] in DENYING and _together(denial, mark, reading)


def _has_a_contrary(mark: Mark) -> bool:
    return mark.kind == "order" or (mark.kind == "direction" and mark.value in DIRECTIONS)
