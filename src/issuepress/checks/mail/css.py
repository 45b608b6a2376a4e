"""The CSS of a mail: the rules of its style elements and its style attributes, as they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

from issuepress.checks.mail.page import MOST_PARTS
from issuepress.text.patterns import Pattern

# What the library raises for brackets in brackets a thousand deep, and for a number of thousands of digits.
UNREADABLE = (RecursionError, ValueError)
NOT_BARE = Pattern(r"\"[^\"\n]*\"|'[^'\n]*'|/\*.*?(?:\*/|\Z)|url\([^)]{0,2000}\)", re.DOTALL | re.IGNORECASE)


# A media query without a width, less its spaces: `all`, `screenand(prefers-color-scheme:dark)`.
QUERY = Pattern(r"(?:only)?(?:all|screen)?(?:and)?(?:\(prefers-color-scheme:(?P<scheme>dark|light)\))?")


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

    def counts(self, *, dark: bool) -> bool:
        """Whether it is in force on a screen of any width, in dark mode or in light."""
        return all(_holds(header, dark=dark) for header in self.context)

    @property
    def dark(self) -> bool:
        """Whether it is for those alone who read in dark mode."""
        return bool(self.context) and self.counts(dark=True) and not self.counts(dark=False)


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
    try:
        nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        _collect(nodes, (f"@media {media}",) if media else (), rules, at_rules, wrong)
    except UNREADABLE:
        wrong.append("it is nested too deep, or a number in it is too long")
    return Sheet(tuple(rules), tuple(at_rules), tuple(wrong))


@lru_cache(maxsize=MOST_PARTS)
def declarations(text: str) -> tuple[Declaration, ...]:
    """The declarations of a style attribute, in order."""
    try:
        return tuple(_declarations(text))
    except UNREADABLE:
        return ()


def bare(text: str) -> str:
    """CSS without its strings, addresses and comments, for what is looked for by its signs."""
    return NOT_BARE.sub(" ", text)


@lru_cache(maxsize=1024)
def _holds(header: str, *, dark: bool) -> bool:
    keyword, _, condition = header.lower().partition(" ")
    if keyword == "@media":
        return any(_is_asked(query, dark=dark) for query in condition.split(","))
    # What asks for a prefix is meant for one program alone.
    return keyword == "@layer" or (keyword == "@supports" and not condition.startswith(("not", "(-")))


def _is_asked(query: str, *, dark: bool) -> bool:
    found = QUERY.fullmatch("".join(query.split()))
    return found is not None and found["scheme"] in {None, "dark" if dark else "light"}


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
