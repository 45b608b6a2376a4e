"""When an article was published: the day that its page shows, and else the one in the page's data."""

import datetime as dt
import re
from typing import TYPE_CHECKING

from issuepress.read.byline import Byline
from issuepress.read.dates import Written, find_date, is_past
from issuepress.read.metadata import Metadata, day

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ORIGINALLY = re.compile(
    r"\b(?:originally|first) (?:published|posted|appeared)(?: (?:on|in))?:?\s+(?=\w)", re.IGNORECASE
)

IN_ADDRESS = re.compile(r"/(?P<year>20\d\d)/(?P<month>\d{1,2}|[a-z]{3,9})(?=/)", re.IGNORECASE)


def published_on(page: "HtmlElement", about: Metadata, shown: Byline) -> tuple[dt.date | None, str]:
    """The day, or the words of a date that leaves its order or its year open. None is made up.

    A day that is shown beside the title beats the page's data, which often tells of a move to another system;
    but not where it is the day of an update, or the same day told in another place of the world.
    """
    if (original := _originally(page)) and original < (about.published or dt.date.max):
        return original, ""
    told = about.published
    seen = shown.published.day if shown.published and is_past(shown.published.day) else None
    if seen and (not told or not _is_the_same(seen, told, about.updated)):
        return seen, ""
    if told:
        return told, ""
    if shown.published and not shown.published.day:
        by_address = _settled(shown.published.text, about.url)
        return by_address, "" if by_address else shown.published.text
    return _searched(page), ""


def _is_the_same(seen: dt.date, told: dt.date, updated: dt.date | None) -> bool:
    """Whether what is shown says nothing new: a day apart, day and month exchanged, or an update."""
    is_exchanged = (seen.day, seen.month, seen.year) == (told.month, told.day, told.year)
    return abs((seen - told).days) <= 1 or is_exchanged or (seen == updated and seen > told)


def _originally(page: "HtmlElement") -> dt.date | None:
    for element in page.xpath("//text()[contains(., 'riginally ') or contains(., 'irst p')]/parent::*"):
        text = " ".join(element.text_content().split())[:300]
        found = ORIGINALLY.search(text)
        date: Written | None = find_date(text[found.end() :]) if found else None
        if date and date.start == 0 and is_past(date.day):
            return date.day
    return None


def _settled(text: str, url: str) -> dt.date | None:
    """5/3/2024 where the page's address names the year and the month: /2024/03/ or /2024/march/."""
    numbers, found = [int(one) for one in re.findall(r"\d+", text)], IN_ADDRESS.search(url)
    if len(numbers) != len("dmy") or not found or int(found["year"]) != numbers[2]:
        return None
    named = find_date(f"1 {found['month']} {found['year']}")
    month = int(found["month"]) if found["month"].isdigit() else named.day.month if named and named.day else 0
    if (numbers[0] == month) == (numbers[1] == month):
        return None
    date = find_date(f"{numbers[2]}-{month}-{numbers[0] if numbers[1] == month else numbers[1]}")
    return date.day if date and is_past(date.day) else None


def _searched(page: "HtmlElement") -> dt.date | None:
    """The day that the page shows anywhere, but never January 1 for a lone year, and none to come."""
    from htmldate import find_date as search

    found = day(search(page, original_date=True, extensive_search=False))
    return found if found and is_past(found) and (found.month, found.day) != (1, 1) else None
