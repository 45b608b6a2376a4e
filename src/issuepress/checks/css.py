"""The CSS of a mail: the rules of its style elements, its style attributes, and what both come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from xml.etree import ElementTree as ET  # only ever built here, never parsed from text

import cssselect2
import tinycss2

from issuepress.checks.page import Element

# fmt: off
INHERITED = {
    "color", "direction", "font-family", "font-size", "font-style", "font-weight", "letter-spacing",
    "line-height", "list-style-type", "text-align", "text-transform", "visibility", "white-space",
}
# fmt: on


@dataclass(frozen=True)
class Declaration:
    """``name`` in lower case, ``value`` as written, without its ``!important``."""

    name: str
    value: str
    important: bool = False


@dataclass(frozen=True)
class Rule:
    """``context`` holds the at-rules around it, the outermost first, like ``@media (max-width: 479px)``."""

    context: tuple[str, ...]
    selector: str
    declarations: tuple[Declaration, ...]

    @property
    def always(self) -> bool:
        return not self.context

    @property
    def dark(self) -> bool:
        """Whether it is for those who read in dark mode, on a screen of any width."""
        return (
            len(self.context) == 1 and "prefers-color-scheme:dark" in self.context[0].replace(" ", "").lower()
        )


@dataclass(frozen=True)
class Sheet:
    """A style sheet.

    ``at_rules`` are all of its at-rules, each like ``@import url(x.css)``; ``wrong`` is what cannot be read.
    """

    rules: tuple[Rule, ...]
    at_rules: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def sheet(text: str, media: str = "") -> Sheet:
    """A style element's text, with its ``media`` attribute as an at-rule around it."""
    rules: list[Rule] = []
    at_rules: list[str] = []
    wrong: list[str] = []
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    _collect(nodes, (f"@media {media}",) if media else (), rules, at_rules, wrong)
    return Sheet(tuple(rules), tuple(at_rules), tuple(wrong))


@lru_cache(maxsize=4096)
def declarations(text: str) -> tuple[Declaration, ...]:
    """The declarations of a style attribute, in order."""
    return tuple(_declarations(text))


def _collect(
    nodes: list[Any], context: tuple[str, ...], rules: list[Rule], at_rules: list[str], wrong: list[str]
) -> None:
    for node in nodes:
        if node.type == "error":
            wrong.append(node.message)
        elif node.type == "qualified-rule":
            selector = tinycss2.serialize(node.prelude).strip()
            rules.append(Rule(context, selector, tuple(_declarations(node.content))))
        elif node.type == "at-rule":
            header = f"@{node.lower_at_keyword} {tinycss2.serialize(node.prelude).strip()}".strip()
            at_rules.append(header)
            if node.content is not None and node.lower_at_keyword not in {"font-face", "page"}:
                inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                _collect(inside, (*context, header), rules, at_rules, wrong)


def _declarations(source: Any) -> Iterator[Declaration]:
    for node in tinycss2.parse_blocks_contents(source, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            yield Declaration(node.lower_name, tinycss2.serialize(node.value).strip(), node.important)


class Styles:
    """What the rules and style attributes of a page come to, for each of its elements.

    Rules in ``@media`` count for dark mode where they ask for it, and else not at all: widths are not judged.
    """

    def __init__(self, elements: list[Element], rules: tuple[Rule, ...]) -> None:
        self.elements = elements
        self.rules = [rule for rule in rules if rule.always or rule.dark]

    def of(self, element: Element, *, dark: bool = False) -> dict[str, str]:
        """Every property that is set on an element or inherited by it."""
        known = self._dark if dark else self._light
        missing = []
        at: Element | None = element
        while at and at not in known:
            missing.append(at)
            at = at.parent
        for one in reversed(missing):
            above = known[one.parent] if one.parent else {}
            inherited = {name: value for name, value in above.items() if name in INHERITED}
            known[one] = {**inherited, **self._own(one, dark=dark)}
        return known[element]

    def _own(self, element: Element, *, dark: bool) -> dict[str, str]:
        matched = [(key, rule) for key, rule in self._matches.get(element, ()) if dark or rule.always]
        normal = [(key, d) for key, rule in matched for d in rule.declarations]
        inline = [((1, 0, 0, 0, 0), d) for d in declarations(element.get("style") or "")]
        ordered = sorted((*normal, *inline), key=lambda pair: (pair[1].important, pair[0]))
        return {**_presentational(element), **{d.name: d.value for _, d in ordered}}

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
    for attribute, name in (("bgcolor", "background-color"), ("align", "text-align"), ("width", "width")):
        if value := element.get(attribute):
            found[name] = value
    if element.name == "font" and (color := element.get("color")):
        found["color"] = color
    return found
