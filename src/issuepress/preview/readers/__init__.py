"""What each kind of reader's program does to an e-mail, done to its HTML as text.

    scheme      light or dark, by the e-mail's own media queries
    inversion   Gmail's apps, which turn every color over
    removal     images not loaded, styles removed
    outlook     Outlook on Windows, which is Word

Where nothing is asked, the e-mail's own bytes come back.
"""

from dataclasses import dataclass
from typing import Literal

from issuepress.preview.readers.inversion import inverted
from issuepress.preview.readers.outlook import outlook_on_windows
from issuepress.preview.readers.removal import without_images, without_styles
from issuepress.preview.readers.scheme import switched

Scheme = Literal["light", "dark", "inverted"]


@dataclass(frozen=True)
class Reader:
    """How somebody reads. An empty ``scheme`` leaves the media queries to the browser and its machine."""

    scheme: Scheme | Literal[""] = ""
    images: bool = True
    styles: bool = True
    outlook: bool = False


def as_read(html: str, reader: Reader) -> str:
    """The HTML as the reader's program takes it."""
    if reader.outlook:
        html = outlook_on_windows(html)
    if not reader.styles:
        html = without_styles(html)
    if not reader.images:
        html = without_images(html)
    if reader.scheme == "inverted":
        return inverted(html)
    return switched(html, reader.scheme) if reader.scheme else html
