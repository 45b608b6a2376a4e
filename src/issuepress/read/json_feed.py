"""JSON Feed (jsonfeed.org, versions 1 and 1.1), in the shape that feedparser gives to other feeds."""

import json
from html import escape
from typing import Any

MOST = 5000  # entries


def is_json(text: str) -> bool:
    return text.lstrip().startswith("{")


def parsed(text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The feed and its entries. What is broken or strange is left out, and then there are none."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return {}, []
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return {}, []
    entries = [_entry(item, feed) for item in feed["items"][:MOST] if isinstance(item, dict)]
    return {"title": _text(feed, "title"), "language": _text(feed, "language")}, entries


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> dict[str, Any]:
    content = _text(item, "content_html") or _as_html(_text(item, "content_text"))
    picture = _text(item, "image") or _text(item, "banner_image")
    return {
        "title": escape(_text(item, "title"), quote=False),
        "link": _text(item, "url") or _text(item, "external_url") or _address(_text(item, "id")),
        "summary": _text(item, "summary"),
        "content": [{"value": content}] if content else [],
        "published": _text(item, "date_published"),
        "updated": _text(item, "date_modified"),
        "author": _author(item) or _author(feed),
        "media_thumbnail": [{"url": picture}] if picture else [],
    }


def _author(holder: dict[str, Any]) -> str:
    """Version 1.1 names several, version 1 one."""
    authors = holder.get("authors")
    told = authors if isinstance(authors, list) else [holder.get("author")]
    return ", ".join(name for one in told if isinstance(one, dict) and (name := _text(one, "name")))


def _as_html(text: str) -> str:
    paragraphs = text.replace("\r\n", "\n").split("\n\n")
    return "".join(
        f"<p>{escape(one, quote=False).replace(chr(10), '<br>')}</p>" for one in paragraphs if one.strip()
    )


def _address(identifier: str) -> str:
    return identifier if identifier.startswith(("http://", "https://")) else ""


def _text(holder: dict[str, Any], key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""
