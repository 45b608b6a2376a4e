"""What is left where a mail program loads no images, or takes out the styles."""

import re

from issuepress.preview.readers.css import STYLE_ELEMENT

SOURCE = re.compile(r"(<(?:img|v:fill|v:imagedata)\b[^>]*?)\s(?:src|srcset)=\"[^\"]*\"")
BACKGROUND = re.compile(r"\sbackground=\"[^\"]*\"")
ADDRESS = re.compile(r"url\([^)]*\)")
# Mail programs keep an image's room and write its alt text there, in the font that the e-mail gives it.
EMPTY_IMAGE = """<style>
img:not([src]) { display: inline-block !important; box-sizing: border-box; min-height: 2em; padding: 8px;
  outline: 1px solid rgb(128 128 128 / 40%); outline-offset: -1px; overflow: hidden; }
img:not([src])[alt=""] { visibility: hidden; }
</style>"""


def without_images(html: str) -> str:
    """The HTML with no picture to load: the alt texts stand in their place."""
    html = ADDRESS.sub("none", BACKGROUND.sub("", SOURCE.sub(r"\1", html)))
    return html.replace("</head>", f"{EMPTY_IMAGE}</head>", 1)


def without_styles(html: str) -> str:
    """The HTML without style elements; what is written in style attributes holds."""
    return STYLE_ELEMENT.sub("", html)
