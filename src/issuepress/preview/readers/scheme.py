"""The e-mail's own light or dark styles, whatever the machine prefers: its media queries are switched."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import tinycss2
from tinycss2.ast import Declaration

from issuepress.preview.readers.tree import restyle

if TYPE_CHECKING:
    from lxml.etree import _Element

Asked = Literal["light", "dark"]
ALWAYS, NEVER = "(min-width: 0px)", "(max-width: 0px)"


def switch(page: "_Element", scheme: Asked) -> None:
    """Answer ``prefers-color-scheme`` and narrow ``color-scheme`` to one.

    An e-mail that does not say ``color-scheme`` keeps its light canvas, as it does in a mail program.
    """
    restyle(page, partial(_narrowed, scheme), partial(_answered, scheme))
    for element in page.iterfind(".//*[@media]"):
        asked = tinycss2.parse_component_value_list(element.attrib["media"])
        element.set("media", _answered(scheme, asked))
    for meta in page.iterfind(".//meta[@name='color-scheme']"):
        meta.set("content", scheme)


def asks_for_scheme(query: list[Any]) -> bool:
    """Whether a media query asks for light or dark."""
    return any(map(_scheme, query))


def _narrowed(scheme: Asked, declaration: Declaration, _: str) -> str:
    return f"color-scheme: {scheme}" if declaration.lower_name == "color-scheme" else declaration.serialize()


def _answered(scheme: Asked, query: list[Any]) -> str:
    return "".join(_answers(scheme, query))


def _answers(scheme: Asked, query: list[Any]) -> Iterator[str]:
    for node in query:
        asked = _scheme(node)
        yield (ALWAYS if asked == scheme else NEVER) if asked else node.serialize()


def _scheme(node: Any) -> str:
    """The scheme that ``(prefers-color-scheme: dark)`` asks for; empty where something else is asked."""
    if node.type != "() block":
        return ""
    words = [one.lower_value for one in node.content if one.type == "ident"]
    return words[1] if words[:1] == ["prefers-color-scheme"] and len(words) > 1 else ""
