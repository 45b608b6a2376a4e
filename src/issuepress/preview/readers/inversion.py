"""The dark of Gmail's apps: dark styles are not read; the lightness of every color is turned over.

Near enough to find what breaks (a logo on a transparent ground, a pale line, a band that becomes bright);
the apps' own formula is not published.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

import tinycss2
from tinycss2.ast import Declaration
from tinycss2.color3 import RGBA, parse_color

from issuepress.preview.readers.scheme import asks_for_scheme
from issuepress.preview.readers.tree import add_style, is_address, restyle

if TYPE_CHECKING:
    from lxml.etree import _Element

DARKEST = 0.2  # the lightness that white becomes, from 0 to 1: the dark gray of the apps
COLORED = ("color", "background", "border")
CANVAS = "html { background: #171717; color: #ffffff; color-scheme: dark; }"


def invert(page: "_Element") -> None:
    """Turn over each color of a style attribute, a style element or an attribute; images stay."""
    restyle(page, _turned, _without_schemes)
    for element in page.iter("*"):
        for name in {"bgcolor", "color"} & set(element.keys()):
            element.set(name, _turned_over(element.get(name, "")))
    add_style(page, CANVAS, first=True)


def _without_schemes(query: list[Any]) -> str | None:
    return None if asks_for_scheme(query) else tinycss2.serialize(query)


def _turned(declaration: Declaration, _: str) -> str:
    if not declaration.lower_name.startswith(COLORED):
        return str(declaration.serialize())
    important = " !important" if declaration.important else ""
    return f"{declaration.name}:{_colors(declaration.value)}{important}"


def _colors(nodes: Iterable[Any]) -> str:
    return "".join(map(_color, nodes))


def _color(node: Any) -> str:
    """A part of a value: a color, or what may hold colors, as gradients do."""
    if is_address(node):
        return str(node.serialize())
    over = _turned_over(node.serialize())
    if node.type == "function" and over == node.serialize():
        return f"{node.name}({_colors(node.arguments)})"
    return over


@cache
def _turned_over(written: str) -> str:
    """The color with its lightness turned over; anything else as it is."""
    color = parse_color(written)
    if not isinstance(color, RGBA):
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
