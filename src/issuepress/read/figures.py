"""Pictures with their captions, which article extractors lose: taken out and marked with a word."""

import re
from typing import TYPE_CHECKING

from issuepress.models import Image
from issuepress.read.runs import picture_of
from issuepress.read.wix import alternative_text, full_size

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MARKER = re.compile(r"(issuepress-picture-\d+)")
FRAMES = ".//figure | .//*[contains(concat(' ', @class, ' '), ' wp-caption ')]"
CAPTION = ".//figcaption | .//*[contains(@class, 'caption-text')]"
NOT_A_PICTURE = {
    "figure",
    "table",
    "blockquote",
    "pre",
    "video",
    "audio",
    "iframe",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
}
LONGEST_CAPTION = 100  # words; more is text of the article in a frame


def mark_figures(page: "HtmlElement", base: str) -> dict[str, Image]:
    """Each picture that stands in a frame is exchanged for a word; given are the words and their pictures."""
    found: dict[str, Image] = {}
    for frame in page.xpath(FRAMES):
        picture = _framed(frame, base)
        if picture and frame.getparent() is not None:
            word = f"issuepress-picture-{len(found)}"
            found[word] = picture
            _exchange(frame, word)
    return found


def _framed(frame: "HtmlElement", base: str) -> Image | None:
    if next(frame.iterdescendants(*NOT_A_PICTURE), None) is not None:
        return None
    picture = next(filter(None, (picture_of(element, base) for element in frame.iter("img"))), None)
    captions = frame.xpath(CAPTION)
    caption = " ".join(captions[0].text_content().split()) if captions else ""
    if not picture or len(caption.split()) > LONGEST_CAPTION:
        return None
    alt = alternative_text(picture.alt)
    return Image(src=full_size(picture.src), alt=alt or caption, caption=caption)


def _exchange(frame: "HtmlElement", word: str) -> None:
    tail = frame.tail
    for child in list(frame):
        frame.remove(child)
    frame.attrib.clear()
    frame.tag, frame.text, frame.tail = "p", word, tail
