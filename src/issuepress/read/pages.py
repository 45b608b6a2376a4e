"""What stands on each page of a printed text and is none of it: page numbers and running heads."""

import re

MOST_WORDS = 12  # of a running head
LEAST_APART = 8  # lines from one page's to the next
BESIDE = 2  # lines between a page number and a running head
MOST_SEEN = 50  # numbers that a row of page numbers may begin with
NUMBERS = re.compile(r"\d{1,4}")
SENTENCE_END = (".", "!", "?", ":", ";", ",")


def without_page_marks(lines: list[str]) -> list[str]:
    """The lines without page numbers and running heads; a paragraph that they part goes on.

    A number is that of a page where the next ones follow in the same words further below, one by one. A
    running head stands beside it and again beside others.
    """
    numbers = _page_numbers(lines)
    gone = {*numbers, *_running_heads(lines, numbers)}
    kept: list[str] = []
    is_parted = False
    for number, line in enumerate(lines):
        if number in gone:
            while kept and not kept[-1]:
                kept.pop()
            is_parted = True
        elif line or not is_parted:
            if is_parted and kept and (kept[-1].endswith(SENTENCE_END) or not line[:1].islower()):
                kept.append("")
            is_parted = False
            kept.append(line)
    return kept


def _page_numbers(lines: list[str]) -> list[int]:
    """Lines that say the same but for a number which is one more each time: 3, or Page 3 of 9."""
    rows: dict[str, list[tuple[int, list[int]]]] = {}
    for at, line in enumerate(lines):
        if line and len(line.split()) <= MOST_WORDS and (found := NUMBERS.findall(line)):
            rows.setdefault(NUMBERS.sub("#", line), []).append((at, [int(one) for one in found]))
    return [at for key, row in rows.items() for at in _counted(row, 2 if key == "#" else 3)]


def _counted(row: list[tuple[int, list[int]]], least: int) -> list[int]:
    """The longest part of a row in which one of the numbers counts the pages."""
    best: list[int] = []
    for place in range(len(row[0][1])):
        for start in range(min(len(row), MOST_SEEN)):
            part = [row[start]]
            for at, numbers in row[start + 1 :]:
                is_next = numbers[place] == part[-1][1][place] + 1
                if is_next and at - part[-1][0] >= LEAST_APART:
                    part.append((at, numbers))
            best = max(best, [at for at, _ in part], key=len)
    return best if len(best) >= least else []


def _running_heads(lines: list[str], numbers: list[int]) -> list[int]:
    beside = {at for number in numbers for at in range(number - BESIDE, number + BESIDE + 1)} - set(numbers)
    places: dict[str, list[int]] = {}
    for at in sorted(beside & set(range(len(lines)))):
        if 0 < len(lines[at].split()) <= MOST_WORDS:
            places.setdefault(lines[at], []).append(at)
    least = max(2, len(numbers) // 2)  # left and right pages may have heads of their own
    return [
        at
        for line, found in places.items()
        if len(found) >= least and lines.count(line) <= len(found) + 1  # it may be the title too
        for at in found
    ]
