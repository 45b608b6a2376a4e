"""What the CSS of a mail comes to for each of its elements: the cascade, and what is inherited."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any
from xml.etree import ElementTree as ET  # only ever built here, never parsed from text

import cssselect2
import tinycss2
from tinycss2.color3 import RGBA, parse_color

from issuepress.checks.mail.css import Rule, declarations
from issuepress.checks.mail.page import Element
from issuepress.text.patterns import Pattern

# fmt: off
INHERITED = {
    "color", "direction", "font-family", "font-size", "font-style", "font-weight", "letter-spacing",
    "line-height", "list-style-type", "text-align", "text-transform", "visibility", "white-space",
}
# fmt: on
# What browsers and mail programs add of their own, by whether they paint a dark page.
ROOT = {
    dark: {"color": color, "font-size": "16px"} for dark, color in ((False, "#000000"), (True, "#ffffff"))
}
LINK = {dark: {"color": color} for dark, color in ((False, "#0000ee"), (True, "#9e9eff"))}
UNDERLINED = {"text-decoration-line": "underline"}
BOLD = {"font-weight": "bold"}
HEADINGS = {"h1": "2em", "h2": "1.5em", "h3": "1.17em", "h4": "1em", "h5": "0.83em", "h6": "0.67em"}
BROWSER: dict[str, dict[str, str]] = {
    "a": UNDERLINED,
    "b": BOLD,
    "strong": BOLD,
    "u": UNDERLINED,
    "th": {**BOLD, "text-align": "center"},
    "center": {"text-align": "-webkit-center"},
    "small": {"font-size": "0.83em"},
    **{name: {"font-size": size, **BOLD} for name, size in HEADINGS.items()},
}
PAINTED = {"body", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}  # by bgcolor
MOVED = {"hr", "iframe", "img", "table"}  # as a whole by align, and not the words in them
WORDS_ALONE = {"caption", "h1", "h2", "h3", "h4", "h5", "h6", "p"}  # by align: of others boxes are moved too
COLOR_OF = {"font": "color", "body": "text"}
SIDES = ("top", "right", "bottom", "left")
BOXES = {"margin", "padding", "border-width"}
LINES = {"solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset"}
DECORATIONS = {"none", "underline", "overline", "line-through"}
KEYWORDS = {"x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0}
MEASURE = Pattern(r"([+-]?(?:\d+\.?\d*|\.\d+))([a-z%]*)$", re.IGNORECASE)
FONT = Pattern(r"(?P<size>[\d.]+(?:px|pt|em|rem|%))(?:\s*/\s*(?P<line>[\d.]+(?:px|pt|em|rem|%)?))?")


class Styles:
    """What the rules and style attributes of a page come to, for each of its elements.

    Rules in ``@media`` count for dark mode where they ask for it; those that ask for a width do not.
    ``dark_page`` is whether the page says that it may be painted dark.
    """

    def __init__(self, elements: list[Element], rules: tuple[Rule, ...], *, dark_page: bool = False) -> None:
        self.elements = elements
        self.rules = [rule for rule in rules if rule.counts(dark=False) or rule.counts(dark=True)]
        self.dark_page = dark_page

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
            above = known[one.parent] if one.parent else ROOT[dark and self.dark_page]
            known[one] = _computed(self._own(one, dark=dark), _reaching(one, above))
        return known[element]

    def _own(self, element: Element, *, dark: bool) -> dict[str, str]:
        matched = [(key, rule) for key, rule in self._matches.get(element, ()) if rule.counts(dark=dark)]
        normal = [(key, d) for key, rule in matched for d in rule.declarations]
        inline = [((1, 0, 0, 0, 0), d) for d in declarations(element.get("style") or "")]
        ordered = sorted((*normal, *inline), key=lambda pair: (pair[1].important, pair[0]))
        link = LINK[dark and self.dark_page] if element.name == "a" and "href" in element.attributes else {}
        found = {**BROWSER.get(element.name, {}), **link, **_presentational(element)}
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
    found = {}
    if (background := element.get("bgcolor")) and element.name in PAINTED:
        found["background-color"] = background
    if (align := element.get("align")) and element.name not in MOVED:
        found["text-align"] = align if element.name in WORDS_ALONE else f"-webkit-{align}"
    if width := element.get("width"):
        found["width"] = width
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
    if name == "text-decoration":
        lines = [word for word in value.lower().split() if word in DECORATIONS]
        return {"text-decoration-line": " ".join(lines) or "none"}
    if name in BOXES:
        return _sides(name, value)
    if name.startswith("border") and name.removeprefix("border-") in {"border", *SIDES}:
        sides = SIDES if name == "border" else (name.removeprefix("border-"),)
        return {f"border-{side}-width": _border_width(value) for side in sides}
    return {name: value}


def _sides(name: str, value: str) -> dict[str, str]:
    """``1px 2px`` for the four sides; ``border-width`` becomes ``border-top-width`` and so on."""
    parts = _words(value)[:4] or [value]
    parts += parts[:1] if len(parts) == 1 else []  # the sides as the top
    parts += parts[: 4 - len(parts)] if len(parts) == 2 else parts[1 : 5 - len(parts)]
    start, _, end = name.partition("-")
    return {"-".join(filter(None, (start, side, end))): part for side, part in zip(SIDES, parts, strict=True)}


def _border_width(value: str) -> str:
    """Of ``2px solid red``; nothing where there is no line."""
    words = value.lower().split()
    if not set(words) & LINES:
        return "0"
    return next((word for word in words if MEASURE.match(word)), "3px")


def _words(value: str) -> list[str]:
    nodes = tinycss2.parse_component_value_list(value, skip_comments=True)
    return [node.serialize() for node in nodes if node.type != "whitespace"]


def _reaching(element: Element, above: dict[str, str]) -> dict[str, str]:
    """What may be inherited: that boxes around are moved to the middle ends where a table begins."""
    ends = element.name == "table" and above.get("text-align", "").startswith("-webkit-")
    return {name: value for name, value in above.items() if name != "text-align"} if ends else above


def _computed(own: dict[str, str], above: dict[str, str]) -> dict[str, str]:
    found = {name: value for name, value in above.items() if name in INHERITED}
    for name, value in own.items():
        if value.lower() == "inherit":
            found[name] = above.get(name, "")
        elif name == "color":
            found[name] = value if color(value) else above["color"]
        elif name == "font-size":
            found[name] = f"{font_size(value, pixels(above['font-size']) or 16):g}px"
        else:
            found[name] = value
    return found


@lru_cache(maxsize=1024)
def color(value: str) -> RGBA | None:
    """A CSS color; None for what is none, such as ``currentcolor``. Old attributes leave out the ``#``."""
    found = parse_color(value)
    if found is None and len(value) in {3, 6}:
        found = parse_color(f"#{value}")
    return found if isinstance(found, RGBA) else None


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
