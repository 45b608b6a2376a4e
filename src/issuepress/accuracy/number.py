"""A number as it is meant."""

from typing import NamedTuple


class Number(NamedTuple):
    """A ``value`` in a ``unit`` ("%", "days", "mass", "$"; empty where it counts something).

    ``limit`` is "over", "under", "about" or empty. ``weak`` ones ("one trial", "a week") need not be found
    again, but may answer for another. ``start`` and ``end`` are its words, unit and all.
    """

    value: float
    unit: str
    limit: str
    weak: bool
    start: int
    end: int
    figure: float = 0  # in its own unit: 75 of "75 minutes"
    bare: bool = False  # nothing is said of what is counted: "more than 75 is too much"

    @property
    def own(self) -> float:
        return (self.figure if self.unit else 0) or self.value

    def equals(self, other: "Number") -> bool:
        """The same amount; months and weeks are about the same where they are less than a tenth apart."""
        if self.unit != other.unit:
            known = self.unit and other.unit and {self.unit, other.unit} != {"%", "times"}
            alone = (self if other.unit else other).bare
            return not known and alone and abs(self.own - other.own) < 1e-6
        tolerance = 0.01 if self.unit == "days" else 1e-6
        return abs(self.value - other.value) <= tolerance * max(self.value, other.value)
