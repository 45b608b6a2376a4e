import pytest

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "document_has_a_title": ("<title> </title>", "<title>Does it help?</title>"),
    "layout_tables_are_marked": (
        "<table><tr><td>x</td></tr></table>",
        '<table role="presentation"><tr><td><table><tr><th>A<td>1</table></td></tr></table>',
    ),
    "links_have_words": ('<a href="x"><img src="y" alt=""></a>', '<a href="x"><img src="y" alt="Home"></a>'),
    "text_has_enough_contrast": ('<p style="color:#999">x</p>', '<p style="color:#595959">x</p>'),
    "readers_can_zoom": (
        '<meta name="viewport" content="width=device-width, user-scalable=no">',
        '<meta name="viewport" content="width=device-width, initial-scale=1.0">',
    ),
    "nothing_moves_by_itself": ("<marquee>x</marquee>", "<p>x</p>"),
    "reading_order_is_source_order": (
        '<table dir="rtl"><tr><td dir="ltr">x</td></tr></table>',
        '<table dir="rtl"><tr><td>x</td></tr></table>',
    ),
    "nothing_that_works_is_hidden_from_readers": (
        '<div aria-hidden="true"><a href="x">y</a></div>',
        '<div aria-hidden="true">y</div><a href="x">y</a>',
    ),
    "pictures_for_outlook_have_alt_text": (
        '<!--[if mso]><v:image src="x"/><![endif]-->',
        '<!--[if mso]><v:image src="x" alt="y"/><![endif]-->',
    ),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "accessibility")
    assert check not in fired(right, "accessibility")


def test_a_layout_table_in_outlooks_comments_counts(fired):
    assert "layout_tables_are_marked" in fired("<!--[if mso]><table><tr><td><![endif]-->", "accessibility")


def test_a_table_of_data_is_not_marked_as_layout(fired):
    html = '<table role="presentation"><tr><th>Week</th><td>1</td></tr></table>'

    assert "layout_tables_are_marked" in fired(html, "accessibility")


def test_a_picture_without_any_alt_text_is_told_once(fired):
    assert "links_have_words" not in fired('<a href="x"><img src="y"></a>', "accessibility")


@pytest.mark.parametrize(
    "html",
    [
        '<body style="background:#000"><p>x</p></body>',
        '<table bgcolor="#333"><tr><td style="color:#444">x</td></tr></table>',
        "<style>.x { color: #aaa }</style><p class=x>x</p>",
        '<style>.x { color: #aaa !important }</style><p class=x style="color:#000">x</p>',
        '<font color="yellow">x</font>',
        '<body text="#eeeeee" bgcolor="#ffffff">x</body>',
        '<div style="background-color:rgba(0,0,0,.8)"><b style="color:#333">x</b></div>',
        '<p style="color:#777;background:#eee url(x.png)">x</p>',
    ],
)
def test_colors_are_computed_from_wherever_they_are_set(fired, html: str):
    assert "text_has_enough_contrast" in fired(html, "accessibility")


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color:#fff"><b style="background:#000">x</b></p>',
        '<div style="background:#000"><div style="background:transparent"><p style="color:#fff">x</p></div></div>',
        '<p style="color:#888;font-size:24px">large</p>',
        '<p style="color:#888;font:bold 14pt Arial">large and bold</p>',
        '<div style="color:#fff;display:none">hidden</div>',
        '<td background="x.png" style="color:#fff">on a picture</td>',
        "<p style='color:#aaa'>&nbsp; — </p>",
        '<p style="color:inherit">x</p>',
        "<style>@media (max-width: 479px) { p { color: #eee } }</style><p>x</p>",
    ],
)
def test_text_that_can_be_read_is_left_alone(fired, html: str):
    assert "text_has_enough_contrast" not in fired(html, "accessibility")


GRAY = {"2.9": "#999999", "3.5": "#888888", "4.6": "#757575"}  # on white, WCAG 2.2


@pytest.mark.parametrize(
    ("style", "ratio", "is_enough"),
    [
        ("font-size:23px", "3.5", False),
        ("font-size:24px", "3.5", True),
        ("font-size:24px", "2.9", False),
        ("font-size:18px;font-weight:bold", "3.5", False),
        ("font-size:19px;font-weight:bold", "3.5", True),
        ("font-size:19px;font-weight:400", "3.5", False),
        ("font-size:14px;font-weight:bold", "3.5", False),
        ("font-size:40px;font-weight:bold", "2.9", False),
        ("font-size:16px", "4.6", True),
    ],
)
def test_how_much_contrast_is_enough_follows_size_and_weight(fired, style: str, ratio: str, is_enough: bool):
    html = f'<body style="background:#ffffff"><p style="{style};color:{GRAY[ratio]}">x</p></body>'

    assert ("text_has_enough_contrast" not in fired(html, "accessibility")) == is_enough
