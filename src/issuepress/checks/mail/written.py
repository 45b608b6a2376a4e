"""Every text that a person wrote for a mail, with the key it stands at."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from issuepress.checks.finding import Place
from issuepress.checks.mail.mail import SPACES, Mail
from issuepress.checks.mail.page import Element
from issuepress.text import markdown
from issuepress.text.patterns import Pattern

CODE = {"code", "pre", "kbd", "samp"}
BETWEEN = Pattern(rf"{SPACES.pattern}|\[\d+\]")


class Written(NamedTuple):
    """A text without its Markdown. ``key`` is empty for the words of a mail that has no issue."""

    text: str
    key: tuple[str | int, ...] = ()
    in_publication: bool = False


@lru_cache(maxsize=1)
def written(mail: Mail) -> tuple[Written, ...]:
    """Of issue.toml and newsletter.toml, or all the words of a mail that has no issue."""
    if not mail.rendered_from:
        return Written(mail.subject), Written(mail.visible_text)
    texts = [Written(text, key) for text, key in _of_issue(mail)]
    texts += [Written(text, key, in_publication=True) for text, key in _of_publication(mail)]
    return tuple(one._replace(text=markdown.inline_text(one.text)) for one in texts if one.text)


def place_of(mail: Mail, one: Written, words: str) -> Place:
    """The line of its key, or the element that shows the words."""
    if one.key:
        return mail.publication_key(*one.key) if one.in_publication else mail.key(*one.key)
    return shown_at(mail, words)


def shown_at(mail: Mail, words: str) -> Place:
    """The element that shows the words."""
    found = next((element for element, text in mail.texts if words in text), None)
    return mail.at(found) if found else Place(mail.file)


def in_code(element: Element) -> bool:
    """Whether its words show how something is typed."""
    return element.name in CODE or any(above.name in CODE for above in element.ancestors)


def holds(text: str, words: str) -> bool:
    """Whether a part of a mail holds the words, wherever its lines break and its links are numbered [1]."""
    return _letters(words) in _letters(text)


def _letters(text: str) -> str:
    return BETWEEN.sub("", text).casefold()


def _of_issue(mail: Mail) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    content = mail.issue.content
    for key in ("subject", "preheader", "title", "intro"):
        yield getattr(content, key), (key,)
    for number, digest in enumerate(content.digests):
        for key in ("title", "summary", "caveat", "quote", "image_alt"):
            yield getattr(digest, key), ("digests", number, key)
        for takeaway in digest.takeaways:
            yield takeaway, ("digests", number, "takeaways")


def _of_publication(mail: Mail) -> Iterator[tuple[str, tuple[str, ...]]]:
    publication, action = mail.publication, mail.publication.call_to_action
    yield publication.tagline, ("tagline",)
    yield publication.greeting, ("greeting",)
    for key in ("heading", "text", "button", "subject"):
        yield getattr(action, key), ("call_to_action", key)
    if publication.author:
        yield publication.author.about, ("author", "about")
