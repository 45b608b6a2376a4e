"""What a health practice may tell its patients, and what it must not ask of them."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.written import holds, place_of, written
from issuepress.checks.phrases import said, words
from issuepress.checks.rules import check
from issuepress.text import markdown
from issuepress.text.patterns import Pattern

TRACKING = Pattern(r"utm_\w+|mc_\w+|ref|campaign", re.IGNORECASE)
HEALTH = Pattern(
    r"\b(?:pain|patients?|clinic\w*|therap\w+|physio\w*|injur\w+|symptoms?|treat(?:s|ed|ing|ments?)|cure[sd]?"
    r"|heal(?:s|ed|ing)?|rehab\w*|surg\w+|doctors?|medic\w+|arthr\w+|schmerz\w*|dolor(?:es)?|douleurs?"
    r"|pacientes?|patient\w*|behandlung\w*|arzt\w*|ärzt\w*|tratamientos?|traitements?)\b",
    re.IGNORECASE,
)
STARS = Pattern("[★⭐]{3,}")
SHORTEST_WORD = 4


@check(Severity.ERROR)
def no_outcome_is_guaranteed(mail: Mail) -> Iterator[Fault]:
    """No treatment helps everyone, so a guarantee is a false claim and endangers the license of who makes it.

    FTC Act, section 5, and the FTC's Health Products Compliance Guidance (2022).
    "Not a cure" and "no guarantee" are let pass.
    """
    yield from _promised(mail, "guarantees", "promises an outcome")
    yield from _promised(mail, "cures", "promises a cure", Severity.WARNING)


@check(Severity.WARNING)
def no_relief_is_promised_by_a_day(mail: Mail) -> Iterator[Fault]:
    """“Pain-free in just three sessions” is an outcome guarantee with a date.

    FTC Health Products Compliance Guidance (2022): claims of speed need the same evidence as any other.
    """
    yield from _promised(mail, "haste", "promises speed")


@check(Severity.WARNING)
def no_testimonial_is_evidence(mail: Mail) -> Iterator[Fault]:
    """What helped one patient shows nothing about the next, and a quotation gives away who is a patient.

    FTC Endorsement Guides, 16 CFR 255.2; HIPAA, 45 CFR 164.508(a)(3), asks for a written authorization.
    """
    yield from _promised(mail, "testimonials", "presents what a patient says as evidence")
    for one in written(mail):
        if _is_of_health(mail) and (stars := STARS.search(one.text)):
            yield Fault(f"“{stars[0]}” rates health care", _mend(mail), place_of(mail, one, stars[0]))


@check(Severity.WARNING)
def no_picture_shows_before_and_after(mail: Mail) -> Iterator[Fault]:
    """Before-and-after pictures promise to everyone what was chosen to be shown of one.

    FTC Endorsement Guides, 16 CFR 255.2; forbidden to health professions in several countries.
    """
    yield from _promised(mail, "before_and_after", "shows a before and after")
    for image in mail.images:
        alt = (image.get("alt") or "").casefold()
        if re.search(
            r"\bbefore\b.{0,10}\bafter\b|\bvorher\b.{0,10}\bnachher\b|\bantes\b.{0,10}\bdespués\b", alt
        ):
            yield Fault("a picture shows a before and after", "choose another picture", mail.at(image))


@check(Severity.WARNING)
def nobody_is_pressed(mail: Mail) -> Iterator[Fault]:
    """Deadlines and "last chances" have no place where people decide about their health.

    They are also phrases of spam (SpamAssassin: ACT_NOW_CAPS). "Seek urgent care" is no pressure.
    """
    yield from _promised(mail, "pressure", "presses the reader")


@check(Severity.WARNING)
def nobody_is_kept_from_care(mail: Mail) -> Iterator[Fault]:
    """A newsletter that talks someone out of a medicine or a doctor's visit can do harm that it never sees.

    Whether to stop a treatment is for a clinician who has examined the reader.
    """
    yield from _promised(mail, "kept_from_care", "keeps the reader from care")


@check(Severity.ADVICE)
def claims_name_their_proof(mail: Mail) -> Iterator[Fault]:
    """“Clinically proven” without a study beside it is itself a claim to be proven.

    FTC Health Products Compliance Guidance (2022), on establishment claims.
    """
    yield from _promised(mail, "unnamed_proof", "claims proof without naming it")


@check(Severity.WARNING, needs_issue=True)
def it_has_a_disclaimer(mail: Mail) -> Iterator[Fault]:
    """General information can be taken for advice about one's own case, unless the mail says what it is.

    Professional liability insurers and codes of conduct ask for it, in both parts of a mail.
    """
    disclaimer = markdown.inline_text(mail.publication.disclaimer).strip()
    if not disclaimer:
        yield Fault(
            "there is no disclaimer",
            "write disclaimer in newsletters/newsletter.toml: general information, not a diagnosis",
            mail.publication_key("disclaimer"),
        )
        return
    for part, text in (("HTML", mail.visible_text), ("text part", mail.text)):
        if text.strip() and not holds(text, disclaimer):
            yield Fault(
                f"the {part} does not show the disclaimer",
                "include base/footer.mjml.j2 in the theme",
                mail.publication_key("disclaimer"),
            )


@check(Severity.ADVICE, needs_issue=True)
def the_author_is_somebody(mail: Mail) -> Iterator[Fault]:
    """Health information is worth what its author knows: a reader should see who that is.

    Silberg and others, JAMA 1997: authorship is the first of four marks of quality of health pages.
    """
    author = mail.publication.author
    if author is None:
        yield Fault(
            "nobody is named as the author",
            "write [author] with name and credentials in newsletters/newsletter.toml",
            mail.publication_key("author"),
        )
    elif not (author.credentials or author.about):
        yield Fault(
            f"nothing says what {author.name} knows about health",
            "write author.credentials or author.about in newsletters/newsletter.toml",
            mail.publication_key("author"),
        )


@check(Severity.WARNING)
def no_tracking_names_a_condition(mail: Mail) -> Iterator[Fault]:
    """A click on utm_campaign=knee-pain tells every analytics company what its reader suffers from.

    FTC v. GoodRx and v. BetterHelp (2023); HHS bulletin on online tracking; GDPR article 9.
    """
    telling = words("conditions") | _title_words(mail)
    of_issue = mail.rendered_from is not None and mail.publication.utm is not None
    for link in mail.links:
        tracked = " ".join(_tracked(link.get("href") or ""))
        if found := sorted(telling.intersection(_letters(tracked))):
            yield Fault(
                f"a tracking parameter names a condition: {', '.join(found)}",
                "name the campaign by its date",
                mail.publication_key("utm", "campaign") if of_issue else mail.at(link),
            )
            return


@check(Severity.WARNING)
def no_mail_asks_for_clinical_detail(mail: Mail) -> Iterator[Fault]:
    """What a patient writes about symptoms travels and lies around unencrypted, and is protected by law.

    HIPAA Security Rule, 45 CFR 164.312(e); GDPR article 9. Ask for a name and times, and talk about the rest.
    """
    asked = {}
    for link in mail.links:
        href = link.get("href") or ""
        if href.lower().startswith("mailto:"):
            fields = dict(parse_qsl(href.partition("?")[2].replace("+", "%2B")))
            asked[f"{fields.get('subject', '')}\n{fields.get('body', '')}"] = link
    for text, link in asked.items():
        for phrase in dict.fromkeys(said("clinical_detail", text, asked=True)):
            yield Fault(
                f"the mail that a reader starts asks for “{phrase}”",
                "ask for a name and times only"
                + mail.either(issue=": call_to_action.body in newsletters/newsletter.toml", html=""),
                mail.publication_key("call_to_action", "body") if mail.rendered_from else mail.at(link),
            )


def _promised(mail: Mail, name: str, what: str, severity: Severity | None = None) -> Iterator[Fault]:
    for one in written(mail) if _is_of_health(mail) else ():
        for phrase in said(name, one.text):
            yield Fault(f"“{phrase}” {what}", _mend(mail), place_of(mail, one, phrase), severity)


def _is_of_health(mail: Mail) -> bool:
    """A shop may say "last chance" of a sale: what no word of health stands in is let pass."""
    return mail.rendered_from is not None or HEALTH.search(mail.visible_text) is not None


def _mend(mail: Mail) -> str:
    of_article = ", in the article's words" if mail.rendered_from else ""
    return f"say what studies found, and for whom{of_article}"


def _title_words(mail: Mail) -> set[str]:
    """The words of the articles' titles, or of the headings, which tell what a click is about."""
    if mail.rendered_from:
        titles = [digest.title for digest in mail.issue.content.digests]
        titles += [article.title for article in mail.issue.articles.values()]
    else:
        titles = [mail.text_of(heading) for heading in mail.elements("h1", "h2", "h3")]
    found = {word for title in titles for word in _letters(title) if len(word) >= SHORTEST_WORD}
    return found - words("common")


def _tracked(address: str) -> list[str]:
    try:
        return [value for name, value in parse_qsl(urlsplit(address).query) if TRACKING.fullmatch(name)]
    except ValueError:
        return []


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())
