"""The preheader: the line that an inbox shows after the subject."""

from collections.abc import Iterator

from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.mail import SPACES, Mail
from issuepress.checks.mail.page import SILENT, Element
from issuepress.checks.rules import check

SHORTEST, LONGEST = 40, 130
SHORTEST_SECOND = 8  # characters: less is the sign of a menu
PADDED = 150  # characters that a wide inbox row has room for


@check(Severity.WARNING)
def the_preheader_is_written(mail: Mail) -> Iterator[Fault]:
    """Without a preheader the inbox shows the first words of the body, often "View in browser".

    Gmail, Apple Mail, Outlook and Yahoo all show a line of text after the subject.
    """
    if mail.rendered_from:
        if not mail.issue.content.preheader.strip():
            yield Fault("there is no preheader", "write preheader in issue.toml", mail.key("preheader"))
    elif mail.visible_text and not _preview(mail):
        yield Fault(
            "there is no preheader: the inbox shows the first words of the body",
            "begin the body with a hidden line that says what is inside",
            Place(mail.file),
        )


@check(Severity.WARNING)
def the_preheader_fills_its_line(mail: Mail) -> Iterator[Fault]:
    """Less than 40 characters waste the line after the subject; more than 130 are cut.

    How much is shown differs: about 40 on a small telephone, 130 and more on a wide screen.
    """
    words = _preheader(mail)
    if words and not SHORTEST <= len(words) <= LONGEST:
        yield Fault(
            f"the preheader has {len(words)} characters: “{words[:70]}”",
            f"give it {SHORTEST} to {LONGEST}: preheader in issue.toml",
            _preheader_place(mail),
        )


@check(Severity.WARNING)
def the_preheader_adds_to_the_subject(mail: Mail) -> Iterator[Fault]:
    """A preheader that repeats the subject wastes the second line that a reader sees of the mail."""
    words = _preheader(mail).casefold().rstrip(".!?")
    subject = _words(mail.subject or "".join(e.source for e in mail.elements("title")[:1])).casefold()
    subject = subject.rstrip(".!?")
    if words and subject and (words in subject or words.startswith(subject)):
        yield Fault(
            "the preheader repeats the subject",
            "say in preheader in issue.toml what the subject leaves open",
            _preheader_place(mail),
        )


@check(Severity.ADVICE)
def the_preheader_is_padded(mail: Mail) -> Iterator[Fault]:
    """After a short preheader, inboxes go on with the body's first words.

    Gmail, Apple Mail and Yahoo fill the line; invisible padding up to 150 characters keeps them from it.
    """
    preview = _preview(mail)
    length = len("".join(c for c in _raw(preview) if c not in "\r\n\t")) if preview else PADDED
    if preview and length < PADDED:
        yield Fault(
            f"the preheader ends after {length} characters, and the inbox goes on with the body's words",
            "pad it with &#847;&#8199;&#65279; as templates/base/preheader.mjml.j2 does",
            mail.at(preview),
        )


@check(Severity.ERROR, needs_issue=True)
def the_preheader_comes_first(mail: Mail) -> Iterator[Fault]:
    """Inboxes show the first text of the body, so that a preheader further down is never seen."""
    written = _preheader(mail)
    preview = _preview(mail)
    if written and not (preview and _words(_raw(preview)).startswith(written)):
        yield Fault(
            "the preheader is not the first text of the body",
            "include base/preheader.mjml.j2 first in the theme's <mj-body>",
            _preheader_place(mail),
        )


@check(Severity.WARNING)
def there_is_one_preheader(mail: Mail) -> Iterator[Fault]:
    """Of two hidden lines before the first words that are shown, inboxes show both, one after the other.

    The second is usually that of the template. Gmail, Apple Mail, Outlook and Yahoo take the first text.
    """
    first = _preview(mail)
    if first:
        whole = {first, *first.descendants, *first.ancestors}
        for element in mail.page.elements[mail.page.elements.index(first) + 1 :]:
            words = _words(_raw(element)) if element.name not in SILENT else ""
            if words and element not in whole:
                if len(words) >= SHORTEST_SECOND and _is_unseen(mail, element):
                    what = f"there is a second preheader: “{words[:60]}”"
                    yield Fault(what, "keep one", mail.at(element))
                return


def _preheader(mail: Mail) -> str:
    """What was written, or what a mail without an issue begins with, hidden."""
    if mail.rendered_from:
        return _words(mail.issue.content.preheader)
    preview = _preview(mail)
    return _words(_raw(preview)) if preview else ""


def _preheader_place(mail: Mail) -> Place:
    preview = _preview(mail)
    if mail.rendered_from or not preview:
        return mail.key("preheader")
    return mail.at(preview)


def _preview(mail: Mail) -> Element | None:
    """The element of the body's first words, if it is hidden."""
    whole = [child for child in mail.page.children if isinstance(child, Element)]
    element = _first_words(mail.elements("body") or whole)
    return element if element and _is_unseen(mail, element) else None


def _first_words(ahead: list[Element]) -> Element | None:
    """The element that holds the first words in the order of the source."""
    waiting: list[tuple[Element, Element | str]] = [(element, element) for element in reversed(ahead)]
    while waiting:
        holder, child = waiting.pop()
        if isinstance(child, str):
            if _words(child):
                return holder
        elif child.name not in SILENT:
            waiting += [(child, inside) for inside in reversed(child.children)]
    return None


def _is_unseen(mail: Mail, element: Element) -> bool:
    """Hidden, or by its measures alone, as some programs do."""
    style = (element.get("style") or "").replace(" ", "")
    return mail.is_hidden(element) or "max-height:0" in style or "opacity:0;" in f"{style};"


def _raw(element: Element) -> str:
    return "".join(child for child in element.children if isinstance(child, str))


def _words(text: str) -> str:
    return SPACES.sub(" ", text).strip()
