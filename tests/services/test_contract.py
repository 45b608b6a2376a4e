"""What every service has to keep, tried on each module of services/ against a server of its own."""

import json
from pathlib import Path

import pytest

from issuepress.errors import IssuepressError
from issuepress.services import names, service_class
from issuepress.services.service import MailingService
from servers import SERVERS
from uploading import Desk, holds

GOLDEN = Path(__file__).parents[1] / "golden" / "services"
PROMISED = ("title", "keys_at", "features", "tags", "connect", "find", "read", "create", "created", "update")


@pytest.mark.parametrize("name", names())
def test_every_module_defines_a_service_that_is_whole(name: str):
    service = service_class(name)

    assert issubclass(service, MailingService)
    assert [part for part in PROMISED if part in vars(service)] == list(PROMISED)
    assert all(field.description for field in service.table.model_fields.values())


def test_every_service_that_is_called_has_a_server_here():
    assert sorted(SERVERS) == [name for name in names() if name not in {"folder", "smtp"}]


@pytest.mark.parametrize("name", SERVERS)
def test_the_requests_are_those_that_were_looked_at(name: str, desk_of, request: pytest.FixtureRequest):
    """Golden: a first upload, a changed text, nothing changed, and a test where the service sends one."""
    desk = desk_of(name)
    parts = {"first upload": {}, "changed": {"text": "Walk less."}, "unchanged": {"text": "Walk less."}}
    recorded = []
    for part, text in parts.items():
        desk.server.asked.clear()
        desk.upload(desk.small(**text))
        recorded.append(f"=== {part}\n\n{recording(desk)}")
    if service_class(name).features.test:
        desk.server.asked.clear()
        desk.upload(desk.small("Walk less."), test_to=["me@example.org"])
        recorded.append(f"=== test\n\n{recording(desk, 'POST')}")

    compare(GOLDEN / f"{name}.txt", "\n".join(recorded), accept=request.config.getoption("--accept"))


@pytest.mark.parametrize("name", SERVERS)
def test_the_whole_way_ends_in_one_draft_that_is_what_was_rendered(name: str, desk_of):
    desk = desk_of(name)
    prepared = desk.whole()

    assert desk.upload(prepared).done == "created"
    assert holds(desk, prepared)
    assert desk.receipt.step == "done"


@pytest.mark.parametrize("name", SERVERS)
def test_ten_uploads_make_one_draft_and_write_once(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    writes, receipt = desk.writes(), written(desk)
    done = {desk.upload().done for _ in range(9)}

    assert done == {"unchanged"}
    assert desk.writes() == writes
    assert written(desk) == receipt
    assert len(desk.server.drafts) == 1


@pytest.mark.parametrize("name", SERVERS)
def test_a_changed_text_updates_the_same_draft(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    first = desk.draft.id
    changed = desk.small("Walk less.")

    assert desk.upload(changed).done == "updated"
    assert desk.draft.id == first
    assert holds(desk, changed)


@pytest.mark.parametrize("name", SERVERS)
def test_another_list_or_sender_is_a_change_too(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    publication = desk.issue.publication
    sender = publication.sender.model_copy(update={"name": "Another Name"})
    desk.issue = desk.issue.model_copy(
        update={"publication": publication.model_copy(update={"sender": sender})}
    )

    if name in {"buttondown", "kit", "sendgrid"}:  # their accounts hold the name
        assert desk.upload().done == "unchanged"
    else:
        assert desk.upload().done == "updated"


@pytest.mark.parametrize("name", SERVERS)
def test_a_refusal_is_shown_in_the_words_of_the_service(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    desk.server.send(desk.draft)
    desk.server.faults = ["plain"]

    with pytest.raises(IssuepressError, match="Unprocessable: try harder"):
        desk.upload(desk.small("Walk less."))


@pytest.mark.parametrize("name", SERVERS)
def test_a_wrong_key_says_which_variable_and_where_keys_are_shown(name: str, desk_of, monkeypatch):
    desk = desk_of(name)
    desk.server.key = "another:key-us6"

    with pytest.raises(IssuepressError) as caught:
        desk.upload()

    assert f"{name.upper()}_API_KEY" in str(caught.value)
    assert service_class(name).keys_at in str(caught.value)
    assert desk.server.unauthorized().json.get("message", "") in str(caught.value)


@pytest.mark.parametrize("name", SERVERS)
def test_pictures_are_hosted_once_or_at_an_address_of_ones_own(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    desk.upload(desk.small("Walk less."))
    html = desk.server.fields(desk.draft)["html"]

    if service_class(name).features.images:
        assert len(desk.server.pictures) == 1
        assert f'src="{desk.receipt.images["dot-0123456789ab.png"]}"' in html
    else:
        assert 'src="https://practice.internal/news/dot-0123456789ab.png"' in html
    assert 'src="images/' not in html


def written(desk: Desk) -> tuple[int, int]:
    """Another after each write of the receipt."""
    file = (desk.issue.folder / "uploads.json").stat()
    return file.st_ino, file.st_mtime_ns


def recording(desk: Desk, method: str = "") -> str:
    """What arrived at the server, without keys and ports, for people to read."""
    shown = []
    for asked in desk.server.asked:
        if not method or asked.method == method:
            query = "".join(f"\n  ?{name}={value}" for name, value in sorted(asked.query.items()))
            kept = {k: v for k, v in asked.headers.items() if k.lower() == "x-idempotency-key"}
            headers = "".join(f"\n{name}: {value}" for name, value in kept.items())
            body = json.dumps(asked.json, indent=2, ensure_ascii=False) if asked.json is not None else ""
            body = body or (f"(a file, {len(asked.body) > 0})" if asked.body else "")
            shown.append(f"{asked.method} {asked.path}{query}{headers}\n{body}".rstrip() + "\n")
    return "\n".join(shown).replace(desk.server.address, "http://127.0.0.1")


def compare(golden: Path, text: str, *, accept: bool) -> None:
    if accept:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text
