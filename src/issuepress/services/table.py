"""What each service takes and does, and what stands in its table of newsletter.toml."""

import json
from dataclasses import fields

from pydantic.fields import FieldInfo

from issuepress.services import names, service_class
from issuepress.services.key import variable
from issuepress.services.service import Features, Settings


def services_as_text() -> str:
    """What each service takes and does, as a table."""
    columns = [field.name for field in fields(Features)]
    heads = ["service", "html", *(column.replace("_", "-") for column in columns), "view in browser"]
    rows = [heads, *(_row(name, columns) for name in names())]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _row(name: str, columns: list[str]) -> list[str]:
    service = service_class(name)
    offered = [getattr(service.features, column) for column in columns]
    views = bool(service.tags and service.tags.view_in_browser)
    return [name, *("yes" if yes else "-" for yes in (True, *offered, views))]


def table_as_text(name: str) -> str:
    """The table of a service as it can be pasted into newsletter.toml, and where its key is."""
    kind = service_class(name)
    key = f"# The key: {variable(name)}, from {kind.keys_at}\n" if kind.keys_at else ""
    return f"# {kind.title}\n{key}[services.{name}]\n{_keys(name)}"


def tables_as_comments(chosen: str | None = None) -> str:
    """The tables of all services for a new newsletter.toml, each key with what it is; one may be in force."""
    others = [f"[services.{name}]\n{_keys(name)}" for name in names() if name != chosen]
    comments = ["".join(f"# {line}\n" for line in table.splitlines()) for table in others]
    return "\n".join([table_as_text(chosen), *comments] if chosen else comments)


def _keys(name: str) -> str:
    """Each key with a value of its kind and what it is. Those that may be left out are commented out."""
    own = {
        key: field
        for key, field in service_class(name).table.model_fields.items()
        if key not in Settings.model_fields
    }
    lines = [
        (f"{'' if f.is_required() else '# '}{key} = {_value(f)}", f.description) for key, f in own.items()
    ]
    width = max((len(line) for line, _ in lines), default=0)
    return "".join(f"{line:{width}}  # {description}\n" for line, description in lines)


def _value(field: FieldInfo) -> str:
    if field.default and isinstance(field.default, (str, int)):
        return json.dumps(field.default)
    is_number = "int" in str(field.annotation)
    return "0" if is_number else '""'
