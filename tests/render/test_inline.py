import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from issuepress.render.inline import inlined


def styled(body: str, css: str) -> str:
    html = inlined(f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>", css)
    return html.partition("<body>")[2].removesuffix("</body></html>")


@pytest.mark.parametrize(
    ("css", "style"),
    [
        ("p { margin: 0 }", "margin:0"),
        ("p { margin: 0; color: red } .a { color: blue }", "margin:0; color:blue"),
        (".a { color: blue } p { color: red }", "color:blue"),
        (".a { color: blue } .b { color: red }", "color:red"),
        ("#c { color: blue } p.a.b { color: red }", "color:blue"),
        ("p { color: red !important } #c { color: blue }", "color:red"),
        ("h1, p { COLOR: red }", "color:red"),
        ("p { padding-left: 4px } .a { padding: 0 }", "padding:0"),
        ("p { padding: 0; padding-left: 4px } .a { padding-left: 8px }", "padding:0; padding-left:8px"),
        ("p { border-collapse: separate } .a { border: 0 }", "border-collapse:separate; border:0"),
        ("p { color: red; } /* .a { color: blue } */", "color:red"),
    ],
)
def test_the_weightiest_rule_counts_as_in_the_cascade(css: str, style: str):
    assert styled('<p class="a b" id="c">x</p>', css) == f'<p class="a b" id="c" style="{style}">x</p>'


@pytest.mark.parametrize(
    ("own", "style"),
    [
        ("color:blue", "margin:0; color:blue"),
        ("color:blue !important", "margin:0; color:blue !important"),
        ("margin-top:4px", "margin:0; color:red; margin-top:4px"),
        ("margin: 4px", "margin:4px; color:red"),
        ("color: ;;; }", "margin:0; color:red"),
    ],
)
def test_what_an_element_says_of_itself_outweighs_every_rule(own: str, style: str):
    css = "p { margin: 0; color: red !important }"

    assert styled(f'<p style="{own}">x</p>', css) == f'<p style="{style}">x</p>'


def test_an_element_that_no_rule_is_for_keeps_its_style_as_it_is_written():
    assert (
        styled('<p style="COLOR :  #FFFFFF">x</p>', "h1 { margin: 0 }") == '<p style="COLOR :  #FFFFFF">x</p>'
    )


@pytest.mark.parametrize(
    "css",
    [
        "@media (max-width: 480px) { p { color: red } }",
        "@font-face { font-family: x }",
        "p:hover { color: red }",
        "p::first-line { color: red }",
        "p:nosuch { color: red }",
        "p >> a { color: red }",
        "p { color }",
        "p {}",
        "} p",
    ],
)
def test_what_no_style_attribute_can_say_is_left_out_and_costs_no_other_rule(css: str):
    assert styled("<p>x</p>", css) == "<p>x</p>"
    assert (
        styled("<h1>x</h1>", f"{css}\n}} h1 {{ margin: 0 }} h1 {{ margin: 0 }}")
        == '<h1 style="margin:0">x</h1>'
    )


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("Georgia,'Times New Roman' ,serif", 'Georgia, "Times New Roman", serif'),
        ("'A,  B',serif", '"A,  B", serif'),
        ("#ffffff", "#fff"),
        ("#fffffe", "#fffffe"),
        ("#11223344", "#11223344"),
        ("1px\n  solid  #aabbcc", "1px solid #abc"),
        ("url(a,b.png)  x", "url(a,b.png) x"),
    ],
)
def test_a_value_is_written_in_one_line_and_no_longer_than_it_need_be(written: str, spelled: str):
    paragraph = fromstring(styled("<p>x</p>", f"p {{ x: {written} }}"))

    assert paragraph.get("style") == f"x:{spelled}"


def test_style_elements_comments_and_the_doctype_stay():
    html = (
        '<!DOCTYPE html>\n<html><head><style type="text/css">@media (max-width:480px) { p { color:red !important } }'
        "</style><!--[if mso]><style>p { margin:0 }</style><![endif]--></head><body><!-- x --><p>x</p></body></html>"
    )

    assert inlined(html, "p { margin: 0 }") == html.replace("<p>", '<p style="margin:0">')


@given(css=st.text(alphabet=st.sampled_from("p a.#:*>+~[]=\"'(){};,@!\\/-0\n\x00é"), max_size=40))
def test_no_css_changes_anything_but_style_attributes(css: str):
    html = styled('<p class="a">x</p><table><tr><td>y</td></tr></table>', css)

    assert (
        re.sub(r""" style=("[^"]*"|'[^']*')""", "", html)
        == '<p class="a">x</p><table><tr><td>y</td></tr></table>'
    )
