"""Whether a working fallback stands beside what some clients do not support.

Each is asked for one use of a feature and one of its elements; None where it is no element's.
"""

import re

from issuepress.checks.client_support.css_features import of_declaration
from issuepress.checks.client_support.features import Use
from issuepress.checks.mail import css
from issuepress.checks.mail.page import Element
from issuepress.text.patterns import Pattern

BACKGROUNDS = {"background", "background-color", "background-image"}
FOLLOWED = Pattern(r"(?:system-ui|ui-[a-z-]+)[\"']?\s*,", re.IGNORECASE)
HIDING = {("display", "none"), ("mso-hide", "all")}
TINY = {("font-size", "0"), ("font-size", "1px"), ("max-height", "0"), ("max-height", "0px")}


def declared_before(use: Use) -> bool:
    """A client ignores a declaration that it does not understand, and keeps the one before."""
    if not use.declaration:
        return False
    before = use.around[: use.around.index(use.declaration)]
    return any(
        _same(one.name, use.declaration.name) and use.feature not in of_declaration(one.name, one.value)
        for one in before
    )


def _same(name: str, other: str) -> bool:
    return name == other or {name, other} <= BACKGROUNDS


def aligned(use: Use, element: Element | None) -> bool:
    return use.value == "none" or (element is not None and bool(element.get("align")))


def in_shadow(use: Use, _: Element | None) -> bool:
    return use.declaration is not None and use.declaration.name.endswith("-shadow")


def next_font(use: Use, _: Element | None) -> bool:
    return FOLLOWED.search(use.value) is not None


def hidden(use: Use, _: Element | None) -> bool:
    return any((one.name, one.value) in HIDING for one in use.around)


def tiny(use: Use, _: Element | None) -> bool:
    return any((one.name, one.value) in TINY for one in use.around)


def painted(_: Use, element: Element | None) -> bool:
    return element is not None and _paints(element)


def _paints(element: Element) -> bool:
    names = {one.name for one in css.declarations(element.get("style") or "")}
    return bool(element.get("bgcolor") or names & BACKGROUNDS)
