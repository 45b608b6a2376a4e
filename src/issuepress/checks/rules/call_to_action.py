"""The one thing that a reader is asked to do: there, soon, and working where no mail program is set up."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from issuepress.blocks import Survey
from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import SPACES, Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.phrases import words
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

# A telephone of 412 x 915 CSS pixels, upright. Fitted to where a browser puts the button in both themes.
SCREEN = 915
CHARACTERS_PER_LINE, LINE, BLOCK, PICTURE = 42, 28, 20, 206
BUTTON_HEIGHT = Pattern(r"(?:^|;)\s*padding(?:-top)?\s*:\s*(\d+)", re.IGNORECASE)


@check(Severity.WARNING, needs_issue=True)
def there_is_a_call_to_action(mail: Mail) -> Iterator[Fault]:
    """A newsletter that nobody can answer with a booking has missed its purpose."""
    if not _actions(mail):
        yield Fault(
            f"nothing links to {mail.publication.call_to_action.email} or to the booking page",
            "show call_to_action in the theme, as clinic/consultation.mjml.j2 does",
            mail.publication_key("call_to_action"),
        )


@check(Severity.ADVICE, needs_issue=True)
def the_call_to_action_comes_soon(mail: Mail) -> Iterator[Fault]:
    """What stands below the second screen is seen by a small part of the readers.

    Nielsen Norman Group, Scrolling and Attention (2018): 74 % of viewing time is spent on the first two
    screens. Estimated for a telephone from the words and pictures above it.
    """
    actions = _actions(mail)
    above = _height_above(mail, actions[0]) if actions else 0
    if above > 2 * SCREEN:
        yield Fault(
            f"the call to action comes after about {above / SCREEN:.1f} screens of a telephone",
            "put it right below the lead story in the theme, or shorten the lead story in issue.toml",
            mail.at(actions[0]),
        )


@check(Severity.WARNING, needs_issue=True)
def the_address_is_written_out(mail: Mail) -> Iterator[Fault]:
    """A mailto link does nothing where no mail program is set up: then one copies the address.

    It has to stand in the HTML, where it can be seen, and in the text part.
    """
    address = mail.publication.call_to_action.email
    for part, text in (("HTML", mail.visible_text), ("text part", mail.text)):
        if text.strip() and address.casefold() not in text.casefold():
            yield Fault(
                f"{address} is not written out in the {part}",
                "show call_to_action.email as text in the theme",
                mail.publication_key("call_to_action", "email"),
            )


@check(Severity.ERROR, needs_issue=True)
def the_mail_it_starts_is_as_written(mail: Mail) -> Iterator[Fault]:
    """The mail that a reader starts has to carry the subject and the lines of newsletter.toml, all of them.

    RFC 6068: an & or # that is not escaped loses what comes after it.
    """
    action = mail.publication.call_to_action
    wanted = {"subject": action.subject, "body": action.body}
    for link in _actions(mail):
        address, _, query = (link.get("href") or "").partition("?")
        if not address.lower().startswith("mailto:") or not query:
            continue
        fields = {name.lower(): values[0] for name, values in parse_qs(query).items()}
        wrong = [name for name, text in wanted.items() if _lines(fields.get(name, "")) != _lines(text)]
        if wrong:
            yield Fault(
                f"the mail that the link starts has not the {' and the '.join(wrong)} of newsletter.toml",
                "link to {{ mailto }} in the theme, which encodes both",
                mail.at(link),
            )


@check(Severity.WARNING, needs_issue=True)
def the_button_says_what_happens(mail: Mail) -> Iterator[Fault]:
    """“Click here” on a button says nothing to those who only hear the links read out, or only skim.

    W3C, Web Content Accessibility Guidelines 2.4.4 and 2.4.9.
    """
    button = mail.publication.call_to_action.button
    if button.strip(" .!?→>»").casefold() in words("empty_words") or not button.strip():
        yield Fault(
            f"the button says “{button}”",
            "say what happens, like “Book a consultation”, as call_to_action.button in newsletter.toml",
            mail.publication_key("call_to_action", "button"),
        )


@check(Severity.WARNING, needs_issue=True)
def the_telephone_can_be_tapped(mail: Mail) -> Iterator[Fault]:
    """On a telephone a number is called by a tap, if it is a tel: link of digits.

    RFC 3966: a + and digits, without spaces or words.
    """
    phone = mail.publication.call_to_action.phone
    if not phone:
        return
    links = [link for link in mail.links if (link.get("href") or "").lower().startswith("tel:")]
    numbers = {re.sub(r"[^\d+]", "", link.get("href") or "") for link in links}
    digits = re.sub(r"[^\d+]", "", phone)
    if digits not in numbers:
        yield Fault(
            f"{phone} is no tel: link" + (f", but {', '.join(sorted(numbers))} is" if numbers else ""),
            f"link it in the theme to tel:{digits}; write phone as a + and digits in newsletter.toml",
            mail.at(links[0]) if links else mail.publication_key("call_to_action", "phone"),
        )


@check(Severity.WARNING, needs_issue=True)
def the_booking_page_is_linked(mail: Mail) -> Iterator[Fault]:
    """Those who would rather choose a time themselves than write need the page where they can."""
    booking = mail.publication.call_to_action.booking_url
    if booking and not any((link.get("href") or "").startswith(booking) for link in mail.links):
        yield Fault(
            f"nothing links to {booking}",
            "link to booking_url in the theme, as clinic/consultation.mjml.j2 does",
            mail.publication_key("call_to_action", "booking_url"),
        )


@check(Severity.ADVICE, needs_issue=True)
def there_is_one_button(mail: Mail) -> Iterator[Fault]:
    """Of several buttons that ask for different things, fewer readers take any.

    Buttons that lead to the same place count as one.
    """
    buttons = {(link.get("href") or "").strip(): link for link in mail.links if _is_button(link)}
    if len(buttons) > 1:
        yield Fault(
            f"there are {len(buttons)} buttons that lead to different places",
            "keep the button of the call to action and make the others links, in the theme",
            mail.at(list(buttons.values())[1]),
        )


def _actions(mail: Mail) -> list[Element]:
    """The links that book a consultation. Unsubscribing may write to the same address and is none."""
    action = mail.publication.call_to_action
    return [
        link
        for link in mail.links
        if _leads_to(link.get("href") or "", action.email, action.booking_url or "")
        and "unsubscribe" not in (link.get("href") or "").lower()
        and not _answers_a_survey(mail, link.get("href") or "")
    ]


def _answers_a_survey(mail: Mail, address: str) -> bool:
    surveys = (block for block in mail.issue.content.blocks if isinstance(block, Survey))
    subject = parse_qs(address.partition("?")[2]).get("subject", [""])[0]
    return any(subject.startswith(survey.question) for survey in surveys)


def _leads_to(address: str, email: str, booking: str) -> bool:
    if address.lower().startswith("mailto:"):
        return unquote(address[7:].partition("?")[0]).strip().casefold() == email.casefold()
    return bool(booking) and _page(address) == _page(booking)


def _page(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return "", address
    return parts.netloc.lower(), parts.path.rstrip("/")


def _height_above(mail: Mail, link: Element) -> int:
    """Pixels on a telephone: what is shown before the link, each run of words a block of its own."""
    runs = [words for element, words in mail.texts if element.offset < link.offset]
    lines = sum(-(-len(words) // CHARACTERS_PER_LINE) for words in runs)
    pictures = sum(image.offset < link.offset for image in mail.images)
    return lines * LINE + len(runs) * BLOCK + pictures * PICTURE


def _is_button(link: Element) -> bool:
    """A link with room around its words, on a color of its own or in a cell that has one."""
    style = (link.get("style") or "").lower()
    roomy = BUTTON_HEIGHT.search(style)
    cell = link.parent if link.parent and link.parent.name == "td" else None
    colored = "background" in style or (cell is not None and cell.get("bgcolor"))
    return bool(colored) and roomy is not None and int(roomy[1]) > 0


def _lines(text: str) -> str:
    return SPACES.sub(" ", text).strip()
