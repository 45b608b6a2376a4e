"""A service's own words about a refusal, wherever in its answer they are."""

import re
from typing import Any

import httpx


def words(response: httpx.Response) -> str:
    """What a service says about a refusal, in its own words. The body may be anything."""
    found = list(dict.fromkeys(_said(json_of(response))))
    text = "; ".join(found) or re.sub(r"<[^>]{0,200}>", " ", response.text[:2000])
    text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())[:600] or "no reason given"


def _said(value: Any) -> list[str]:
    """The sentences of an error in JSON, each with the field it is about."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [said for inside in value for said in _said(inside)]
    if not isinstance(value, dict):
        return []
    about = str(value.get("field") or value.get("loc") or value.get("error_id") or "")
    sentences = [
        said
        for key in ("title", "detail", "message", "msg", "error", "errors")
        for said in _said(value.get(key))
    ]
    return [f"{about}: {said}" if about else said for said in sentences]


def json_of(response: httpx.Response) -> Any:
    """The JSON of a response; None where it is none, or not in the encoding it claims."""
    try:
        return response.json()
    except ValueError:
        return None
