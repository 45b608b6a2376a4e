"""What a service says, made fit to be shown: one printable line, wherever in its answer it is."""

import re
from typing import Any

import httpx

LONGEST = 600
DEEPEST = 8  # no error has its sentence deeper inside


def words(response: httpx.Response) -> str:
    """What a service says about a refusal, in its own words. The body may be anything."""
    found = list(dict.fromkeys(_said(json_of(response), DEEPEST)))
    return shown("; ".join(found) or re.sub(r"<[^>]{0,200}>", " ", response.text[:2000])) or "no reason given"


def shown(text: object, most: int = LONGEST) -> str:
    """The text as one line that moves no cursor and turns no direction of writing."""
    printable = "".join(c if c.isprintable() else " " for c in str(text)[: most * 4])
    return " ".join(printable.split())[:most]


def json_of(response: httpx.Response) -> Any:
    """The JSON of a response; None where it is none, nested beyond reason, or in another encoding."""
    try:
        return response.json()
    except (ValueError, RecursionError):
        return None


def page_title(response: httpx.Response) -> str | None:
    """The title of a web page that came in place of data; None for anything else."""
    is_page = (
        "html" in response.headers.get("content-type", "") or response.content[:200].lstrip()[:1] == b"<"
    )
    if not is_page:
        return None
    title = re.search(
        r"<title[^>]{0,200}>(.{0,500}?)</title", response.text[:20_000], re.DOTALL | re.IGNORECASE
    )
    return shown(title[1], 100) if title else ""


def _said(value: Any, deep: int) -> list[str]:
    """The sentences of an error in JSON, each with the field it is about."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [said for inside in value[:20] for said in _said(inside, deep - 1)] if deep else []
    if not isinstance(value, dict) or not deep:
        return []
    about = str(value.get("field") or value.get("loc") or value.get("error_id") or "")
    sentences = [
        said
        for key in ("title", "detail", "message", "msg", "error", "errors", "ErrorMessage", "ErrorInfo")
        for said in _said(value.get(key), deep - 1)
    ]
    return [f"{about}: {said}" if about else said for said in sentences]
