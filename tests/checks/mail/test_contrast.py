"""Contrast and turned-over lightness, held against what WCAG and CIE say of known colors."""

import pytest

from issuepress.checks.mail.contrast import contrast, hexadecimal, invert, luminance, over, pairs, said
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.styles import color as parse

MUTED = ["#1f6f5c", "#8a6d3b", "#5b6b8c", "#a0a0a0", "#403040", "#c9b7a0", "#777777", "#0a0a0a", "#050607"]


def color(value: str) -> tuple[float, float, float]:
    return parse(value)[:3]


def lightness(value: tuple[float, float, float]) -> float:
    """CIE L*, from the luminance that WCAG defines."""
    share = luminance(value)
    return 116 * share ** (1 / 3) - 16 if share > 216 / 24389 else share * 24389 / 27


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.478),
        ("#767676", "#ffffff", 4.542),
        ("#ff0000", "#ffffff", 3.998),
        ("#00ff00", "#000000", 15.304),
        ("#0000ff", "#ffffff", 8.592),
        ("#0a0a0a", "#000000", 1.061),
    ],
)
def test_a_ratio_is_that_of_wcag(one: str, other: str, ratio: float):
    assert contrast(color(one), color(other)) == pytest.approx(ratio, abs=0.001)
    assert contrast(color(other), color(one)) == contrast(color(one), color(other))


@pytest.mark.parametrize(
    ("ratio", "words"),
    [(2.98, "2.9:1"), (4.5, "4.5:1"), (21.0, "21.0:1"), (1.0, "1.0:1"), (12.349, "12.3:1")],
)
def test_a_ratio_is_never_rounded_up(ratio: float, words: str):
    assert said(ratio) == words


@pytest.mark.parametrize(
    ("one", "other"), [("#000000", "#ffffff"), ("#ffffff", "#000000"), ("#767676", "#787878")]
)
def test_light_is_dark_and_the_middle_stays(one: str, other: str):
    assert hexadecimal(invert(color(one))) == other


@pytest.mark.parametrize("value", MUTED)
def test_what_is_as_light_as_another_was_dark_keeps_its_hue(value: str):
    turned = invert(color(value))

    assert lightness(turned) == pytest.approx(100 - lightness(color(value)), abs=0.7)
    assert [round(part, 2) for part in invert(turned)] == pytest.approx(color(value), abs=0.02)


def test_half_of_a_color_is_half_of_what_is_behind_it():
    assert over(parse("rgba(0, 0, 0, 0.25)"), (1.0, 0.5, 0.0)) == pytest.approx((0.75, 0.375, 0.0))


@pytest.mark.parametrize(
    ("value", "is_color"),
    [("1f6f5c", True), ("fff", True), ("#fff", True), ("ffff", False), ("", False), ("currentcolor", False)],
)
def test_old_attributes_name_colors_without_their_sign(value: str, is_color: bool):
    assert (parse(value) is not None) == is_color


def pairs_of(body: str, *, head: str = "", dark: bool = False) -> list[str]:
    mail = Mail(html=f"<html><head>{head}</head><body>{body}</body></html>")
    return [str(pair) for pair in pairs(mail, dark=dark)]


def test_a_color_that_lets_through_lies_on_what_is_behind_it():
    body = '<div style="background-color:#000000"><p style="background-color:rgba(255,255,255,.5)">Words</p></div>'
    assert pairs_of(body) == ["#000000 on #808080"]


def test_behind_a_picture_without_a_color_nothing_is_known():
    assert pairs_of("<div style=\"background-image:url('a.png')\">Words</div>") == []
    body = "<div style=\"background-image:url('a.png')\"><p style='background-color:#eeeeee'>Words</p></div>"
    assert pairs_of(body) == ["#000000 on #eeeeee"]


def test_only_a_mail_that_says_so_has_a_dark_page():
    told = '<meta name="color-scheme" content="light dark">'
    assert pairs_of("<p style='color:#ffffff'>Words</p>", head=told, dark=True) == ["#ffffff on #121212"]
    assert pairs_of("<p style='color:#ffffff'>Words</p>", dark=True) == ["#ffffff on #ffffff"]
    assert pairs_of("<p style='color:#ffffff'>Words</p>", head=told) == ["#ffffff on #ffffff"]


def test_signs_alone_are_no_text():
    assert pairs_of("<p>· — |</p>") == []
