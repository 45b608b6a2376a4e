"""Whether opening the mail tells somebody so."""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.address import cut, split
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.mail.styles import pixels
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

# How pictures that only keep others apart are called.
SPACER = Pattern(r"spac|blank|transp|empty|clear|shim|divider|dot\.|^(?:s|x|c|1|0)\.gif", re.IGNORECASE)


@check(Severity.WARNING)
def no_picture_counts_who_reads(mail: Mail) -> Iterator[Fault]:
    """A picture of one pixel is loaded to tell its server who opened the mail, when and where.

    It needs consent in the European Union (EDPB, Guidelines 2/2023 on article 5(3) of the ePrivacy
    Directive), and that somebody reads about a condition is health data. Apple Mail loads it for everybody,
    so that it counts nothing. A service that puts in its own can be told not to.
    """
    for image in mail.images:
        if _is_pixel(mail, image) and _is_counted(image.get("src") or ""):
            what = f"{cut(image.get('src') or '')} counts who opens the mail"
            yield Fault(what, "take it out, or ask for consent", mail.at(image))


def _is_pixel(mail: Mail, image: Element) -> bool:
    style = {one.name: one.value for one in mail.style_of(image)}
    sides = [pixels(image.get(side) or style.get(side) or "") for side in ("width", "height")]
    return all(side is not None and side <= 1 for side in sides)


def _is_counted(source: str) -> bool:
    parts = split(source.strip())
    name = parts.path.rpartition("/")[2]
    return parts.scheme in {"http", "https"} and (bool(parts.query) or not SPACER.search(name))
