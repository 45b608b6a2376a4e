import datetime as dt
import email
import re
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from issuepress.build import as_format, rendered
from issuepress.publication import Sender
from issuepress.render import message
from issuepress.workspace.load import find_workspace, load_issue

SAMPLE = Path(__file__).parents[1] / "sample"
DATE = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


def issue(name: str):
    return load_issue(find_workspace(SAMPLE), name)


def written(name: str) -> bytes:
    one = issue(name)
    return message(rendered(one, None, None), one.publication, DATE, "<x@example.org>")


def parsed(name: str) -> EmailMessage:
    return email.message_from_bytes(written(name), policy=default)


def test_the_message_is_whole_for_any_mail_program():
    mail = parsed("single")

    assert mail["Subject"] == "Does walking help a sore back?"
    assert mail["From"] == "The Sample Practice <news@example.org>"
    assert mail["Reply-To"] == "answers@example.org"
    assert mail["Date"] == "Sun, 22 Nov 2026 09:00:00 +0000"
    assert mail["Message-ID"] == "<x@example.org>"
    assert mail["MIME-Version"] == "1.0"
    assert mail.get_content_type() == "multipart/alternative"
    assert mail.defects == []


def test_both_parts_say_what_was_rendered():
    one = rendered(issue("several"), None, None)
    mail = parsed("several")
    text, html = (mail.get_body((kind,)).get_content().splitlines() for kind in ("plain", "html"))

    assert text == one.text.splitlines()
    assert html == one.html.replace("images/logo.png", "cid:image1@issuepress").splitlines()


def test_pictures_are_inside_and_shown_by_their_content_id():
    mail = parsed("single")
    pictures = [part for part in mail.walk() if part.get_content_maintype() == "image"]

    assert [part["Content-ID"] for part in pictures] == ["<image1@issuepress>", "<image2@issuepress>"]
    assert 'src="cid:image2@issuepress"' in mail.get_body(("html",)).get_content()
    assert pictures[1].get_content() == (SAMPLE / "newsletters/single/images/walk.png").read_bytes()


def test_no_line_is_longer_than_998_characters():
    assert max(len(line) for line in written("several").split(b"\r\n")) <= 998


def test_no_encoded_line_is_longer_than_76_characters():
    parts = written("single").split(b"\r\n--=_")[1:]

    assert max(len(line) for part in parts for line in part.split(b"\r\n")) <= 76


def test_the_list_has_a_name_that_filters_know_it_by():
    assert parsed("single")["List-Id"] == "<newsletter.example.org>"


def test_the_same_arguments_give_the_same_bytes():
    assert written("several") == written("several")


def test_an_arabic_subject_survives():
    one = issue("arabic")

    assert (
        email.message_from_bytes(as_format("eml", rendered(one, None, None), one), policy=default)["Subject"]
        == one.content.subject
    )


def test_lines_of_plain_text_are_folded_between_words_and_not_inside_of_one(edited):
    words = "a well-known evidence-based follow-up " * 12
    text = rendered(edited(intro=words)).text
    folded = [line for line in text.splitlines() if "evidence" in line or "well" in line]

    assert len(folded) > 3
    assert not [line for line in folded if line.rstrip().endswith("-")]


@pytest.mark.parametrize(
    "subject",
    [
        "Können Übungen für Rücken müde Füße stärken?",
        "Что помогает при боли в колене и что нет?",
        "ما الذي يساعد في آلام الركبة وما لا يساعد فيها؟",
        "膝の痛みに何が効くのか、何が効かないのか、研究から",
    ],
)
def test_no_encoded_word_of_a_header_is_longer_than_75_characters(edited, subject: str):
    one = edited(subject=subject, publication={"sender": Sender(name=subject, address="news@example.org")})
    whole = as_format("eml", rendered(one), one)
    words = re.findall(rb"=\?utf-8\?[^?]+\?[^?]+\?=", whole.partition(b"\r\n\r\n")[0])

    assert len(words) > 2
    assert max(map(len, words)) <= 75
    assert email.message_from_bytes(whole, policy=default)["Subject"] == subject


def test_the_way_out_is_in_a_header_too_and_stays_whole(edited):
    long = f"{'answers' * 8}@{'long-name.' * 5}example.org"
    one = edited(publication={"reply_to": long})
    whole = as_format("eml", rendered(one), one)

    assert f"\r\nList-Unsubscribe: <mailto:{long}?subject=Unsubscribe>\r\n".encode() in whole


@pytest.mark.parametrize("key", ["intro", "summary"])
def test_a_link_with_brackets_in_its_address_is_whole_in_the_text_part(edited, key: str):
    words = "Read [of knees](https://en.wikipedia.org/wiki/Knee_(joint)) and [of \\[hips\\]](<https://x.org/a b>) first."
    one = edited(**({"intro": words} if key == "intro" else {"digest": {"summary": words}}))
    text = rendered(one).text

    assert "Read of knees [1] and of [hips] [2] first." in text
    assert "[1] https://en.wikipedia.org/wiki/Knee_(joint)\n[2] https://x.org/a%20b" in text


def test_an_entity_in_a_summary_is_shown_as_typed(edited):
    mail = rendered(edited(digest={"summary": "Salt &amp; water &nbsp; help."}))

    assert "Salt &amp; water &nbsp; help." in mail.text
    assert "Salt &amp;amp; water &amp;nbsp; help." in mail.html
