"""Whether a working fallback stands beside what some clients do not support.

Each is asked for one use of a feature and one of its elements; None where it is no element's.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import islice

from issuepress.checks.client_support.css_features import of_declaration
from issuepress.checks.client_support.features import Use
from issuepress.checks.mail import css
from issuepress.checks.mail.page import Element
from issuepress.text.patterns import Pattern

# What MJML writes at the top of every mail, and the themes after it.
RESETS = {"#outlook a", "body", "table, td", "img", "p", ":root"}
ALT_TEXT = {"color", "font-family", "font-size", "font-style", "font-weight", "line-height"}
BACKGROUNDS = {"background", "background-color", "background-image"}
WIDTH = r"\((?:min|max)-(?:device-)?width ?: ?[\d.]+(?:px|em)\)"
WIDTHS = Pattern(rf"@media (?:only )?(?:screen|all|print)?(?: ?(?:and )?{WIDTH})*")
DARK = Pattern(r"@media (?:\w+ and )?\(prefers-color-scheme ?: ?(?:dark|light)\)")
PLAIN_HEIGHT = Pattern(r"auto|0|[\d.]+px")
NEAR = 12  # elements around one: as many as a layout of tables in tables has
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


def value_is(*values: str) -> Callable[[Use, Element | None], bool]:
    return lambda use, _: use.value.lower() in values


def plain_height(use: Use, _: Element | None) -> bool:
    """Yahoo and AOL write min-height in its place, which is as good unless it is a percentage."""
    return bool(PLAIN_HEIGHT.fullmatch(use.value)) or set(_parts(use.selector)) <= {"body", "html"}


def aligned(use: Use, element: Element | None) -> bool:
    return use.value == "none" or (element is not None and bool(element.get("align")))


def hidden(use: Use, _: Element | None) -> bool:
    return any((one.name, one.value) in HIDING for one in use.around)


def tiny(use: Use, _: Element | None) -> bool:
    return any((one.name, one.value) in TINY for one in use.around)


def width_or_dark(use: Use, _: Element | None) -> bool:
    rules = use.context or (use.at_rule,)
    return all(WIDTHS.fullmatch(rule) or DARK.fullmatch(rule) for rule in rules)


def reset(use: Use, _: Element | None) -> bool:
    return not use.context and use.selector in RESETS


def alt_text(use: Use, _: Element | None) -> bool:
    return use.selector.endswith(" img") and {one.name for one in use.around} <= ALT_TEXT


def outlook_dark(use: Use, _: Element | None) -> bool:
    return all(part.startswith(("[data-ogsb]", "[data-ogsc]")) for part in _parts(use.selector))


def _parts(selector: str) -> list[str]:
    return [part.strip() for part in selector.split(",")]


def inline_too(use: Use, style: Element | None) -> bool:
    """For a rule that is for elements of one name, and for all of them in any case."""
    if use.context or not use.selector.isalnum() or style is None or not style.parent:
        return False
    *_, root = style.ancestors
    inline = _inline_everywhere(root)
    return use.selector not in inline or {one.name for one in use.around} <= inline[use.selector]


@lru_cache(maxsize=2)
def _inline_everywhere(root: Element) -> dict[str, set[str]]:
    """By name of element, the properties that the style attribute of each of them sets."""
    found: dict[str, set[str]] = {}
    for element in root.descendants:
        names = {one.name for one in css.declarations(element.get("style") or "")}
        found[element.name] = found.get(element.name, names) & names
    return found


def cellspacing(use: Use, element: Element | None) -> bool:
    return use.value in {"0", "0px"} and element is not None and element.get("cellspacing") == "0"


def painted(_: Use, element: Element | None) -> bool:
    return element is not None and _paints(element)


def painted_again(_: Use, body: Element | None) -> bool:
    return body is None or not _paints(body) or any(_paints(child) for child in body.elements)


def _paints(element: Element) -> bool:
    names = {one.name for one in css.declarations(element.get("style") or "")}
    return bool(element.get("bgcolor") or names & BACKGROUNDS)


def directed(_: Use, element: Element | None) -> bool:
    """Of the whole page, text-align and the order of the words are what is left."""
    if element is None or element.parent is None or element.parent.name in {"html", "body"}:
        return True
    near = (element, *islice(element.ancestors, NEAR))
    return any("direction:" in (one.get("style") or "") for one in near)


def wide_by_style(_: Use, element: Element | None) -> bool:
    if element is None or element.name != "img":
        return True
    cell = islice(element.ancestors, 2)
    styles = [css.declarations(one.get("style") or "") for one in (element, *cell)]
    return any(one.name == "width" for style in styles for one in style)


def layout_role(_: Use, element: Element | None) -> bool:
    return element is not None and element.get("role") in {"article", "none", "presentation"}


def whole_mail(_: Use, element: Element | None) -> bool:
    return element is not None and element.get("role") == "article"
