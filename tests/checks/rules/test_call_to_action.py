import pytest

from issuepress.publication import Consultation
from issuepress.render import render

ACTION = Consultation(
    heading="Questions?",
    button="Book a consultation",
    email="book@example.org",
    subject="A consultation & more",
    body="Hello,\n\nMy name:\n",
    phone="+1 (555) 010-0199",
    booking_url="https://www.example.org/book",
)
FIELDS = "subject=A%20consultation%20%26%20more&amp;body=Hello%2C%0D%0A%0D%0AMy%20name%3A"
BUTTON = f'<a style="background:#000;padding:13px 26px" href="mailto:book@example.org?{FIELDS}">Book</a>'
REST = (
    '<p>book@example.org <a href="tel:+15550100199">+1 (555) 010-0199</a> '
    '<a href="https://www.example.org/book?utm_source=x">Book online</a></p>'
)
LEAVES = '<p>book@example.org</p><a href="mailto:book@example.org?subject=Unsubscribe">Leave</a>'


@pytest.fixture
def found(fired, edited):
    def names(body, text="", **action):
        issue = edited(publication={"call_to_action": ACTION.model_copy(update=action)})
        return fired(f"<body>{body}</body>", of="call_to_action", rendered_from=issue, text=text)

    return names


def test_a_whole_call_to_action_is_let_pass(found):
    assert not found(BUTTON + REST, text="Book a consultation: book@example.org")


@pytest.mark.parametrize(
    ("check", "body", "action"),
    [
        ("there_is_a_call_to_action", "<p>book@example.org</p>", {"phone": None, "booking_url": None}),
        ("there_is_a_call_to_action", LEAVES, {"phone": None, "booking_url": None}),
        ("the_call_to_action_comes_soon", "<p>" + "A long story. " * 250 + "</p>" + BUTTON + REST, {}),
        ("the_address_is_written_out", BUTTON + REST.replace("book@example.org", "us"), {}),
        ("the_mail_it_starts_is_as_written", BUTTON.replace("%20%26%20more", "") + REST, {}),
        ("the_mail_it_starts_is_as_written", BUTTON.replace("Hello", "Hi") + REST, {}),
        ("the_mail_it_starts_is_as_written", BUTTON.replace("%26", "&amp;") + REST, {}),
        ("the_button_says_what_happens", BUTTON + REST, {"button": "Click here!"}),
        ("the_telephone_can_be_tapped", BUTTON + REST.replace("tel:+15550100199", "tel:call-me"), {}),
        ("the_booking_page_is_linked", BUTTON + REST.replace("/book?", "/?"), {}),
        ("there_is_one_button", BUTTON + BUTTON.replace("book@", "shop@") + REST, {}),
    ],
)  # fmt: skip
def test_a_faulty_call_to_action_is_found(found, check, body, action):
    assert found(body, **action) == {check}


def test_the_address_is_written_out_in_the_text_part(found):
    assert found(BUTTON + REST, text="Write to us.") == {"the_address_is_written_out"}


@pytest.mark.parametrize("theme", ["clinic", "letter"])
@pytest.mark.parametrize("name", ["single", "several", "arabic"])
def test_the_themes_ask_right(fired, edited, name, theme):
    issue = edited(name)
    email = render(issue, theme)
    assert not fired(email.html, of="call_to_action", rendered_from=issue, text=email.text)
