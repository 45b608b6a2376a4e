"""What a "not" makes of the word behind it: "not all" is some, "not often" few, "no better" not better."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from issuepress.accuracy.mark import Mark
from issuepress.accuracy.vocabulary import one_of

if TYPE_CHECKING:
    from issuepress.accuracy.reading import Reading

WITHIN, AMOUNTS_WITHIN = 4, 3  # words behind the "not"
AMOUNTS = {"all": "some", "most": "few", "many": "few"}
DENYING = one_of("not never")
DIRECTIONS = one_of("up down better worse")


def turned(found: Sequence[Mark], reading: "Reading") -> Iterator[Mark]:
    """The marks as they are meant; a "not" that makes another amount denies nothing else."""
    denials = [mark for mark in found if mark.kind == "negation" and mark.value == "not"]
    spent = set[Mark]()
    for mark in found:
        denial = next((one for one in denials if _reaches(one, mark, reading)), None)
        if denial and _is_amount(mark, denial, reading):
            spent.add(denial)
            yield mark._replace(value=AMOUNTS[mark.value], start=denial.start)
        elif denial and _has_a_contrary(mark):
            yield mark._replace(value=f"un{mark.value}")
        elif mark not in denials:
            yield mark
    yield from (denial for denial in denials if denial not in spent)


def _reaches(denial: Mark, mark: Mark, reading: "Reading") -> bool:
    near = denial.end <= mark.start < denial.end + WITHIN
    return near and reading.segments[denial.start] == reading.segments[mark.start]


def _is_amount(mark: Mark, denial: Mark, reading: "Reading") -> bool:
    near = reading.stems[denial.start] in DENYING and mark.start < denial.end + AMOUNTS_WITHIN
    return near and mark.kind == "quantifier" and mark.value in AMOUNTS


def _has_a_contrary(mark: Mark) -> bool:
    return mark.kind == "order" or (mark.kind == "direction" and mark.value in DIRECTIONS)
