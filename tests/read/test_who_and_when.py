"""Who wrote a page and when is what it shows its readers, and what it only tells machines where it shows nothing."""

import datetime as dt

import pytest

from issuepress.read import read_article

PROSE = "<p>Loading for twelve weeks is still the first treatment for tendon pain in adults who run.</p>" * 4
DATA = '<script type="application/ld+json">{{"@type": "Article", "datePublished": "{}", "dateModified": "{}"}}</script>'


def read(
    below="", head="", after="", url="https://clinic.test/load", heading="<h1>Load for the Achilles</h1>"
):
    page = (
        f"<html><head><title>Load for the Achilles</title>{head}</head>"
        f"<body><article>{heading}{below}{PROSE}</article>{after}</body></html>"
    )
    return read_article("load.html", text=page, url=url)


@pytest.mark.parametrize(
    ("below", "published"),
    [
        ("<p>May 3, 2022</p>", dt.date(2022, 5, 3)),  # moved to another system in 2024
        ("<p>Achilles · Running · May 3, 2022</p>", dt.date(2022, 5, 3)),
        ("<p>May 2, 2024</p>", dt.date(2024, 5, 3)),  # an evening elsewhere
        ("<p>5.3.2024</p>", dt.date(2024, 5, 3)),  # the fifth of March, were it written in Europe
        ("<p>June 1, 2025</p>", dt.date(2024, 5, 3)),  # the day of the update
        ("<p>Updated June 1, 2025</p>", dt.date(2024, 5, 3)),
        ("<p>First published on May 3, 2019, and looked through every year</p>", dt.date(2019, 5, 3)),
        ("", dt.date(2024, 5, 3)),
    ],
)
def test_the_day_that_is_shown_beats_the_data_where_it_says_something_else(below, published):
    assert read(below, DATA.format("2024-05-03", "2025-06-01")).published == published


def test_the_day_of_another_article_further_away_is_not_its_own():
    other = "<aside><p>Most read</p><p>Another article of ours</p><p>Ann Lee | July 15, 2025</p></aside>"
    page = read(heading="<p>January 16, 2025</p><h1>Load for the Achilles</h1>", after=other)
    assert page.published == dt.date(2025, 1, 16)


def test_a_date_whose_order_is_open_stays_open_unless_the_address_tells():
    there = read("<p>By Ann Lee</p><p>5/3/2024</p>")
    assert (there.published, there.published_text) == (None, "5/3/2024")
    assert any("5/3/2024" in note and "write it out" in note for note in there.notes)
    settled = read("<p>5/3/2024</p>", url="https://clinic.test/2024/03/load")
    assert settled.published == dt.date(2024, 3, 5)
    assert read("<p>5/3/2024</p>", url="https://clinic.test/2023/march/load").published is None


@pytest.mark.parametrize(
    ("head", "below"),
    [
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">',
            "",
        ),
        ("", "<p>Written by</p><p>Ann Lee</p>"),
        ("", "<span>By</span><div>Ann Lee</div>"),
        ("", "<p class='post-author__name'>Ann Lee</p>"),
        ("", "<p>This post was written by Ann Lee, a therapist at our clinic in town.</p>"),
    ],
)
def test_the_author_is_found_where_pages_name_one(head, below):
    assert read(below, head).author == "Ann Lee"


def test_a_site_that_is_called_like_its_owner_is_by_its_owner():
    head = '<meta property="og:site_name" content="Ann Lee">'
    assert read(head=head, url="https://www.annlee.test/load").author == "Ann Lee"
    assert read(head=head, url="https://clinic.test/load").author == ""


def test_a_title_that_is_no_first_heading_is_found():
    heading = "<h2>Load for the Achilles</h2><h1>But load is what tendons need</h1>"
    assert read(heading=heading).title == "Load for the Achilles"
