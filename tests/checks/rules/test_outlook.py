import pytest

from issuepress.checks.rules import all_checks

VML = '<v:rect><v:fill src="https://physio.org/a.png" /></v:rect>'
PAGE = '<html xmlns:v="urn:schemas-microsoft-com:vml">'
COLUMN = '<div style="display:inline-block;width:100%">x</div>'
BUTTON = '<a href="#" style="padding:9px 18px;background:#000">Book</a>'
# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "blocks_keep_their_width_in_outlook": (
        '<div style="max-width:600px">',
        '<!--[if mso]><table width="600"><tr><td><![endif]--><div style="max-width:600px">',
    ),
    "columns_stand_side_by_side_in_outlook": (
        COLUMN * 2,
        f"{COLUMN}<!--[if mso]></td><td><![endif]-->{COLUMN}",
    ),
    "buttons_have_their_size_in_outlook": (BUTTON, f'<td style="padding:9px 18px">{BUTTON}'),
    "background_pictures_show_in_outlook": (
        '<td background="https://physio.org/a.png">',
        f'{PAGE}<!--[if mso]>{VML}<![endif]--><td background="https://physio.org/a.png">',
    ),
    "style_attributes_have_no_important": ('<p style="color: red !important">', '<p style="color: red">'),
    "no_font_is_glued_to_important": (
        "<style>p { font-family: Arial!important }</style>",
        "<style>p { font-family: Arial !important } a { font-family:inherit!important }</style>",
    ),
    "web_fonts_fall_back_in_outlook": (
        "<style>@font-face { font-family: Inter; src: url(i.woff2) }</style><p style='font-family: Inter, Arial'>",
        "<style>@font-face { font-family: Inter; mso-font-alt: Arial; src: url(i) }</style><p style='font-family: Inter'>",
    ),
    "what_is_hidden_is_hidden_in_outlook": (
        '<div style="display:none"><table></table></div>',
        '<div style="display:none;mso-hide:all"><table style="mso-hide:all"></table></div>',
    ),
    "centered_tables_are_centered_in_outlook": (
        '<table style="margin: 0 auto">',
        '<table align="center" style="margin: 0 auto">',
    ),
    "no_image_is_taller_than_outlook_shows": ('<img height="2000">', '<img height="1728">'),
    "sizes_hold_on_sharp_screens": (
        "<table><tr><td><img></table>",
        "<!--[if mso]><o:PixelsPerInch>96</o:PixelsPerInch><![endif]--><table><tr><td><img></table>",
    ),
    "shapes_for_outlook_are_declared": (
        f"<html><!--[if mso]>{VML}<![endif]-->",
        f"{PAGE}<!--[if mso]>{VML}<![endif]-->",
    ),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert fired(faulty, "outlook") == {check}
    assert fired(right, "outlook") == set()


def test_every_check_has_its_case():
    assert {check.name for check in all_checks() if check.subject == "outlook"} == set(CASES)


@pytest.mark.parametrize(
    "html",
    [
        '<div style="max-width:600px"><!--[if mso]><table width="600"><tr><td><![endif]-->',
        '<div style="max-width:600px"><table width="600">',
        '<table><td width="600"><div style="max-width:600px">',
        '<table style="width:600px"><td><div style="max-width:600px">',
        '<div style="max-width:120px">',
        '<div style="max-width:100%">',
        '<table style="max-width:600px">',
    ],
)
def test_the_width_of_a_block_is_held_in_many_ways(fired, html: str):
    assert "blocks_keep_their_width_in_outlook" not in fired(html, "outlook")


@pytest.mark.parametrize(
    "html",
    [
        f"<!--[if !mso]><!-->{BUTTON}<!--<![endif]-->",
        f"<!--[if mso]><v:roundrect>Book</v:roundrect><![endif]-->{BUTTON}",
        BUTTON.replace("Book", '<!--[if mso]><i style="mso-font-width:200%">&nbsp;</i><![endif]-->Book'),
        BUTTON.replace("#000", "#000; border: 12px solid #000"),
        f'<td style="mso-padding-alt:9px 18px">{BUTTON}',
        BUTTON.replace("padding:9px 18px", "padding:0"),
        BUTTON.replace("background:#000", "color:#000"),
    ],
)
def test_a_button_keeps_its_size_in_many_ways(fired, html: str):
    assert "buttons_have_their_size_in_outlook" not in fired(html, "outlook")


@pytest.mark.parametrize(
    "html",
    [
        f"<!--[if !mso]><!-->{BUTTON}<!--<![endif]-->",
        f"<!--[if !mso]><!-- -->{BUTTON}<!-- <![endif]-->",
        f"<![if !mso]>{BUTTON}<![endif]>",
    ],
)
def test_what_outlook_does_not_read_is_not_judged(fired, html: str):
    assert "buttons_have_their_size_in_outlook" not in fired(html, "outlook")
    assert "buttons_have_their_size_in_outlook" in fired(html + BUTTON, "outlook")


@pytest.mark.parametrize(
    "html", ['<img width="1" style="display:none">', '<div style="display:none">a preview</div>']
)
def test_what_is_hidden_anyway_is_left_alone(fired, html: str):
    assert "what_is_hidden_is_hidden_in_outlook" not in fired(html, "outlook")


def test_a_hidden_image_is_told_once(fired):
    assert "what_is_hidden_is_hidden_in_outlook" in fired('<img width="9" style="display:none">', "outlook")


@pytest.mark.parametrize("around", ["<center>", '<td align="center">', '<div style="text-align:center">'])
def test_what_is_centered_by_something_around_is_left_alone(fired, around: str):
    html = f'{around}<table style="margin: 0 auto">'

    assert "centered_tables_are_centered_in_outlook" not in fired(html, "outlook")
