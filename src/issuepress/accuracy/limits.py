"""What limits a number: "at least 60", "60 or more", "about 60"."""

from collections.abc import Iterator, Sequence

from issuepress.accuracy.words import Word

COUNTED = 5  # words
LATE = tuple(["or", key] for key in ("more", "less", "fewer", "below", "above", "lower", "higher"))
LIMITED = 8  # words from "limit" to the number
LIMITING = frozenset(("limit", "limits", "limited", "restrict", "restricts", "cap"))
NEARLY = (["about"], ["roughly"], ["nearly"], ["almost"], ["around"])
CURRENCIES = frozenset("$€£¥")


def _phrases(text: str) -> tuple[list[str], ...]:
    return tuple(phrase.split() for phrase in text.split(","))


LIMITS_AFTER = {
    "over": _phrases(
        """or more, and up, or older, and older, or over, and over, or longer, or higher, or above, at least,
        at the least, or greater, minimum, plus, and above, and more"""
    ),
    "under": _phrases(
        """or less, or fewer, or younger, or under, or below, at most, at the most, or lower, or shorter,
        maximum"""
    ),
}
LIMITS_BEFORE = {
    "under": _phrases(
        """no more than, not more than, no longer than, not longer than, no later than, at most, a maximum
        of, maximum of, less than, fewer than, younger than, shorter than, lower than, under the age of,
        below the age of, before the age of, aged under, up to, as many as, as much as, for as long as, as
        long as, under, below, not over"""
    ),
    "over": _phrases(
        """more than, older than, longer than, greater than, higher than, after age, past age, past, at
        least, no fewer than, no less than, not less than, a minimum of, minimum of, over age, over the
        age of, above the age of, past the age of, aged over, upward of, upwards of, in excess of, over,
        above, exceed, exceeds, exceeding"""
    ),
    "even": _phrases("""as few as, as little as, even"""),
    "about": _phrases(
        """about, around, roughly, approximately, circa, or so, something like, in the region of, in the
        order of, nearly, virtually, not quite, just short of, a little over, a little under, slightly
        more than, slightly less than, a little more than, a little less than, almost, some, close to,
        just under, just over"""
    ),
}

LONGEST_FIRST = sorted(
    ((phrase, name) for name, phrases in LIMITS_BEFORE.items() for phrase in phrases),
    key=lambda one: -len(one[0]),
)


def limit(
    keys: Sequence[str], words: Sequence[Word], start: int, end: int, unit: str
) -> tuple[str, int, int]:
    """The limit of the number from ``start`` to ``end``, and where that is told with its limit."""
    for name, phrases in LIMITS_AFTER.items():
        for phrase in phrases:
            late = _behind_what_is_counted(keys, words, end) if phrase[0] == "or" else ()
            for place in (end, *late):
                if list(keys[place : place + len(phrase)]) == phrase:
                    return name, start, end + len(phrase) * (place == end)
    first = start - (start > 0 and keys[start - 1] in (*CURRENCIES, "a"))
    if any(mark in words[first].before for mark in ":;."):
        return "", start, end  # "It turned around: 68 %" is no limit
    if keys[first - 1 : first] in (["in"], ["by"]) and keys[first - 2 : first - 1] in NEARLY:
        return "about", first - 2, end  # "roughly in half"
    for phrase, name in LONGEST_FIRST:
        lasting = phrase == ["over"] and unit == "days"
        if not lasting and first >= len(phrase) and list(keys[first - len(phrase) : first]) == phrase:
            return name, first - len(phrase), end
    if keys[first - 1 : first] == ["to"] and not LIMITING.isdisjoint(keys[max(0, first - LIMITED) : first]):
        return "under", start, end  # "limit dairy to one serving"
    return "", start, end


def _behind_what_is_counted(keys: Sequence[str], words: Sequence[Word], end: int) -> Iterator[int]:
    """Where a limit may stand that comes late: "half of your grains or more"."""
    for place in range(end + 1, min(end + COUNTED, len(keys))):
        if words[place].before or keys[place][0].isdigit():
            return
        if keys[place : place + 2] in LATE:
            yield place
