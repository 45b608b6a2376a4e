"""The dark of Gmail's apps: dark styles are not read; the lightness of every color is turned over.

Near enough to find what breaks (a logo on a transparent ground, a pale line, a band that becomes bright);
the apps' own formula is not published.
"""

import re
from functools import cache

import tinycss2.color3

from issuepress.preview.readers.css import MEDIA_BLOCK, STYLE_ELEMENT

DARKEST = 0.2  # the lightness that white becomes, from 0 to 1: the dark gray of the apps
ATTRIBUTE = re.compile(r"(?P<name>\sstyle|\sbgcolor|\scolor)=\"(?P<value>[^\"]*)\"")
DECLARATION = re.compile(r"(?P<name>(?:color|background|border)[\w-]*\s*:)(?P<value>[^;}]+)")
COLOR = re.compile(r"url\([^)]*\)|#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)|[a-zA-Z][a-zA-Z-]*")
CANVAS = "<style>html { background: #171717; color: #ffffff; color-scheme: dark; }</style>"


def inverted(html: str) -> str:
    """The HTML with each color of a style, a style element or an attribute turned over; images stay."""
    html = STYLE_ELEMENT.sub(lambda style: _sheet(style[0]), html)
    html = ATTRIBUTE.sub(_attribute, html)
    return html.replace("<head>", f"<head>{CANVAS}", 1)


def _sheet(style: str) -> str:
    kept = MEDIA_BLOCK.sub(lambda block: "" if "prefers-color-scheme" in block[0] else block[0], style)
    return _declarations(kept)


def _attribute(found: re.Match[str]) -> str:
    over = _declarations if found["name"] == " style" else _colors
    return f'{found["name"]}="{over(found["value"])}"'


def _declarations(text: str) -> str:
    return DECLARATION.sub(lambda found: found["name"] + _colors(found["value"]), text)


def _colors(value: str) -> str:
    return COLOR.sub(lambda found: _turned_over(found[0]), value)


@cache
def _turned_over(written: str) -> str:
    """The color with its lightness turned over; anything else as it is."""
    color = None if written.startswith("url(") else tinycss2.color3.parse_color(written)
    if not isinstance(color, tinycss2.color3.RGBA):
        return written
    lightness, green_red, blue_yellow = _perceived(color.red, color.green, color.blue)
    over = DARKEST + (1 - DARKEST) * (1 - lightness)
    return f"oklab({over:.3f} {green_red:.3f} {blue_yellow:.3f} / {color.alpha:g})"


def _perceived(*channels: float) -> tuple[float, float, float]:
    """sRGB, from 0 to 1, as OKLab: lightness as eyes see it, and two axes of color (Ottosson, 2020)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )
