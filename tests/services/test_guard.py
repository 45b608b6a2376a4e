"""Nothing is ever sent: what could send does not leave the machine."""

import pytest

from issuepress.errors import WouldSend
from issuepress.services import names, service_class
from issuepress.services.guard import refuse_to_send
from issuepress.services.request import Request
from issuepress.services.transport import Http, Where
from servers import SERVERS
from servers.loopback import Loopback

SENDING_PATHS = [
    "/3.0/campaigns/a1/actions/send",
    "/3.0/campaigns/a1/actions/schedule",
    "/3.0/campaigns/a1/actions/resume",
    "/3.0/campaigns/a1/actions/create-resend",
    "/v3/emailCampaigns/7/sendNow",
    "/v3/emailCampaigns/7/status",
    "/v3/emailCampaigns/7/sendReport",
    "/api/campaigns/7/status",
    "/broadcasts/78261eea/send",
    "/broadcasts/78261eea/send/",
    "/v3/marketing/singlesends/27c2/schedule",
    "/api/campaign-send-jobs",
    "/v1/emails/em_1/publish",
    "/v3/mail/send",
    "/api/campaigns/7/schedule",
    "/api/campaigns/7/cancel",
    "/v3/REST/campaigndraft/7/send",
    "/v3/REST/campaigndraft/7/schedule",
]
SENDING_BODIES = [
    {"send": True},
    {"settings": {"send": True}},
    {"scheduledAt": "2026-11-22T09:00:00Z"},
    {"scheduled_at": "in 1 min"},
    {"send_at": "2026-11-22T09:00:00Z"},
    {"public": True},
    {"status": "about_to_send"},
    {"status": "scheduled"},
    {"publish_date": "2026-11-22"},
    {"sendAtBestTime": True},
    {"data": [{"attributes": {"status": "sent"}}]},
]
TESTS_OF_NOBODY = [
    ("/v3/emailCampaigns/7/sendTest", {"emailTo": []}),
    ("/v3/emailCampaigns/7/sendTest", {}),
    ("/3.0/campaigns/a1/actions/test", {"test_emails": [], "send_type": "html"}),
    ("/v1/emails/em_1/send-draft", {"recipients": []}),
    ("/api/campaigns/7/test", {"subscribers": []}),
    ("/v3/REST/campaigndraft/7/test", {"Recipients": []}),
    ("/emails", {"to": [f"{n}@example.org" for n in range(6)]}),
    ("/emails", {"to": "everybody@example.org"}),
]


@pytest.mark.parametrize("path", SENDING_PATHS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_a_path_that_sends_is_refused(method: str, path: str):
    with pytest.raises(WouldSend):
        refuse_to_send(Request(method, path, {}))


@pytest.mark.parametrize("body", SENDING_BODIES)
def test_a_body_that_sends_is_refused(body: dict):
    with pytest.raises(WouldSend):
        refuse_to_send(Request("POST", "/broadcasts", body))


@pytest.mark.parametrize(("path", "body"), TESTS_OF_NOBODY)
def test_a_test_without_addresses_of_its_own_is_refused(path: str, body: dict):
    with pytest.raises(WouldSend, match="addresses of its own"):
        refuse_to_send(Request("POST", path, body))


@pytest.mark.parametrize("body", [{"subject": "s"}, {"subject": "s", "status": None}])
def test_a_new_email_at_buttondown_has_to_say_that_it_is_a_draft(body: dict):
    with pytest.raises(WouldSend):
        refuse_to_send(Request("POST", "/v1/emails", body))


def test_what_does_not_send_passes():
    refuse_to_send(Request("GET", "/3.0/campaigns/a1/send-checklist"))
    refuse_to_send(Request("POST", "/broadcasts", {"send": False, "scheduled_at": None}))
    refuse_to_send(Request("POST", "/v1/emails", {"status": "draft", "body": "send: true, scheduledAt: now"}))


def test_not_a_byte_leaves():
    class Anything(Loopback):
        def is_authorized(self, asked):
            return True

    server = Anything()
    http = Http(Where("Anything", server.address, {}, "key"), print)
    try:
        for path in SENDING_PATHS:
            with pytest.raises(WouldSend):
                http.send(Request("POST", path, {}))
        assert server.asked == []
    finally:
        http.close()
        server.close()


@pytest.mark.parametrize("name", SERVERS)
def test_no_upload_asks_for_anything_that_sends(name: str, desk_of):
    """Not even a part of it: what arrived at the server passes the guard again."""
    desk = desk_of(name)
    tests = ["me@example.org"] if service_class(name).features.test else []
    desk.upload(test_to=tests)
    desk.upload(desk.small("Walk less."), test_to=tests)

    for asked in desk.server.asked:
        refuse_to_send(Request(asked.method, asked.path, asked.json))
    assert not any(draft.sent for draft in desk.server.drafts.values())


@pytest.mark.parametrize("name", names())
def test_a_service_has_nothing_that_sends_or_schedules(name: str):
    assert {"send", "schedule", "publish"}.isdisjoint(dir(service_class(name)))
