"""Who gets a draft, and the rest of a service's table: newsletter.toml, and what was chosen in its place."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from issuepress.errors import InvalidFile, NotOffered
from issuepress.models import Issue
from issuepress.services import names, service_class
from issuepress.services.service import AUDIENCE, MailingService
from issuepress.upload.recorded import recorded
from issuepress.workspace import toml
from issuepress.workspace.load import PUBLICATION
from issuepress.workspace.wording import did_you_mean


def chosen_readers(
    issue: Issue, name: str, choices: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Who gets it instead of those in newsletter.toml; nobody once the command line says the same as that."""
    if not choices:
        receipt = recorded(issue, name)
        return dict(receipt.chosen) if receipt else {}
    kind, table = service_class(name), issue.publication.services.get(name, {})
    for key in choices:
        if key not in kind.table.model_fields:
            raise NotOffered(f"{kind.title} takes no --{key}")
    chosen = {key: tuple(ids) for key, ids in choices.items()}
    try:
        wanted = kind.table.model_validate(_with(kind, table, chosen))
    except ValidationError as error:
        wrong = next((e for e in error.errors() if e["loc"][:1] and e["loc"][0] in chosen), None)
        if not wrong:
            return chosen  # the mistake is in the file, where it is told with its line
        said = str(wrong["msg"]).removeprefix("Value error, ")
        ids = " ".join(f"--{wrong['loc'][0]} {one}" for one in chosen[str(wrong["loc"][0])])
        raise NotOffered(f"{kind.title}: {ids}: {said}") from None
    try:
        return {} if wanted == kind.table.model_validate(table) else chosen
    except ValidationError:
        return chosen


def unknown_services(issue: Issue) -> list[str]:
    """One line on each table of newsletter.toml that is no service's."""
    path, known = issue.folder.parent / PUBLICATION, names()
    tables = [name for name in issue.publication.services if name not in known]
    return [
        toml.mistake(path, ("services", name), f"is no mailing service{did_you_mean(name, known)}")
        for name in tables
    ]


def _with(
    kind: type[MailingService], table: Mapping[str, Any], chosen: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """The table with other readers: none of its own stay, but for the list that a segment is part of."""
    if not chosen:
        return dict(table)
    within = (
        {"list"}
        if "list" in kind.table.model_fields and kind.table.model_fields["list"].is_required()
        else set()
    )
    others = {key: value for key, value in table.items() if key not in AUDIENCE or key in within}
    return {**others, **{key: list(ids) for key, ids in chosen.items()}}


def settings_of(issue: Issue, name: str, chosen: Mapping[str, Sequence[str]]) -> Any:
    """The service's table of newsletter.toml, with every mistake in it."""
    kind = service_class(name)
    values = _with(kind, issue.publication.services.get(name, {}), chosen)
    try:
        return toml.table(issue.folder.parent / PUBLICATION, ("services", name), values, kind.table)
    except InvalidFile as error:
        unknown = unknown_services(issue)
        ids = ", and with --lists the ids that go into it" if kind.unchosen else ""
        raise InvalidFile(
            [*error.mistakes, *unknown, f"  issuepress services {name} prints that table{ids}"]
        ) from None
