"""Whether pictures are there, are described, and look right."""

import re
from collections.abc import Iterator

from issuepress.checks.client_support.facts import Fact
from issuepress.checks.client_support.readers import WINDOWS
from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.address import DISK, cut
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

EMPTY_ALT = Pattern(
    r"(?:image|img|picture|pic|photo|photograph|logo|banner|hero|header|icon|graphic|alt|alt text|untitled"
    r"|spacer|bild|imagen|foto|null|undefined|n/?a)(?:[\s_-]*\d+)?(?: of)?\W*",
    re.IGNORECASE,
)
FILE_NAME = Pattern(
    r"\S+\.(?:png|jpe?g|gif|webp|svg|bmp|heic)|(?:IMG|DSC|PXL|Screenshot)[_ -]?\d.*", re.IGNORECASE
)
PLACEHOLDER = Pattern(
    r"//(?:\w+\.)?(?:placehold(?:er)?\.(?:com|it|co)|placekitten\.com|picsum\.photos"
    r"|dummyimage\.com|fakeimg\.pl|loremflickr\.com|unsplash\.it)\b",
    re.IGNORECASE,
)
TAG = Pattern(r"\{\{|\*\||\[%|\$\{|<%")
LONG_ALT = 200  # characters


@check(Severity.ERROR)
def images_have_alt_text(mail: Mail) -> Iterator[Fault]:
    """A picture without `alt` is read aloud as the name of its file; where pictures are off, it is a hole.

    Missing in 48 % of mails, a critical fault (Email Markup Consortium 2026); WCAG 2.2, 1.1.1. What only
    decorates gets `alt=""`.
    """
    for image in mail.images:
        if "alt" not in image.attributes and not mail.is_hidden(image):
            yield Fault(
                "a picture has no alt text", 'write alt, or alt="" if it only decorates', mail.at(image)
            )


@check(Severity.WARNING)
def alt_text_describes_the_image(mail: Mail) -> Iterator[Fault]:
    """“image1”, “logo.png” or “IMG_4711” describe a file. Say what is to be seen, or where it leads.

    WCAG 2.2, 1.1.1; failure F30.
    """
    for image in mail.images:
        alt = (image.get("alt") or "").strip()
        if EMPTY_ALT.fullmatch(alt) or FILE_NAME.fullmatch(alt):
            yield Fault(
                f"the alt text “{alt[:60]}” describes nothing", "say what is to be seen", mail.at(image)
            )


@check(Severity.ADVICE)
def alt_text_is_short(mail: Mail) -> Iterator[Fault]:
    """An alt text is heard in one go, without a way back: one or two sentences are enough.

    What needs more belongs into the text. W3C, Images Tutorial: Tips and Tricks.
    """
    for image in mail.images:
        alt = image.get("alt") or ""
        if len(alt) > LONG_ALT:
            yield Fault(f"an alt text has {len(alt)} characters", f"keep it under {LONG_ALT}", mail.at(image))


@check(Severity.ADVICE, needs_issue=True)
def pictures_of_digests_are_described(mail: Mail) -> Iterator[Fault]:
    """A digest's picture that says nothing counts as decoration: those who do not see it never hear of it.

    WCAG 2.2, 1.1.1.
    """
    for number, digest in enumerate(mail.issue.content.digests):
        if digest.image and not digest.image_alt:
            yield Fault(
                f"the picture of “{digest.title}” is not described",
                f"say what it shows in digests[{number}].image_alt",
                mail.key("digests", number, "image"),
            )


@check(Severity.ERROR)
def images_have_a_source(mail: Mail) -> Iterator[Fault]:
    """A picture with an empty source is a broken frame; some clients load the mail again in its place."""
    for image in mail.images:
        if not (image.get("src") or "").strip():
            yield Fault("a picture has no source", "give it a src, or take it out", mail.at(image))


@check(Severity.ERROR)
def no_image_is_on_the_authors_disk(mail: Mail) -> Iterator[Fault]:
    r"""A path such as C:\Users\me\knee.jpg shows the picture to its author, and a broken frame to all others.

    It comes from a picture that was pasted. RFC 8089.
    """
    for image in mail.images:
        if DISK.match((image.get("src") or "").strip()):
            mend = "put the picture on the web, or beside the HTML"
            yield Fault(f"{cut(image.get('src') or '')} is on the author's own disk", mend, mail.at(image))


@check(Severity.ERROR)
def no_image_is_a_placeholder(mail: Mail) -> Iterator[Fault]:
    """A gray box of “600 x 400” from a template shows that nobody put a picture in."""
    for image in mail.images:
        if PLACEHOLDER.search(image.get("src") or ""):
            yield Fault(f"{image.get('src')} is a placeholder", "put the picture in", mail.at(image))


@check(Severity.WARNING)
def images_are_loaded_over_https(mail: Mail) -> Iterator[Fault]:
    """Webmail, itself encrypted, does not load what is not, or warns of it. W3C, Mixed Content."""
    for image in mail.images:
        if (image.get("src") or "").lower().startswith("http://"):
            yield Fault(f"{image.get('src')} is not encrypted", "write https://", mail.at(image))


@check(Severity.WARNING, facts=(Fact("html-width", WINDOWS, "a", "physical file"),))
def images_have_a_width_in_pixels(mail: Mail) -> Iterator[Fault]:
    """Outlook on Windows knows neither max-width nor a share of the page: it shows the size of the file.

    `width="600"`, a number alone, is what it reads. Source: caniemail.com, width attribute.
    """
    for image in mail.images:
        width = (image.get("width") or "").strip()
        if not re.fullmatch(r"\d+(?:px)?", width) and not mail.is_hidden(image):
            what = f"the width “{width}” is not in pixels" if width else "a picture has no width"
            yield Fault(what, 'write it as a number, like width="600"', mail.at(image))
