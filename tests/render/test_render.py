import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuepress.build import as_format, rendered
from issuepress.errors import TemplateError
from issuepress.models import Article, Digest, Issue
from issuepress.render import mjml, render
from issuepress.workspace.load import find_workspace, load_issue

SAMPLE = Path(__file__).parents[1] / "sample"
GOLDEN = Path(__file__).parents[1] / "golden"
ISSUES = ("single", "several", "arabic", "everything")
THEMES = ("clinic", "letter", "bright")


def issue(name: str, workspace: Path = SAMPLE) -> Issue:
    return load_issue(find_workspace(workspace), name)


def with_texts(text: str) -> Issue:
    """The sample issue with one text in every place where an author can write."""
    one = issue("single")
    digest = one.content.digests[0].model_copy(
        update={
            "title": text,
            "summary": text,
            "takeaways": (text,),
            "caveat": text,
            "quote": text,
            "quote_by": text,
            "image_alt": text,
        }
    )
    content = one.content.model_copy(
        update={"subject": text, "preheader": text, "intro": text, "title": text, "digests": (digest, digest)}
    )
    return one.model_copy(update={"content": content})


class Page(HTMLParser):
    """The parts of an e-mail that the tests ask about."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.hidden = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.hidden += tag in ("style", "title")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "title")

    def handle_data(self, data):
        if not self.hidden:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("name", ISSUES)
@pytest.mark.parametrize("form", ["html", "text", "eml", "mjml"])
def test_an_issue_looks_as_it_did(name: str, form: str, request: pytest.FixtureRequest):
    one = issue(name)
    content = as_format(form, rendered(one, None, None), one)
    same_as(GOLDEN / f"{name}.{form}", content, request)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_looks_as_it_did(theme: str, request: pytest.FixtureRequest):
    one = issue("everything")
    same_as(GOLDEN / "themes" / f"{theme}.html", rendered(one, theme, None).html.encode(), request)


def same_as(golden: Path, content: bytes, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(content)

    assert content == golden.read_bytes()


@pytest.mark.parametrize("theme", THEMES)
def test_rendering_twice_gives_the_same_bytes(theme: str):
    assert render(issue("several"), theme) == render(issue("several"), theme)


@pytest.mark.parametrize("theme", THEMES)
def test_the_html_is_ascii_with_a_doctype_a_language_and_the_subject_as_its_title(theme: str):
    html = render(issue("several"), theme).html

    assert html.isascii()
    assert re.match('<!DOCTYPE html>\\s*<html lang="en" dir="ltr"', html)
    assert "<title>Three short reads</title>" in html


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ISSUES)
def test_headings_start_with_one_h1_and_skip_no_level(theme: str, name: str):
    page = Page(render(issue(name), theme).html)
    levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3", "h4")]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("theme", THEMES)
def test_layout_tables_are_presentation_and_images_have_alt_text_and_a_width_in_pixels(theme: str):
    html = render(issue("single"), theme).html
    page = Page(html)

    layout = [table for table in page.all("table") if "cell" not in str(table.get("class")).split()]
    assert all(table.get("role") == "presentation" for table in layout)
    marked = re.findall(r'<table(?![^>]*class="cell")[^>]*>', html)
    assert all('role="presentation"' in tag for tag in marked)
    assert all("alt" in image and str(image["width"]).isdigit() for image in page.all("img"))


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_never_smaller_than_14_pixels(theme: str):
    html = render(issue("single"), theme).html
    visible = re.sub(r'<div style="display:none.*?</div>', "", html, flags=re.DOTALL)

    assert min(int(size) for size in re.findall(r"font-size:(\d+)px", visible) if int(size) > 1) >= 14


def test_the_lead_story_says_everything_the_digest_says():
    words = " ".join("".join(Page(render(issue("single")).html).words).split())

    for text in (
        "Walking may help. It is not a cure.",
        "Costs were lower & the risk was small.",
        "Most people in the trial were under 60.",
        "“A walk is a beginning.”",
        "1 min read",
    ):
        assert text in words


def test_the_button_writes_a_mail_with_subject_and_body_filled_in():
    links = [a["href"] for a in Page(render(issue("single")).html).all("a")]

    assert (
        "mailto:book@example.org?subject=A%20consultation%2C%20please&body=Hello%2C%0D%0A%0D%0AMy%20name%3A"
        in links
    )


def test_tracking_parameters_go_to_the_publications_own_website_only():
    links = [str(a["href"]) for a in Page(render(issue("several")).html).all("a")]
    marked = [link for link in links if "utm_source=newsletter" in link]

    assert "https://elsewhere.example.com/one" in links
    assert all(link.startswith("https://www.example.org") for link in marked)
    assert (
        "https://www.example.org/book?from=mail&utm_source=newsletter&utm_medium=email&utm_campaign=2026-12-01"
        in marked
    )


def test_an_arabic_issue_runs_from_right_to_left_right_through():
    html = render(issue("arabic")).html

    assert '<html lang="ar" dir="rtl"' in html
    assert "text-align:left" not in html.replace("text-align:left;direction:rtl", "")
    assert "padding-right:28px" in html
    assert "أهم النقاط" in unescape(html)


def test_the_text_part_has_every_sentence_and_link_in_78_columns():
    text = render(issue("single")).text
    one_line = " ".join(text.split())

    assert "In one trial, walking helped about as much as exercise classes." in one_line
    assert "https://unsubscribe.invalid/" in text
    assert max(len(line) for line in text.splitlines() if "://" not in line) <= 78


def test_a_text_of_wide_characters_fills_no_more_than_78_columns():
    chinese = with_texts("走路可能对背痛有帮助，但这不是治愈方法。" * 12)

    assert max(len(line) for line in render(chinese).text.splitlines() if "://" not in line) <= 78
    assert any(20 < len(line) <= 39 for line in render(chinese).text.splitlines())


HOSTILE = [
    "<script>alert(1)</script>",
    "</mj-text></mj-column><mj-raw>x</mj-raw>",
    "<!--[if mso]> x <![endif]-->",
    "{{ 7*7 }} {% include 'x' %} {# c #}",
    '" onload="x',
    "a & b < c > d &nbsp; &#0; &lt;",
    "]]> <![CDATA[ x ]]>",
    "line\none\n\ntwo",
    'src="x" and href="y"',
    "[x](javascript:alert(1)) ![i](https://e.org/x.png)",
    "@media (max-width:1px){*{display:none}}",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("theme", THEMES)
def test_no_text_breaks_out_of_its_place(text: str, theme: str):
    plain, hostile = Page(render(with_texts("x"), theme).html), Page(render(with_texts(text), theme).html)
    harmless = {"br", "em", "strong", "code", "a"}

    def structure(page: Page) -> list[str]:
        return [tag for tag, _ in page.tags if tag not in harmless]

    assert structure(hostile) == structure(plain)
    assert not [a for _, attributes in hostile.tags for a in attributes if a.startswith("on")]
    assert not [a for a in hostile.all("a") if str(a.get("href")).startswith("javascript")]


# What XML cannot hold is taken out when articles and issues are read.
WRITTEN = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\ufeff"),
    min_size=1,
    max_size=60,
).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(text=WRITTEN)
def test_any_title_arrives_as_its_author_wrote_it(text: str):
    email = render(with_texts(text))
    title = next(part for part in Page(email.html).words if part.strip() == text.strip())

    assert title


def test_an_issue_of_a_hundred_digests_renders():
    one = issue("several")
    content = one.content.model_copy(update={"digests": one.content.digests * 34})

    assert render(one.model_copy(update={"content": content})).html.count("First.") == 34


@pytest.mark.parametrize("theme", THEMES)
def test_a_digest_of_a_title_alone_renders(theme: str):
    one = issue("single")
    content = one.content.model_copy(update={"digests": (Digest(article="a", title="Only this"),)})
    bare = one.model_copy(update={"content": content, "articles": {"a": Article(title="t", body="b")}})

    assert "Only this" in render(bare, theme).html


def template(sample: Path, name: str, old: str, new: str) -> None:
    """A template of the workspace's own, made from the bundled one."""
    from issuepress.paths import bundled_themes

    source = (bundled_themes() / name).read_text(encoding="utf-8")
    assert old in source
    path = sample / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source.replace(old, new, 1), encoding="utf-8")


def line_of(sample: Path, name: str, text: str) -> int:
    lines = (sample / "templates" / name).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('css-class="band"', 'css-klass="band"', "css-class"),
        ('padding="44px 40px 44px"', 'padding="0 40px"', "0px"),
        ("<mj-column>", "<mj-colum>", "mj-column"),
        ("<mj-text css", '<mj-text font-size="16" css', "font-size"),
        ("</mj-section>", "", "mj-section"),
        ("{{ labels.expect }}", "{{ labels.nothing_like_it }}", "nothing_like_it"),
        ("{% if practice.expect %}", "{% if practice.expect %", "templates/clinic/consultation.mjml.j2"),
    ],
)
def test_a_mistake_in_a_template_names_its_file_and_line(sample: Path, old: str, new: str, said: str):
    template(sample, "clinic/consultation.mjml.j2", old, new)

    with pytest.raises(TemplateError) as caught:
        render(issue("single", sample))

    assert re.search(r"^templates/clinic/consultation.mjml.j2:\d+: ", str(caught.value), re.MULTILINE)
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "hello", "<html></html>"])
def test_a_theme_that_is_no_mjml_is_told_with_its_file(sample: Path, text: str):
    path = sample / "templates/clinic/index.mjml.j2"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(TemplateError, match=r"^templates/clinic/index\.mjml\.j2: .*<mjml>"):
        render(issue("single", sample))


def test_a_single_file_of_a_theme_can_be_the_workspaces_own(sample: Path):
    template(sample, "base/footer.mjml.j2", "{{ practice.why }}", "Our own words.")

    assert "Our own words." in render(issue("single", sample)).html


def test_a_template_that_is_made_later_is_found(sample: Path):
    before = render(issue("single", sample)).html
    template(sample, "base/footer.mjml.j2", "{{ practice.why }}", "Our own words.")

    assert render(issue("single", sample)).html != before


def test_an_unknown_theme_is_told_which_there_are():
    with pytest.raises(TemplateError, match="there is no theme clinik; there are: bright, clinic, letter"):
        render(issue("single"), "clinik")


def test_mjml_leaves_with_no_mark_of_its_templates():
    source = mjml(issue("single"))

    assert source.startswith('<mjml lang="en" dir="ltr">')
    assert "data-at" not in source
