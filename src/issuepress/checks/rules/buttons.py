"""Whether buttons can be hit."""

from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.mail.styles import line_height, pixels
from issuepress.checks.rules import check

TARGET = 44  # px


@check(Severity.WARNING)
def buttons_fit_a_thumb(mail: Mail) -> Iterator[Fault]:
    """A button is at least 44 px high: a thumb covers about that much, and one that shakes more.

    WCAG 2.2, 2.5.5; Apple, Human Interface Guidelines: Buttons.
    """
    for link in mail.elements("a"):
        style = mail.styles.of(link)
        height = _button_height(link, style, mail)
        if height is not None and height < TARGET and not mail.is_hidden(link):
            yield Fault(
                f"the button “{mail.text_of(link)[:40]}” is {height:.0f} px high",
                f"give it padding until it has {TARGET}",
                mail.at(link),
            )


def _button_height(link: Element, style: dict[str, str], mail: Mail) -> float | None:
    """How high a link is that looks like a button; None where it does not, or nothing says."""
    if style.get("display") not in {"inline-block", "block"} or not mail.text_of(link):
        return None
    if "background-color" not in style and not _measure(style, "border-top-width"):
        return None
    size = pixels(style["font-size"]) or 16
    around = ("padding-top", "padding-bottom", "border-top-width", "border-bottom-width")
    return line_height(style) * size + sum(_measure(style, name) for name in around)


def _measure(style: dict[str, str], name: str) -> float:
    return pixels(style.get(name, "")) or 0
