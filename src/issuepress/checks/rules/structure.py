"""Whether the HTML is whole: what is missing or broken here, each mail program mends in its own way."""

import re
from collections import Counter
from collections.abc import Iterator

from issuepress import tokens
from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

FILLER = Pattern(
    r"(?i:lorem ipsum|dolor sit amet|\b(?:your (?:text|headline|content) (?:goes )?"
    r"|(?:insert|add) (?:your )?(?:text|headline|content) )here\b)|\bTODO:|\bTK TK\b"
)
STRIPPED = {"script", "iframe", "frame", "frameset", "object", "embed", "applet"}
MISSING_SEMICOLON = Pattern(r"\s[a-z-]{4,}\s*:(?!//)", re.IGNORECASE)
QUOTED = Pattern(r"\"[^\"]*\"|'[^']*'|url\([^)]*\)|/\*.*?\*/", re.DOTALL)
INSIDE = {
    "table": {"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "script", "template"},
    "thead": {"tr", "script", "template"},
    "tbody": {"tr", "script", "template"},
    "tfoot": {"tr", "script", "template"},
    "tr": {"td", "th", "script", "template"},
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
}
HOLDERS = {
    "li": {"ul", "ol", "menu"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
}


@check(Severity.ERROR, explains=("tags_are_balanced", "document_is_whole", "law"))
def the_mail_is_read_whole(mail: Mail) -> Iterator[Fault]:
    """A tag that never ends hides what stands behind it; what has tens of thousands of elements is no mail.

    Nothing of the rest is looked at: what the other checks miss may stand there.
    """
    if mail.is_cut:
        yield Fault("only a part of it can be read", "close the last tag, or make the mail smaller")


@check(Severity.WARNING)
def tags_are_balanced(mail: Mail) -> Iterator[Fault]:
    """A tag left open, or an end tag too many, moves all that follows into or out of its box.

    Browsers mend it one way, Outlook another and webmail, which puts the mail into its own page, a third.
    Tags that HTML lets one leave out (`</p>`, `</li>`, `</td>`) are not meant. HTML Living Standard, 13.1.2.
    """
    for element in mail.page.unclosed:
        yield Fault(f"<{element.name}> is never closed", f"write its </{element.name}>", mail.at(element))
    for name, offset in mail.page.stray:
        yield Fault(f"</{name}> ends nothing", "take it out", mail.at_offset(offset, f"</{name}>"))


@check(Severity.WARNING)
def tables_and_lists_are_nested_right(mail: Mail) -> Iterator[Fault]:
    """In a table there are rows, in a row cells, in a list items: browsers throw anything else out in front.

    Outlook instead may drop it or break the row. HTML Living Standard, 4.9.1 and 4.4.5.
    """
    for element in mail.page.elements:
        holder = element.parent
        if holder and holder.name in INSIDE and element.name not in INSIDE[holder.name]:
            yield Fault(
                f"<{element.name}> stands right in <{holder.name}>",
                f"put it into a {'<li>' if holder.name in {'ul', 'ol'} else '<td> of a row'}",
                mail.at(element),
            )
        elif element.name in HOLDERS and not _has_holder(element):
            yield Fault(
                f"<{element.name}> stands outside of a {'list' if element.name == 'li' else 'table'}",
                "put it where it belongs, or take its tags away",
                mail.at(element),
            )


@check(Severity.WARNING)
def links_are_not_nested(mail: Mail) -> Iterator[Fault]:
    """A link inside of a link is split by browsers: one of the two leads nowhere, and a button falls apart.

    HTML Living Standard, 4.5.1: there must be no interactive content in an `a` element.
    """
    for link in mail.links:
        if any(above.name == "a" for above in link.ancestors):
            yield Fault("a link stands in another link", "close the outer one before it", mail.at(link))


@check(Severity.ADVICE)
def ids_are_unique(mail: Mail) -> Iterator[Fault]:
    """An id that is there twice takes anchors and labels to the first of them, whichever was meant.

    HTML Living Standard, 3.2.6.
    """
    ids = Counter(element.get("id") for element in mail.page.elements if element.get("id"))
    seen: set[str] = set()
    for element in mail.page.elements:
        name = element.get("id") or ""
        if ids[name] > 1 and name in seen:
            yield Fault(f"the id {name} is there {ids[name]} times", "give each its own", mail.at(element))
        seen.add(name)


@check(Severity.WARNING)
def attributes_are_written_once(mail: Mail) -> Iterator[Fault]:
    """Of an attribute that is there twice, clients take the first and forget the second without a word.

    A second `style` or `class` is how half of an element's look gets lost. HTML Living Standard, 13.1.2.3.
    """
    for element, name in mail.page.repeated:
        yield Fault(f"<{element.name}> has {name} twice", "make one of both", mail.at(element))


@check(
    Severity.ERROR,
    explains=(
        "tags_are_balanced",
        "attributes_are_written_once",
        "addresses_are_written_right",
        "styles_can_be_read",
    ),
)
def quotes_of_attributes_are_closed(mail: Mail) -> Iterator[Fault]:
    """A quote too few makes what follows part of the value: a link, a style or a whole paragraph is lost.

    HTML Living Standard, 13.1.2.3.
    """
    for element in mail.page.elements:
        if any(mark in name for name in element.attributes for mark in "\"'<"):
            yield Fault(f"a quote is missing in <{element.name}>", "close each value", mail.at(element))


@check(Severity.ERROR)
def nothing_is_left_that_mail_strips(mail: Mail) -> Iterator[Fault]:
    """Scripts and embedded pages are taken out by every mail program, and filters take them for an attack.

    What they would show is missing, and some servers refuse the whole mail. Gmail, Outlook and Yahoo document
    it. SpamAssassin: HTML_IFRAME_SRC and its like.
    """
    for element in mail.page.elements:
        if element.name in STRIPPED and element.get("type") != "application/ld+json":
            mend = "take it out, and link to a page that has it"
            yield Fault(f"<{element.name}> is taken out by every mail program", mend, mail.at(element))
        elif handlers := [name for name in element.attributes if name.startswith("on")]:
            yield Fault(f"{handlers[0]} never runs in a mail", "take it out", mail.at(element))


@check(Severity.ERROR)
def no_template_code_is_left(mail: Mail) -> Iterator[Fault]:
    """MJML tags and the press's own marks are for programs: a reader who sees one sees a broken mail.

    They are left when a part is pasted in after rendering, or when the mail was never rendered.
    """
    for element in mail.page.elements:
        if element.name.startswith("mj-") or element.name == "mjml":
            yield Fault(f"<{element.name}> was not rendered", "render it, or take it out", mail.at(element))
    for token in tokens.ALL:
        if token in mail.html:
            yield Fault(
                f"{token} is left", "report it: a service's tag should stand there", mail.at_offset(0, token)
            )


@check(Severity.WARNING)
def no_filler_text_is_left(mail: Mail) -> Iterator[Fault]:
    """“Lorem ipsum” and “your text here” in an inbox say that nobody read the mail before it went out."""
    for element, words in mail.texts:
        if found := FILLER.search(words):
            yield Fault(f"“{found[0]}” is left from a template", "write what belongs there", mail.at(element))


@check(Severity.WARNING)
def styles_can_be_read(mail: Mail) -> Iterator[Fault]:
    """A brace or a semicolon too few makes a client skip the rule, or all the rules after it.

    Gmail drops the whole style element for one mistake in it. CSS Syntax Level 3, 2.2.
    """
    for style, sheet in zip(mail.style_elements, mail.sheets, strict=True):
        plain = QUOTED.sub("", style.source)
        if plain.count("{") != plain.count("}"):
            yield Fault("a brace is missing or too many in the CSS", "balance { and }", mail.at(style))
        elif sheet.wrong:
            yield Fault(f"the CSS cannot be read: {sheet.wrong[0]}", "mend the rule", mail.at(style))
    for element in mail.page.elements:
        for declaration in mail.style_of(element):
            if MISSING_SEMICOLON.search(QUOTED.sub("", f" {declaration.value}")):
                yield Fault(
                    f"in “{declaration.name}: {declaration.value}” a semicolon is missing",
                    "write one before the next property",
                    mail.at(element),
                )


def _has_holder(element: Element) -> bool:
    """Whether an element stands where it may; at the very top, HTML is a piece of something larger."""
    if not element.parent:
        return True
    return element.parent.name in HOLDERS[element.name]
