"""Pages that list articles and are none: the home page of a blog, a category, the results of a search."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from issuepress.read.inline import safe_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLES = ("h1", "h2", "h3", "h4", "*[contains(@class, 'title')]")
LINKED_HEADINGS = "|".join(f"//{one}//a[@href] | //a[@href]//{one}" for one in TITLES)
FURNITURE = {"nav", "footer", "aside", "menu"}
TEXTS = ("p", "li", "blockquote", "dd", "td", "pre")
LEAST = 3  # articles in a list
LEAST_LETTERS = 12  # of a title; shorter ones are names of sections
LONGEST_EXCERPT = 100  # words between two titles of a list, at most
LONGEST_SHARE = 0.25  # of all words, in such a stretch of a long list
LEAST_SEEN = 0.5  # of the words of the text that was taken, that stand in paragraphs and items of the page

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
ADDRESS = re.compile(r"\]\([^)]*\)")
WORD = re.compile(r"[^\W_]+")


def feed_named_in(page: "HtmlElement", url: str) -> str:
    """The address of the feed that a page names in its head, or nothing."""
    links = (link for link in page.iter("link") if link.get("type") in FEED_TYPES)
    return next((address for link in links if (address := safe_address(link.get("href") or "", url))), "")


def listed_in(page: "HtmlElement", body: str, url: str) -> list[str]:
    """The titles of the articles that a page lists, or none where it is an article itself.

    An article has a long stretch of text; a list has a title that leads elsewhere after every few sentences.
    """
    if _calls_itself_an_article(page):
        return []
    titles = _linked_titles(page, url)
    known = {_key(text) for text in titles.values()}
    for stretches in (_in_body(body, known), list(_in_page(page, titles))):
        if stretches.count(0) >= LEAST and _is_list(stretches, len(body.split())):
            return list(dict.fromkeys(titles.values()))
    return []


def _is_list(stretches: list[int], words: int) -> bool:
    runs = [sum(group) for is_text, group in groupby(stretches, key=bool) if is_text]
    if sum(runs) < LEAST_SEEN * words:
        return False
    return max(runs, default=0) <= max(LONGEST_EXCERPT, LONGEST_SHARE * words)


def _in_body(body: str, known: set[str]) -> list[int]:
    """The words of each block of the text, and 0 for each title."""
    return [0 if _key(block) in known else len(block.split()) for block in body.split("\n\n")]


def _in_page(page: "HtmlElement", titles: "dict[HtmlElement, str]") -> Iterator[int]:
    """The words of each paragraph in the order of the page, and 0 for each title."""
    for element in page.iter():
        if element in titles:
            yield 0
        elif (
            element.tag in TEXTS
            and next(element.iterancestors(*TEXTS), None) is None
            and not _is_furniture(element)
            and (words := len(element.text_content().split()))
        ):
            yield words


def _linked_titles(page: "HtmlElement", url: str) -> "dict[HtmlElement, str]":
    """Headings that lead to another page of the same site."""
    found = {}
    for element in page.xpath(LINKED_HEADINGS):
        link = element if element.tag == "a" else next(element.iterancestors("a"))
        text = " ".join(" ".join(map(str, element.itertext())).split())
        if (
            len(text) >= LEAST_LETTERS
            and _leads_on(link.get("href") or "", url)
            and not _is_furniture(element)
        ):
            found[element] = text
    return found


def _leads_on(href: str, url: str) -> bool:
    try:
        here, there = urlsplit(url), urlsplit(urljoin(url, href))
    except ValueError:
        return False
    hosts = {one.netloc.removeprefix("www.") for one in (here, there) if one.netloc}
    return len(hosts) < 2 and there.path.rstrip("/") not in ("", here.path.rstrip("/"))


def _is_furniture(element: "HtmlElement") -> bool:
    return any(one.tag in FURNITURE for one in element.iterancestors())


def _calls_itself_an_article(page: "HtmlElement") -> bool:
    return bool(
        page.xpath(
            "//meta[@property='og:type'][@content='article'] | //meta[@property='article:published_time']"
        )
    )


def _key(text: str) -> str:
    return "".join(WORD.findall(ADDRESS.sub("", text).casefold()))
