"""What `issuepress init` does: a new workspace, every key of its publication explained."""

import json
import re
from pathlib import Path
from typing import Any

import tomlkit
from pydantic import BaseModel

from issuepress import paths
from issuepress.errors import WorkspaceError
from issuepress.models import IssueFile
from issuepress.publication import Publication
from issuepress.workspace.load import PUBLICATION

# Tables whose keys are not ours to list.
OPEN_TABLES = {
    "services": "services.mailchimp",
    "checks": "checks",
    "social": "social",
    "own": "theme.own",
}
SCHEMAS: dict[str, type[BaseModel]] = {"newsletter": Publication, "issue": IssueFile}
IGNORED = "build/\n.env\n"


def start(
    folder: Path,
    name: str | None = None,
    email: str | None = None,
    services: str = "",
    *,
    postal_address: str | None = None,
    website: str | None = None,
) -> list[Path]:
    """Lay out a workspace and return its files. Nothing that is there is written over.

    What is not given is left open in newsletter.toml: nothing is invented. ``services`` are the tables of
    the mailing services there are, as comments.
    """
    refuse_workspace(folder)
    newsletters = folder / "newsletters"
    more = {"postal_address": postal_address, "website": website}
    files = {
        newsletters / PUBLICATION: publication_file(name, email, services, **more),
        **{newsletters / "schema" / f"{file}.json": schema(file) for file in SCHEMAS},
    }
    if not (folder / ".gitignore").exists():
        files[folder / ".gitignore"] = IGNORED
    for path, content in files.items():
        paths.write(path, content)
    return list(files)


def refuse_workspace(folder: Path) -> None:
    """Raises WorkspaceError where there is one already."""
    file = folder / "newsletters" / PUBLICATION
    if file.exists():
        raise WorkspaceError(f"{file}: is there already; edit it, or choose another folder")


def schema(file: str) -> str:
    """The JSON Schema of newsletter.toml or issue.toml, for editors that complete and check."""
    return json.dumps(SCHEMAS[file].model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def publication_file(name: str | None, email: str | None, services: str = "", **more: str | None) -> str:
    """A newsletter.toml with each key and what it is for; those without a value are commented out."""
    values = {
        **more,
        "name": name,
        "sender": {"name": name, "address": email},
        "call_to_action": {
            "heading": "Would you like to talk it through?",
            "text": "Write to us with your name and a few times that suit you.",
            "email": email,
            "subject": "I would like to book a consultation",
            "body": "Hello,\n\nI would like to book a consultation.\n\nMy name:\nTimes that suit me:\n",
        },
        "disclaimer": "This newsletter is general information and does not replace advice from a clinician "
        "who has examined you.",
    }
    head = "#:schema schema/newsletter.json\n# Who publishes, and what every issue shares.\n"
    return head + _table(Publication, values, "", {"services": services})


def _table(model: type[BaseModel], values: dict[str, Any], prefix: str, written: dict[str, str]) -> str:
    """The keys of a table, plain ones first, as TOML wants it. Some tables are ``written`` already."""
    plain, tables = [], []
    for key, field in model.model_fields.items():
        nested = _nested(field.annotation)
        if nested is None and key not in OPEN_TABLES:
            plain.append(f"\n# {field.description}\n{_line(key, values.get(key), field.default)}")
        else:
            mark = "" if key in values else "# "
            body = _table(nested, values.get(key, {}), mark, {}) if nested else ""
            table = written.get(key) or f"{mark}[{OPEN_TABLES.get(key, key)}]\n{body}"
            tables.append(f"\n# {field.description}\n{table}")
    return _commented("".join(plain), prefix) + "".join(tables)


def _line(key: str, value: Any, default: Any) -> str:
    if value is not None:
        return tomlkit.dumps({key: value}) if "\n" not in str(value) else f'{key} = """\n{value}"""\n'
    shown = default if isinstance(default, (str, int, tuple, dict)) else ""
    return f"# {tomlkit.dumps({key: shown})}"


def _commented(text: str, prefix: str) -> str:
    return re.sub(r"(?m)^(?!#|$)", prefix, text) if prefix else text


def _nested(annotation: Any) -> type[BaseModel] | None:
    candidates = (annotation, *getattr(annotation, "__args__", ()))
    return next((c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel)), None)
