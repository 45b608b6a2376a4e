import pytest

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "tags_are_balanced": (
        "<table><tr><td><b>x</td></tr></table>",
        "<ul><li>x<li>y</ul><p>a<p>b<table><tr><td>x<td>y</table><br><img src=x><v:rect/>",
    ),
    "tables_and_lists_are_nested_right": (
        "<table><div>x</div></table>",
        "<table><caption>x</caption><tbody><tr><td><ul><li>x</li></ul></td></tr></tbody></table>",
    ),
    "links_are_not_nested": ("<a href=x><b><a href=y>z</a></b></a>", "<a href=x>x</a><a href=y>y</a>"),
    "ids_are_unique": ("<p id=a>x</p><p id=a>y</p>", "<p id=a>x</p><p id=b>y</p>"),
    "attributes_are_written_once": ('<p style="color:red" class="x" style="font-size:9px">', '<p style="color:red" class="x">'),
    "quotes_of_attributes_are_closed": (
        '<p style="color:red class="x">x</p>',
        """<p style="font-family:'A'" title='a "b" <c>' hidden mc:edit=x>x</p>""",
    ),
    "nothing_is_left_that_mail_strips": (
        "<p onclick='x()'>x</p>",
        '<script type="application/ld+json">{}</script><p title="onclick">x</p>',
    ),
    "no_template_code_is_left": ("<mj-text>x</mj-text>", "<p>mj-text</p>"),
    "no_filler_text_is_left": ("<p>Lorem ipsum dolor</p>", "<p>Todo lo que importa</p>"),
    "styles_can_be_read": (
        '<p style="color: red background: blue">x</p>',
        '<style>@media print { p { color: red } }</style><p style="background:url(https://x.org/a.png);color:red">x</p>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "structure")
    assert check not in fired(right, "structure")


@pytest.mark.parametrize(
    "html", ["</p>", "<div><td></div>", "<table><tr><td><table></td></tr></table>", "<style>x"]
)
def test_a_tag_without_its_other_half_is_told(fired, html: str):
    assert "tags_are_balanced" in fired(html, "structure")


@pytest.mark.parametrize("html", ["<td>x</td><table></table>", "<div><li>x</li></div>", "<ul><p>x</p></ul>"])
def test_cells_and_items_out_of_place_are_told(fired, html: str):
    assert "tables_and_lists_are_nested_right" in fired(f"<div>{html}</div>", "structure")


def test_a_style_element_with_a_brace_too_few_is_told(fired):
    assert "styles_can_be_read" in fired("<style>@media print { p { color: red }</style>", "structure")


def test_a_token_of_the_press_is_told(fired):
    assert "no_template_code_is_left" in fired("<p>issuepress-first-name</p>", "structure")


@pytest.mark.parametrize(
    "html", ["<script>x</script>", "<iframe src=x></iframe>", "<object data=x></object>"]
)
def test_what_every_program_strips_is_told(fired, html: str):
    assert "nothing_is_left_that_mail_strips" in fired(html, "structure")
