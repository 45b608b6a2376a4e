"""What Yahoo Mail and AOL Mail, which are one program, take out of a mail or misread."""

import re
from collections.abc import Iterator

from issuepress.checks.client_support.facts import Fact
from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

CLASS = Pattern(r"\.(-?[a-zA-Z_][\w-]*)")
OF_IMAGES = Pattern(r"(?:img|\*)?(?![\w-])", re.IGNORECASE)
BETWEEN = Pattern(r"[\s>+~]+")
PIXELS = Pattern(r"\d+(?:px)?")


@check(Severity.WARNING)
def media_queries_ask_one_thing(mail: Mail) -> Iterator[Fault]:
    """Yahoo and AOL drop an @media that lists queries with commas, and all of the style element after it.

    Source: github.com/hteumeuleu/email-bugs, number 149.
    """
    for style, sheet in zip(mail.style_elements, mail.sheets, strict=True):
        for header in sheet.at_rules:
            if header.lower().startswith("@media") and "," in header:
                yield Fault(
                    f"a media query has a comma: {header}",
                    "write an @media of its own for each part",
                    mail.at(style),
                )


@check(Severity.ADVICE)
def no_rule_needs_a_class_on_an_image(mail: Mail) -> Iterator[Fault]:
    """Yahoo and AOL take the class off every image, and rules for it do nothing there.

    Source: github.com/hteumeuleu/email-bugs, number 157.
    """
    named: dict[str, str] = {}
    for rule in mail.rules:
        for selector in rule.selector.split(","):
            last = BETWEEN.split(selector.strip())[-1]
            if OF_IMAGES.match(last):
                named.update(dict.fromkeys(CLASS.findall(last), selector.strip()))
    seen: set[str] = set()
    for image in mail.images:
        for name in (image.get("class") or "").split():
            if name in named and name not in seen:
                seen.add(name)
                yield Fault(
                    f"the rule {named[name]} needs the class {name} on an image",
                    f"give the class to the cell around it, and write the rule for .{name} img",
                    mail.at(image),
                )


@check(Severity.ADVICE, facts=(Fact("css-height", "yahoo-web", "n", "Replaces `height` by `min-height`"),))
def fluid_images_have_no_fixed_height(mail: Mail) -> Iterator[Fault]:
    """Yahoo and AOL read height: auto as min-height: a narrower image keeps the height of its attribute.

    On a telephone it is then squashed. Source: github.com/hteumeuleu/email-bugs, number 9.
    """
    for image in mail.images:
        style = {one.name: one.value for one in mail.style_of(image)}
        fluid = style.get("height") == "auto" and "100%" in {style.get("width"), style.get("max-width")}
        if fluid and PIXELS.fullmatch(image.get("height") or ""):
            yield Fault(
                f'an image that follows the width of its column has height="{image.get("height")}"',
                "leave the attribute height out",
                mail.at(image),
            )


@check(Severity.WARNING)
def no_comment_holds_an_arrow(mail: Mail) -> Iterator[Fault]:
    """Yahoo and AOL take -> for the end of a comment: readers see what follows it.

    Source: github.com/hteumeuleu/email-bugs, number 95.
    """
    for comment in mail.page.comments:
        if "->" in comment.text:
            yield Fault(
                "a comment holds ->, and readers see what follows",
                "take the comment out, or the arrow",
                mail.at_offset(comment.offset),
            )
