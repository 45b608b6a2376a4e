"""The plain-text part, made from the issue itself: 78 columns, addresses on lines of their own."""

import re
import textwrap
import unicodedata

from issuepress import tokens
from issuepress.models import Digest, Issue
from issuepress.render.label import day, labels
from issuepress.render.story import tracked
from issuepress.text import markdown

COLUMNS = 78
RULE = "-" * COLUMNS
MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\((https?://[^)\s]+|mailto:[^)\s]+)\)")


def plain_text(issue: Issue) -> str:
    """The issue as text, with the same tokens as the HTML."""
    parts = [_masthead(issue), _opening(issue)]
    parts += [_digest(issue, digest) for digest in issue.content.digests]
    parts += [_consultation(issue), _about(issue), _footer(issue)]
    return f"\n\n{RULE}\n\n".join(part for part in parts if part) + "\n"


def _masthead(issue: Issue) -> str:
    publication = issue.publication
    lines = [publication.name.upper(), publication.tagline, day(issue.content.date, issue.language)]
    view = f"\n{labels(issue.language)['view_in_browser']}: {tokens.VIEW_IN_BROWSER}"
    return "\n".join(filter(None, lines)) + f"{tokens.VIEW_STARTS}{view}{tokens.VIEW_ENDS}"


def _opening(issue: Issue) -> str:
    greeting = issue.publication.greeting.replace("{first_name}", tokens.FIRST_NAME)
    return _paragraphs(_underlined(issue.content.title), greeting, _wrapped(issue.content.intro, issue))


def _digest(issue: Issue, digest: Digest) -> str:
    article, words = issue.articles[digest.article], labels(issue.language)
    minutes = words["minutes"].format(minutes=article.reading_minutes)
    byline = " · ".join(filter(None, (article.author, minutes)))
    takeaways = "\n".join(_wrapped(text, issue, "* ") for text in digest.takeaways)
    speaker = digest.quote_by or article.author
    url = tracked(digest.url or article.url, issue)
    return _paragraphs(
        _underlined(digest.title),
        byline,
        _wrapped(digest.summary, issue),
        takeaways and f"{words['key_takeaways']}:\n{takeaways}",
        digest.caveat and f"{words['worth_knowing']}:\n{_wrapped(digest.caveat, issue)}",
        digest.quote and _wrapped(f"“{digest.quote}”" + (f" — {speaker}" if speaker else ""), issue),
        url and f"{words['read_more']}:\n{url}",
    )


def _consultation(issue: Issue) -> str:
    action = issue.publication.call_to_action
    booking = tracked(action.booking_url or "", issue)
    return _paragraphs(
        _underlined(action.heading),
        _wrapped(action.text, issue),
        "\n".join(filter(None, (f"{action.button}: {action.email}", action.phone, booking))),
    )


def _about(issue: Issue) -> str:
    author = issue.publication.author
    if not author:
        return ""
    name = ", ".join(filter(None, (author.name, author.credentials)))
    return _paragraphs(labels(issue.language)["about_author"] + ": " + name, _wrapped(author.about, issue))


def _footer(issue: Issue) -> str:
    publication, words = issue.publication, labels(issue.language)
    website = tracked(publication.website or "", issue)
    return _paragraphs(
        _wrapped(publication.disclaimer, issue),
        "\n".join(filter(None, (publication.name, tokens.POSTAL_ADDRESS, website))),
        _wrapped(publication.why, issue),
        f"{words['unsubscribe']}: {tokens.UNSUBSCRIBE}",
    )


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)


def _underlined(title: str) -> str:
    if not title:
        return ""
    lines = _fold(title)
    return "\n".join([*lines, "=" * min(COLUMNS, max(_width(line) for line in lines))])


def _wrapped(text: str, issue: Issue, bullet: str = "") -> str:
    """Inline Markdown as wrapped text, its links as numbers with their addresses below."""
    links: list[str] = []

    def numbered(match: re.Match[str]) -> str:
        links.append(tracked(match[2], issue))
        return f"{match[1]} [{len(links)}]"

    paragraphs = re.split(r"\n\s*\n", MARKDOWN_LINK.sub(numbered, text.strip()))
    folded = ["\n".join(_fold(markdown.inline_text(paragraph), bullet)) for paragraph in paragraphs]
    return "\n\n".join(folded) + "".join(f"\n[{number}] {url}" for number, url in enumerate(links, 1))


def _fold(text: str, bullet: str = "") -> list[str]:
    wide = _width(text) > 1.3 * len(text)  # a script without spaces, whose characters take two columns
    return textwrap.wrap(
        text,
        COLUMNS // 2 if wide else COLUMNS,
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=wide,
        break_on_hyphens=False,
    )


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
