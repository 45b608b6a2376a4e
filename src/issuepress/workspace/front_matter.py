"""Front matter: hostile or broken YAML refused, and the keys of other tools understood."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from issuepress.errors import InvalidFile, place

if TYPE_CHECKING:
    import yaml

# Field of an article -> the keys by which Hugo, Jekyll, Eleventy, Obsidian and others know it.
NAMES = {
    "title": ("title",),
    "author": ("author", "authors", "byline", "creator"),
    "publisher": ("publisher", "publication", "site_name"),
    "published": ("published", "date", "pubdate", "publishdate", "published_at", "date_published", "created"),
    "updated": ("updated", "lastmod", "last_modified_at", "modified", "updated_at", "date_modified"),
    "published_text": ("published_text",),
    "updated_text": ("updated_text",),
    "url": ("url", "canonical_url", "canonical", "permalink", "link", "source"),
    "language": ("language", "lang", "locale"),
    "summary": ("summary", "description", "excerpt"),
    "image": (
        "image",
        "cover",
        "featured_image",
        "feature_image",
        "coverimage",
        "thumbnail",
        "hero",
        "images",
    ),
    "call_to_action": ("call_to_action",),
}


def parse_yaml(text: str, origin: str, before: int) -> tuple[dict[str, Any], dict[str, int]]:
    """A YAML mapping and the line of each key; ``before`` lines stand before it in the file.

    Raises InvalidFile. Aliases are refused, since a few lines of them can stand for gigabytes; so are tags.
    """
    import yaml

    try:
        node = yaml.compose(text, Loader=_loader())
        matter = yaml.load(text, Loader=_loader())  # noqa: S506 - a safe loader, and stricter
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = before + mark.line + 1 if mark else before
        raise _invalid(origin, line, error.problem or str(error)) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        what = "it is nested too deeply" if isinstance(error, RecursionError) else str(error).splitlines()[0]
        raise _invalid(origin, before, what) from None
    if matter is None:
        return {}, {}
    if not isinstance(matter, dict) or not isinstance(node, yaml.MappingNode):
        raise _invalid(origin, before, "write one 'key: value' a line")
    lines = {str(key.value): before + key.start_mark.line + 1 for key, _ in node.value}
    return {str(key): value for key, value in matter.items()}, lines


def as_article_fields(matter: dict[str, Any]) -> dict[str, Any]:
    """What front matter of any tool says of an article; what cannot be understood is left out."""
    known = {key.casefold().replace("-", "_"): value for key, value in matter.items()}
    fields = {field: next(filter(None, map(known.get, names)), None) for field, names in NAMES.items()}
    found: dict[str, Any] = {
        field: _text(fields[field])
        for field in ("title", "publisher", "published_text", "updated_text", "summary")
    }
    found |= {"author": _names(fields["author"]), "url": _address(fields["url"])}
    found |= {"language": _text(fields["language"]).replace("_", "-")}
    found |= {"image": _image(fields["image"]), "call_to_action": _call(fields["call_to_action"])}
    for field in ("published", "updated"):
        day, words = _day(fields[field])
        found |= {field: day, f"{field}_text": words or found[f"{field}_text"]}
    return {field: value for field, value in found.items() if value}


def _loader() -> "type[yaml.SafeLoader]":
    import yaml

    class WithoutAliases(yaml.SafeLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
                raise yaml.MarkedYAMLError(problem="aliases (*name) are not read", problem_mark=mark)
            return super().compose_node(parent, index)

    return WithoutAliases


def _invalid(origin: str, line: int, what: str) -> InvalidFile:
    return InvalidFile([f"{place(origin, line)}: the front matter is not valid YAML: {what}"])


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, int, float, dt.date)) else ""


def _names(value: Any) -> str:
    """One name, a list of names, or tables with a name in them."""
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_names, value)))
    return _text(value).replace("[[", "").replace("]]", "")


def _address(value: Any) -> str:
    text = _text(value)
    return text if text.startswith(("http://", "https://")) else ""


def _image(value: Any) -> dict[str, str] | None:
    if isinstance(value, list):
        return _image(value[0]) if value else None
    if not isinstance(value, dict):
        return {"src": _text(value)} if _text(value) else None
    src = next(
        (_text(value[key]) for key in ("src", "url", "image", "path", "relative") if value.get(key)), ""
    )
    found = {"src": src, "alt": _text(value.get("alt")), "caption": _text(value.get("caption"))}
    return found if any(found.values()) else None


def _call(value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict) or not _text(value.get("text")):
        return None
    return {"heading": _text(value.get("heading")), "text": _text(value["text"])}


def _day(value: Any) -> tuple[dt.date | None, str]:
    """A date, or the words that stand where one should be."""
    if isinstance(value, dt.datetime):
        return value.date(), ""
    if isinstance(value, dt.date):
        return value, ""
    text = _text(value)
    try:
        return dt.datetime.fromisoformat(text).date(), ""
    except ValueError:
        return None, text
