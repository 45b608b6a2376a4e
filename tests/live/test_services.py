"""The real services: <NAME>_API_KEY, and <NAME>_TABLE with the service's table of newsletter.toml as JSON.

Each makes a draft, changes it, and deletes it. Nothing is sent.
"""

import json
from pathlib import Path

import pytest

from issuepress.errors import EditedThere
from issuepress.services.key import variable
from live.conftest import Live, needed

DRAFTS = {
    "brevo": "/v3/emailCampaigns/{id}",
    "buttondown": "/v1/emails/{id}",
    "kit": "/v4/broadcasts/{id}",
    "mailchimp": "/3.0/campaigns/{id}",
    "mailerlite": "/api/campaigns/{id}",
    "mailjet": "/v3/REST/campaigndraft/{id}",
    "resend": "/broadcasts/{id}",
    "sendgrid": "/v3/marketing/singlesends/{id}",
}


@pytest.fixture(params=DRAFTS)
def live(request: pytest.FixtureRequest, sample: Path):
    needed(variable(request.param))
    live = Live(request.param, sample, json.loads(needed(f"{request.param.upper()}_TABLE")))
    live.delete(DRAFTS[live.name])
    yield live
    live.delete(DRAFTS[live.name])


def test_it_is_made_changed_and_left_alone_and_there_is_one(live: Live):
    assert live.upload().done == "created"
    assert live.upload().done == "unchanged"
    live.intro = "Other words."
    assert live.upload().done == "updated"
    assert live.upload().done == "unchanged"
    assert len(live.found()) == 1


def test_a_lost_receipt_finds_the_draft_again(live: Live):
    live.upload()
    (live.issue.folder / "uploads.json").unlink()
    live.intro = "Other words."

    with pytest.raises(EditedThere):
        live.upload()
    assert live.upload(force=True).done == "updated"
    assert len(live.found()) == 1
