"""What readers see where something should have been put in: tags, template code, an unfinished greeting."""

import re
from collections.abc import Iterator
from itertools import chain

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.tags import own_tags, without
from issuepress.checks.mail.written import in_code, shown_at
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

# How tags of template languages and mailing services begin and end.
SIGNS = {
    "{{": "}}",
    "{%": "%}",
    "{$": "}",
    "${": "}",
    "#{": "}",
    "*|": "|*",
    "[%": "%]",
    "[[": "]]",
    "<%": "%>",
    "%%": "%%",
}
MARKS = frozenset("{}|[<%")
INSIDE = r"[^{}|%<>\[\]\n]{1,80}"
WORD = r"%[A-Z][A-Z_]{2,40}%"
TAG = Pattern("|".join([*(re.escape(a) + INSIDE + re.escape(b) for a, b in SIGNS.items()), WORD]))
HALF = Pattern(r"\{\{\s*[\w.#/]+|[\w.]+\s*\}\}|\*\|\w+|\w+\|\*|\{%\s*\w+|\w+\s*%\}|<%=?\s*\w+|\w+\s*%>")
LOGIC = Pattern(r"\{\{\s*[#/^]|\{%|\*\|(?:IF|END)|<%\s*(?:if|end)")  # what no one writes into a finished mail
NAMES = (
    "first|last|full|given|customer|client|patient|member|recipient|subscriber|company|user|product|sender"
    "|contact|clinic|practice|business|doctor"
)
BLANK = Pattern(
    rf"[\[{{<](?!sender_|unsubscribe|weblink)(?:(?:{NAMES})[ _-]?name\b[^\]}}>\n]{{0,20}}"
    r"|(?:your|insert|enter) [^\]}>\n]{1,40}"
    r"|[A-Za-z]+(?:_[A-Za-z]+)+)[\]}>]",
    re.IGNORECASE,
)
GREETING = Pattern(
    r"\b(?:hi|hello|hey|dear|hola|hallo|liebe[rs]?|bonjour|cher|chère|ciao|olá|estimad[oa]|querid[oa]"
    r"|good (?:morning|afternoon|evening)|sehr geehrter?(?: (?:herr|frau))?)"
    r" (?:,|(?:undefined|null|none|nan|n/a|f_?name|first_?name|x{3,}|_{2,})(?!\w))",
    re.IGNORECASE,
)
OBJECT = Pattern(r"\[object Object\]")


@check(Severity.WARNING)
def no_tag_is_shown(mail: Mail) -> Iterator[Fault]:
    """A tag in the text that nothing replaces is read as it stands: “Hi {{first_name}}”.

    In an issue nothing is a tag: it is shown as typed. In a file of HTML, tags are those of the service named
    by `--to`, or, without one, of the kind that stands in its addresses too. What stands in `<code>` is meant
    to be read.
    """
    if found := _unreplaced(mail):
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        ours = mail.rendered_from or mail.tags
        yield Fault(
            f"“{found[0]}” is read as it stands{more}"
            if ours
            else f"“{found[0]}” is no tag of this mail{more}",
            "write what readers should see" if ours else "fill it in, or name its service with --to",
            shown_at(mail, found[0]),
        )


@check(Severity.ERROR)
def every_tag_in_the_text_is_whole(mail: Mail) -> Iterator[Fault]:
    """Half a tag (“{{first_name”) is replaced by no service: it is shown, or the mail is refused.

    Tags in addresses are looked at in `merge_tags`.
    """
    for words in _words(mail):
        if found := HALF.search(TAG.sub(" ", words)):
            yield Fault(
                f"the tag “{found[0]}” is not whole", "close it, or take it out", shown_at(mail, found[0])
            )
            return


@check(Severity.ERROR)
def no_value_is_missing(mail: Mail) -> Iterator[Fault]:
    """“Hello undefined,” or “Hi ,” is what a reader sees where a program had no name to put in.

    The tag of every service knows a word for those whose name is unknown.
    """
    for pattern in (GREETING, OBJECT):
        if found := pattern.search(mail.visible_text):
            yield Fault(
                f"“{found[0]}” stands where a value is missing",
                "give the tag a word for readers without a name, like “there”",
                shown_at(mail, found[0]),
            )
            return


@check(Severity.ERROR)
def no_blank_is_left(mail: Mail) -> Iterator[Fault]:
    """“Dear [First Name]” or “[Your Company]” is a blank of a template that nobody filled in."""
    found = [blank[0] for words in _words(mail) for blank in BLANK.finditer(TAG.sub(" ", words))]
    if found:
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        yield Fault(f"“{found[0]}” is left blank{more}", "fill it in", shown_at(mail, found[0]))


def _unreplaced(mail: Mail) -> list[str]:
    """The tags in the text that no service will know."""
    known = _known(mail)
    return [tag[0] for words in _words(mail) for tag in TAG.finditer(words) if _sign(tag) not in known]


def _known(mail: Mail) -> set[str]:
    """The signs of the tags that a service is to replace."""
    if mail.rendered_from:
        return set()
    if mail.tags:
        executes = Pattern(mail.tags.executes or "(?!)")
        return {sign for sign in (*SIGNS, "%") if executes.search(sign)}
    logic = (words for words in _words(mail) if LOGIC.search(words))
    return {_sign(tag) for text in chain(_attributes(mail), logic) for tag in TAG.finditer(text)}


def _sign(tag: re.Match[str]) -> str:
    return next((sign for sign in SIGNS if tag[0].startswith(sign)), "%")


def _attributes(mail: Mail) -> Iterator[str]:
    return (value for element in mail.page.elements for value in element.attributes.values())


def _words(mail: Mail) -> Iterator[str]:
    """What is shown and could hold a tag or a blank, less the tags that the service put in."""
    for element, words in mail.texts:
        if not MARKS.isdisjoint(words) and not in_code(element):
            yield without(words, own_tags(mail))
