import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.preview.inbox import PROGRAMS, first_words, rows
from issuepress.preview.readers import Reader, as_read
from issuepress.preview.readers.tree import parsed, written
from issuepress.preview.source import source_lines
from issuepress.render import render
from issuepress.workspace.load import Workspace, load_issue


@pytest.fixture
def html(workspace: Workspace) -> str:
    return render(load_issue(workspace, "single")).html


def body(html: str) -> str:
    """What stands in the body, as it is written."""
    return html[html.index("<body>") + 6 : html.index("</body>")]


def test_a_reader_who_changes_nothing_gets_the_bytes(html: str):
    assert as_read(html, Reader()) == html


def test_switching_answers_media_queries_and_nothing_else(html: str):
    dark = as_read(html, Reader(scheme="dark"))

    assert "prefers-color-scheme" not in dark
    assert "@media (min-width: 0px)" in dark
    assert "color-scheme: dark;" in dark
    assert _parts(dark) == _parts(html)


def _parts(html: str) -> list:
    """Every element and text of the page but what says light or dark."""
    tree = parsed(html)
    said = {"style", "media", "content"}
    return [
        (one.tag, one.text if one.tag != "style" else "", one.tail, sorted(set(one.attrib) - said))
        for one in tree.iter()
    ]


def test_a_page_that_is_written_again_says_the_same(html: str):
    said, again = (unescape(one).replace("'", '"') for one in (html, written(parsed(html))))

    assert again == said


def test_words_about_media_queries_are_not_switched():
    html = "<p>(prefers-color-scheme: dark)</p>"

    assert body(as_read(html, Reader(scheme="dark"))) == html


@pytest.mark.parametrize(
    ("css", "read"),
    [
        ("@media (prefers-color-scheme:dark) and (max-width:9px) {a {color:red}}", "(min-width: 0px) and ("),
        ("@media (PREFERS-COLOR-SCHEME: Light) {a {color:red}}", "@media (max-width: 0px) {"),
        (":root {color-scheme: light dark}", ":root {color-scheme: dark}"),
        ('a::after {content: "(prefers-color-scheme: dark)"}', 'content: "(prefers-color-scheme: dark)"'),
    ],
)
def test_what_asks_for_a_scheme_is_answered_by_what_it_is(css: str, read: str):
    assert read in as_read(f"<style>{css}</style><p>a</p>", Reader(scheme="dark"))


def test_words_that_look_like_an_address_stay_where_images_are_off():
    html = '<p title="url(a)">Write url(b) and background="c" there.</p>'

    assert as_read(html, Reader(images=False)).count("url(") == 2
    assert 'background="c"' in as_read(html, Reader(images=False))


def test_words_that_look_like_a_style_are_not_turned_over():
    html = '<p>style="color:black" and &lt;style&gt;a{color:black}&lt;/style&gt;</p>'

    assert body(as_read(html, Reader(scheme="inverted"))) == html


def test_without_styles_only_attributes_style(html: str):
    plain = as_read(html, Reader(styles=False))

    assert parsed(plain).findall(".//style") == []
    assert plain.count('style="') == html.count('style="')


def test_without_images_no_address_of_one_is_left(html: str):
    unseen = as_read(html, Reader(images=False))

    assert " src=" not in unseen
    assert "url(" not in unseen
    assert 'A path "through" a field' in [img.get("alt") for img in parsed(unseen).iter("img")]


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<!--[if mso]>a<![endif]-->", "a"),
        ("<!--[if mso | IE]>a<![endif]-->", "a"),
        ("<!--[if gte mso 9]>a<![endif]-->", "a"),
        ("<!--[if lte mso 11]>a<![endif]-->", ""),
        ("<!--[if (gte mso 9)&(lte mso 15)]>a<![endif]-->", ""),
        ("<!--[if !mso]><!-->a<!--<![endif]-->", ""),
        ("<!--[if mso]><i>a<![endif]-->b<!--[if mso]></i><![endif]-->", "<i>ab</i>"),
        ("<!--[if mso]><xml><o:AllowPNG/></xml><![endif]-->", ""),
        ('<div style="max-width:9px;color:red">a</div>', '<div style="color:red">a</div>'),
        ('<td style="padding:9px">a</td>', '<td style="padding:9px">a</td>'),
        ('<a style="padding:9px">a</a>', '<a style="">a</a>'),
        ('<td style="mso-padding-alt:9px">a</td>', '<td style="padding:9px">a</td>'),
        ('<p style="background:red url(a.png)">a</p>', '<p style="">a</p>'),
        (
            "<style>@media print { a { color: red } } b { color: red }</style>",
            "<style> b {color: red }</style>",
        ),
    ],
)
def test_outlook_reads_what_word_knows(html: str, read: str):
    shown = as_read(f"<body><hr>{html}</body>", Reader(outlook=True))

    assert body(re.sub(r" data-at=\"[^\"]*\"", "", shown)) == f"<hr>{read}"


def test_an_element_in_outlook_says_which_of_its_name_it_is_in_the_mail():
    html = "<p>a</p><!--[if mso]><p>b</p><![endif]--><!--[if !mso]><!--><p>c</p><!--<![endif]--><p>d</p>"

    shown = as_read(html, Reader(outlook=True))

    assert body(shown) == '<p data-at="p:0">a</p><p>b</p><p data-at="p:2">d</p>'


def test_inversion_turns_light_into_dark_and_leaves_pictures():
    read = as_read(
        '<td bgcolor="#ffffff" style="color:black;background:url(white.png)">a</td>',
        Reader(scheme="inverted"),
    )

    assert 'bgcolor="oklab(0.200' in read
    assert "color:oklab(1.000" in read
    assert "url(white.png)" in read


def test_a_style_in_single_quotes_is_turned_over():
    read = as_read("""<p style='font-family:"A b";color:black'>a</p>""", Reader(scheme="inverted"))

    assert "color:oklab(1.000" in read


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


@given(st.text(alphabet='<>!-[]if mso|&;:{}()@#"=style/ab09\n\x00\x01\x7f', max_size=300))
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
