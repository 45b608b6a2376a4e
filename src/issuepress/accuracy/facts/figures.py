"""The same amount in other figures: "60 of the 240" is "a quarter", "over half" is 54 %."""

from issuepress.accuracy.number import Number
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stem, stems_of

FIRST_YEAR, LAST_YEAR = 1900, 2100
HALF, DOUBLE = 50.0, 2.0  # percent; times
ROUNDED = 0.1
CUT = 0.03  # of a number that is told in round figures
FEW = 9  # things that nobody has counted for an article
SAMPLED = stems_of(
    "trial study review participant people patient adult woman man child volunteer runner athlete teenager "
    "survey experiment age aged old confidence interval ci p n girl boy nurse worker student family case "
    "author"
)
COUNTED = SAMPLED | stems_of("time fold")  # by somebody, for a result


def told_otherwise(number: Number, pair: Pair) -> bool:
    """Whether the article has the amount that a statement tells."""
    amounts = [one for one in pair.written.numbers if not (one.weak and pair.repeats)]
    return any(map(number.equals, amounts)) or any(way(number, pair) for way in WAYS)


def told_in_round(number: Number, said: Reading) -> bool:
    """Whether a statement tells the article's number, or one that it may be rounded to."""
    return any(number.equals(one) or (one.limit and _rounds(one, number)) for one in said.numbers)


def is_of_half(number: Number, said: Reading, written: Reading) -> bool:
    """Like "more than half" for 54 %, "half of that" where the article has the double."""
    if number.value != HALF or "half" not in {word.key for word in said.words[number.start : number.end]}:
        return False
    shares = [other.value for other in written.numbers if other.unit == "%" and other.value != HALF]
    more, less = number.limit == "over", number.limit == "under"
    doubled = not number.limit and any(other.value == DOUBLE and not other.unit for other in written.numbers)
    return doubled or any((more and share > HALF) or (less and share < HALF) for share in shares)


def is_a_year(number: Number) -> bool:
    return not number.unit and FIRST_YEAR <= number.value <= LAST_YEAR


def _is_rounded(number: Number, pair: Pair) -> bool:
    return bool(number.limit) and any(_rounds(number, other) for other in pair.written.numbers)


def _rounds(number: Number, other: Number) -> bool:
    """Like "more than 93,000", "nearly 94,000" for 93,676."""
    least, most = {"over": (1, 1 + CUT), "under": (1 - CUT, 1), "about": (1 - CUT, 1 + CUT)}.get(
        number.limit, (1, 0)
    )
    return number.unit == other.unit and least * number.value <= other.value <= most * number.value


def _is_between_years(number: Number, pair: Pair) -> bool:
    """Like "five years later" for 2015 and 2020."""
    years = [other.value for other in pair.written.numbers if is_a_year(other)]
    passed = round(number.value / 365) if number.unit == "days" else 0
    return passed > 0 and any(abs(one - other) == passed for one in years for other in years)


def _counts_few(number: Number, pair: Pair) -> bool:
    """Like "the two programs", which the article may name one by one."""
    plain = not number.unit and not number.limit and 1 < number.value <= FEW
    spare = (n for n in pair.written.numbers if not n.weak and not any(map(n.equals, pair.said.numbers)))
    counted = pair.said.words[number.end : number.end + 1]
    things = any(word.key.endswith("s") and stem(word.key) not in COUNTED for word in counted)
    return plain and things and not pair.repeats and all(n.unit for n in spare)


def _is_most(number: Number, pair: Pair) -> bool:
    over = number.value == HALF and number.limit == "over"
    return over and "most" in pair.written.values("quantifier")


def _is_nearly(number: Number, pair: Pair) -> bool:
    """Like "nearly two in three", "fewer than four in ten", which nobody takes for more than it is."""
    words = {word.key for word in pair.said.words[number.start : number.end]}
    if number.unit != "%" or "%" in words:
        return False
    more = [other.value / number.value - 1 for other in pair.written.numbers if other.unit == "%"]
    least, most = {"about": (-ROUNDED, ROUNDED), "under": (-ROUNDED, 0), "over": (0, ROUNDED)}.get(
        number.limit, (1, 0)
    )
    return any(least <= one <= most for one in more)


def _is_part_of_a_total(number: Number, pair: Pair) -> bool:
    """A share for a count of all, or such a count for a share."""
    theirs = [other for other in pair.written.numbers if not other.weak]
    totals = [other.value for other in theirs if not other.unit]
    if number.unit == "%":
        parts = [(number.value / 100 * total, other) for total in totals for other in totals if other < total]
    elif not number.unit:
        shares = [other.value / 100 for other in theirs if other.unit == "%"]
        parts = [(share * total, number.value) for share in shares for total in totals]
    else:
        parts = []
    return any(_about(*part) for part in parts)


def _about(amount: float, other: float) -> bool:
    """Whether a count is that of a share, which is told in whole people."""
    return abs(amount - other) <= max(1 / 2, 0.01 * other)


WAYS = (_is_rounded, _is_between_years, _counts_few, _is_most, _is_nearly, _is_part_of_a_total)
