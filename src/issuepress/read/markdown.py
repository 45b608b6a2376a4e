"""Markdown of any tool, with or without front matter."""

import re

from issuepress.errors import UnreadableSource
from issuepress.models import Article
from issuepress.read.decoding import LONGEST
from issuepress.workspace.articles import parse_article

WIKI_PICTURE = re.compile(r"!\[\[[^\]\n]{1,300}\]\]")
WIKI_LINK = re.compile(r"\[\[(?:[^\]|\n]{1,300}\|)?([^\]|\n]{1,300})\]\]")
SHORTCODE = re.compile(r"\{\{[<%].{0,500}?[%>]\}\}|\{%.{0,500}?%\}", re.DOTALL)
HTML_BLOCK = re.compile(r"^ {0,3}<(?!https?:|!--)/?[a-zA-Z][^>\n]*>", re.MULTILINE)


def read_markdown(text: str, origin: str, url: str = "") -> Article:
    """The article in a Markdown text. Raises UnreadableSource, and InvalidFile for broken front matter.

    Links of Obsidian keep their words; shortcodes of Hugo and Jekyll are left out, and so is raw HTML.
    """
    if len(text) > LONGEST:
        raise UnreadableSource(f"{origin}: has {len(text):,} characters; at most {LONGEST:,} are read")
    article = parse_article(text, origin)
    body = WIKI_LINK.sub(r"\1", WIKI_PICTURE.sub("", SHORTCODE.sub("", article.body)))
    notes = ["what is written in HTML in it is left out"] if HTML_BLOCK.search(body) else []
    if body != article.body:
        notes.append("shortcodes and wiki links in it are left out or kept as words")
    return article.model_copy(update={"body": body.strip(), "url": article.url or url, "notes": tuple(notes)})
