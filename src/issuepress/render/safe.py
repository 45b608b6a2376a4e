"""Texts as safe HTML: Markdown, links tracked, the publication's own words in their own language."""

import re

from markupsafe import Markup, escape

from issuepress import tokens
from issuepress.fields import direction
from issuepress.models import Issue
from issuepress.render.links import tracked
from issuepress.text import markdown

ALIGNED = re.compile(r' style="text-align:\w+"')
TABLE = '<table class="cell" border="0" cellpadding="0" cellspacing="0" width="100%">'
PARAGRAPH = re.compile(r"\n\s*\n")
ADDRESS = re.compile(r'(?<=<a href=")https?://[^"]+')


def inline(text: str, issue: Issue) -> Markup:
    """Inline Markdown; an empty line makes a new paragraph."""
    html = "<br /><br />".join(map(markdown.inline_html, PARAGRAPH.split(text.strip())))
    return _with_tracked_links(html, issue)


def blocks(text: str, issue: Issue) -> Markup:
    """Markdown with paragraphs, lists and tables."""
    html = markdown.block_html(text.strip()) if text.strip() else ""
    return _with_tracked_links(ALIGNED.sub("", html).replace("<table>", TABLE), issue)


def greeted(issue: Issue) -> str:
    """The intro after the greeting, if there is one."""
    greeting = issue.publication.greeting.replace("{first_name}", tokens.FIRST_NAME)
    return "\n\n".join(filter(None, (greeting, issue.content.intro)))


def own(text: str | Markup, issue: Issue) -> Markup:
    """Words of the publication, with its language and direction where the issue has another."""
    html, language = escape(text), tongue(issue.publication.language, issue)
    return Markup("<span{}>{}</span>").format(language, html) if html and language else html


def tongue(language: str, issue: Issue) -> Markup:
    """The attributes of an element in a language; empty in the issue's own."""
    if language.partition("-")[0].lower() == issue.language.partition("-")[0].lower():
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(language, direction(language))


def _with_tracked_links(html: str, issue: Issue) -> Markup:
    if issue.publication.utm and "<a " in html:
        html = ADDRESS.sub(lambda found: _tracked_link(found[0], issue), html)
    return Markup(html)  # noqa: S704 - the Markdown renderers let no markup of their source through


def _tracked_link(url: str, issue: Issue) -> str:
    return str(escape(tracked(Markup(url).unescape(), issue)))  # noqa: S704
