"""CSS rules written into style attributes, where they hold in a client that drops the style element.

The one module that speaks to cssselect. What no style attribute can say is left out: ``@media``, ``:hover``,
``::before``.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import tinycss2
from cssselect import HTMLTranslator, SelectorError, parse
from lxml import etree

# Blanks, commas and colors to be spelled anew, but for what stands in quotes or is an address.
SPELLED = re.compile(r"\"[^\"]*\"|url\([^)]*\)|\s*(,)\s*|\s+|#([\da-f])\2([\da-f])\3([\da-f])\4\b")
SHORTHANDS = {"background", "font", "margin", "padding"}  # border-collapse and its like are no parts
Style = dict[str, str]


class Rule(NamedTuple):
    """``find`` gives the elements of a document that the rule is for."""

    weight: tuple[bool, tuple[int, int, int]]
    find: Callable[[Any], Any]
    style: Style


def inlined(html: str, css: str) -> str:
    """A document with the rules of ``css`` in its style attributes, all else as it was; ASCII.

    The weightier rule counts, as in the cascade, and what an element's own style says before them all.
    """
    root = etree.fromstring(html.strip(), etree.HTMLParser())
    styles: dict[Any, Style] = {}
    for rule in _rules(css):
        for element in rule.find(root):
            _add(rule.style, styles.setdefault(element, {}))
    for element, style in styles.items():
        _add(_own_style(element.get("style") or ""), style)
        element.set("style", "; ".join(f"{name}:{value}" for name, value in style.items()))
    return etree.tostring(root.getroottree(), method="html", encoding="ascii").decode()


@lru_cache(maxsize=16)
def _rules(css: str) -> list[Rule]:
    """The weightiest last. A theme's rules are the same from render to render: they are read once."""
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    found = (rule for node in nodes if node.type == "qualified-rule" for rule in _rules_of(node))
    return sorted(found, key=lambda rule: rule.weight)


def _rules_of(node: Any) -> Iterator[Rule]:
    """A rule's style for each of its selectors, what is ``!important`` apart."""
    declarations = list(_declarations(node.content))
    parts = {kind: _style(one for one in declarations if one.important == kind) for kind in (False, True)}
    try:
        selectors = [one for one in parse(_serialized(node.prelude)) if not one.pseudo_element]
        found = [(one.specificity(), HTMLTranslator().selector_to_xpath(one)) for one in selectors]
    except SelectorError:
        return
    for specificity, path in found:
        find = etree.XPath(path)
        yield from (Rule((kind, specificity), find, style) for kind, style in parts.items() if style)


@lru_cache(maxsize=1024)
def _own_style(text: str) -> Style:
    return {
        one.lower_name: _spelled(one.value) + " !important" * one.important for one in _declarations(text)
    }


def _style(declarations: Iterable[Any]) -> Style:
    return {one.lower_name: _spelled(one.value) for one in declarations}


def _declarations(source: Any) -> Iterator[Any]:
    nodes = tinycss2.parse_declaration_list(source, skip_comments=True, skip_whitespace=True)
    return (node for node in nodes if node.type == "declaration" and _serialized(node.value))


def _spelled(nodes: list[Any]) -> str:
    """A value in one line, and no longer than it need be."""
    return SPELLED.sub(_shorter, _serialized(nodes))


def _serialized(nodes: list[Any]) -> str:
    return str(tinycss2.serialize(nodes)).strip()


def _shorter(found: re.Match[str]) -> str:
    written = found[0]
    if found[1]:
        return ", "
    if written.isspace():
        return " "
    return "#" + written[1::2] if written.startswith("#") else written


def _add(style: Style, to: Style) -> None:
    """What is added outweighs what is there; a shorthand also its parts, like ``margin-top``."""
    for name, value in style.items():
        if name in SHORTHANDS:
            for part in [other for other in to if other.startswith(f"{name}-")]:
                del to[part]
        to[name] = value
