"""The plain-text part, made from the issue itself, in the order of the e-mail's parts."""

from collections.abc import Callable

from issuepress import tokens
from issuepress.models import Digest, Issue
from issuepress.render.label import Labels, day, labels
from issuepress.render.links import tracked
from issuepress.render.plain_block import plain_block
from issuepress.render.wrap import COLUMNS, paragraphs, structured, underlined, wrapped
from issuepress.theme_choice import SECTIONS, Section

RULE = "-" * COLUMNS


def plain_text(issue: Issue) -> str:
    """The issue as text, with the same tokens as the HTML."""
    sections = issue.theme_choice.sections or SECTIONS
    parts = [
        _masthead(issue),
        *(part for section in sections for part in _section(issue, section)),
        _footer(issue),
    ]
    return f"\n\n{RULE}\n\n".join(part for part in parts if part) + "\n"


def _section(issue: Issue, section: Section) -> list[str]:
    blocks = [plain_block(block, issue) for block in issue.content.blocks if block.after == section]
    return _SECTIONS[section](issue) + blocks


def _masthead(issue: Issue) -> str:
    publication = issue.publication
    lines = [publication.name.upper(), publication.tagline, day(issue.content.date, issue.language)]
    view = f"\n{_words(issue)['view_in_browser']}: {tokens.VIEW_IN_BROWSER}"
    return "\n".join(filter(None, lines)) + f"{tokens.VIEW_STARTS}{view}{tokens.VIEW_ENDS}"


def _opening(issue: Issue) -> list[str]:
    greeting = issue.publication.greeting.replace("{first_name}", tokens.FIRST_NAME)
    return [paragraphs(underlined(issue.content.title), greeting, wrapped(issue.content.intro, issue))]


def _lead(issue: Issue) -> list[str]:
    return [_digest(issue, issue.content.digests[0])]


def _stories(issue: Issue) -> list[str]:
    topics = list(dict.fromkeys(digest.topic for digest in issue.content.digests[1:]))
    ordered = sorted(issue.content.digests[1:], key=lambda digest: topics.index(digest.topic))
    return [_digest(issue, digest) for digest in ordered]


def _digest(issue: Issue, digest: Digest) -> str:
    article, words = issue.articles[digest.article], _words(issue)
    theirs = labels(article.language or issue.language, issue.templates)
    byline = " · ".join(filter(None, (article.author, words.counted("minutes", article.reading_minutes))))
    takeaways = "\n".join(wrapped(text, issue, "* ") for text in digest.takeaways)
    speaker = digest.quote_by or article.author
    url = tracked(digest.url or article.url, issue)
    return paragraphs(
        digest.topic.upper(),
        underlined(digest.title),
        byline,
        wrapped(digest.summary, issue),
        takeaways and f"{words['key_takeaways']}:\n{takeaways}",
        structured(digest.detail, issue),
        digest.caveat and f"{words['worth_knowing']}:\n{wrapped(digest.caveat, issue)}",
        digest.quote and wrapped(theirs.quoted(digest.quote) + (f" — {speaker}" if speaker else ""), issue),
        url and f"{words['read_more']}:\n{url}",
    )


def _consultation(issue: Issue) -> list[str]:
    action, words = issue.publication.call_to_action, _words(issue)
    booking = tracked(action.booking_url or "", issue)
    ways = (
        booking and f"{words['book_online']}: {booking}",
        f"{words['write_to'] if booking else action.button}: {action.email}",
        action.phone and f"{words['call']}: {action.phone}",
    )
    expect = "\n".join(wrapped(line, issue, "* ") for line in action.expect)
    return [
        paragraphs(
            underlined(action.heading),
            wrapped(action.text, issue),
            expect and f"{words['expect']}:\n{expect}",
            "\n".join(filter(None, ways)),
        )
    ]


def _about(issue: Issue) -> list[str]:
    author = issue.publication.author
    if not author:
        return []
    name = ", ".join(filter(None, (author.name, author.credentials)))
    return [paragraphs(_words(issue)["about_author"] + ": " + name, wrapped(author.about, issue))]


def _footer(issue: Issue) -> str:
    publication, words = issue.publication, _words(issue)
    website, archive = (tracked(url or "", issue) for url in (publication.website, publication.archive))
    return paragraphs(
        "\n".join(f"{name}: {url}" for name, url in publication.social.items()),
        wrapped(publication.disclaimer, issue),
        "\n".join(filter(None, (publication.name, website, tokens.POSTAL_ADDRESS))),
        wrapped(publication.why, issue),
        archive and f"{words['archive']}: {archive}",
        f"{words['unsubscribe']}: {tokens.UNSUBSCRIBE}",
    )


def _words(issue: Issue) -> Labels:
    return labels(issue.language, issue.templates)


_SECTIONS: dict[Section, Callable[[Issue], list[str]]] = {
    "intro": _opening,
    "contents": lambda _: [],
    "lead": _lead,
    "consultation": _consultation,
    "stories": _stories,
    "author": _about,
}
