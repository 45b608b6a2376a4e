"""What Gmail takes out of a mail: often the whole style element, or the whole style attribute, for one word.

That its readers lack a feature is said in ``client_support``; how much it shows at all, in ``size``.
"""

import re
from collections.abc import Iterator

from issuepress.checks.client_support.facts import Fact
from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail import css
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

SIGNS = Pattern(r"(?<![^\s{};])@[\w-]*[^{};]*|[{};]")
ESCAPED = Pattern(r"[.#][\w-]*(\\.)[\w\\.-]*")
UPPER_CASE = Pattern(r"!\s*(?!important)(?i:important)")
SPACED_COLOR = Pattern(r"(?:rgb|hsl)a?\(\s*[\d.%]+(?:deg)?\s+[\d.%]+[^)]*\)", re.IGNORECASE)
NEGATIVE = Pattern(r"(?<![\w.)])-\.?\d*[1-9]")


@check(Severity.WARNING)
def no_at_rule_stands_in_another(mail: Mail) -> Iterator[Fault]:
    """Gmail takes out a whole style element where one at-rule stands in another, like @font-face in @media.

    Its readers lose the layout for telephones with it. Source: github.com/hteumeuleu/email-bugs, number 21.
    """
    for style in mail.style_elements:
        if nested := _nested(css.bare(style.source)):
            yield Fault(
                f"{nested} stands in another at-rule",
                "write one after the other, or put this one into a style element of its own",
                mail.at(style),
            )


@check(Severity.WARNING)
def no_selector_is_escaped(mail: Mail) -> Iterator[Fault]:
    r"""Gmail takes out a whole style element or @media for one class with an escaped sign, like .sm\:hidden.

    Utility frameworks write such names. Source: github.com/Slicejack/bojler, number 132.
    """
    for style in mail.style_elements:
        if escaped := ESCAPED.search(css.bare(style.source)):
            yield Fault(
                f"the name of a class has an escaped sign: {escaped[0]}",
                "name classes with letters, digits and hyphens alone",
                mail.at(style),
            )


@check(Severity.WARNING, facts=(Fact("css-important", "gmail-web", "a", "Only supported in lowercase"),))
def important_is_in_lower_case(mail: Mail) -> Iterator[Fault]:
    """Gmail takes out a whole style element or style attribute for one !IMPORTANT in capitals.

    Source: github.com/hteumeuleu/email-bugs, number 13.
    """
    for element in (*_written_in(mail, UPPER_CASE), *_styled(mail, UPPER_CASE)):
        yield Fault("!important is written with capitals", "write !important", mail.at(element))


@check(
    Severity.WARNING,
    facts=(
        Fact("css-rgb", "gmail-web", "a", "attribute is stripped"),
        Fact("css-rgba", "gmail-web", "a", "attribute is stripped"),
    ),
)
def colors_are_written_with_commas(mail: Mail) -> Iterator[Fault]:
    """Gmail takes out a whole style element or style attribute for one color like rgb(0 128 0 / 1).

    Source: github.com/hteumeuleu/email-bugs, number 160.
    """
    for element in (*_written_in(mail, SPACED_COLOR), *_styled(mail, SPACED_COLOR)):
        yield Fault(
            "a color is written with spaces and not with commas",
            "write it with # and six hexadecimal digits",
            mail.at(element),
        )


@check(
    Severity.WARNING,
    facts=(
        Fact("css-margin", "gmail-web", "a", "Negative values"),
        Fact("css-margin", "outlook-windows", "a", "Negative values"),
        Fact("css-margin", "yahoo-web", "a", "Negative values"),
    ),
)
def no_margin_is_negative(mail: Mail) -> Iterator[Fault]:
    """Gmail ignores a negative margin, and so do Yahoo and Outlook: what was pulled together lies apart.

    Source: caniemail.com, margin.
    """
    for element in mail.page.elements:
        margins = (one for one in mail.style_of(element) if one.name.startswith("margin"))
        if negative := next((one for one in margins if NEGATIVE.search(one.value)), None):
            yield Fault(
                f"a margin is negative: {negative.name}:{negative.value}",
                "make the space around smaller in its place",
                mail.at(element),
            )


@check(Severity.WARNING, facts=(Fact("html-style", "gmail-web", "a", "Not supported inside the `<body>`"),))
def styles_stand_in_the_head(mail: Mail) -> Iterator[Fault]:
    """Gmail ignores a style element in the body.

    Source: caniemail.com, style element.
    """
    for style in mail.style_elements:
        if any(above.name == "body" for above in style.ancestors):
            yield Fault("a style element stands in the body", "move it into the head", mail.at(style))


def _nested(source: str) -> str:
    """The first at-rule that stands in another; empty where none does."""
    open_rules: list[str] = []
    begun = ""
    for found in SIGNS.finditer(source):
        sign = found[0]
        if sign.startswith("@"):
            begun = sign.strip()
            if any(open_rules):
                return begun
        elif sign == "{":
            open_rules.append(begun)
            begun = ""
        elif sign == "}" and open_rules:
            open_rules.pop()
    return ""


def _styled(mail: Mail, wrong: Pattern) -> Iterator[Element]:
    """Elements whose style attribute has what is wrong, one for each way it is written."""
    seen = set()
    for element in mail.page.elements:
        style = element.attributes.get("style", "")
        if style and style not in seen and wrong.search(style):
            seen.add(style)
            yield element


def _written_in(mail: Mail, wrong: Pattern) -> Iterator[Element]:
    return (style for style in mail.style_elements if wrong.search(css.bare(style.source)))
