import pytest

IN_600 = '<table width="600"><tr><td>{}</td></tr></table>'
LONG = "a" * 60


@pytest.mark.parametrize(
    ("check", "html"),
    [
        ("nothing_is_wider_than_the_mail", IN_600.format('<table width="900"></table>')),
        ("nothing_is_wider_than_the_mail", IN_600.format('<img src="a.png" width="800">')),
        (
            "nothing_is_wider_than_the_mail",
            '<div style="max-width:600px"><img src="a.png" width="640px"></div>',
        ),
        ("nothing_is_wider_than_the_mail", '<table width="1200"></table>'),
        ("nothing_is_wider_than_the_mail", '<img src="a.png" style="width:1200px">'),
        ("long_words_can_be_broken", f"<p>{LONG}</p>"),
        ("long_words_can_be_broken", f"<p>https://www.clinic.org/{'path/' * 20}</p>"),
    ],
)
def test_what_is_too_wide_is_found(fired, check, html):
    assert fired(html, of="widths") == {check}


@pytest.mark.parametrize(
    "html",
    [
        IN_600.format('<table width="600"></table><table width="100%"></table><img width="600" src="a.png">'),
        IN_600.format('<img src="a.png" width="800" style="max-width:100%">'),
        IN_600.format('<img src="a.png" width="800" style="width:100%">'),
        IN_600.format('<table width="900" style="max-width:600px"></table>'),
        '<table width="640"></table><table width="100%"><tr><td><img src="a.png" width="680"></table>',
        '<table width="900" style="display:none"></table>',
        f'<td style="word-break:break-word"><p>{LONG}</p>',
        f'<div style="overflow-wrap:anywhere">{LONG}</div>',
        f"<p>{LONG[:30]}&shy;{LONG[:30]}</p>",
        "<p>Donaudampfschifffahrtsgesellschaft and https://www.clinic.org/knee</p>",
        f'<a href="https://x.org/{LONG}">here</a>',
    ],
)
def test_what_fits_or_gives_way_is_let_pass(fired, html):
    assert not fired(html, of="widths")
