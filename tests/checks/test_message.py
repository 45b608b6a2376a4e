"""Whole messages, and files in any encoding."""

from pathlib import Path

import pytest

from issuepress.checks.check import check_file

HEADERS = {
    "From": "The Sample Practice <news@clinic-site.org>",
    "To": "reader@mail-site.org",
    "Subject": "What helps a stiff neck at a desk",
    "Date": "Thu, 26 Nov 2026 10:00:00 +0000",
    "Message-ID": "<1@clinic-site.org>",
    "MIME-Version": "1.0",
    "List-Unsubscribe": "<mailto:leave@clinic-site.org>",
}
RIGHT = (Path(__file__).parent / "faulty" / "right.html").read_text(encoding="utf-8")
HTML = RIGHT.replace('src="images/', 'src="https://www.clinic-site.org/').replace("&#847;&#8199;&#65279;", "")
TEXT = "What helps a stiff neck at a desk\n\nStand up often. Unsubscribe: https://www.test-practice.org/unsubscribe\n"


def part(kind: str, content: str, charset: str = "utf-8", declared: str = "") -> bytes:
    head = f"Content-Type: text/{kind}; charset={declared or charset}\nContent-Transfer-Encoding: 8bit\n\n"
    return b"--part\n" + head.encode() + content.encode(charset) + b"\n"


def message(*parts: bytes, without: str = "", **changed: str) -> bytes:
    headers = {**HEADERS, **{name.replace("_", "-"): value for name, value in changed.items()}}
    lines = [f"{name}: {value}\n" for name, value in headers.items() if name != without]
    lines.append('Content-Type: multipart/alternative; boundary="part"\n\n')
    whole = parts or (part("plain", TEXT), part("html", HTML))
    return "".join(lines).encode() + b"".join(whole) + b"--part--\n"


@pytest.fixture
def found(tmp_path: Path):
    def names(content: bytes, *subjects: str, name: str = "mail.eml") -> set[str]:
        file = tmp_path / name
        file.write_bytes(content)
        return {finding.check for finding in check_file(file, only=subjects).findings}

    return names


WHOLE = ("message", "subject", "sender", "characters")


def test_a_message_that_is_right_is_let_pass(found):
    assert not found(message(), *WHOLE)


@pytest.mark.parametrize(
    ("check", "content"),
    [
        ("the_message_has_its_headers", message(without="Date")),
        ("the_message_has_its_headers", message(without="Message-ID")),
        ("the_message_has_its_headers", message(Date="yesterday")),
        ("the_message_has_its_headers", b"Subject: One\n" + message()),
        ("headers_are_encoded_right", message(Subject="Füße")),
        ("headers_are_encoded_right", message(Subject=f"=?utf-8?q?{'w=C3=A4rme_' * 9}?=")),
        ("headers_are_encoded_right", message(List_Unsubscribe="=?utf-8?q?=3Cmailto=3Aa=40b=2Eorg=3E?=")),
        ("the_message_can_be_left_with_one_click", message(without="List-Unsubscribe")),
        ("the_message_can_be_left_with_one_click", message(List_Unsubscribe="<https://clinic-site.org/u>")),
        ("the_better_part_comes_last", message(part("html", HTML), part("plain", TEXT))),
        (
            "lines_of_the_message_are_short",
            message(part("plain", TEXT), part("html", HTML + "<p>" + "a " * 600)),
        ),
        (
            "pictures_of_the_message_are_attached",
            message(part("plain", TEXT), part("html", "<img src=cid:a@b>")),
        ),
        ("the_charset_is_right", message(part("plain", TEXT), part("html", "<p>Füße", "latin-1", "utf-8"))),
        ("the_charset_is_right", message(part("plain", "Füße", "utf-8", "iso-8859-1"), part("html", HTML))),
        (
            "the_subject_fits_its_line",
            message(Subject="A walk a day and what it does for a sore back, by its trials and more"),
        ),
        ("the_sender_is_at_a_domain_of_its_own", message(From="A Practice <practice@gmail.com>")),
    ],
)
def test_what_is_wrong_with_a_message_is_found(found, check, content):
    assert found(content, *WHOLE) - {"the_title_is_the_subject"} == {check}


def test_the_parts_of_a_message_are_compared(found):
    assert "there_is_a_text_part" in found(message(part("html", HTML)), "plain_text")
    assert "the_text_has_every_link" in found(message(), "plain_text")


@pytest.mark.parametrize(
    "broken", [b"\n.", b"Subject:\n\n", b"\x00\xff", b"From: \nContent-Type: multipart/x\n\n--"]
)
def test_no_message_however_broken_makes_a_check_raise(found, broken):
    assert isinstance(found(broken), set)
    assert isinstance(
        found(b"Content-Type: text/html; charset=x-none\nSubject: =?x?q?=ff?=\n\n" + broken), set
    )


def test_a_message_is_known_by_its_content_whatever_its_name(found, run, sample):
    (sample / "mail.eml").write_bytes(message())
    said = run("check", "mail.eml", "--only", "structure", "--only", "message")
    assert said.output.startswith("no errors, no warnings, no advice")
    assert found(message(without="Date"), "message", name="mail.html") == {"the_message_has_its_headers"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('<meta charset="utf-8"><p>Füße'.encode("cp1252"), "line 1 is not in UTF-8"),
        ("<p>\nFüße".encode("cp1252"), "nothing says what it is in, and line 2 is not in UTF-8"),
        ('<meta charset="iso-8859-1"><p>Füße'.encode(), "it says that it is in iso-8859-1, and is in UTF-8"),
        ('<meta charset="utf-8"><p>Füße'.encode(), ""),
        ('<meta charset="iso-8859-1"><p>Füße'.encode("latin-1"), ""),
        ("<p>Füße".encode("utf-8-sig"), ""),
        (b'<meta charset="iso-8859-1"><p>Feet', ""),
    ],
)
def test_a_file_whose_letters_are_not_what_it_says_is_told_once(tmp_path: Path, content: bytes, told: str):
    (tmp_path / "mail.html").write_bytes(content)
    findings = check_file(tmp_path / "mail.html", only=["characters"]).findings

    assert [told in finding.what for finding in findings] == ([True] if told else [])


def test_html_is_checked_with_the_tags_of_a_service(run, sample):
    (sample / "mail.html").write_text("<p>Hi {{ name }}</p>", encoding="utf-8")

    assert "no_tag_is_shown" in run("check", "--html", "mail.html", "--to", "mailchimp", "--full").output
    assert "no_tag_is_shown" not in run("check", "mail.html", "--to", "brevo", "--full").output
