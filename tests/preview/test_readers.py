import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.preview.inbox import PROGRAMS, first_words, rows
from issuepress.preview.readers import Reader, as_read
from issuepress.preview.source import source_lines
from issuepress.render import render
from issuepress.workspace.load import Workspace, load_issue


@pytest.fixture
def html(workspace: Workspace) -> str:
    return render(load_issue(workspace, "single")).html


def test_a_reader_who_changes_nothing_gets_the_bytes(html: str):
    assert as_read(html, Reader()) == html


def test_switching_answers_media_queries_and_nothing_else(html: str):
    dark = as_read(html, Reader(scheme="dark"))

    assert "prefers-color-scheme" not in dark
    assert "@media (min-width: 0px)" in dark
    assert "color-scheme: dark;" in dark
    assert re.sub(r"<style.*?</style>|<meta name=\"color.*?>", "", dark, flags=re.DOTALL) == re.sub(
        r"<style.*?</style>|<meta name=\"color.*?>", "", html, flags=re.DOTALL
    )


def test_words_about_media_queries_are_not_switched():
    html = "<p>(prefers-color-scheme: dark)</p>"

    assert as_read(html, Reader(scheme="dark")) == html


def test_without_styles_only_attributes_style(html: str):
    plain = as_read(html, Reader(styles=False))

    assert "<style" not in plain
    assert plain.count('style="') == html.count('style="')


def test_without_images_no_address_of_one_is_left(html: str):
    unseen = as_read(html, Reader(images=False))

    assert " src=" not in unseen
    assert "url(" not in unseen
    assert 'alt="A path' in unseen


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<!--[if mso]>a<![endif]-->", "a"),
        ("<!--[if mso | IE]>a<![endif]-->", "a"),
        ("<!--[if gte mso 9]>a<![endif]-->", "a"),
        ("<!--[if lte mso 11]>a<![endif]-->", ""),
        ("<!--[if (gte mso 9)&(lte mso 15)]>a<![endif]-->", ""),
        ("<!--[if !mso]><!-->a<!--<![endif]-->", ""),
        ('<div style="max-width:9px;color:red">a</div>', '<div style="color:red">a</div>'),
        ('<td style="padding:9px">a</td>', '<td style="padding:9px">a</td>'),
        ('<a style="padding:9px">a</a>', '<a style="">a</a>'),
        ('<td style="mso-padding-alt:9px">a</td>', '<td style="padding:9px">a</td>'),
        (
            "<style>@media print { a { color: red } } b { color: red }</style>",
            "<style> b { color: red }</style>",
        ),
    ],
)
def test_outlook_reads_what_word_knows(html: str, read: str):
    assert as_read(html, Reader(outlook=True)) == read


def test_inversion_turns_light_into_dark_and_leaves_pictures():
    read = as_read(
        '<td bgcolor="#ffffff" style="color:black;background:url(white.png)">a</td>',
        Reader(scheme="inverted"),
    )

    assert 'bgcolor="oklab(0.200' in read
    assert "color:oklab(1.000" in read
    assert "url(white.png)" in read


def test_an_inbox_cuts_and_tells_what_it_cut():
    found = rows("Sender", "s" * 60, "p" * 100, f"<body><div>{'p' * 100}</div> Text</body>")

    assert [row.program for row in found] == [program.name for program in PROGRAMS]
    assert all(len(row.subject) <= program.subject for row, program in zip(found, PROGRAMS, strict=True))
    assert found[1].subject + found[1].subject_rest == "s" * 39 + "…" + "s" * 21


def test_padding_keeps_the_body_out_of_the_inbox(workspace: Workspace):
    email = render(load_issue(workspace, "single"))

    assert first_words(email.html) == email.preheader


def test_without_padding_the_body_runs_in():
    assert first_words("<body><div>Short.</div><p>Then the text.</p></body>") == "Short. Then the text."


@given(st.text(alphabet="<>!-/ =\"'abtdrsyle\n", max_size=200))
def test_source_lines_hold_every_character_but_line_ends(html: str):
    shown = "".join(piece.text for line in source_lines(html) for piece in line.pieces)

    assert shown == html.replace("\n", "")


@given(st.text(alphabet='<>!-[]if mso|&;:{}()@#"=style/ab09\n', max_size=300))
def test_no_html_stops_a_reader(html: str):
    for reader in (
        Reader("dark"),
        Reader("inverted"),
        Reader(images=False),
        Reader(styles=False),
        Reader(outlook=True),
    ):
        as_read(html, reader)
    first_words(html)
