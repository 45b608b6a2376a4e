import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.models import Image
from issuepress.read.fragment import as_markdown
from issuepress.read.inline import image, paragraph
from issuepress.text.characters import clean_line
from issuepress.text.markdown import blocks

LINE = st.text(max_size=80).map(clean_line)
TRICKY = st.lists(st.sampled_from([*"*_`[]()<>!#&;:.-+=~|\\ a1", "&amp;", "](", "1. ", "- "]), max_size=30)
STYLE = st.sampled_from(["b", "i", "code", "a", "span", "sub"])
STYLED = st.lists(st.tuples(STYLE, st.text(alphabet="ab *_`[]!.,(”&", min_size=1, max_size=8)), max_size=8)


@given(LINE | TRICKY.map("".join).map(clean_line))
def test_a_paragraph_reads_back_as_the_same_words(text):
    found = blocks(paragraph(text))
    assert [(block.kind, block.text) for block in found] == ([("paragraph", text)] if text else [])


@given(caption=LINE, alt=LINE)
def test_a_picture_reads_back_with_its_caption(caption, alt):
    picture = Image(src="https://clinic.test/a (1).png?x=1&copy=2", alt=alt, caption=caption)
    found = blocks(image(picture))
    assert [(block.kind, block.alt, block.text) for block in found] == [("image", alt, caption)]


@given(LINE.filter(bool))
def test_a_caption_without_a_picture_reads_back(caption):
    assert [(block.kind, block.src, block.text) for block in blocks(image(Image(caption=caption)))] == [
        ("image", "", caption)
    ]


@given(STYLED)
def test_words_keep_their_letters_whatever_their_style(pieces):
    from html import escape

    text = "".join(f"<{tag} href='https://c.test'>{escape(words)}</{tag}>" for tag, words in pieces)
    plain = " ".join("".join(words for _, words in pieces).split())
    found = blocks(as_markdown(f"<p>x{text}x</p>"))
    assert "".join(found[0].text.split()) == "".join(f"x{plain}x".split())


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <b>bold</b>, <i>soft</i> word</p>", "a **bold**, *soft* word"),
        ("<p>a<b>b</b>c</p>", "abc"),
        ("<h1>Top</h1><h4>Low</h4>", "## Top\n\n#### Low"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "1. a\n\n   b"),
        ("<p>Wow!<a href='https://c.test/a b'>x</a></p>", "Wow\\![x](https://c.test/a%20b)"),
        ("<p><a href='data:text/html,x'>x</a></p>", "x"),
        ("<pre>a\n\n```</pre>", "````\na\n\n```\n````"),
        ("<p>one<br>two</p>", "one\\\ntwo"),
        ("<p>one<br> <br>two</p>", "one\n\ntwo"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<table><tr><td>only</td></tr></table>", "only"),
    ],
)
def test_html_becomes_markdown(html, markdown):
    assert as_markdown(html) == markdown
