"""Words that say one thing to a reader and another to a filter: hidden, split, or only looking alike."""

from collections.abc import Iterator

from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import SILENT, Element
from issuepress.checks.mail.styles import pixels
from issuepress.checks.mail.written import shown_at
from issuepress.checks.phrases import phrases
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

# Cyrillic and Greek letters that look like Latin ones. Others stand in words of medicine, like NFκB.
LOOK_ALIKES = "аеорсухѕіјοАВЕКМНОРСТХ"
IN_LATIN = Pattern(
    f"[A-Za-z][{LOOK_ALIKES}]+[A-Za-z]|\\b[{LOOK_ALIKES}][A-Za-z]{{2,}}|[A-Za-z]{{2,}}[{LOOK_ALIKES}]\\b"
)
GAPPY = Pattern(r"(?<!\w)(?:[A-Za-z][ ._*-]){4,}[A-Za-z](?!\w)")
# Soft hyphens break long words and joiners belong to several scripts; these do neither.
INVISIBLE_INSIDE = Pattern("[A-Za-z]([\u200b\u2060\u2061-\u2064\ufeff])[A-Za-z]")
UNSEEN = Pattern(r"(?:^|;)(?:opacity:0(?:\.0+)?(?:;|$)|color:transparent|text-indent:-\d{3,})")
SMALLEST_FONT = 1  # pixels
LONG_HIDDEN = 30  # words


@check(Severity.WARNING)
def no_word_is_disguised(mail: Mail) -> Iterator[Fault]:
    """Look-alike letters, digits for letters and g-a-p-s are how spam gets its words past filters.

    Screen readers cannot read them either. SpamAssassin: UNICODE_OBFU_ASC, GAPPY_SUBJECT.
    """
    at_subject = mail.key("subject") if mail.rendered_from else Place(mail.file)
    for pattern in (IN_LATIN, GAPPY, phrases("disguised")):
        what, mend = "“{}” is a word in disguise", "type it in ordinary letters"
        if found := pattern.search(mail.subject):
            yield Fault(what.format(found[0]), mend, at_subject)
        if found := pattern.search(mail.visible_text):
            yield Fault(what.format(found[0]), mend, shown_at(mail, found[0]))


@check(Severity.WARNING)
def no_invisible_character_splits_a_word(mail: Mail) -> Iterator[Fault]:
    """Zero-width characters inside words hide them from filters, and break searching and screen readers.

    They come along when text is pasted from a page. SpamAssassin: UNICODE_OBFU_ZW.
    """
    for element in mail.elements():
        found = INVISIBLE_INSIDE.search(_own_text(element)) if element.name not in SILENT else None
        if found:
            yield Fault(
                f"an invisible character (U+{ord(found[1]):04X}) stands inside a word",
                "type the word anew where it was written",
                mail.at(element),
            )


@check(Severity.WARNING)
def no_text_is_invisible(mail: Mail) -> Iterator[Fault]:
    """Text that is in the mail and cannot be seen is taken for words that should fool a filter.

    The preheader is the one exception that filters know. SpamAssassin: WORD_INVIS, LONG_INVISIBLE_TEXT,
    HTML_TEXT_INVISIBLE_STYLE, HTML_TEXT_INVISIBLE_FONT.
    """
    seen = False
    for element in mail.elements():
        text = " ".join(_own_text(element).split())
        if not text or element.name in SILENT:
            continue
        hidden, unreadable = mail.is_hidden(element), _is_unreadable(mail, element)
        long = len(text.split()) >= LONG_HIDDEN and not _is_alternative(element)
        if seen and (unreadable or (hidden and long)):
            yield Fault(
                f"text cannot be seen: “{text[:60]}”",
                "show it, or take it out",
                mail.at(element),
            )
        seen = seen or not (hidden or unreadable)


@check(Severity.WARNING)
def no_comment_splits_a_word(mail: Mail) -> Iterator[Fault]:
    """A comment inside a word hides it from a filter, so that filters count such comments.

    SpamAssassin: OBFUSCATING_COMMENT.
    """
    for comment in mail.page.comments:
        after = mail.html.find("-->", comment.offset) + 3
        around = mail.html[comment.offset - 1 : comment.offset] + mail.html[after : after + 1]
        if comment.offset and after > 2 and len(around) == 2 and around.isalnum():
            yield Fault(
                "a comment stands inside a word",
                "take the comment out",
                mail.at_offset(comment.offset, f"<!--{comment.text[:60]}-->"),
            )


def _own_text(element: Element) -> str:
    return "".join(child for child in element.children if isinstance(child, str))


def _is_unreadable(mail: Mail, element: Element) -> bool:
    size = pixels(mail.styles.of(element).get("font-size", ""))
    style = (element.get("style") or "").replace(" ", "").lower()
    return (size is not None and size <= SMALLEST_FONT) or UNSEEN.search(style) is not None


def _is_alternative(element: Element) -> bool:
    """Hidden until a style sheet shows it on a phone or on a computer."""
    return any(
        above.get("class") for above in (element, *element.ancestors) if "none" in (above.get("style") or "")
    )
