"""Who will get a draft: known before anything is done, and refused where there is no such list."""

from collections.abc import Callable, Sequence
from typing import Any

from issuepress.errors import NotOffered, Refused
from issuepress.models import Issue
from issuepress.services import service_class
from issuepress.services.key import key_for
from issuepress.services.service import AUDIENCE, Audience, Draft
from issuepress.upload.prepare import Prepared
from issuepress.upload.there import Place
from issuepress.workspace import toml
from issuepress.workspace.load import Workspace, load_publication

NOT_TOLD = {0, 402, 403, 404}  # in an answer that is new, for want of a plan, of a right, or of any lists
SOME = 12  # ids that an error lists before it says where all of them are


def readers_of(prepared: Prepared, *, say: Callable[[str], None]) -> tuple[Audience, ...]:
    """Who would get the draft, before it is made: for a page that asks first. Changes nothing there."""
    service = prepared.service
    connection = service.connect(key_for(prepared.name, type(service), prepared.workspace), say)
    try:
        return readers(Place(service, connection))
    finally:
        connection.close()


def audiences_of(workspace: Workspace, name: str, *, say: Callable[[str], None]) -> list[Audience]:
    """Everybody at a service who can be chosen. Its table has to say no more than how it is reached."""
    kind = service_class(name)
    if not kind.unchosen:
        raise NotOffered(f"{kind.title} has no lists: it reaches no readers")
    publication = load_publication(workspace)
    table = publication.services.get(name, {})
    needed = {key: value for key, value in table.items() if key in kind.access.model_fields}
    settings = toml.table(workspace.publication_file, ("services", name), needed, kind.access)
    no_issue: dict[str, Any] = {"name": "", "folder": workspace.newsletters, "publication": publication}
    service = kind(settings, Issue.model_construct(**no_issue))
    connection = service.connect(key_for(name, kind, workspace.root), say)
    try:
        return Place(service, connection).ask(service.audiences)
    finally:
        connection.close()


def readers(place: Place) -> tuple[Audience, ...]:
    """Who will get the draft, in the service's own names; nobody for what is no draft.

    Raises NotOffered for one that the service does not have.
    """
    service = place.service
    if not service.unchosen:
        return ()
    known = _known(place)
    if not service.chosen:
        return tuple(one for one in known if not one.id) or (Audience("", "", service.unchosen),)
    by_id = {(one.key, one.id): one for one in known}
    for key, chosen in service.chosen:
        if known and (key, chosen) not in by_id:
            raise NotOffered(_missing(place.title, key, chosen, known))
    return tuple(by_id.get(one, Audience(*one, "")) for one in service.chosen)


def chosen_there(draft: Draft) -> tuple[Audience, ...]:
    """Readers whom a person chose at the service: what newsletter.toml leaves open is left to people."""
    chosen = ((key, draft.fields.get(key)) for key in (*AUDIENCE, "filters"))
    return tuple(Audience(key, ids, "") for key, ids in chosen if ids)


def told(audiences: Sequence[Audience]) -> str:
    """``It will go to Patients (list 3, 1,234 readers)``; empty for nobody."""
    return f"It will go to {' and '.join(map(str, audiences))}" if audiences else ""


def _known(place: Place) -> list[Audience]:
    """Nobody where the service does not tell: the draft matters more."""
    try:
        return place.ask(place.service.audiences)
    except Refused as refusal:
        if refusal.status in NOT_TOLD:
            return []
        raise


def _missing(title: str, key: str, chosen: str, known: Sequence[Audience]) -> str:
    there = [str(one) for one in known if one.key == key]
    listed = "".join(f"\n  {one}" for one in there[:SOME]) or "\n  none"
    more = f"\n  and {len(there) - SOME} more" if len(there) > SOME else ""
    return (
        f"{title} has no {key} {chosen}, or does not show it to this key; nothing was changed. "
        f"There are:{listed}{more}"
    )
