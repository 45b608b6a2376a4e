"""The e-mail's own light or dark styles, whatever the machine prefers: its media queries are switched."""

import re
from functools import partial
from typing import Literal

STYLE = re.compile(r"<style\b.*?</style>|<[^<>]*\smedia=\"[^\"]*\"[^<>]*>", re.DOTALL)
PREFERENCE = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(?P<scheme>light|dark)\s*\)", re.IGNORECASE)
PROPERTY = re.compile(r"((?:^|[\s;{])color-scheme\s*:)[^;}]*")
META = re.compile(r"(<meta name=\"color-scheme\" content=\")[^\"]*")
ALWAYS, NEVER = "(min-width: 0px)", "(max-width: 0px)"


def switched(html: str, scheme: Literal["light", "dark"]) -> str:
    """The HTML with ``prefers-color-scheme`` answered and ``color-scheme`` narrowed to one.

    An e-mail that does not say ``color-scheme`` keeps its light canvas, as it does in a mail program.
    """
    html = STYLE.sub(lambda style: _switched_style(style[0], scheme), html)
    return META.sub(rf"\g<1>{scheme}", html)


def _switched_style(style: str, scheme: str) -> str:
    style = PREFERENCE.sub(partial(_answer, scheme), style)
    return PROPERTY.sub(rf"\g<1> {scheme}", style)


def _answer(scheme: str, asked: re.Match[str]) -> str:
    return ALWAYS if asked["scheme"].lower() == scheme else NEVER
