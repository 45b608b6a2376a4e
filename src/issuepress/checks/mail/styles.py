"""What the CSS of a mail comes to for each of its elements: the cascade, and what is inherited."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any
from xml.etree import ElementTree as ET  # only ever built here, never parsed from text

import cssselect2
import tinycss2
from tinycss2.color3 import parse_color

from issuepress.checks.mail.css import Rule, declarations
from issuepress.checks.mail.page import Element
from issuepress.text.patterns import Pattern

# fmt: off
INHERITED = {
    "color", "direction", "font-family", "font-size", "font-style", "font-weight", "letter-spacing",
    "line-height", "list-style-type", "text-align", "text-transform", "visibility", "white-space",
}
# fmt: on
ROOT = {"color": "#000000", "font-size": "16px"}
# What browsers and mail programs add of their own.
LINK = {"color": "#0000ee", "text-decoration": "underline"}
BOLD = {"font-weight": "bold"}
HEADINGS = {"h1": "2em", "h2": "1.5em", "h3": "1.17em", "h4": "1em", "h5": "0.83em", "h6": "0.67em"}
BROWSER: dict[str, dict[str, str]] = {
    "a": LINK,
    "b": BOLD,
    "strong": BOLD,
    "u": {"text-decoration": "underline"},
    "th": {**BOLD, "text-align": "center"},
    "center": {"text-align": "center"},
    "small": {"font-size": "0.83em"},
    **{name: {"font-size": size, **BOLD} for name, size in HEADINGS.items()},
}
ATTRIBUTES = (("bgcolor", "background-color"), ("align", "text-align"), ("width", "width"))
COLOR_OF = {"font": "color", "body": "text"}
KEYWORDS = {"x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0}
MEASURE = Pattern(r"([+-]?(?:\d+\.?\d*|\.\d+))([a-z%]*)$", re.IGNORECASE)
FONT = Pattern(r"(?P<size>[\d.]+(?:px|pt|em|rem|%))(?:\s*/\s*(?P<line>[\d.]+(?:px|pt|em|rem|%)?))?")


class Styles:
    """What the rules and style attributes of a page come to, for each of its elements.

    Rules in ``@media`` count for dark mode where they ask for it, and else not at all: widths are not judged.
    """

    def __init__(self, elements: list[Element], rules: tuple[Rule, ...]) -> None:
        self.elements = elements
        self.rules = [rule for rule in rules if rule.always or rule.dark]

    def of(self, element: Element, *, dark: bool = False) -> dict[str, str]:
        """Every property that is set on an element or inherited by it.

        ``font-size`` is always there, in px; ``background-color`` wherever ``background`` sets one.
        """
        known = self._dark if dark else self._light
        missing = []
        at: Element | None = element
        while at and at not in known:
            missing.append(at)
            at = at.parent
        for one in reversed(missing):
            above = known[one.parent] if one.parent else ROOT
            known[one] = _computed(self._own(one, dark=dark), above)
        return known[element]

    def _own(self, element: Element, *, dark: bool) -> dict[str, str]:
        matched = [(key, rule) for key, rule in self._matches.get(element, ()) if dark or rule.always]
        normal = [(key, d) for key, rule in matched for d in rule.declarations]
        inline = [((1, 0, 0, 0, 0), d) for d in declarations(element.get("style") or "")]
        ordered = sorted((*normal, *inline), key=lambda pair: (pair[1].important, pair[0]))
        found = {**BROWSER.get(element.name, {}), **_presentational(element)}
        for _, declaration in ordered:
            found |= _longhands(declaration.name, declaration.value)
        return found

    @cached_property
    def _light(self) -> dict[Element, dict[str, str]]:
        return {}

    @cached_property
    def _dark(self) -> dict[Element, dict[str, str]]:
        return {}

    @cached_property
    def _matches(self) -> dict[Element, list[tuple[tuple[int, ...], Rule]]]:
        """Each element with the rules that match it and their weight in the cascade."""
        matcher = cssselect2.Matcher()
        for number, rule in enumerate(self.rules):
            for selector in _selectors(rule.selector):
                matcher.add_selector(selector, (number, rule))
        return {
            element: [((0, *weight, number), rule) for weight, _, _, (number, rule) in matcher.match(wrapper)]
            for element, wrapper in _wrapped(self.elements)
        }


@lru_cache(maxsize=1024)
def _selectors(text: str) -> list[Any]:
    try:
        selectors = cssselect2.compile_selector_list(text)
    except cssselect2.SelectorError:
        return []
    return [selector for selector in selectors if not selector.never_matches and not selector.pseudo_element]


def _wrapped(elements: list[Element]) -> Iterator[tuple[Element, Any]]:
    """The elements as the selector library wants them: in one tree that has a root."""
    trees: dict[Element | None, ET.Element] = {None: ET.Element("root")}
    for element in elements:
        attributes = {name: value for name, value in element.attributes.items() if name != "style"}
        trees[element] = ET.SubElement(trees[element.parent], element.name, attributes)
    wrapper = cssselect2.ElementWrapper.from_html_root(trees[None])
    return zip(elements, list(wrapper.iter_subtree())[1:], strict=True)


def _presentational(element: Element) -> dict[str, str]:
    """What old attributes mean, which any style outweighs."""
    found = {name: value for attribute, name in ATTRIBUTES if (value := element.get(attribute))}
    if color := element.get(COLOR_OF.get(element.name, "")):
        found["color"] = color
    return found


@lru_cache(maxsize=4096)
def _longhands(name: str, value: str) -> dict[str, str]:
    """A declaration with what its shorthand sets besides."""
    if name == "background":
        colors = [token for token in _words(value) if parse_color(token)]
        return {name: value, "background-color": colors[0] if colors else "transparent"}
    if name == "font" and (parts := FONT.search(value)):
        line = {"line-height": parts["line"]} if parts["line"] else {"line-height": "normal"}
        weight = "bold" if "bold" in value or re.search(r"\b[6-9]00\b", value) else "normal"
        return {name: value, "font-size": parts["size"], "font-weight": weight, **line}
    return {name: value}


def _words(value: str) -> list[str]:
    nodes = tinycss2.parse_component_value_list(value, skip_comments=True)
    return [node.serialize() for node in nodes if node.type != "whitespace"]


def _computed(own: dict[str, str], above: dict[str, str]) -> dict[str, str]:
    found = {name: value for name, value in above.items() if name in INHERITED}
    for name, value in own.items():
        if value.lower() == "inherit":
            found[name] = above.get(name, "")
        elif name == "font-size":
            found[name] = f"{font_size(value, pixels(above['font-size']) or 16):g}px"
        else:
            found[name] = value
    return found


def font_size(value: str, above: float) -> float:
    """A font size in px, with that of the element around it."""
    number, unit = _measure(value)
    if number is None:
        return KEYWORDS.get(value.lower(), above)
    return number * {"em": above, "%": above / 100, "rem": 16, "pt": 4 / 3, "vw": 6}.get(unit, 1)


def pixels(value: str) -> float | None:
    """A length in px, where it says one."""
    number, unit = _measure(value)
    if number is None or (number and unit not in {"px", "pt", ""}):
        return None
    return number * (4 / 3 if unit == "pt" else 1)


def line_height(style: dict[str, str]) -> float:
    """In font sizes; 1.2 where none is set, as browsers do."""
    value, size = style.get("line-height", "normal"), pixels(style["font-size"]) or 16
    if value.replace(".", "", 1).isdigit():
        return float(value)
    if value.endswith("%") and value[:-1].replace(".", "", 1).isdigit():
        return float(value[:-1]) / 100
    if value.endswith("em") and value[:-2].replace(".", "", 1).isdigit():
        return float(value[:-2])
    height = pixels(value)
    return height / size if height else 1.2


def _measure(value: str) -> tuple[float | None, str]:
    found = MEASURE.match(value.strip())
    return (float(found[1]), found[2].lower()) if found else (None, "")
