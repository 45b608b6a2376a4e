from pathlib import Path

import pytest
from PIL import Image, ImageDraw

META = '<meta name="color-scheme" content="light dark">'
DARK = "<style>@media (prefers-color-scheme: dark) {{ {} }}</style>"
BAND = '<div style="background:#1f6f5c"><table><tr>{}</tr></table></div>'

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "color_schemes_are_declared": (DARK.format("b { color: #eee !important }"), "<p>no dark rules</p>"),
    "text_is_readable_in_dark_mode": (
        META + '<p style="color:#222">x</p>',
        META + DARK.format("p { color: #eee !important }") + '<p style="color:#222">x</p>',
    ),
    "text_is_readable_when_inverted": (
        '<p style="color:#222;background:#fff url(paper.png)">x</p>',
        '<p style="color:#222;background:#fff">x</p><p style="color:#fff;background:#1f6f5c">x</p>',
    ),
    "dark_rules_outweigh_inline_styles": (
        DARK.format("p { color: #eee }") + '<p style="color:#222">x</p>',
        DARK.format("p { color: #eee !important; margin: 0 }") + '<p style="color:#222;margin:1px">x</p>',
    ),
    "light_surfaces_keep_their_shape": (
        BAND.format(
            '<td style="background:#ffffff"><a style="color:#1f6f5c" href="https://e.org">x</a></td>'
        ),
        BAND.format('<td style="background:#ffffff;border:2px solid #ffffff">x</td>')
        + BAND.format('<td style="background-color:#123f34">x</td>')
        + '<table><tr><td style="background:#f7f4ed">x</td></tr></table>',
    ),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "dark_mode")
    assert check not in fired(right, "dark_mode")


def test_a_dark_ground_with_text_that_stays_dark_is_told(fired):
    html = (
        DARK.format("body { background: #111 !important }")
        + '<body style="background:#fff;color:#333">x</body>'
    )

    assert "text_is_readable_in_dark_mode" in fired(html, "dark_mode")


def test_a_mail_without_dark_rules_is_not_judged_by_them(fired):
    assert "text_is_readable_in_dark_mode" not in fired('<p style="color:#222">x</p>', "dark_mode")


def logo(path: Path, ink: str, ground: str | None) -> None:
    picture = Image.new("RGBA", (200, 60), ground or (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((20, 20, 180, 40), fill=ink)
    picture.save(path)


@pytest.mark.parametrize(
    ("ink", "ground", "told"),
    [("#111111", None, True), ("#111111", "#ffffff", False), ("#778899", None, False)],
)
def test_a_dark_logo_on_a_transparent_ground_is_told(
    fired, tmp_path: Path, ink: str, ground: str | None, told: bool
):
    logo(tmp_path / "logo.png", ink, ground)
    html = META + '<img src="logo.png" alt="">'

    found = fired(html, "dark_mode", file=str(tmp_path / "mail.html"))

    assert ("pictures_are_seen_on_dark" in found) is told
