"""Blocks in the HTML, in the text and beside the e-mail."""

import email
import re
from email import policy
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from issuepress.build import as_format, build, rendered
from issuepress.models import Issue
from issuepress.pictures import size
from issuepress.render import render
from issuepress.workspace.load import find_workspace, load_issue

SAMPLE = Path(__file__).parents[1] / "sample"
SAID = [
    "Good morning. Three things:", "Monday", "Come by.", "Save me a seat", "1 Example Street",
    "How to stand up", "In two steps.", "Stand on both feet.", "Rise slowly.", "Three times ten, every other day",
    "Stop where pain stays until the next day.", "How long should I walk?", "hours slept the children",
    "Did this help?", "Short films, once a week.", "We answer within a day.", "Children", "Rest",
]  # fmt: skip


def issue(workspace: Path = SAMPLE) -> Issue:
    return load_issue(find_workspace(workspace), "everything")


def words(html: str) -> str:
    bare = re.sub(r"<style.*?</style>|<!--.*?-->|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(bare).split())


@pytest.mark.parametrize("theme", ["clinic", "letter", "bright"])
def test_every_block_says_in_the_html_and_in_the_text_what_it_says(theme: str):
    mail = render(issue(), theme)
    shown, text = words(mail.html), " ".join(mail.text.split())

    assert [said for said in SAID if said not in shown] == []
    assert [said for said in SAID if said not in text and said.upper() not in text] == []


def test_blocks_stand_where_they_are_placed():
    shown = words(render(issue()).html)
    places = [
        shown.index(mark) for mark in ("A note", "A walk is a beginning", "Come by.", "Questions & answers?")
    ]

    assert places == sorted(places)
    assert shown.index("Seen this month") > shown.index(
        "Walking, once more", shown.index("Also in this issue")
    )


def test_an_event_has_a_file_for_calendars_in_the_time_of_its_place(tmp_path: Path):
    one = issue()
    mail = rendered(one)
    build(mail, one, tmp_path)
    lines = (tmp_path / "event.ics").read_text(encoding="utf-8").splitlines()
    message = email.message_from_bytes(as_format("eml", mail, one), policy=policy.default)

    assert "DTSTART:20261203T230000Z" in lines  # six in the evening in New York
    assert "DTEND:20261204T003000Z" in lines
    assert "SUMMARY:An evening\\; with\\, commas" in lines
    assert [part.get_filename() for part in message.walk() if part.get_content_type() == "text/calendar"] == [
        "event.ics"
    ]


def test_an_answer_of_a_survey_is_a_mail_to_the_publication_or_a_page():
    html = render(issue()).html

    assert 'href="mailto:answers@example.org?subject=Did%20this%20help%3F%204%2F5"' in html


def test_a_picture_is_cut_to_its_place_and_never_made_larger(tmp_path: Path):
    one = issue()
    mail = rendered(one)
    build(mail, one, tmp_path)
    shown = {
        src: int(width) for src, width in re.findall(r'src="(images/[^"]+)"[^>]*?width="(\d+)"', mail.html)
    }
    shown |= {
        src: int(width) for width, src in re.findall(r'width="(\d+)"[^>]*?src="(images/[^"]+)"', mail.html)
    }

    assert shown
    for src, width in shown.items():
        assert width <= size(tmp_path / src)[0]
    thumb = size(tmp_path / "images" / "tall-cut.png")
    assert abs(thumb[0] / thumb[1] - 4 / 3) < 0.02


def test_the_picture_of_a_video_has_a_mark_in_its_middle(tmp_path: Path):
    one = issue()
    mail = rendered(one)
    build(mail, one, tmp_path)
    (marked,) = [image for image in mail.images if image.play]

    with Image.open(tmp_path / marked.src) as picture, Image.open(marked.path) as plain:
        middle = (picture.width // 2, picture.height // 2)
        assert picture.convert("RGB").getpixel(middle) == (255, 255, 255)
        assert plain.convert("RGB").getpixel((plain.width // 2, plain.height // 2)) != (255, 255, 255)


def test_a_social_row_without_addresses_is_left_out():
    one = issue()
    bare = one.model_copy(update={"publication": one.publication.model_copy(update={"social": {}})})

    assert "Short films" not in render(bare).html + render(bare).text
