"""Outlook on Windows lays e-mails out with Word: conditional comments live, much of CSS unknown.

An approximation: what Word does not read, by the facts of caniemail.com, is left out, but a browser still
does the layout.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from tinycss2.ast import Declaration

from issuepress.checks.client_support.facts import features, support
from issuepress.checks.mail.page import CONDITIONAL, Comment, read
from issuepress.preview.readers.tree import is_address, restyle, take_out

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSION = 16
# Around what all but some programs read: <!--[if !mso]><!--> and <!--<![endif]-->.
BEGINS = re.compile(r"\s*\[if (?P<condition>[^\]]*)\]><!")
ENDS = re.compile(r"\s*<!\[endif\]")
COMPARISON = re.compile(r"(?:(?P<operator>lte?|gte?) )?mso(?: (?P<version>\d+))?")
# What tells Word about its office document is no text.
SETTINGS = re.compile(r"<xml>.*?</xml>", re.DOTALL)

CLIENT = "outlook-windows"
# What Word reads in a table and its cells only; the facts say no more of these than "partly".
IN_CELLS = re.compile(r"padding(?:-\w+)?|max-width")
CELLS = {"td", "th", "table", ""}
WORDS_OWN = "mso-padding-alt"  # what Word takes for the padding of a cell


def opened(html: str) -> str:
    """The HTML with its conditional comments as Word takes them.

    Each comment is opened as text: what one begins, such as a table, often another ends. An element says in
    ``data-at`` which of its name it is in the e-mail, for it may be another here.
    """
    kept, at, is_left_out = [], 0, False
    for start, end, said in sorted(_pieces(html)):
        if not is_left_out:
            kept.append(html[at:start])
        at = end
        if isinstance(said, bool):
            is_left_out = said
        elif not is_left_out:
            kept.append(said)
    return "".join([*kept, "" if is_left_out else html[at:]])


def read_by_word(page: "_Element") -> None:
    """Take out what Word does not know."""
    for style in list(page.iterfind(".//style[@media]")):
        take_out(style)
    restyle(page, _known, _no_query)


def _pieces(html: str) -> Iterator[tuple[int, int, str | bool]]:
    """From where to where something else stands: text, or whether what follows is left out."""
    page = read(html)
    for element in page.elements:
        place = element.offset + 1 + len(element.name)
        yield place, place, f' data-at="{element.name}:{element.nth}"'
    for comment in page.comments:
        end = html.find("-->", comment.offset + len(comment.text)) + 3
        said = _opened(comment)
        if said is not None and end >= 3:
            yield comment.offset, end, said


def _opened(comment: Comment) -> str | bool | None:
    """What Word reads in a comment's place, or whether it leaves out what follows; None for any other."""
    if ENDS.fullmatch(comment.text):
        return False
    if begins := BEGINS.fullmatch(comment.text):
        return not _holds(begins["condition"])
    if hidden := CONDITIONAL.fullmatch(comment.text):
        return SETTINGS.sub("", hidden["html"]) if _holds(hidden["condition"]) else ""
    return None


def _holds(condition: str) -> bool:
    """Whether a condition is true of the newest Outlook: ``mso``, ``gte mso 9``, ``!mso``, ``mso | IE``."""
    condition = condition.strip().strip("()").strip()
    if "|" in condition:
        return any(map(_holds, condition.split("|")))
    if "&" in condition:
        return all(map(_holds, condition.split("&")))
    if condition.startswith("!"):
        return not _holds(condition[1:])
    compared = COMPARISON.fullmatch(condition)
    return compared is not None and _is_version(compared["operator"], compared["version"])


def _is_version(operator: str | None, version: str | None) -> bool:
    if version is None:
        return True
    compared = int(version)
    match operator:
        case "lt":
            return compared > VERSION
        case "lte":
            return compared >= VERSION
        case "gt":
            return compared < VERSION
        case "gte":
            return compared <= VERSION
    return compared == VERSION


def _no_query(_: list[Any]) -> None:
    return None


def _known(declaration: Declaration, element: str) -> str:
    name, is_cell = declaration.lower_name, element in CELLS
    if name == WORDS_OWN and is_cell:
        return str(declaration.serialize()).replace(declaration.name, "padding", 1)
    return str(declaration.serialize()) if _is_known(declaration, is_cell=is_cell) else ""


def _is_known(declaration: Declaration, *, is_cell: bool) -> bool:
    name, value = declaration.lower_name, declaration.value
    if name == "display":
        return any(node.type == "ident" and node.lower_value == "none" for node in value)
    if IN_CELLS.fullmatch(name):
        return is_cell
    return not _is_unsupported(name) and not (name == "background" and any(map(is_address, value)))


@cache
def _is_unsupported(name: str) -> bool:
    feature = f"css-{name}"
    return feature in features() and support(feature, CLIENT) == "n"
