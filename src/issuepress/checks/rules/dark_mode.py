"""Whether the mail can be read in the dark: by its own rules, and where a client inverts its colors."""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.contrast import Grounds, Pair, contrast, hexadecimal, invert, pairs, said
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.mail.styles import color as parsed
from issuepress.checks.rules import check

HARD_TO_READ = 3.0  # inverting is guessed at: only what is clearly lost is told
TAKEN_AWAY = 200  # of 255: what is lighter
COLORS = {"color", "background", "background-color", "border-color"}


@check(Severity.ADVICE)
def color_schemes_are_declared(mail: Mail) -> Iterator[Fault]:
    """Apple Mail and Outlook for Mac use a mail's own dark colors only where it says that it has some.

    Asked of mails that have rules for dark mode. CSS Color Adjustment Level 1, 2.2.
    """
    if not mail.is_dark_too and any(rule.dark for rule in mail.rules):
        yield Fault(
            "the mail has rules for dark mode and does not say so",
            'put <meta name="color-scheme" content="light dark"> into <head>',
        )


@check(Severity.WARNING)
def text_is_readable_in_dark_mode(mail: Mail) -> Iterator[Fault]:
    """In dark mode every text needs a contrast of 4.5:1 to what is behind it, large text 3:1.

    Computed with the rules for `prefers-color-scheme: dark` applied, which Apple Mail, Outlook for Mac and
    Thunderbird follow; what has no color of its own is white on black there. WCAG 2.2, 1.4.3.
    """
    if mail.is_dark_too or any(rule.dark for rule in mail.rules):
        told = {str(pair) for pair in pairs(mail) if pair.ratio < pair.needed}
        for pair in pairs(mail, dark=True):
            if pair.ratio < pair.needed and str(pair) not in told:
                yield _unreadable(
                    mail, pair, f"{said(pair.ratio)} in dark mode", "in the rules for dark mode"
                )


@check(Severity.WARNING)
def text_is_readable_when_inverted(mail: Mail) -> Iterator[Fault]:
    """The apps of Gmail and Outlook invert colors by themselves, whatever the mail says.

    Text turns light and its ground dark, and the contrast stays; but a picture or a gradient behind the text
    is left as it is. Told where less than 3:1 is left of a contrast that was enough.
    """
    for pair in pairs(mail):
        if pair.ratio >= pair.needed and pair.inverted < HARD_TO_READ:
            yield _unreadable(
                mail, pair, f"{said(pair.inverted)} once inverted", "further apart in lightness"
            )


@check(Severity.WARNING)
def dark_rules_outweigh_inline_styles(mail: Mail) -> Iterator[Fault]:
    """A rule for dark mode without `!important` loses to the style attribute of the same element.

    Half of the mail then turns dark and half stays: often black letters on black. CSS Cascade Level 4, 6.1.
    """
    inline = {
        declaration.name
        for element in mail.page.elements
        for declaration in mail.style_of(element)
        if declaration.name in COLORS
    }
    if "background" in inline or "background-color" in inline:
        inline |= {"background", "background-color"}
    for rule in mail.rules:
        weak = [d for d in rule.declarations if d.name in inline and not d.important]
        if rule.dark and weak:
            yield Fault(
                f"in dark mode, {rule.selector} sets {weak[0].name} without !important",
                f"write {weak[0].name}: {weak[0].value} !important",
                mail.at(mail.style_elements[0]),
            )


@check(Severity.WARNING)
def light_surfaces_keep_their_shape(mail: Mail) -> Iterator[Fault]:
    """Thunderbird's reader for the dark takes away every light background that stands in a style attribute.

    A white button on a band of color is then loose words without a shape: a border of its own keeps it.
    Backgrounds of a luminance over 200 of 255 go, whatever the mail's own dark colors. Source: Thunderbird,
    DarkReader.mjs; on by default since version 140.
    """
    for element in mail.page.elements:
        if _is_taken_away(mail, element) and not _has_border(mail, element):
            above = list(_colored_above(mail, element))
            if above and not any(_is_taken_away(mail, one) for one in above[:-1]):
                yield Fault(
                    f"a light ground inside {_background(mail, above[-1])} has no shape in dark Thunderbird",
                    "give it a border in the color of its ground, as in border: 2px solid #ffffff",
                    mail.at(element),
                )


@check(Severity.WARNING)
def pictures_are_seen_on_dark(mail: Mail) -> Iterator[Fault]:
    """A dark logo on a transparent ground disappears where the client makes that ground dark.

    Every picture file with transparency is looked at: what can be seen of it needs 3:1 to what is behind it
    in dark mode, by the mail's own rules or inverted. WCAG 2.2, 1.4.11.
    """
    dark, light = Grounds(mail, dark=True), Grounds(mail, dark=False)
    for image in mail.images:
        picture, shown = mail.picture(image), light.of(image).color
        grounds = (dark.of(image).color, invert(shown) if shown else None)
        if picture and picture.ink and any(g and contrast(picture.ink, g) < HARD_TO_READ for g in grounds):
            yield Fault(
                f"{image.get('src')} is {hexadecimal(picture.ink)} on a transparent ground",
                "give it a light edge or a ground of its own, or use a color of middle lightness",
                mail.at(image),
            )


def _background(mail: Mail, element: Element) -> str:
    named = {one.name: one.value for one in mail.style_of(element)}
    return named.get("background-color") or named.get("background") or ""


def _brightness(color: str) -> float | None:
    """0 to 255, as Thunderbird reckons it; None for what is no color."""
    found = parsed(color)
    if not found or found.alpha <= 0.2:
        return None
    return float(255 * (0.2125 * found.red + 0.7154 * found.green + 0.0721 * found.blue))


def _is_taken_away(mail: Mail, element: Element) -> bool:
    return (_brightness(_background(mail, element)) or 0) > TAKEN_AWAY


def _colored_above(mail: Mail, element: Element) -> Iterator[Element]:
    """The elements around it, up to the nearest whose own ground stays; none where there is no such."""
    around = list(element.ancestors)
    for position, one in enumerate(around):
        ground = _brightness(_background(mail, one))
        if ground is not None and ground <= TAKEN_AWAY:
            yield from around[: position + 1]
            return


def _has_border(mail: Mail, element: Element) -> bool:
    return any(
        one.name.startswith("border") and "radius" not in one.name and re.search(r"[1-9]", one.value)
        for one in mail.style_of(element)
    )


def _unreadable(mail: Mail, pair: Pair, how: str, where: str) -> Fault:
    words = pair.words if len(pair.words) <= 40 else f"{pair.words[:39]}…"
    return Fault(
        f"“{words}” has a contrast of {how} ({pair})",
        f"set its color and background {where}: {pair.needed:g}:1 is needed",
        mail.at(pair.element),
    )
