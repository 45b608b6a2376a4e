"""Themes: their own files, their keys, their words."""

import re
from html import unescape
from pathlib import Path

import pytest

from issuepress.build import as_format, rendered
from issuepress.errors import TemplateError
from issuepress.models import Issue
from issuepress.render import mjml, render
from issuepress.theme_choice import ThemeChoice
from issuepress.workspace.load import find_workspace, load_issue

DOCUMENT = Path(__file__).parents[2] / "docs" / "themes.md"
THEMES = ("clinic", "letter", "bright")


def issue(workspace: Path, name: str = "everything") -> Issue:
    return load_issue(find_workspace(workspace), name)


def chosen(one: Issue, **keys) -> Issue:
    content = one.content.model_copy(update={"theme": ThemeChoice(**keys)})
    return one.model_copy(update={"content": content})


def in_language(one: Issue, language: str) -> Issue:
    return one.model_copy(update={"content": one.content.model_copy(update={"language": language})})


def words_of(workspace: Path, text: str) -> None:
    path = workspace / "templates" / "base" / "labels.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_theme_that_the_documentation_shows_renders_everything(sample: Path):
    index, inline = re.findall(r"```jinja\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    folder = sample / "templates" / "mine"
    folder.mkdir(parents=True)
    (folder / "index.mjml.j2").write_text(index, encoding="utf-8")
    (folder / "inline.css.j2").write_text(inline, encoding="utf-8")
    html = render(issue(sample), "mine").html

    for words in ("Save me a seat", "A slow heel raise", "Did this help?", "Worth knowing", "Unsubscribe"):
        assert words in html


def test_a_new_theme_is_the_one_of_the_documentation(run, sample: Path):
    result = run("theme", "new", "mine")

    assert result.exit_code == 0
    for file in sorted((sample / "templates" / "mine").iterdir()):
        assert file.read_text(encoding="utf-8") in DOCUMENT.read_text(encoding="utf-8")


def test_a_file_of_a_theme_is_copied_and_then_its_own(run, sample: Path):
    assert run("theme", "copy", "base", "footer.mjml.j2").exit_code == 0
    file = sample / "templates" / "base" / "footer.mjml.j2"
    file.write_text(file.read_text("utf-8").replace("{{ practice.why }}", "Our own words."), "utf-8")

    assert "Our own words." in render(issue(sample)).html
    assert "is there already" in run("theme", "copy", "base", "footer.mjml.j2").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("copy", "clinik"), "there is no bundled theme clinik; did you mean clinic?"),
        (("copy", "clinic", "autor.mjml.j2"), "did you mean author.mjml.j2?"),
        (("new", "clinic"), "there is a theme clinic already"),
        (("new", "../x"), "is not a name for a theme"),
        (("show", "nothing"), "there is no theme nothing"),
    ],
)
def test_what_cannot_be_done_with_a_theme_is_said_in_a_line(run, arguments: tuple[str, ...], said: str):
    result = run("theme", *arguments)

    assert result.exit_code == 1
    assert said in result.output


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_shown_on_sample_content_in_the_look_of_the_workspace(run, sample: Path, theme: str):
    assert run("theme", "show", theme).exit_code == 0
    html = (sample / "build" / f"theme-{theme}" / "email.html").read_text(encoding="utf-8")

    assert "A sample evening" in html
    assert "The Sample Practice" in html


@pytest.mark.parametrize("theme", THEMES)
def test_parts_stand_in_the_order_that_is_chosen(sample: Path, theme: str):
    one = chosen(issue(sample), sections=("consultation", "lead", "stories"))
    html = render(one, theme).html

    assert html.index("Questions &amp; answers?") < html.index("A walk is a beginning")
    assert "Writes samples with" not in html
    assert re.search("<h[1-6]", html)[0] == "<h1"


def test_fonts_colors_and_corners_are_taken(sample: Path):
    keys = {"title_font": "Palatino", "page": "#fafafa", "band": "#224466", "corners": "round"}
    html = render(chosen(issue(sample), **keys)).html

    assert "font-family:'Palatino'" in html.replace('"', "'")
    assert "background-color:#fafafa" in html
    assert "border-radius:16px" in html


def test_keys_of_a_themes_own_reach_its_templates(run, sample: Path):
    run("theme", "copy", "base", "footer.mjml.j2")
    file = sample / "templates" / "base" / "footer.mjml.j2"
    file.write_text(file.read_text("utf-8").replace("{{ practice.why }}", "{{ own.motto }}"), "utf-8")

    assert "Move a little" in render(issue(sample)).html


def test_the_workspaces_own_words_win_and_may_add_a_language(sample: Path):
    words_of(sample, '[en]\nworth_knowing = "Mind this"\n[sv]\nworth_knowing = "Bra att veta"\n')
    one = issue(sample)

    assert "Mind this" in render(one).html
    assert "Bra att veta" in render(in_language(one, "sv")).html
    assert "read_more" in render(in_language(one, "sv")).untranslated
    assert render(in_language(one, "ja")).untranslated == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[sv]\nworth_knowin = "x"\n',
            "sv.worth_knowin: is not a word of the themes; did you mean worth_knowing?",
        ),
        ("[sv]\nworth_knowing = 3\n", "sv.worth_knowing: has to be text"),
        ('[sv]\nminutes = "{hours}"\n', "knows no other braces than {minutes}"),
        ('[sv]\nquotes = "x"\n', "sv.quotes: has to be the two marks"),
        ('sv = "x"\n', "sv: has to be a table of words"),
        ("[sv\n", "cannot be read"),
    ],
)
def test_a_mistake_in_the_words_is_told(sample: Path, text: str, said: str):
    words_of(sample, text)

    with pytest.raises(TemplateError, match=r"templates/base/labels\.toml") as caught:
        render(issue(sample))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("language", "quoted", "minutes"),
    [
        ("de", "„A walk is a beginning.“", "1 Min. Lesezeit"),
        ("fr", "«\u00a0A walk is a beginning.\u00a0»", "1 min de lecture"),
        ("ja", "「A walk is a beginning.」", "約1分"),
        ("ar", "«A walk is a beginning.»", "دقيقة واحدة"),
    ],
)
def test_quotation_marks_and_plurals_follow_the_language(
    sample: Path, language: str, quoted: str, minutes: str
):
    one = issue(sample, "single")
    articles = {
        name: article.model_copy(update={"language": language}) for name, article in one.articles.items()
    }
    mail = render(in_language(one.model_copy(update={"articles": articles}), language))

    assert quoted in unescape(mail.html)
    assert quoted.replace("\u00a0", " ") in mail.text
    assert minutes in mail.text


@pytest.mark.parametrize("theme", THEMES)
def test_the_publications_words_keep_their_language_in_an_issue_of_another(sample: Path, theme: str):
    html = render(issue(sample, "arabic"), theme).html

    for words in ("Write to us.", "You receive this because it is a test.", "issuepress-postal-address"):
        assert f'<span lang="en" dir="ltr">{words}' in html


def test_mjml_carries_its_inline_rules_and_no_token(sample: Path):
    one = issue(sample)
    source = as_format("mjml", rendered(one, None, None), one).decode()
    for_mailchimp = as_format("mjml", rendered(one, None, "mailchimp"), one, None, "mailchimp").decode()

    assert '<mj-style inline="inline">' in mjml(one)
    assert "issuepress-" not in source + for_mailchimp
    assert "*|UNSUB|*" in for_mailchimp
    assert "1 Example Street" in source


def test_a_mail_in_cyrillic_is_written_as_it_is_and_one_in_english_in_ascii(sample: Path):
    one = issue(sample, "single")
    text = "Ходьба может помочь при боли в спине, но это не лечение. " * 40
    digest = one.content.digests[0].model_copy(update={"summary": text})
    cyrillic = one.model_copy(update={"content": one.content.model_copy(update={"digests": (digest,)})})
    html = render(cyrillic).html

    assert "Ходьба" in html
    assert len(html.encode()) < 0.8 * len(html.encode("ascii", "xmlcharrefreplace"))
    assert render(one).html.isascii()


def test_words_that_a_language_has_not_are_told(run, sample: Path):
    file = sample / "newsletters" / "single" / "issue.toml"
    file.write_text('language = "sv"\n' + file.read_text("utf-8"), "utf-8")
    told = run("check", "single", "--only", "the_themes_words_are_in_its_language").output

    assert "no words in sv for key_takeaways" in told
    assert "templates/base/labels.toml" in told


def test_an_exercise_that_names_no_article_is_told(run):
    told = run("check", "everything", "--only", "claims_name_their_article").output

    assert "blocks[4] (exercise) names no article" in told
    assert "question" not in told


@pytest.mark.parametrize("theme", ["clinic", "letter"])
def test_a_logo_for_the_dark_takes_the_place_of_the_other_there(sample: Path, theme: str):
    one = issue(sample, "single")
    logo = one.publication.logo.model_copy(update={"dark": "logo.png"})
    two = one.model_copy(update={"publication": one.publication.model_copy(update={"logo": logo})})

    assert ".logo { display: inline-block; background: #ffffff !important;" in render(one, theme).html
    assert ".logo-dark { display: block !important; }" in render(two, theme).html
    assert 'class="logo-dark"' in render(two, theme).html
