from pathlib import Path

import pytest

from issuepress.models import Article

ARTICLES = Path(__file__).parent / "articles"
TITLES = {
    "sleep": "Does Sleep Change Pain? A Therapist's Guide to Rest and Recovery",
    "shoes": "Can Running Shoes Prevent Injuries?",
    "imaging": "Do You Need a Scan for Back Pain?",
    "tips": "5 Ways to Look After Your Neck at a Desk",
}


def read(name: str) -> Article:
    body = (ARTICLES / f"{name}.md").read_text(encoding="utf-8")
    return Article(title=TITLES[name], author="Kim Reyes, PT", body=body)


@pytest.fixture(params=TITLES)
def article(request) -> Article:
    return read(request.param)


@pytest.fixture
def sleep() -> Article:
    return read("sleep")


@pytest.fixture
def shoes() -> Article:
    return read("shoes")


@pytest.fixture
def imaging() -> Article:
    return read("imaging")


@pytest.fixture
def tips() -> Article:
    return read("tips")
