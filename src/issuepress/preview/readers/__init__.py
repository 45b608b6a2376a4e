"""What each kind of reader's program does to an e-mail, done to the tree of its HTML.

    scheme      light or dark, by the e-mail's own media queries
    inversion   Gmail's apps, which turn every color over
    removal     images not loaded, styles removed
    outlook     Outlook on Windows, which is Word
    tree        the HTML as a tree, its styles as declarations

Where nothing is asked, the e-mail's own bytes come back.
"""

from dataclasses import dataclass
from typing import Literal

from issuepress.preview.readers.inversion import invert
from issuepress.preview.readers.outlook import opened, read_by_word
from issuepress.preview.readers.removal import remove_images, remove_styles
from issuepress.preview.readers.scheme import switch
from issuepress.preview.readers.tree import parsed, written

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
    page = parsed(opened(html) if reader.outlook else html) if reader != Reader() else None
    if page is None:
        return html
    if reader.outlook:
        read_by_word(page)
    if not reader.styles:
        remove_styles(page)
    if not reader.images:
        remove_images(page)
    if reader.scheme == "inverted":
        invert(page)
    elif reader.scheme:
        switch(page, reader.scheme)
    return written(page)
