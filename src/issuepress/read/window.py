"""Where an article starts and ends in the lines of a copied page."""

import re

from issuepress.models import IDEOGRAPH
from issuepress.read.byline import BULLET, byline_of
from issuepress.read.furniture import is_ending, is_furniture, is_offer, is_teaser
from issuepress.read.structure import LEAD

# A number of a note, like [12], may follow.
SENTENCE_END = re.compile(r"(?:[.!?…:;][\"”’»')\]]*|[。！？：؟۔][」』”）]*)(?:\s?\[?\d{1,3}\]?)*$")
PROSE = 12  # words of a line that is prose, at least
SHORT = 4  # words of a short sentence
SENTENCES = 2  # in a line that is prose though its own end is no full stop
MENU_COST = 4  # words of prose that a short line costs
BULLET_COST = 1  # the same for an item of a list
COMMENTED = 100  # words before "Comments", at least, for it to end an article
RELATED = 0.6  # words of prose below for each above, where other articles are offered
MOST_BELOW = 12  # lines between the last prose and such an end
FURNISHED = 3  # lines of furniture that tell that a whole page was copied


def window(lines: list[str]) -> tuple[int, int]:
    """Where the text starts and ends: the stretch with most prose and fewest menus in it.

    Nothing is cut off a text that shows no furniture: it was copied with care.
    """
    filled = [number for number, line in enumerate(lines) if line]
    values = {number: _value(lines[number]) for number in filled}
    first, last = _best_stretch(values)
    if not is_whole_page(lines):
        last = len(lines)
        first = next((number for number in filled if values[number] > 0), first)
    if first == last:
        first = filled[1] if len(filled) > 1 else filled[0]
        return first, _end(lines, first)
    return first, _end(lines[: _extended(lines, last)], first)


def is_whole_page(lines: list[str]) -> bool:
    return sum(bool(line) and (is_furniture(line) or is_ending(line)) for line in lines) >= FURNISHED


def _value(line: str) -> float:
    """Words of prose count for a stretch, other lines against it, and items of lists not at all."""
    if is_furniture(line) or byline_of(line):
        return -MENU_COST
    if is_prose(line):
        return weight(line)
    if BULLET.match(line) and weight(line) > 5:
        return -BULLET_COST
    neutral = re.match(r"\d+[.)]\s", line) or "\t" in line or _is_short_sentence(line)
    return 0 if neutral else -MENU_COST


def _is_short_sentence(line: str) -> bool:
    return weight(line) >= SHORT and bool(SENTENCE_END.search(line))


def _extended(lines: list[str], last: int) -> int:
    """Past the last prose, to where the page itself says that the article is over, if that is near.

    Else past short sentences and the items of a list that a line ending in a colon leads.
    """
    end = last
    below = [number for number in range(last, len(lines)) if lines[number]][:MOST_BELOW]
    stop = next((number for number in below if is_ending(lines[number]) or is_furniture(lines[number])), -1)
    if stop >= 0 and is_ending(lines[stop]):
        return stop
    for number in range(last, len(lines)):
        line = lines[number]
        if is_ending(line) or is_furniture(line):
            break
        led = BULLET.match(line) and any(
            lines[number - back].endswith(LEAD) for back in (1, 2) if back <= number
        )
        item = led or (BULLET.match(line) and end > last and BULLET.match(lines[end - 1]))
        if item or _is_short_sentence(line) or re.match(r"\d+[.)]\s", line):
            end = number + 1
        elif line:
            break
    return end


def _best_stretch(values: dict[int, float]) -> tuple[int, int]:
    """The stretch with the highest sum (Kadane's algorithm), as the first line and the one after the last."""
    best, total, start, stretch = 0.0, 0.0, 0, (0, 0)
    for number, value in values.items():
        if total <= 0:
            total, start = 0, number
        total += value
        if total > best:
            best, stretch = total, (start, number + 1)
    return stretch


def _end(lines: list[str], first: int) -> int:
    """Where the article ends: at comments, related articles, or a footer, if most of the prose is above."""
    weights = [weight(line) if is_prose(line) else 0 for line in lines[first:]]
    total, above = sum(weights), 0
    for number, words in enumerate(weights):
        line, below = lines[first + number], total - above
        most_below = 2 if above >= COMMENTED and not is_offer(line) else RELATED
        if is_ending(line) and below <= most_below * above:
            return first + number
        if is_teaser(line) and below <= above / 5:
            return first + number
        above += words
    return len(lines)


def weight(line: str) -> int:
    """Words, or pairs of ideographs, which stand for about a word."""
    return len(line.split()) + len(IDEOGRAPH.findall(line)) // 2


def is_prose(line: str) -> bool:
    sentences = bool(SENTENCE_END.search(line)) or len(re.findall(r"[a-z)\d][.!?]\s", line)) >= SENTENCES
    return weight(line) >= PROSE and sentences and not is_furniture(line)
