"""A real mail server for tests: MAILDEV_URL of its web page and MAILDEV_SMTP_PORT on this machine."""

from pathlib import Path

import httpx

from live.conftest import Live, needed


def test_the_copy_is_read_back_with_both_parts_and_its_pictures(sample: Path):
    url = needed("MAILDEV_URL")
    table = {"to": "me@example.org", "host": "127.0.0.1", "security": "none"}
    live = Live("smtp", sample, table | {"port": int(needed("MAILDEV_SMTP_PORT"))})
    httpx.delete(f"{url}/email/all").raise_for_status()
    live.upload()
    (message,) = httpx.get(f"{url}/email").raise_for_status().json()

    assert message["subject"] == "Does walking help a sore back?"
    assert message["envelope"]["to"][0]["address"] == "me@example.org"
    assert message["headers"]["reply-to"] == "answers@practice.internal"
    assert "{{ name }}" in message["text"]
    assert "{{ name }}" in message["html"]
    assert {one["contentId"] for one in message["attachments"]} == {"image1@issuepress", "image2@issuepress"}
