"""What keeps a mail out of the inbox: the rules of spam filters that can be computed from the mail alone.

SpamAssassin's rules are named where one agrees; their conditions here are our own.
"""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.mail.styles import pixels
from issuepress.checks.mail.written import shown_at
from issuepress.checks.phrases import rules
from issuepress.checks.rules import check

LARGEST_FONT = 48  # pixels
PIXELS_PER_CHARACTER = 500  # where HTML_IMAGE_RATIO_02 begins
FEW_CHARACTERS = 400
MOST_LINKS = 60
MOST_BREAKS = 20
SWITCHES = {"checkbox", "radio"}  # by which style sheets open a menu, where they can


@check(Severity.WARNING)
def words_outweigh_pictures(mail: Mail) -> Iterator[Fault]:
    """A mail of pictures with few words is how spam hides its words, and says nothing where images are off.

    SpamAssassin: HTML_IMAGE_ONLY_04 and HTML_IMAGE_RATIO_02. Areas are those declared by width and height.
    """
    area, characters = sum(map(_area, mail.images)), len(mail.visible_text)
    few = characters < FEW_CHARACTERS and any(not _is_pixel(image) for image in mail.images)
    if few or area > characters * PIXELS_PER_CHARACTER:
        yield Fault(
            f"the mail has more picture than words: {characters} characters",
            "write what the pictures say as text, or take some of them out",
            mail.at(mail.images[0]),
        )


@check(Severity.WARNING)
def no_phrase_is_that_of_spam(mail: Mail) -> Iterator[Fault]:
    """Some phrases stand in so much spam that their words alone count against a mail.

    SpamAssassin: DEAR_FRIEND, DEAR_SOMETHING, EXCUSE_4, EXCUSE_REMOVE, JOIN_MILLIONS and others;
    each finding names its rule.
    """
    for found in rules("spam").finditer(mail.visible_text):
        yield Fault(
            f"“{found[0]}” is a phrase of spam (SpamAssassin's {found.lastgroup})",
            "say it in other words",
            shown_at(mail, found[0]),
        )


@check(Severity.WARNING, needs_issue=True)
def the_subject_is_not_that_of_spam(mail: Mail) -> Iterator[Fault]:
    """Subjects that begin with "Buy" or a sum of money, or that promise lost weight, count against a mail.

    SpamAssassin: SUBJ_BUY, SUBJ_DOLLARS, SUBJ_AS_SEEN, SUBJ_YOUR_FAMILY, SUBJECT_DIET, SUBJ_ATTENTION.
    """
    if found := rules("spam_subject").search(mail.issue.content.subject):
        yield Fault(
            f"“{found[0]}” in the subject is that of spam (SpamAssassin's {found.lastgroup})",
            "say it in other words in subject in issue.toml",
            mail.key("subject"),
        )


@check(Severity.ADVICE)
def no_font_is_huge(mail: Mail) -> Iterator[Fault]:
    """Letters over 48 pixels shout, and fill a phone's screen with three words.

    SpamAssassin: HTML_FONT_SIZE_HUGE.
    """
    for element in dict.fromkeys(element for element, _ in mail.texts):
        size = pixels(mail.styles.of(element).get("font-size", "")) or 0
        if size > LARGEST_FONT:
            yield Fault(
                f"the letters are {size:g} px high",
                f"set font-size to at most {LARGEST_FONT}px in the theme",
                mail.at(element),
            )


@check(Severity.ADVICE)
def links_are_few(mail: Mail) -> Iterator[Fault]:
    """A mail with more than 60 links looks like a link farm to filters, and nobody follows so many.

    The bound is our own: a newsletter with two links for each of twenty stories stays below it.
    """
    if len(mail.links) > MOST_LINKS:
        yield Fault(
            f"there are {len(mail.links)} links",
            f"keep the {MOST_LINKS} that matter; take stories out of issue.toml",
            mail.at(mail.links[MOST_LINKS]),
        )


@check(Severity.ERROR)
def nothing_is_filled_in(mail: Mail) -> Iterator[Fault]:
    """Forms do not work in Outlook and warn of phishing in Gmail; health data has no place in one.

    SpamAssassin: HTML_FORMACTION_MAILTO.
    """
    for element in mail.elements("form", "input", "textarea", "select"):
        in_form = any(above.name == "form" for above in element.ancestors)
        if not in_form and element.get("type") not in SWITCHES:
            yield Fault(
                f"<{element.name}> does not work in a mail",
                "link to a form on your website instead",
                mail.at(element),
            )


@check(Severity.ADVICE)
def space_is_made_by_style(mail: Mail) -> Iterator[Fault]:
    """More than twenty line breaks in a row push what stands below out of sight, as spam does.

    SpamAssassin: AC_BR_BONANZA.
    """
    run = 0
    for element in mail.elements():
        run = run + 1 if element.name == "br" else 0
        if run == MOST_BREAKS:
            yield Fault(f"{run} line breaks stand in a row", "use padding instead", mail.at(element))


def _area(image: Element) -> int:
    sides = [image.get(side) or "" for side in ("width", "height")]
    return int(sides[0]) * int(sides[1]) if all(re.fullmatch(r"\d{1,4}", side) for side in sides) else 0


def _is_pixel(image: Element) -> bool:
    return "1" in {image.get("width"), image.get("height")}
