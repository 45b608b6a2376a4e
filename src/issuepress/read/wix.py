"""What pages made with Wix need: its hidden dates, its thumbnails, and its captions."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

THUMBNAIL = re.compile(
    r"(?<=\.)(?P<suffix>jpe?g|png|gif|webp|avif|bmp|svg)/v1/(?:fill|fit|crop)/.*", re.IGNORECASE
)
PLACEHOLDER = "ree"  # the alternative text that Wix gives to a picture without one


def full_size(address: str) -> str:
    """The address of the picture itself where this is one of its blurred thumbnails."""
    return THUMBNAIL.sub(r"\g<suffix>", address) if "/media/" in address else address


def alternative_text(text: str) -> str:
    return "" if text.strip() == PLACEHOLDER else text.strip()


def updated_text(page: "HtmlElement") -> str:
    """The second of the dates above an article, which Wix writes without its year when that is this one."""
    dates = page.xpath('//*[@data-hook="time-ago"]')
    words = " ".join(dates[1].text_content().split()) if len(dates) > 1 else ""
    return words if re.search(r"\d", words) and "ago" not in words else ""
