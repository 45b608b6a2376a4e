"""What an extractor leaves in a page is put back, or its author is told."""

import pytest

from issuepress.read import read_article

PROSE = (
    "<p>Loading for twelve weeks is still the first treatment for tendon pain in adults who run.</p>",
    "<p>Most people can walk on the first day, and they should not rest for long after that.</p>",
    "<p>The trial of forty adults found no gain from needling after six weeks of load.</p>",
    "<p>Heat and ice are as good as each other once the first two days are over.</p>",
)
RED_FLAGS = "<h2>Who should wait?</h2><p>Do not load if:</p><ul><li>you take blood thinners</li><li>you are pregnant</li></ul>"


def read(body, before="", after=""):
    page = f"<html><body>{before}<div id='wrapper'><h1>Load</h1>{body}</div>{after}</body></html>"
    return read_article("load.html", text=page, kind="html", url="https://clinic.test/load")


def test_a_list_and_its_heading_are_kept_in_a_page_of_divs():
    article = read("".join(PROSE[:2]) + RED_FLAGS + "".join(PROSE[2:]))
    assert (
        "## Who should wait?\n\nDo not load if:\n\n- you take blood thinners\n- you are pregnant"
        in article.body
    )
    assert article.notes == ()


def test_a_list_at_the_end_is_kept():
    article = read("".join(PROSE) + "<ol><li>stand on a step</li><li>lower slowly</li></ol>")
    assert article.body.endswith("1. stand on a step\n2. lower slowly")


def test_an_icon_list_is_a_list():
    icons = (
        "<p>Stop and call a clinician when:</p><div class='elementor-widget elementor-widget-icon-list'>"
        "<ul class='elementor-icon-list-items'><li class='elementor-icon-list-item'><span "
        "class='elementor-icon-list-text'>The pain wakes you at night</span></li></ul></div>"
    )
    assert "- The pain wakes you at night" in read("".join(PROSE[:2]) + icons + "".join(PROSE[2:])).body


@pytest.mark.parametrize(
    "furniture",
    [
        "<ul class='share-buttons'><li>Send it to a friend</li><li>Print it for later</li></ul>",
        "<nav><ul><li>All of our services</li><li>Where you find us</li></ul></nav>",
        "<ul><li><a href='/a'>Another story of ours</a></li><li><a href='/b'>One more story</a></li></ul>",
        "<ul><li><a href='#who'>Who should wait</a></li><li><a href='#what'>What to do first</a></li></ul>",
    ],
)
def test_menus_and_share_rows_between_paragraphs_stay_out(furniture):
    article = read("".join(PROSE[:2]) + furniture + "".join(PROSE[2:]))
    assert "- " not in article.body


def test_the_questions_of_an_accordion_are_headings():
    answers = "".join(
        f"<h3><button aria-expanded='false'>{question}</button></h3><p>{answer}</p>"
        for question, answer in (
            ("Can I run with some pain?", "Yes, up to five out of ten, if it settles by the next day."),
            ("Should I rest?", "No. Rest makes the tendon weaker, as three trials of adults have found."),
        )
    )
    article = read("".join(PROSE) + answers)
    assert "### Can I run with some pain?\n\nYes, up to five" in article.body
