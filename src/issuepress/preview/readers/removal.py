"""What is left where a mail program loads no images, or takes out the styles."""

from typing import TYPE_CHECKING

from tinycss2.ast import Declaration

from issuepress.preview.readers.tree import add_style, is_address, restyle, take_out

if TYPE_CHECKING:
    from lxml.etree import _Element

PICTURES = {"img", "source", "v:fill", "v:imagedata"}
# Mail programs keep an image's room and write its alt text there, in the font that the e-mail gives it.
EMPTY_IMAGE = """
img:not([src]) { display: inline-block !important; box-sizing: border-box; min-height: 2em; padding: 8px;
  outline: 1px solid rgb(128 128 128 / 40%); outline-offset: -1px; overflow: hidden; }
img:not([src])[alt=""] { visibility: hidden; }
"""


def remove_images(page: "_Element") -> None:
    """No picture is left to load: the alt texts stand in their place."""
    for element in page.iter("*"):
        named = {"background", "src", "srcset"} if element.tag in PICTURES else {"background"}
        for name in named & set(element.keys()):
            del element.attrib[name]
        if element.tag == "img":
            _give_way(element)
    restyle(page, _without_addresses)
    add_style(page, EMPTY_IMAGE)


def _give_way(image: "_Element") -> None:
    """A picture with a greatest width gives way in a table; what stands in its place has to be told to."""
    style, width = image.get("style", ""), image.get("width", "")
    if "max-width" in style and width.isdecimal():
        image.set("style", f"{style};width:100%;max-width:{width}px")


def remove_styles(page: "_Element") -> None:
    """No style element is left; what is written in style attributes holds."""
    for style in list(page.iter("style")):
        take_out(style)


def _without_addresses(declaration: Declaration, _: str) -> str:
    if not any(map(is_address, declaration.value)):
        return str(declaration.serialize())
    kept = ["none" if is_address(node) else node.serialize() for node in declaration.value]
    return f"{declaration.name}:{''.join(kept)}"
