import re
from html import unescape
from pathlib import Path

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuepress import tokens
from issuepress.cli import SERVICES as OFFERED
from issuepress.models import Email
from issuepress.render import render
from issuepress.render.intact import losses
from issuepress.services.tags import BREAK, SERVICES, fill
from issuepress.workspace import find_workspace, load_issue

SAMPLE = Path(__file__).parents[1] / "sample"
ISSUE = load_issue(find_workspace(SAMPLE), "several")
PUBLICATION = ISSUE.publication
RENDERED = render(ISSUE)
TAG_LIKE = st.lists(
    st.sampled_from(
        ["{", "}", "%", "*", "|", "[", "]", "@", "#", "a", " ", "TrackLink", "Unsubscribe", "FNAME"]
    ),
    max_size=12,
).map("".join)


def email(text: str) -> Email:
    from markupsafe import escape

    html = f"<!DOCTYPE html><p>{escape(text)}</p>".encode("ascii", "xmlcharrefreplace").decode()
    return Email(subject=text, preheader=text, html=html, text=text)


def without_breaks(text: str) -> str:
    return text.replace(BREAK, "")


def test_the_command_line_offers_every_service():
    assert sorted(SERVICES) == sorted(OFFERED)


@pytest.mark.parametrize("service", [None, *SERVICES])
def test_no_token_is_left(service: str | None):
    filled = fill(RENDERED, PUBLICATION, service)

    assert not [token for token in tokens.ALL if token in filled.html + filled.text]


@pytest.mark.parametrize("service", SERVICES)
def test_the_tags_of_a_service_are_exact_in_html_and_text(service: str):
    filled, tags = fill(RENDERED, PUBLICATION, service), SERVICES[service]

    assert f'href="{tags.unsubscribe}"' in filled.html
    assert tags.unsubscribe in filled.text
    assert tags.first_name in filled.html
    assert tags.first_name in filled.text


@pytest.mark.parametrize("service", SERVICES)
def test_nothing_but_tags_changes(service: str):
    """All links, style blocks and conditional comments are as before, but for the tokens."""
    filled = fill(RENDERED, PUBLICATION, service).html
    tags = SERVICES[service]
    restored = filled.replace(tags.unsubscribe, tokens.UNSUBSCRIBE)
    if tags.view_in_browser:
        restored = restored.replace(tags.view_in_browser, tokens.VIEW_IN_BROWSER)
    before = re.sub(
        f"{tokens.VIEW_STARTS}(.*?){tokens.VIEW_ENDS}", r"\1" if tags.view_in_browser else "", RENDERED.html
    )

    assert losses(before, restored) == []


@pytest.mark.parametrize("service", [None, "resend"])
def test_a_view_in_the_browser_that_is_not_there_is_left_out(service: str | None):
    filled = fill(RENDERED, PUBLICATION, service)

    assert "View in browser" not in filled.html + filled.text


def test_without_a_service_unsubscribing_writes_to_the_publication():
    assert 'href="mailto:answers@example.org?subject=Unsubscribe"' in fill(RENDERED, PUBLICATION).html


def test_a_missing_postal_address_is_said_and_not_invented():
    open_address = PUBLICATION.model_copy(update={"postal_address": None})

    assert "The postal address is missing" in fill(RENDERED, open_address).html
    assert "The postal address is missing" in fill(RENDERED, open_address).text


@pytest.mark.parametrize("service", SERVICES)
def test_words_that_look_like_tags_are_not_the_services_to_execute(service: str):
    filled, tags = fill(RENDERED, PUBLICATION, service), SERVICES[service]
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


@settings(max_examples=200)
@given(text=TAG_LIKE, service=st.sampled_from(sorted(SERVICES)))
def test_the_reader_sees_the_authors_characters(text: str, service: str):
    filled = fill(email(text), PUBLICATION, service)

    assert unescape(filled.html).removeprefix("<!DOCTYPE html><p>").removesuffix("</p>") == text
    assert without_breaks(filled.text) == text
    assert without_breaks(filled.subject) == text
    assert not re.search(SERVICES[service].executes, filled.text)


@settings(max_examples=200)
@given(text=TAG_LIKE, service=st.sampled_from(["brevo", "buttondown"]))
def test_a_real_template_engine_leaves_the_authors_characters_alone(text: str, service: str):
    filled = fill(email(text), PUBLICATION, service)
    engine = jinja2.Environment(
        autoescape=False, keep_trailing_newline=True
    )  # the engines of both are Jinja's kin

    assert without_breaks(engine.from_string(filled.text).render()) == text
    assert unescape(engine.from_string(filled.html).render()) == f"<!DOCTYPE html><p>{text}</p>"
