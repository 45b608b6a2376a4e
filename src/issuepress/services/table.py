"""What each service takes and does, as `issuepress services` prints it."""

from dataclasses import fields

from issuepress.services import names, service_class
from issuepress.services.service import Features


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
