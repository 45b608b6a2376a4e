import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuepress import tokens
from issuepress.cli.program import SERVICES as OFFERED
from issuepress.render import render
from issuepress.render.intact import losses
from issuepress.rendered import Email
from issuepress.services import names, service_class
from issuepress.services.tags import BREAK, fill, tags_of, tags_or_own
from issuepress.workspace.load import find_workspace, load_issue

SAMPLE = Path(__file__).parents[1] / "sample"
ISSUE = load_issue(find_workspace(SAMPLE), "several")
PUBLICATION = ISSUE.publication
RENDERED = render(ISSUE)
WITH_TAGS = [name for name in names() if service_class(name).tags]
TAG_LIKE = st.lists(
    st.sampled_from(
        [*"{}%*|[]@#$<>!-&\"'\\a ", "TrackLink", "Unsubscribe", "unsubscribe", "FNAME", "if", "end", "Safe"]
    ),
    max_size=14,
).map("".join)


def email(text: str) -> Email:
    from markupsafe import escape

    html = f"<!DOCTYPE html><p>{escape(text)}</p>".encode("ascii", "xmlcharrefreplace").decode()
    return Email(subject=text, preheader=text, html=html, text=text)


def paragraph(html: str) -> str:
    """What a reader sees of it."""
    return unescape(html).removeprefix("<!DOCTYPE html><p>").removesuffix("</p>")


def without_breaks(text: str) -> str:
    return text.replace(BREAK, "")


def test_the_command_line_offers_every_service():
    assert names() == OFFERED


@pytest.mark.parametrize("service", [None, *names()])
def test_no_token_is_left(service: str | None):
    filled = fill(RENDERED, PUBLICATION, service)

    assert not [token for token in tokens.ALL if token in filled.html + filled.text]


@pytest.mark.parametrize("service", names())
def test_the_tags_of_a_service_are_exact_in_html_and_text(service: str):
    filled, tags = fill(RENDERED, PUBLICATION, service), tags_or_own(service, PUBLICATION)

    assert f'href="{tags.unsubscribe}"' in filled.html
    assert tags.unsubscribe in filled.text
    assert tags.first_name in filled.html
    assert tags.first_name in filled.text


@pytest.mark.parametrize("service", names())
def test_nothing_but_tags_changes(service: str):
    """All links, style blocks and conditional comments are as before, but for the tokens."""
    filled = fill(RENDERED, PUBLICATION, service).html
    tags = tags_or_own(service, PUBLICATION)
    restored = filled.replace(tags.unsubscribe, tokens.UNSUBSCRIBE)
    if tags.view_in_browser:
        restored = restored.replace(tags.view_in_browser, tokens.VIEW_IN_BROWSER)
    before = re.sub(
        f"{tokens.VIEW_STARTS}(.*?){tokens.VIEW_ENDS}", r"\1" if tags.view_in_browser else "", RENDERED.html
    )

    assert losses(before, restored) == []


@pytest.mark.parametrize("service", [None, "folder", "resend"])
def test_a_view_in_the_browser_that_is_not_there_is_left_out(service: str | None):
    filled = fill(RENDERED, PUBLICATION, service)

    assert "View in browser" not in filled.html + filled.text


def test_without_a_service_unsubscribing_writes_to_the_publication():
    assert 'href="mailto:answers@example.org?subject=Unsubscribe"' in fill(RENDERED, PUBLICATION).html


def test_a_missing_postal_address_leaves_nothing_in_its_place():
    open_address = PUBLICATION.model_copy(update={"postal_address": None})
    filled = fill(RENDERED, open_address)

    assert tokens.POSTAL_ADDRESS in RENDERED.html
    assert tokens.POSTAL_ADDRESS not in filled.html + filled.text
    assert "postal" not in filled.html + filled.text


@pytest.mark.parametrize("service", WITH_TAGS)
def test_words_that_look_like_tags_are_not_the_services_to_execute(service: str):
    filled, tags = fill(RENDERED, PUBLICATION, service), tags_of(service)
    own = (
        tags.unsubscribe,
        tags.view_in_browser,
        tags.postal_address,
        tags.postal_address_text,
        tags.first_name,
    )
    written = "\n".join((re.sub("<style.*?</style>", "", filled.html, flags=re.DOTALL), filled.text))
    for tag in filter(None, own):
        written = written.replace(tag, "")

    assert not re.search(tags.executes, written + filled.subject)


@settings(max_examples=300)
@given(text=TAG_LIKE, service=st.sampled_from(WITH_TAGS))
def test_the_reader_sees_the_authors_characters(text: str, service: str):
    filled = fill(email(text), PUBLICATION, service)

    assert paragraph(filled.html) == text
    assert without_breaks(filled.text) == text
    assert without_breaks(filled.subject) == text
    assert not re.search(tags_of(service).executes, filled.text)


# --- with the engines that services really use, or their kin --------------------------------------------


def jinja(template: str) -> str:
    """Brevo's language is Twig's and Jinja's kin."""
    import jinja2

    return jinja2.Environment(autoescape=False, keep_trailing_newline=True).from_string(template).render()


def django(template: str) -> str:
    """Buttondown is a Django program."""
    from django.template import Context, Engine

    return Engine().from_string(template).render(Context({}, autoescape=False))


def liquid(template: str) -> str:
    """Brevo's filters and Kit's language are Liquid's."""
    from liquid import Environment

    return Environment().from_string(template).render()


def mustache(template: str) -> str:
    """Resend's triple braces, and SendGrid's Handlebars, which Mustache is the core of."""
    import pystache

    return pystache.Renderer(escape=str).render(template, {})


ENGINES = [
    ("brevo", jinja),
    ("brevo", liquid),
    ("buttondown", django),
    ("resend", mustache),
    ("sendgrid", mustache),
]


@pytest.mark.parametrize(("service", "engine"), ENGINES)
@settings(max_examples=150, deadline=None)
@given(text=TAG_LIKE)
def test_a_real_template_engine_leaves_the_authors_characters_alone(service: str, engine, text: str):
    filled = fill(email(text), PUBLICATION, service)

    assert paragraph(engine(filled.html)) == text
    assert without_breaks(engine(filled.text)) == text
    assert without_breaks(engine(filled.subject)) == text


@pytest.mark.parametrize(("service", "engine"), ENGINES)
def test_the_engines_do_execute_what_is_not_escaped(service: str, engine):
    """So that the test above means something."""
    assert engine("a{{ x }}b") == "ab"


@pytest.mark.parametrize("service", WITH_TAGS)
def test_a_code_sample_with_braces_survives(service: str):
    sample = "Write {{ name }}, {% if %}, *|NAME|*, [%name%], {{{x}}} or [Unsubscribe]."
    filled = fill(email(sample), PUBLICATION, service)

    assert paragraph(filled.html) == sample
    assert without_breaks(filled.text) == sample
