import pytest

from issuepress.services.tags import tags_of


@pytest.mark.parametrize(
    ("check", "html"),
    [
        ("no_tag_is_shown", "<p>Hi {{first_name}}, here is your news</p>"),
        ("no_tag_is_shown", "<p>Hi *|FNAME|*, here is your news</p>"),
        ("no_tag_is_shown", "<p>Hi %FIRSTNAME%, here is your news</p>"),
        ("no_tag_is_shown", "<p>Hi <%= user.name %>, here is your news</p>"),
        ("no_tag_is_shown", '<p>Hi {{name}}</p><a href="*|UNSUB|*">Unsubscribe</a>'),
        ("every_tag_in_the_text_is_whole", "<p>Hi {{first_name and welcome</p>"),
        ("every_tag_in_the_text_is_whole", "<p>Hi {{ first_name } and welcome</p>"),
        ("every_tag_in_the_text_is_whole", "<p>Hi there FNAME|* and welcome</p>"),
        ("every_tag_in_the_text_is_whole", "<p>{% if paid and welcome</p>"),
        ("no_value_is_missing", "<p>Hello undefined, here is your news</p>"),
        ("no_value_is_missing", "<p>Hi , here is your news</p>"),
        ("no_value_is_missing", "<p>Dear FNAME, here is your news</p>"),
        ("no_value_is_missing", "<p>Sehr geehrter Herr , hier ist Ihre Post</p>"),
        ("no_value_is_missing", "<p>Your cart: [object Object]</p>"),
        ("no_blank_is_left", "<p>Dear [First Name], here is your news</p>"),
        ("no_blank_is_left", "<p>Yours, [Your Company]</p>"),
        ("no_blank_is_left", "<p>Dear {firstname}, it is [insert date here]</p>"),
        ("no_blank_is_left", "<p>Dear &lt;Name of patient&gt; or &lt;Patient Name&gt;</p>"),
    ],
)
def test_what_nobody_filled_in_is_found(fired, check, html):
    assert fired(html, of="placeholders") == {check}


@pytest.mark.parametrize(
    "html",
    [
        '<p>Hi {{name}}</p><a href="{{ unsubscribe }}">Leave</a>',
        "<p>{{#if name}}Hi {{name}}{{/if}}</p>",
        "<p>*|IF:FNAME|*Hi *|FNAME|**|END:IF|*</p>",
        "<p>Write <code>{{ x }}</code> or <code>{{ x</code></p>",
        "<p>Hello there, hello, Anna; the value is null and void. Hi, all!</p>",
        "<p>(95% CI 20%–50%) [95% CI] |a| [sic] [12] {a} it is 100 % of [the] <i>x</i></p>",
        "<p>[Sender_Name] <a>[Unsubscribe]</a></p>",
        "<p>Hi- and lo-fi; name_of_file and a_b</p>",
    ],
)
def test_what_is_meant_to_be_read_is_let_pass(fired, html):
    assert not fired(html, of="placeholders")


def test_tags_of_the_service_that_is_named_are_let_pass(fired):
    given = {"tags": tags_of("mailchimp"), "service": "mailchimp"}
    assert not fired("<p>Hi *|FNAME|*</p>", of="placeholders", **given)
    html = '<p>Hi {{name}}</p><a href="{{ unsubscribe }}">Leave</a>'
    assert fired(html, of="placeholders", **given) == {"no_tag_is_shown"}


def test_a_tag_in_the_words_of_an_issue_is_always_shown(fired, edited):
    html = '<p>Hi {{name}}</p><a href="{{ unsubscribe }}">Leave</a>'
    assert fired(html, of="placeholders", rendered_from=edited()) == {"no_tag_is_shown"}
