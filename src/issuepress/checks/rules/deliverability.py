"""What keeps a mail out of the inbox: the rules of spam filters that can be computed from the mail alone.

SpamAssassin's rules are named where one agrees; their conditions here are our own.
"""

from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.written import shown_at
from issuepress.checks.phrases import rules
from issuepress.checks.rules import check

MOST_LINKS = 60
SWITCHES = {"checkbox", "radio"}  # by which style sheets open a menu, where they can


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
def links_are_few(mail: Mail) -> Iterator[Fault]:
    """A mail with more than 60 links looks like a link farm to filters, and nobody follows so many.

    The bound is our own: a newsletter with two links for each of twenty stories stays below it.
    """
    if len(mail.links) > MOST_LINKS:
        yield Fault(
            f"there are {len(mail.links)} links",
            f"keep the {MOST_LINKS} that matter",
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
