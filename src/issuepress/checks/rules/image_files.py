"""Whether the files of pictures are there, are what they say, and are fit to be shown."""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.mail.picture import Picture
from issuepress.checks.mail.styles import pixels
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

HEAVY, TOO_HEAVY, ALL_HEAVY = 200_000, 1_000_000, 1_000_000  # bytes
TAG = Pattern(r"\{\{|\*\||\[%|\$\{|<%")
ENDINGS = {"PNG": {"png"}, "JPEG": {"jpg", "jpeg"}, "GIF": {"gif"}, "WEBP": {"webp"}}
SKEWED = 0.03  # of the ratio of width to height


@check(Severity.ERROR)
def image_files_are_there(mail: Mail) -> Iterator[Fault]:
    """A picture whose file is missing shows as a broken frame to everyone.

    A path is looked for beside the HTML. In a mail by a service, only https addresses are seen by readers.
    """
    for image in mail.images:
        source, path = image.get("src") or "", mail.path(image)
        lost = path is not None and not path.is_file()
        if mail.email and source and not re.match(r"https?:|cid:|data:", source) and not TAG.search(source):
            lost = path is None or lost
        if lost and not TAG.search(source):
            yield Fault(f"there is no file {source}", "put it there, or mend the path", mail.at(image))


@check(Severity.WARNING)
def image_files_can_be_read(mail: Mail) -> Iterator[Fault]:
    """A file that is no picture is a broken frame to everyone; one that breaks off is gray from there on."""
    for image in mail.images:
        path, picture = mail.path(image), mail.picture(image)
        if path and path.is_file() and path.suffix.lower() != ".svg" and not picture:
            yield Fault(f"{image.get('src')} is no picture", "save it anew as PNG or JPEG", mail.at(image))
        elif picture and not picture.is_whole:
            yield Fault(f"{image.get('src')} breaks off before its end", "save it anew", mail.at(image))


@check(Severity.WARNING)
def image_files_are_what_they_say(mail: Mail) -> Iterator[Fault]:
    """A PNG named `.jpg`, or a WebP named `.png`, is shown by browsers and not by Outlook.

    Mail servers also take the type from the name.
    """
    for image, picture in _pictures(mail):
        path = mail.path(image)
        ending = path.suffix.lower().lstrip(".") if path else ""
        if ending not in ENDINGS.get(picture.kind, {ending}):
            yield Fault(
                f"{image.get('src')} is really {picture.kind}", "save it as what it is called", mail.at(image)
            )


@check(Severity.WARNING)
def images_are_light(mail: Mail) -> Iterator[Fault]:
    """A heavy picture comes late on a telephone, or never where pictures are paid for.

    More than 200 KB is rarely needed for 1,200 px across; all together should stay below 1 MB.
    """
    weights = {image.get("src"): (image, picture) for image, picture in _pictures(mail)}
    for image, picture in weights.values():
        if picture.bytes > HEAVY:
            severity = Severity.ERROR if picture.bytes > TOO_HEAVY else None
            mend = "save it as JPEG, or smaller: twice its width in the mail is enough"
            yield Fault(
                f"{image.get('src')} weighs {picture.bytes // 1000} KB", mend, mail.at(image), severity
            )
    total = sum(picture.bytes for _, picture in weights.values() if picture.bytes <= HEAVY)
    if total > ALL_HEAVY:
        yield Fault(f"the pictures weigh {total // 1000} KB together", "make them smaller, or fewer")


@check(Severity.WARNING)
def images_keep_their_shape(mail: Mail) -> Iterator[Fault]:
    """A width and a height that are not in the ratio of the file press the picture flat, or tall."""
    for image, picture in _pictures(mail):
        width, height = _declared(image, "width"), _declared(image, "height")
        style = {declaration.name: declaration.value for declaration in mail.style_of(image)}
        if width and height and style.get("height") != "auto":
            ratio = (width / height) / (picture.width / picture.height)
            if abs(ratio - 1) > SKEWED:
                sizes = f"{picture.width} x {picture.height}, and shown {width:g} x {height:g}"
                yield Fault(
                    f"{image.get('src')} is {sizes}",
                    f'write height="{round(width * picture.height / picture.width)}"',
                    mail.at(image),
                )


@check(Severity.ADVICE)
def images_are_sharp(mail: Mail) -> Iterator[Fault]:
    """Screens of telephones show two pixels where CSS says one: a file as wide as it is shown looks blurred.

    Twice the shown width is right; less than that width is a warning, for it is blurred on every screen.
    """
    for image, picture in _pictures(mail):
        width = _declared(image, "width") or 0
        if width > 1 and picture.width < 1.5 * width:
            yield Fault(
                f"{image.get('src')} is {picture.width} px wide, and shown {width:g}",
                f"use one of {2 * width:g} px",
                mail.at(image),
                Severity.WARNING if picture.width < width else None,
            )


@check(Severity.ADVICE)
def animations_come_to_an_end(mail: Mail) -> Iterator[Fault]:
    """A picture that moves for more than five seconds, without a stop, keeps some people from reading.

    WCAG 2.2, 2.2.2. Outlook on Windows shows the first frame: let that one say it all.
    """
    for image, picture in _pictures(mail):
        if picture.frames > 1 and picture.endless:
            yield Fault(
                f"{image.get('src')} never stops moving", "save it to play three times", mail.at(image)
            )


def _pictures(mail: Mail) -> Iterator[tuple[Element, Picture]]:
    for image in mail.images:
        if picture := mail.picture(image):
            yield image, picture


def _declared(image: Element, side: str) -> float | None:
    return pixels(image.get(side) or "")
