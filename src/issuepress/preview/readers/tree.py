"""The HTML of an e-mail as a tree, and its styles as declarations that are written anew."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import tinycss2
from tinycss2.ast import Declaration

from issuepress.checks.mail.css import UNREADABLE

if TYPE_CHECKING:
    from lxml.etree import _Element

# A declaration as it is written anew, by the element that it stands at; empty where it is left out. Of which
# element it is in a style element, nobody knows: the name is empty.
Change = Callable[[Declaration, str], str]
# A media query as it is written anew; None where its whole block is left out.
Query = Callable[[list[Any]], str | None]

OF_RULES = {"media", "supports", "layer", "container"}  # at-rules that hold rules; others hold declarations
CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])  # characters that a tree does not take


def parsed(html: str) -> "_Element | None":
    """The tree; None where there is no element in the HTML."""
    from lxml import etree

    parser = etree.HTMLParser(huge_tree=True, default_doctype=False)  # type: ignore[call-arg]  # stubs are older
    tree: _Element | None = etree.fromstring(html, parser)
    return tree


def written(page: "_Element") -> str:
    from lxml import etree

    return str(etree.tostring(page.getroottree(), method="html", encoding="unicode"))


def add_style(page: "_Element", css: str, *, first: bool = False) -> None:
    """A style element at the end of the head, or at its start."""
    from lxml import etree

    head = page.find("head")
    if head is not None:
        style = etree.Element("style")
        style.text = css
        head.insert(0 if first else len(head), style)


def take_out(element: "_Element") -> None:
    """The element goes; the text after it stays."""
    before, parent, tail = element.getprevious(), element.getparent(), element.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def restyle(page: "_Element", change: Change, query: Query = tinycss2.serialize) -> None:
    """Write every style of the page anew, those of its style elements and those of its attributes."""
    for element in page.iter("style"):
        element.text = _sheet(element.text or "", change, query)
    for element in page.iterfind(".//*[@style]"):
        element.set("style", _attribute(str(element.attrib["style"]), change, str(element.tag)))


def is_address(part: Any) -> bool:
    """Whether a part of a value is ``url(...)``."""
    return bool(part.type == "url" or (part.type == "function" and part.lower_name == "url"))


def _attribute(style: str, change: Change, name: str) -> str:
    try:
        nodes = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
        return ";".join(_declarations(nodes, change, name)).translate(CONTROL)
    except UNREADABLE:
        return ""


def _sheet(css: str, change: Change, query: Query) -> str:
    try:
        return "".join(_rules(tinycss2.parse_stylesheet(css), change, query)).translate(CONTROL)
    except UNREADABLE:
        return ""


def _rules(nodes: Iterable[Any], change: Change, query: Query) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield f"{tinycss2.serialize(node.prelude)}{{{_block(node.content, change)}}}"
        elif node.type == "at-rule":
            yield _at_rule(node, change, query)
        elif node.type != "error":
            yield node.serialize()


def _at_rule(rule: Any, change: Change, query: Query) -> str:
    asked = query(rule.prelude) if rule.lower_at_keyword == "media" else tinycss2.serialize(rule.prelude)
    if asked is None:
        return ""
    if rule.content is None:
        return f"@{rule.at_keyword}{asked};"
    if rule.lower_at_keyword in OF_RULES:
        inside = "".join(_rules(tinycss2.parse_rule_list(rule.content), change, query))
    else:
        inside = _block(rule.content, change)
    return f"@{rule.at_keyword}{asked}{{{inside}}}"


def _block(content: list[Any], change: Change) -> str:
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return ";".join(_declarations(nodes, change, ""))


def _declarations(nodes: Iterable[Any], change: Change, name: str) -> Iterator[str]:
    for node in nodes:
        if node.type == "declaration" and (said := change(node, name)):
            yield said
        elif node.type == "qualified-rule":
            yield f"{tinycss2.serialize(node.prelude)}{{{_block(node.content, change)}}}"
