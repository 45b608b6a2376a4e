"""Each complaint about an e-mail that lost something on its way fires once, and only then."""

import pytest

from issuepress.render.intact import losses

WHOLE = (
    '<!DOCTYPE html><html><head><style type="text/css">@media (max-width:480px) { td { width:100% !important } }</style>'
    '</head><body><!--[if mso]><table><tr><td><![endif]--><a href="https://example.org/?a=1&amp;b=2">x</a>'
    '<a href="https://unsubscribe.invalid/">off</a><img src="images/a.png" width="600"></body></html>'
)


def test_nothing_is_lost_where_nothing_changed():
    assert losses(WHOLE, WHOLE) == []


def test_an_address_that_is_only_spelled_otherwise_is_not_lost():
    assert losses(WHOLE, WHOLE.replace("&amp;b", "&b")) == []
    assert losses(WHOLE.replace("&amp;b", "&b"), WHOLE) == []


@pytest.mark.parametrize(
    ("there", "instead", "said"),
    [
        ("<!DOCTYPE html>", "", ["the doctype"]),
        ("<!DOCTYPE html>", "<!doctype html>", ["the doctype"]),
        (">x</a>", ">é</a>", ["ASCII"]),
        ("<![endif]-->", "", ["the balance of conditional comments", "a conditional comment"]),
        ("<table><tr><td><![endif]", "<table><tr><![endif]", ["a conditional comment"]),
        (" !important", "", ["a style block, and with it media queries or their !important"]),
        ('href="https://example.org/?a=1&amp;b=2"', 'href="#"', ["a link or the source of an image"]),
        ('src="images/a.png"', 'src="a.png"', ["a link or the source of an image"]),
        ("<body>", '<body data-premailer="ignore">', ["a mark of premailer is left: data-premailer"]),
        ("<body>", '<body data-at="3">', ["a mark of the templates is left: data-at"]),
        ("<body>", "<body><mj-text>", ["an MJML tag is left: <mj-"]),
        (">x</a>", ">%7Bx</a>", ["a brace spoiled in a link is left: %7B"]),
        (">x</a>", ">%7Cx</a>", ["a bar spoiled in a link is left: %7C"]),
        (">x</a>", ">{{%20x</a>", ["a tag spoiled in a link is left: {{%20"]),
        (">x</a>", ">&lt;%x</a>", ["a tag spoiled in the text is left: &lt;%"]),
        ('width="600"', 'width="100%"', ["an image's width in pixels"]),
        (">off<", ">https://unsubscribe.invalid<", ["a whole token"]),
        (">off<", ">https://view-in-browser.invalid/x<", ["a whole token"]),
    ],
)
def test_a_loss_is_named(there: str, instead: str, said: list[str]):
    assert there in WHOLE
    assert losses(WHOLE, WHOLE.replace(there, instead, 1)) == said


@pytest.mark.parametrize("own", ["%7B", "%7C", "&lt;%"])
def test_what_the_author_wrote_so_is_not_spoiled_and_one_more_is(own: str):
    before = WHOLE.replace(">x</a>", f">{own}x</a>")

    assert losses(before, before) == []
    assert len(losses(before, before.replace(own, own * 2))) == 1


@pytest.mark.parametrize("own", ["<mj-text>", "{{%20"])
def test_what_may_never_be_there_is_told_even_if_it_was_there_before(own: str):
    before = WHOLE.replace(">x</a>", f">{own}x</a>")

    assert len(losses(before, before)) == 1


def test_two_losses_are_both_named():
    assert losses(WHOLE, WHOLE.replace("<!DOCTYPE html>", "").replace(' width="600"', ' width="100%"')) == [
        "the doctype",
        "an image's width in pixels",
    ]
