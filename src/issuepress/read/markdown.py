"""Markdown of any tool, with or without front matter."""

import re

from issuepress.errors import UnreadableSource
from issuepress.models import Article
from issuepress.read.dates import find_date, is_past
from issuepress.read.dialects import DATES, as_plain_markdown, without_properties
from issuepress.text.characters import LONGEST
from issuepress.workspace.articles import parse_article

HTML_BLOCK = re.compile(r"^ {0,3}<(?!https?:|!--)/?[a-zA-Z][^>\n]*>", re.MULTILINE)


def read_markdown(text: str, origin: str, url: str = "") -> Article:
    """The article in a Markdown text. Raises UnreadableSource, and InvalidFile for broken front matter.

    What other tools add to Markdown is read for what it means; comments, struck words and footnotes are left
    out, and so is what is written in HTML.
    """
    if len(text) > LONGEST:
        raise UnreadableSource(f"{origin}: has {len(text):,} characters; at most {LONGEST:,} are read")
    article = parse_article(text, origin)
    body, properties = without_properties(article.body)
    body, notes = as_plain_markdown(body)
    if HTML_BLOCK.search(body):
        notes = (*notes, "what is written in HTML in it is left out")
    found = {"body": body.strip(), "url": article.url or url or _address(properties), "notes": notes}
    return article.model_copy(update=found | _said(article, properties))


def _said(article: Article, properties: dict[str, str]) -> dict[str, object]:
    """Who and when, where only the properties above the text say so."""
    date = next((found for key in DATES if (found := find_date(properties.get(key, "")))), None)
    published = article.published or (date.day if date and is_past(date.day) else None)
    return {"author": article.author or properties.get("author", ""), "published": published}


def _address(properties: dict[str, str]) -> str:
    address = properties.get("url", "")
    return address if address.startswith(("http://", "https://")) else ""
