import pytest

LONG = "One in three of them walked for half an hour on most days, and came back after twelve weeks to be asked again how it went. "

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "link_text_says_where_it_leads": ('<a href="x">Click here!</a>', '<a href="x">Read about heel pain</a>'),
    "links_are_told_by_more_than_color": (
        '<p>Some words before it and <a href="x" style="text-decoration:none">a link</a> amid them.</p>',
        '<p>Some words before it and <a href="x">a link</a> amid them.</p>',
    ),
    "text_is_large_enough": ('<p style="font-size:11px">x</p>', '<p style="font-size:14px">x</p>'),
    "running_text_is_16_px": (f'<p style="font-size:15px">{LONG}</p>', f"<p>{LONG}</p>"),
    "lines_have_room": (f'<p style="line-height:1.2">{LONG}</p>', f'<p style="line-height:24px">{LONG}</p>'),
    "lines_do_not_overlap": (
        '<p style="font-size:16px;line-height:10px">Short</p>',
        '<p style="font-size:40px;line-height:40px">Short</p><p style="font-size:1px;line-height:0">-</p>',
    ),
    "no_word_is_doubled": (
        "<p>This is the the best way</p>",
        "<p>It was so, so far; the theory had had that that</p>",
    ),
    "running_text_is_aligned_to_its_start": (
        f"<center>{LONG * 2}</center>",
        (
            f'<center><p style="text-align:left">{LONG * 2}</p>Short<table><tr><td>{LONG * 2}</table></center>'
            f'<td align="center"><table><tr><td>{LONG * 2}</table></td>'
            f'<p style="text-align:center">You receive this because you signed up for it. {LONG * 2}</p>'
        ),
    ),
    "text_is_not_shouted": (
        "<p>ALL OF THIS IS WRITTEN IN CAPITALS</p>",
        "<p>A trial by NICE, BMJ and WHO said so</p>",
    ),
    "lists_are_lists": ("<p>• One<br>• Two</p>", "<ul><li>One</li><li>Two</li></ul><p>- said nobody</p>"),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "wording")
    assert check not in fired(right, "wording")


@pytest.mark.parametrize(
    "words", ["Read more", "here", "Haz clic aquí", "En savoir plus", "Mehr erfahren", "اضغط هنا"]
)
def test_empty_words_are_known_in_several_languages(fired, words: str):
    assert "link_text_says_where_it_leads" in fired(f'<a href="x">{words} »</a>', "wording")


@pytest.mark.parametrize(
    "html",
    [
        '<p>Some words before it and <a href="x" style="text-decoration:none"><u>a link</u></a> amid them.</p>',
        '<p>Some words before it and <a href="x" style="text-decoration:none;font-weight:700">a link</a> amid.</p>',
        '<p>Some words before it and <a href="x" style="text-decoration:none;border-bottom:1px solid">it</a> now.</p>',
        '<p><a href="x" style="text-decoration:none">A link on its own</a></p>',
    ],
)
def test_a_link_that_stands_out_otherwise_is_left_alone(fired, html: str):
    assert "links_are_told_by_more_than_color" not in fired(html, "wording")


@pytest.mark.parametrize("style", ["font-size:0.7em", "font-size:9pt", "font-size:70%", "font:11px/1 Arial"])
def test_sizes_are_computed_whatever_their_unit(fired, style: str):
    assert "text_is_large_enough" in fired(f'<p style="{style}">x</p>', "wording")


def test_a_small_footer_below_long_texts_is_left_alone(fired):
    html = f'<p>{LONG * 3}</p><p style="font-size:14px">{LONG}</p>'

    assert "running_text_is_16_px" not in fired(html, "wording")
