"""Who gets a draft: named before and after, never changed in silence."""

import copy

import pytest

from issuepress.errors import EditedThere, NotOffered, Refused
from issuepress.services import service_class
from issuepress.services.service import Audience
from issuepress.upload.prepare import prepare
from issuepress.upload.readers import readers_of, told
from servers import SERVERS
from servers.loopback import Reply
from uploading import Desk, holds

every_service = pytest.mark.parametrize("name", SERVERS)
KEEPS_FILTERS = {"buttondown"}  # readers are chosen there and nowhere else
FIRST = {
    "brevo": "List 3 (list 3, 3,000 readers)",
    "buttondown": "all subscribers (123 readers)",
    "kit": "all subscribers (123 readers)",
    "listmonk": "List 1 (list 1, 10 readers) and List 2 (list 2, 20 readers)",
    "mailchimp": "abc123's (list abc123, 1,234 readers) and Runners (segment 5, 56 readers)",
    "mailerlite": "Patients (list 75, 40 readers)",
    "mailjet": "List 1 (list 1, 1 reader)",
    "resend": "Patients (segment 78261eea-8f8b-4381-83c6-79fa7120f1cf)",
    "sendgrid": "Patients (list 27c21bbf-a12c-440b-b8bf-c526975328ca, 1 reader)",
}


@every_service
def test_every_upload_says_to_whom_the_draft_will_go(name: str, desk_of):
    desk = desk_of(name)

    for text in ("Walk more.", "Walk more.", "Walk less."):
        assert told(desk.upload(desk.small(text)).readers) == f"It will go to {FIRST[name]}"


@every_service
def test_it_is_known_before_anything_is_done(name: str, desk_of):
    desk = desk_of(name)

    assert told(readers_of(desk.whole(), say=print)) == f"It will go to {FIRST[name]}"
    assert desk.writes() == []
    assert desk.receipt is None


@every_service
def test_readers_chosen_there_are_kept_or_asked_about(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    desk.server.choose(desk.draft)
    chosen = copy.deepcopy(desk.server.readers(desk.draft))

    if name in KEEPS_FILTERS:
        assert "filters" in told(desk.upload(desk.small("Walk less.")).readers)
    else:
        for text in ("Walk more.", "Walk less."):
            with pytest.raises(
                EditedThere, match=r"(list|segment|everybody|readers): there “[^”]+”, here “[^”]+”"
            ):
                desk.upload(desk.small(text))
    assert desk.server.readers(desk.draft) == chosen
    desk.upload(desk.small("Walk less."), force=True)
    assert (desk.server.readers(desk.draft) == chosen) == (name in KEEPS_FILTERS)
    assert holds(desk, desk.small("Walk less."))


@pytest.mark.parametrize("name", ["brevo", "sendgrid"])
def test_where_newsletter_toml_chooses_nobody_people_do(name: str, desk_of):
    """Their choice stays, whatever is uploaded, and is told."""
    desk = desk_of(name)
    table = {key: value for key, value in desk.issue.publication.services[name].items() if key != "list"}
    publication = desk.issue.publication.model_copy(update={"services": {name: table}})
    desk.issue = desk.issue.model_copy(update={"publication": publication})
    assert told(desk.upload().readers) == "It will go to nobody yet: choose its readers there"
    key = {"brevo": "recipients", "sendgrid": "send_to"}[name]
    desk.draft.data[key] = {"lists": [7]} if name == "brevo" else {"list_ids": ["l-7"]}

    done = desk.upload(desk.small("Walk less."))
    assert done.done == "updated"
    assert told(done.readers) in {"It will go to list 7", "It will go to list l-7"}
    assert desk.draft.data[key] in ({"lists": [7]}, {"list_ids": ["l-7"]})


@pytest.mark.parametrize("name", sorted(set(SERVERS) - {"buttondown"}))
def test_a_list_that_is_not_there_is_refused_before_anything_is_done(name: str, desk_of):
    desk = desk_of(name)
    key = "segment" if name in {"kit", "resend"} else "list"
    prepared = prepare(desk.issue, name, choices={key: ["99"]}, with_errors="a test")

    with pytest.raises(NotOffered, match=rf"has no {key} 99.*There are:\n  "):
        desk.upload(prepared)
    assert desk.writes() == []


@pytest.mark.parametrize(
    "forbidden", [Reply(403, {"message": "permission denied: lists"}), Reply(200, {"new": 1})]
)
def test_who_may_not_or_cannot_see_lists_can_upload_all_the_same(forbidden: Reply, desk_of, monkeypatch):
    desk = desk_of("listmonk")
    answer = desk.server.answer
    monkeypatch.setattr(
        desk.server, "answer", lambda asked: forbidden if "/lists" in asked.path else answer(asked)
    )

    assert told(desk.upload().readers) == "It will go to list 1 and list 2"


def chosen(desk: Desk, **choices: list[str]):
    return prepare(desk.issue, desk.name, choices=choices, with_errors="a test")


def test_a_list_chosen_once_stays_chosen_until_another_is(desk_of):
    desk = desk_of("listmonk")
    desk.upload(chosen(desk))
    desk.upload(chosen(desk, list=["3"]))
    assert desk.draft.data["lists"] == [3]

    desk.upload(chosen(desk))
    assert desk.draft.data["lists"] == [3]
    assert any("list 3" in line and "later uploads" in line for line in desk.said)
    assert desk.upload(chosen(desk, list=["1", "2"])).done == "updated"
    assert desk.draft.data["lists"] == [1, 2]
    assert desk.receipt.chosen == {}  # as newsletter.toml says it


def test_a_list_chosen_for_an_upload_that_breaks_off_stays_chosen(desk_of):
    desk = desk_of("listmonk")
    desk.upload(chosen(desk))
    desk.server.asked.clear()
    desk.upload(chosen(desk, list=["2"]))
    last = len(desk.server.asked) - 1
    desk.server.faults = [None] * last + ["plain"]
    with pytest.raises(Refused):
        desk.upload(chosen(desk, list=["3"]))

    desk.upload(chosen(desk))
    assert desk.draft.data["lists"] == [3]


def test_another_list_does_without_the_segment_of_the_first(desk_of):
    desk = desk_of("mailchimp")
    desk.upload(chosen(desk, list=["other9"]))

    assert desk.draft.data["recipients"] == {"list_id": "other9"}


def test_another_segment_is_of_the_same_list_where_segments_are_parts_of_lists(desk_of):
    desk = desk_of("mailchimp")

    assert chosen(desk, segment=["6"]).service.chosen == (("list", "abc123"), ("segment", "6"))


def test_where_segments_stand_beside_lists_another_segment_is_in_place_of_the_list(desk_of):
    desk = desk_of("brevo")

    assert chosen(desk, segment=["4"]).service.chosen == (("segment", "4"),)


def test_two_lists_are_two_or_a_mistake(desk_of):
    assert chosen(desk_of("brevo"), list=["3", "4"]).service.chosen == (("list", "3"), ("list", "4"))
    with pytest.raises(NotOffered, match=r"--list a --list b: takes one"):
        chosen(desk_of("mailchimp"), list=["a", "b"])
    with pytest.raises(NotOffered, match=r"Brevo: --list x: "):
        chosen(desk_of("brevo"), list=["x"])


@every_service
def test_what_a_service_calls_its_lists_cannot_move_the_cursor(name: str, desk_of, monkeypatch):
    desk = desk_of(name)
    kind = service_class(name)
    audiences = kind.audiences

    def painted(service, connection):
        return [
            type(one)(one.key, one.id, f"\x1b[2J{one.name}\u202e", one.readers)
            for one in audiences(service, connection)
        ]

    monkeypatch.setattr(kind, "audiences", painted)
    assert told(desk.upload().readers).isprintable()


@pytest.mark.parametrize(("number", "more"), [(12, ""), (13, "and 1 more")])
def test_what_there_is_instead_of_a_list_is_listed_as_far_as_it_is_read(
    number: int, more: str, desk_of, monkeypatch
):
    desk = desk_of("mailchimp")
    lists = [Audience("list", f"l{one}", f"List {one}") for one in range(number)]
    monkeypatch.setattr(
        type(desk.small().service), "audiences", lambda *_: [*lists, Audience("segment", "5", "Runners")]
    )

    with pytest.raises(NotOffered, match="has no list abc123") as refused:
        desk.upload()
    assert str(refused.value).count("\n  List ") == 12
    assert "Runners" not in str(refused.value)
    assert str(refused.value).endswith(more or "List 11 (list l11)")
