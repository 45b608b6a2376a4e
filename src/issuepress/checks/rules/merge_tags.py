"""The tags that a mailing service replaces: its own, whole, and nothing else that it would run."""

import re
from collections.abc import Iterator
from itertools import chain

from issuepress import tokens
from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.mail.tags import own_tags, without
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

INVALID = Pattern(r"https?://(?:unsubscribe|view-in-browser)\.invalid|issuepress-[a-z]+(?:-[a-z]+)*")
# A tag whose braces, bars or percent signs an HTML tool has taken for characters of an address.
SPOILED = Pattern(
    r"%7B(?:%7B|%25)|\{\{%20|%20\}\}|%7D%7D|\*%7C|%7C\*|%5B%25|%3C%25|\[%25|&lt;%|\{%20?%25|&amp;lt;",
    re.IGNORECASE,
)
TAG = Pattern(
    r"\{\{\{[^{}\n]{1,80}\}\}\}|\{\{[^{}\n]{1,80}\}\}|\{%[^{}\n]{1,80}%\}|\*\|[^|\n]{1,80}\|\*|\[%[^%\]\n]{1,80}%\]"
    r"|<%[^%\n]{1,80}%>|%[A-Z_]{3,40}%|\[(?:unsubscribe|weblink|sender_\w+)\]|\$\{[^{}\n]{1,80}\}",
    re.IGNORECASE,
)
OPENED = (("{{", "}}"), ("*|", "|*"), ("{%", "%}"), ("[%", "%]"))
CONDITION = Pattern(r"\*\|(?P<end>END:)?IF(?:NOT)?\b[^|]*\|\*", re.IGNORECASE)
MARKS = frozenset("{}|[%$<&")
ADDRESSES = ("href", "src", "action", "background")


@check(Severity.ERROR)
def no_token_is_left(mail: Mail) -> Iterator[Fault]:
    """What stands for a service's tags until the last step must not reach a reader: its links lead nowhere.

    In HTML, whole tokens are the structure's finding; here are halves, the text part and the subject.
    """
    html = mail.html
    for token in tokens.ALL:
        html = html.replace(token, "")
    for part, text in (("HTML", html), *_texts(mail)):
        if found := INVALID.search(text):
            yield Fault(
                f"“{found[0]}” is left in the {part}",
                mail.either(
                    issue="write the whole token of issuepress.tokens in the template",
                    html="write the service's own tag there",
                ),
                _place_of_part(mail, part),
            )


@check(Severity.ERROR)
def no_tag_is_spoiled(mail: Mail) -> Iterator[Fault]:
    """A tag whose braces became %7B, or whose spaces became %20, is not replaced: its link leads nowhere.

    HTML tools such as libxml2 do this to {{ unsubscribe }} in an href.
    """
    for element, address in _addresses(mail):
        if found := SPOILED.search(address):
            yield Fault(
                f"a tag is spoiled in an address: “{address[max(0, found.start() - 20) :][:60]}”",
                "put the service's tags in after every other step",
                mail.at(element),
            )


@check(Severity.ERROR)
def every_tag_is_closed(mail: Mail) -> Iterator[Fault]:
    """A tag that is opened and not closed is shown as it is, or stops the service from taking the mail.

    listmonk compiles the whole mail as a template, and refuses one with a mistake in it.
    """
    for element, address in _addresses(mail):
        for start, end in () if SPOILED.search(address) else OPENED:
            if address.count(start) != address.count(end):
                yield Fault(
                    f"a tag is not whole in an address: “{address[:60]}”",
                    f"close {start} with {end}",
                    mail.at(element),
                )
                break
    for part, text in (("HTML", mail.html), *_texts(mail)):
        ends = [bool(found["end"]) for found in CONDITION.finditer(text)]
        if ends.count(True) != ends.count(False):
            yield Fault(
                f"a condition of a tag is not closed in the {part}",
                "close each *|IF:…|* with *|END:IF|*",
                _place_of_part(mail, part),
            )


@check(Severity.ERROR, needs_issue=True)
def unsubscribe_is_the_tag_of_the_service(mail: Mail) -> Iterator[Fault]:
    """Only the service's own tag, letter for letter, becomes the reader's own unsubscribe link.

    Mailchimp and SendGrid refuse a mail without it, listmonk sends it anyway.
    """
    if mail.tags:
        tag = mail.tags.unsubscribe
        if not any((link.get("href") or "").strip() == tag for link in mail.links):
            yield Fault(
                f"no link of the HTML has the address {tag}, {mail.service}'s unsubscribe tag",
                "link to tokens.UNSUBSCRIBE in the theme; base/footer.mjml.j2 does",
            )
        if mail.text.strip() and tag not in mail.text:
            yield Fault(
                f"the text part has no {tag}, {mail.service}'s unsubscribe tag",
                "write tokens.UNSUBSCRIBE into the text part",
            )


@check(Severity.ADVICE, needs_issue=True)
def the_web_version_is_linked(mail: Mail) -> Iterator[Fault]:
    """Where a client breaks the mail, the page that the service keeps is the way to read it all the same.

    Only asked for where the service has such a page.
    """
    tag = mail.tags.view_in_browser if mail.tags else ""
    if tag and not any((link.get("href") or "").strip() == tag for link in mail.links):
        yield Fault(
            f"no link has the address {tag}, {mail.service}'s page of the mail",
            "link to tokens.VIEW_IN_BROWSER in the theme; base/footer.mjml.j2 does",
        )


@check(Severity.ERROR, needs_issue=True)
def no_tag_is_of_another_service(mail: Mail) -> Iterator[Fault]:
    """A tag that the service does not know stays as it is: a link to "*|UNSUB|*" leads nowhere.

    It comes from a template made for another service, or from an address copied out of a sent mail.
    """
    own = own_tags(mail)
    for element, address in _addresses(mail):
        rest = without(address, own)
        if found := TAG.search(rest):
            whose = f"none of {mail.service}'s that this mail needs" if mail.service else "for no service"
            yield Fault(
                f"the tag {found[0]} in an address is {whose}",
                "write the address itself, or a token of issuepress.tokens in the template",
                mail.at(element),
            )


@check(Severity.ERROR, needs_issue=True)
def nothing_else_is_executed(mail: Mail) -> Iterator[Fault]:
    """Words of an article that look like a tag would be run or blanked by the service.

    In listmonk that is template injection. The press escapes them; what is left is a bug in a template.
    """
    if not (mail.tags and mail.tags.executes):
        return
    executes = Pattern(mail.tags.executes)
    for part, text in (("HTML", mail.html), *_texts(mail)):
        rest = without(text, own_tags(mail))
        if found := executes.search(rest):
            yield Fault(
                f"{mail.service} would execute “{rest[found.start() :][:40]}” in the {part}",
                "take it out, or let the theme show it as text",
                _place_of_part(mail, part),
            )


@check(Severity.WARNING, needs_issue=True)
def the_subject_holds_no_tag(mail: Mail) -> Iterator[Fault]:
    """Tags in a subject are escaped, so that readers would see them as they are.

    A first name in a subject is better left out: where it is unknown, the subject has a hole.
    """
    content = mail.issue.content
    for key, text in (("subject", content.subject), ("preheader", content.preheader)):
        if found := TAG.search(text):
            yield Fault(
                f"the {key} holds {found[0]}, which readers would see as it is",
                f"write {key} in issue.toml without it",
                mail.key(key),
            )


def _texts(mail: Mail) -> Iterator[tuple[str, str]]:
    yield from (("text part", mail.text), ("subject", mail.subject), ("preheader", mail.preheader))


def _place_of_part(mail: Mail, part: str) -> Place:
    if part in {"subject", "preheader"} and mail.rendered_from:
        return mail.key(part)
    return Place(mail.file)


def _addresses(mail: Mail) -> Iterator[tuple[Element, str]]:
    """Each address of the mail that holds what could be part of a tag."""
    return chain.from_iterable(
        ((element, value) for name in ADDRESSES if _is_telling(value := element.get(name) or ""))
        for element in mail.page.elements
        if element.attributes
    )


def _is_telling(address: str) -> bool:
    return not MARKS.isdisjoint(address)
