"""Every feature that a mail's HTML and CSS show, each with where it is used.

What stands in Outlook's conditional comments is read by Outlook alone, which knows it: it is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from issuepress.checks.client_support.css_features import of_at_rule, of_declaration, of_selector
from issuepress.checks.client_support.html_features import of_element, of_picture
from issuepress.checks.mail import css
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.text.patterns import Pattern

ADDRESS = Pattern(r"url\(\s*[\"']?([^\"')]{0,2000})", re.IGNORECASE)
NESTED = Pattern(r"(?:^|[{};])[^{}@;]+\{[^{}]*\{")


@dataclass
class Use:
    """One way a feature is used: by elements, in a declaration of theirs or of a rule, or as an at-rule.

    ``around`` holds all declarations beside it; ``context`` the at-rules it stands in.
    """

    feature: str
    elements: list[Element] = field(default_factory=list)
    declaration: css.Declaration | None = None
    around: tuple[css.Declaration, ...] = ()
    context: tuple[str, ...] = ()
    selector: str = ""
    at_rule: str = ""

    @property
    def places(self) -> list[Element | None]:
        """Its elements, or None once for what is no element's."""
        return [*self.elements] or [None]

    @property
    def value(self) -> str:
        return self.declaration.value if self.declaration else ""


@lru_cache(maxsize=2)
def uses(mail: Mail) -> dict[str, list[Use]]:
    """Every feature of a mail with its uses, in the order of the source."""
    found: dict[str, list[Use]] = {}
    for use in (*_of_page(mail), *_of_elements(mail), *_of_style_attributes(mail), *_of_rules(mail)):
        found.setdefault(use.feature, []).append(use)
    return found


def _of_page(mail: Mail) -> Iterator[Use]:
    if mail.page.doctype:
        yield Use("html-doctype")
    if len(mail.page.comments) > len(mail.conditional_comments):
        yield Use("html-comments")


def _of_elements(mail: Mail) -> Iterator[Use]:
    """One use for each feature and element name, with all elements of it."""
    found: dict[tuple[str, str], list[Element]] = {}
    for element in mail.page.elements:
        for feature in of_element(element):
            found.setdefault((feature, element.name), []).append(element)
    return (Use(feature, elements) for (feature, _), elements in found.items())


def _of_style_attributes(mail: Mail) -> Iterator[Use]:
    """Elements with the very same style are one use: a page has thousands of declarations, few kinds."""
    styled: dict[str, list[Element]] = {}
    for element in mail.page.elements:
        if style := element.attributes.get("style"):
            styled.setdefault(style, []).append(element)
    for style, elements in styled.items():
        if "/*" in style:
            yield Use("css-comments", elements)
        around = css.declarations(style)
        for declaration, feature in _of_declarations(around):
            yield Use(feature, elements, declaration, around)


def _of_rules(mail: Mail) -> Iterator[Use]:
    for style, sheet in zip(mail.style_elements, mail.sheets, strict=True):
        if "/*" in style.source:
            yield Use("css-comments", [style])
        if NESTED.search(css.bare(style.source)):
            yield Use("css-nesting", [style])
        for at_rule in sheet.at_rules:
            yield from (Use(feature, [style], at_rule=at_rule) for feature in of_at_rule(at_rule))
        for rule in sheet.rules:
            yield from _of_rule(rule, style)


def _of_rule(rule: css.Rule, style: Element) -> Iterator[Use]:
    if any(header.startswith(("@keyframes", "@-webkit-keyframes")) for header in rule.context):
        return  # `from` and `50%` are no selectors
    for feature in ("html-style", *of_selector(rule.selector)):
        yield Use(feature, [style], context=rule.context, selector=rule.selector, around=rule.declarations)
    for declaration, feature in _of_declarations(rule.declarations):
        yield Use(feature, [style], declaration, rule.declarations, rule.context, rule.selector)


def _of_declarations(declarations: Iterable[css.Declaration]) -> Iterator[tuple[css.Declaration, str]]:
    for declaration in declarations:
        name, value = declaration.name, declaration.value
        for feature in of_declaration(name, value, important=declaration.important):
            yield declaration, feature
        for address in ADDRESS.findall(value) if "(" in value else ():
            yield from ((declaration, feature) for feature in of_picture(address))
