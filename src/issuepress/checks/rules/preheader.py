"""The preheader: the line that an inbox shows after the subject."""

from collections.abc import Iterator

from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.mail import SPACES, Mail
from issuepress.checks.mail.page import SILENT, Element
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

SHORTEST, LONGEST = 40, 130
SHORTEST_SECOND = 8  # characters: less is the sign of a menu
LETTERS = Pattern(r"\w")
TAG = Pattern(r"\{\{|\{%|\*\||<%|%%|\[\[|\$\{")


@check(Severity.WARNING)
def the_preheader_is_written(mail: Mail) -> Iterator[Fault]:
    """Without a preheader the inbox shows the first words of the body, often "View in browser".

    Gmail, Apple Mail, Outlook and Yahoo all show a line of text after the subject. A first line that is shown
    and is marked as a preheader is one too.
    """
    if mail.rendered_from:
        if not mail.issue.content.preheader.strip():
            yield Fault("there is no preheader", "write preheader in issue.toml", mail.key("preheader"))
    elif mail.visible_text and not _preview(mail) and not _is_shown(mail):
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
    if words and not SHORTEST <= len(words) <= LONGEST and not TAG.search(words):
        yield Fault(
            f"the preheader has {len(words)} characters: “{words[:70]}”",
            f"give it {SHORTEST} to {LONGEST}" + mail.either(issue=": preheader in issue.toml", html=""),
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
            "say what the subject leaves open" + mail.either(issue=": preheader in issue.toml", html=""),
            _preheader_place(mail),
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
    own = {first, *first.descendants, *first.ancestors} if first else set()
    others = ((holder, words) for holder, words in _runs(mail) if holder not in own)
    holder, words = next(others, (None, "")) if first else (None, "")
    if holder and len(words) >= SHORTEST_SECOND and _is_unseen(mail, holder):
        yield Fault(f"there is a second preheader: “{words[:60]}”", "keep one", mail.at(holder))


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
    """The element of the body's first words, if it is hidden. The sign of a menu is no words."""
    first = next((holder for holder, words in _runs(mail) if len(LETTERS.findall(words)) > 1), None)
    return first if first and _is_unseen(mail, first) else None


def _is_shown(mail: Mail) -> bool:
    """Whether the first words stand in what is named a preheader, as in templates of Mailchimp."""
    first = next((holder for holder, words in _runs(mail) if len(LETTERS.findall(words)) > 1), None)
    around = [first, *first.ancestors] if first else []
    names = " ".join(one.get(key) or "" for one in around for key in ("class", "id", "mc:edit", "mc:label"))
    return "preheader" in names.lower()


def _runs(mail: Mail) -> Iterator[tuple[Element, str]]:
    """The words of the body in the order of the source, each run with the element right around it."""
    whole = [child for child in mail.page.children if isinstance(child, Element)]
    ahead = mail.elements("body")[:1] or whole
    waiting: list[tuple[Element, Element | str]] = [(element, element) for element in reversed(ahead)]
    while waiting:
        holder, child = waiting.pop()
        if isinstance(child, str):
            if words := _words(child):
                yield holder, words
        elif child.name not in SILENT:
            waiting += [(child, inside) for inside in reversed(child.children)]


def _is_unseen(mail: Mail, element: Element) -> bool:
    """Hidden, or by its measures alone, as some programs do."""
    style = (element.get("style") or "").replace(" ", "")
    return mail.is_hidden(element) or "max-height:0" in style or "opacity:0;" in f"{style};"


def _raw(element: Element) -> str:
    return "".join(child for child in element.children if isinstance(child, str))


def _words(text: str) -> str:
    return SPACES.sub(" ", text).strip()
