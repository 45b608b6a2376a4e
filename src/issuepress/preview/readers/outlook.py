"""Outlook on Windows lays e-mails out with Word: conditional comments live, much of CSS unknown.

An approximation: what Word does not read, by the facts of caniemail.com, is left out, but a browser still
does the layout.
"""

import re
from functools import cache

from issuepress.checks.client_support.facts import features, support
from issuepress.preview.readers.css import MEDIA_BLOCK, STYLE_ELEMENT

VERSION = 16
HIDDEN = re.compile(r"<!--\[if (?P<condition>[^\]]*)\]>(?P<html>.*?)<!\[endif\]-->", re.DOTALL)
REVEALED = re.compile(r"<!--\[if (?P<condition>[^\]]*)\]><!-->(?P<html>.*?)<!--<!\[endif\]-->", re.DOTALL)
COMPARISON = re.compile(r"(?:(?P<operator>lte?|gte?) )?mso(?: (?P<version>\d+))?")
STYLED_TAG = re.compile(r"<(?P<name>[a-zA-Z][\w:]*)(?P<before>[^<>]*?)\sstyle=\"(?P<style>[^\"]*)\"")
MEDIA_STYLE = re.compile(r"<style\b[^>]*\smedia=[^>]*>.*?</style>", re.DOTALL)
# What tells Word about its office document is no text.
SETTINGS = re.compile(r"<xml>.*?</xml>", re.DOTALL)
RULE_BODY = re.compile(r"(?<=\{)[^{}]*(?=\})")

CLIENT = "outlook-windows"
# What Word reads in a table and its cells only; the facts say no more of these than "partly".
IN_CELLS = re.compile(r"padding(?:-\w+)?|max-width")
CELLS = {"td", "th", "table"}
WORDS_OWN = re.compile(r"mso-padding-alt\s*:")  # what Word takes for the padding of a cell


def outlook_on_windows(html: str) -> str:
    """The HTML that Outlook's Word engine lays out."""
    html = HIDDEN.sub(_revealed, REVEALED.sub(_revealed, html))
    html = SETTINGS.sub("", MEDIA_STYLE.sub("", html))
    html = STYLE_ELEMENT.sub(lambda found: _sheet(found[0]), html)
    return STYLED_TAG.sub(_tag, html)


def _revealed(found: re.Match[str]) -> str:
    return str(found["html"]) if _holds(found["condition"]) else ""


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


def _sheet(style: str) -> str:
    return RULE_BODY.sub(lambda found: _known(found[0], "td"), MEDIA_BLOCK.sub("", style))


def _tag(found: re.Match[str]) -> str:
    known = _known(found["style"], found["name"].lower())
    return f'<{found["name"]}{found["before"]} style="{known}"'


def _known(declarations: str, element: str) -> str:
    known = ";".join(one for one in declarations.split(";") if _is_known(one, element))
    return WORDS_OWN.sub("padding:", known) if element in CELLS else known


def _is_known(declaration: str, element: str) -> bool:
    name, _, value = declaration.strip().lower().partition(":")
    name, value = name.strip(), value.strip()
    if name == "display":
        return value.startswith("none")
    if IN_CELLS.fullmatch(name):
        return element in CELLS
    return not _is_unsupported(name) and not (name == "background" and "url(" in value)


@cache
def _is_unsupported(name: str) -> bool:
    feature = f"css-{name}"
    return feature in features() and support(feature, CLIENT) == "n"
