"""What Outlook on Windows makes of a mail. Word draws it there: tables, widths in pixels, and little else."""

import re
from collections.abc import Iterator

from issuepress.checks.client_support.facts import Fact
from issuepress.checks.client_support.readers import WINDOWS
from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail import css, in_word
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

NARROW = 200  # pixels: a block that is not wider may as well fill its place
TALLEST = 1728  # pixels: 18 inches
FONT_FACE = Pattern(r"@font-face\s*\{([^}]{0,20000})", re.IGNORECASE)
FAMILY = Pattern(r"font-family\s*:\s*[\"']?([^\"';}]+)", re.IGNORECASE)
OTHER_FONT = ("mso-font-alt", "mso-generic-font-family")
WITH_WORD = {"arial", "calibri", "cambria", "georgia", "segoe ui", "tahoma", "times new roman", "verdana"}
GLUED = Pattern(r"font-family\s*:\s*(?!inherit|initial)[^;{}]{0,500}[^;{}\s]!\s*important", re.IGNORECASE)


@check(Severity.WARNING, facts=(Fact("css-max-width", WINDOWS, "a", "Only works on `<table>`"),))
def blocks_keep_their_width_in_outlook(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows knows max-width on tables alone: a block that has it is as wide as the window there.

    A table in a comment for Outlook (a ghost table) holds its width. Source: caniemail.com, max-width.
    """
    for block in in_word.named(mail, "div"):
        limit = in_word.pixels(in_word.style_of(block).get("max-width", ""))
        if limit and limit > NARROW and not in_word.holds_width(mail, block):
            yield Fault(
                f"nothing holds the width of a block with max-width: {limit:g}px in Outlook on Windows",
                f'write <!--[if mso]><table role="presentation" width="{limit:g}"><tr><td><![endif]--> '
                "before it, and close that after it",
                mail.at(block),
            )


@check(Severity.WARNING, facts=(Fact("css-display", WINDOWS, "a", "Only supports `display:none`"),))
def columns_stand_side_by_side_in_outlook(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows puts blocks with display: inline-block one below the other.

    Cells in comments for Outlook (a ghost table) keep them side by side. Source: caniemail.com, display.
    """
    for column in in_word.second_columns(mail):
        if "<td" not in in_word.comments_before(mail, column):
            yield Fault(
                "columns have no cells for Outlook on Windows between them",
                "write <!--[if mso]></td><td><![endif]--> there and a table around all",
                mail.at(column),
            )


@check(Severity.WARNING, facts=(Fact("css-padding", WINDOWS, "a", "on table cells"),))
def buttons_have_their_size_in_outlook(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows ignores the padding of a link: a button is as small as its words there.

    Padding belongs to the cell around the link, or a shape of VML stands in. Source: caniemail.com, padding.
    """
    for link in in_word.named(mail, "a"):
        if in_word.is_button(link) and not in_word.keeps_its_size(mail, link):
            yield Fault(
                f"the button “{mail.text_of(link)}” has its padding on the link alone",
                "give the padding and the color to the cell around it too",
                mail.at(link),
            )


@check(Severity.WARNING, facts=(Fact("css-background-image", WINDOWS, "n", "can be used in VML"),))
def background_pictures_show_in_outlook(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows shows no picture behind a text, unless VML in a comment for it draws the same one.

    Words in a color that goes with the picture may not be readable there. Source: caniemail.com,
    background-image.
    """
    comments = [comment for comment in mail.conditional_comments if "<v:" in comment.html]
    drawn = {
        value for comment in comments for one in comment.page.elements for value in one.attributes.values()
    }
    seen: set[str] = set()
    for element in in_word.elements(mail):
        address = in_word.picture_behind(element)
        if address and address not in drawn and address not in seen:
            seen.add(address)
            yield Fault(
                f"the picture {address[:80]} behind a text is not seen in Outlook on Windows",
                "draw it in VML for Outlook too, as mj-section does, and give it a background-color",
                mail.at(element),
            )


@check(Severity.WARNING, facts=(Fact("css-important", WINDOWS, "a", "Not supported inline"),))
def style_attributes_have_no_important(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows ignores a declaration in a style attribute that ends in !important.

    In a style element it is heeded. Source: caniemail.com, !important.
    """
    seen: set[str] = set()
    for element in in_word.elements(mail):
        style = element.attributes.get("style", "")
        lost = [one.name for one in css.declarations(style) if one.important] if "!" in style else []
        if lost and style not in seen:
            seen.add(style)
            yield Fault(
                f"a style attribute has !important: {', '.join(lost)}",
                "leave !important out, or move the declaration into a style element",
                mail.at(element),
            )


@check(
    Severity.WARNING,
    facts=(Fact("css-important", WINDOWS, "a", "a space before"),),
)
def no_font_is_glued_to_important(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows does not know the font Arial!important, and takes Times New Roman.

    With a space before !important it does. Source: github.com/hteumeuleu/email-bugs, number 31.
    """
    for style in mail.style_elements:
        if glued := GLUED.search(style.source):
            yield Fault(
                f"a font has no space before !important: {glued[0]}",
                "write a space before !important",
                mail.at(style),
            )


@check(Severity.WARNING, facts=(Fact("css-at-font-face", WINDOWS, "a", "distant fonts"),))
def web_fonts_fall_back_in_outlook(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows shows Times New Roman where the first font of a list is a web font.

    A rule in a comment for Outlook that names a font of the system mends it. Source: caniemail.com,
    @font-face.
    """
    if any("font-family" in comment.html for comment in mail.conditional_comments):
        return
    loaded = {name for style in mail.style_elements for name in _loaded(style.source)}
    for element in in_word.elements(mail) if loaded else ():
        first = in_word.style_of(element).get("font-family", "").split(",")[0].strip(" \"'").lower()
        if first in loaded and "mso-" not in element.attributes["style"]:
            yield Fault(
                f"Times New Roman stands in for the font {first} in Outlook on Windows",
                "write <!--[if mso]><style>td, div, p, a { font-family: Arial, sans-serif !important; }"
                "</style><![endif]--> into the head",
                mail.at(element),
            )
            return


@check(
    Severity.WARNING,
    facts=(
        Fact("css-display-none", WINDOWS, "a", "nested `<table>`"),
        Fact("css-display-none", WINDOWS, "a", "to an `<img>`"),
    ),
)
def what_is_hidden_is_hidden_in_outlook(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows shows a hidden image, and a table inside of something hidden, all the same.

    mso-hide: all hides both. Source: caniemail.com, display: none.
    """
    for element in in_word.hidden(mail):
        if shown := in_word.shown_anyway(element):
            yield Fault(
                f"Outlook on Windows shows a hidden {'image' if shown.name == 'img' else 'table'}",
                "write mso-hide: all beside display: none, and on each table inside",
                mail.at(shown),
            )


@check(Severity.ADVICE, facts=(Fact("css-margin", WINDOWS, "a", "`auto` value is not supported"),))
def centered_tables_are_centered_in_outlook(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows does not know margin: auto: a table that is centered by it stands on the left.

    Source: caniemail.com, margin.
    """
    for table in in_word.named(mail, "table"):
        by_margin = "auto" in in_word.style_of(table).get("margin", "").split()
        if by_margin and not any(in_word.centers(one) for one in (table, *in_word.around(table))):
            yield Fault("a table is centered by its margin alone", 'write align="center" too', mail.at(table))


@check(Severity.WARNING)
def no_image_is_taller_than_outlook_shows(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows shows 1728 pixels of an image's height, which are 18 inches, and cuts off the rest.

    Source: Microsoft's developer blog of 2008-09-17, on pictures clipped in Outlook 2007.
    """
    for image in in_word.named(mail, "img"):
        height = in_word.pixels(image.attributes.get("height", ""))
        if height and height > TALLEST:
            yield Fault(
                f"an image is {height:g} pixels high, and Outlook on Windows shows {TALLEST}",
                "cut it into two images, one below the other",
                mail.at(image),
            )


@check(Severity.ADVICE, facts=(Fact("html-width", WINDOWS, "a", "120 dpi"),))
def sizes_hold_on_sharp_screens(mail: Mail) -> Iterator[Fault]:
    """On screens that Windows scales, Outlook enlarges what styles measure and not what attributes do.

    96 pixels to an inch, in the settings for Office, keep both together. Source: caniemail.com, width
    attribute.
    """
    told = any("PixelsPerInch" in comment.html for comment in mail.conditional_comments)
    if mail.images and mail.elements("table") and not told:
        yield Fault(
            "nothing tells Outlook on Windows how many pixels an inch has",
            "write <!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch>"
            "</o:OfficeDocumentSettings></xml><![endif]--> into the head",
        )


@check(Severity.WARNING)
def shapes_for_outlook_are_declared(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows draws shapes of VML only where their namespace is declared, on them or on `<html>`.

    Source: Microsoft's reference of the Vector Markup Language.
    """
    if any("xmlns:v" in html.attributes for html in mail.elements("html")):
        return
    for comment in mail.conditional_comments:
        if "<v:" in comment.html and "urn:schemas-microsoft-com:vml" not in comment.html:
            yield Fault(
                "a shape of VML stands in a mail that does not declare it",
                'write xmlns:v="urn:schemas-microsoft-com:vml" into <html>',
                mail.at_offset(comment.offset),
            )
            return


def _loaded(source: str) -> Iterator[str]:
    """The fonts that a style sheet loads, but for those that Word has or is told another for."""
    for face in FONT_FACE.findall(source):
        family, told = FAMILY.search(face), any(word in face.lower() for word in OTHER_FONT)
        if family and "url(" in face and not told and family[1].strip().lower() not in WITH_WORD:
            yield family[1].strip().lower()
