import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest

from issuepress.draft import issue_name
from issuepress.errors import UnreadableSource

ARTICLE = """# Does a warm-up help?

A warm-up may help before sport, but it is no guarantee against injury. It takes about ten minutes.

## What the research shows

A trial by Olsen and colleagues (2005) found fewer knee injuries in youth teams that used a structured warm-up.
Most of the players were girls between 15 and 17 years old.

## The limits

No trial of this program has shown that it prevents muscle soreness. The effect in older adults has not been studied.

## The bottom line

A structured warm-up is a reasonable habit, and it costs little more than ten minutes before practice.
"""


def issue(sample: Path, name: str = "new") -> dict:
    return tomllib.loads((sample / "newsletters" / name / "issue.toml").read_text(encoding="utf-8"))


def edit(sample: Path, old: str, new: str) -> None:
    file = sample / "newsletters" / "new" / "issue.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "warm-up.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_draft_makes_an_issue_that_renders(run, sample: Path, source: Path):
    drafted = run("draft", "new", source)

    assert drafted.exit_code == 0, drafted.output
    assert (sample / "newsletters" / "new" / "articles" / "does-a-warm-up-help.md").is_file()
    assert "Next: edit newsletters/new/issue.toml" in drafted.output
    assert run("render", "new").exit_code == 0


def test_every_sentence_of_the_digest_is_the_articles(run, sample: Path, source: Path):
    run("draft", "new", source)
    (digest,) = issue(sample)["digests"]
    article = " ".join(ARTICLE.split())

    for text in (*digest["takeaways"], digest.get("caveat", ""), digest.get("quote", "")):
        assert text in article
    assert digest["caveat"]


def test_subject_and_preheader_are_proposed_and_differ(run, sample: Path, source: Path):
    run("draft", "new", source)
    content = issue(sample)

    assert content["subject"] == "Does a warm-up help?"
    assert content["preheader"]
    assert content["subject"] not in content["preheader"]


def test_drafting_again_updates_the_source_and_leaves_edits_and_comments_alone(
    run, sample: Path, source: Path
):
    run("draft", "new", source)
    edit(sample, "[[digests]]", "# my own note\n[[digests]]")
    edit(sample, 'title = "Does a warm-up help?"', 'title = "My own headline"')
    source.write_text(ARTICLE.replace("about ten minutes", "about twelve minutes"), encoding="utf-8")

    again = run("draft", "new", source)
    text = (sample / "newsletters" / "new" / "issue.toml").read_text(encoding="utf-8")

    assert "left as it stands" in again.output
    assert "# my own note" in text
    assert 'title = "My own headline"' in text
    assert len(issue(sample)["digests"]) == 1
    assert "twelve minutes" in (
        sample / "newsletters" / "new" / "articles" / "does-a-warm-up-help.md"
    ).read_text(encoding="utf-8")


def test_again_leaves_what_only_a_person_writes(run, sample: Path, source: Path):
    run("draft", "new", source)
    file = sample / "newsletters" / "new" / "issue.toml"
    file.write_text(
        f'{file.read_text("utf-8").rstrip()}\ntopic = "Sport"\ndetail = "- ten minutes"\n', "utf-8"
    )
    run("draft", "new", source, "--again")

    assert 'topic = "Sport"' in file.read_text("utf-8")
    assert 'detail = "- ten minutes"' in file.read_text("utf-8")


def test_again_condenses_anew_and_keeps_comments(run, sample: Path, source: Path):
    run("draft", "new", source)
    edit(sample, 'title = "Does a warm-up help?"', '# why\ntitle = "My own headline"')

    run("draft", "new", source, "--again")

    assert issue(sample)["digests"][0]["title"] == "Does a warm-up help?"
    assert "# why" in (sample / "newsletters" / "new" / "issue.toml").read_text(encoding="utf-8")


def test_what_a_person_stands_by_outlives_being_condensed_anew(run, sample: Path, source: Path):
    run("draft", "new", source)
    edit(sample, "[[digests]]\n", '[[digests]]\napproved = ["A warm-up takes ten minutes."]\n')

    run("draft", "new", source, "--again")

    assert issue(sample)["digests"][0]["approved"] == ["A warm-up takes ten minutes."]


def test_several_sources_become_a_lead_story_and_cards(run, sample: Path, source: Path, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text(
        ARTICLE.replace("# Does a warm-up help?", "Is stretching enough?\n").replace("## ", "\n")
    )

    run("draft", "new", source, other)
    lead, card = issue(sample)["digests"]

    assert (lead["title"], card["title"]) == ("Does a warm-up help?", "Is stretching enough?")
    assert len(card["summary"]) < len(lead["summary"])


def test_a_card_says_less_than_the_lead_story_would(run, sample: Path, tmp_path: Path):
    article = Path(__file__).parents[1] / "condense" / "articles" / "imaging.md"
    (tmp_path / "one.md").write_text(
        "# One story\n\n" + article.read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / "two.md").write_text(
        "# Two stories\n\n" + article.read_text(encoding="utf-8"), encoding="utf-8"
    )
    run("draft", "new", tmp_path / "one.md", tmp_path / "two.md")
    lead, card = issue(sample)["digests"]

    assert len(str(card)) < len(str(lead))


def test_what_looks_like_markdown_is_read_as_the_article_says_it(run, sample: Path, tmp_path: Path):
    rule = "The \\*knee\\_over\\_toe\\* rule may ease a warm-up, but it does not prevent injury."
    source = tmp_path / "rule.md"
    source.write_text(ARTICLE + f"\n{rule}\n", encoding="utf-8")
    run("draft", "new", source)

    assert (
        rule.replace("\\*", "*").replace("\\_", "_")
        in run("render", "new", "--format", "text", "-o", "-").stdout
    )
    assert "not found in the article" not in run("check", "new").output


def test_standard_input_is_read(run, sample: Path):
    assert run("draft", "new", "-", stdin=ARTICLE).exit_code == 0
    assert issue(sample)["digests"][0]["title"] == "Does a warm-up help?"


def test_a_picture_beside_the_article_comes_along(run, sample: Path, source: Path):
    picture = sample / "newsletters" / "single" / "images" / "walk.png"
    (source.parent / "pictures").mkdir()
    (source.parent / "pictures" / "walk.png").write_bytes(picture.read_bytes())
    source.write_text(
        f"---\nimage: {{src: pictures/walk.png, alt: A path}}\n---\n\n{ARTICLE}", encoding="utf-8"
    )

    run("draft", "new", source)
    (digest,) = issue(sample)["digests"]

    assert (digest["image"], digest["image_alt"]) == ("images/walk.png", "A path")
    assert (sample / "newsletters" / "new" / "images" / "walk.png").read_bytes() == picture.read_bytes()


def test_a_picture_from_elsewhere_on_the_disk_does_not(run, sample: Path, source: Path):
    source.write_text(f"---\nimage: ../../../../../../etc/hostname\n---\n\n{ARTICLE}", encoding="utf-8")

    run("draft", "new", source)

    assert "image" not in issue(sample)["digests"][0]


def test_the_date_of_an_issue_comes_from_its_name(run, sample: Path, source: Path):
    run("draft", "2027-01-31-warm", source)

    assert issue(sample, "2027-01-31-warm")["date"].isoformat() == "2027-01-31"


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        (
            "# هل يساعد الإحماء؟\n\nقد يساعد الإحماء قبل الرياضة، لكنه لا يضمن عدم الإصابة. يستغرق نحو عشر دقائق.",
            "ar",
            "rtl",
        ),
        (
            "# 热身有用吗？\n\n热身可能有助于运动前的准备，但不能保证不受伤。大约需要十分钟。研究仍然很少。",
            "zh",
            "ltr",
        ),
    ],
)
def test_an_article_in_another_language_makes_an_issue_in_it(
    run, sample: Path, tmp_path: Path, text: str, language: str, direction: str
):
    path = tmp_path / "article.md"
    path.write_text(text, encoding="utf-8")
    run("draft", "new", path)
    html = run("render", "new", "--format", "html", "-o", "-").stdout

    assert issue(sample)["language"].startswith(language)
    assert f'dir="{direction}"' in html.split(">")[1]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("rubbish.txt", bytes(range(256)) * 40, "rubbish.txt"),
        ("nul.txt", b"\0" * 5000, "nul.txt"),
        ("long.txt", b"word " * 1_100_000, "long.txt"),
        ("broken.md", b"---\ntitle: [\n---\ntext", "broken.md"),
        ("broken.docx", b"not a document", "broken.docx"),
        ("blank.html", b"<html></html>", "blank.html"),
    ],
)
def test_a_source_that_cannot_be_read_gets_one_clear_line_and_writes_nothing(
    run, sample: Path, tmp_path: Path, name: str, content: bytes, said: str
):
    (tmp_path / name).write_bytes(content)
    result = run("draft", "new", tmp_path / name)

    assert result.exit_code == 1, result.output
    assert said in result.output
    assert result.output.count("\n") == 1
    assert not (sample / "newsletters" / "new").exists()


def test_a_source_that_is_not_there_gets_one_clear_line(run):
    result = run("draft", "new", "nothing-like-it.txt")

    assert result.exit_code == 1
    assert "nothing-like-it.txt" in result.output


@pytest.mark.parametrize("name", [".", "..", "-x", "a b", "new?"])
def test_a_name_that_is_none_for_a_folder_is_refused(run, sample: Path, source: Path, name: str):
    before = sorted(sample.rglob("*"))

    assert "is not a name for an issue" in run("draft", "--", name, source).output
    assert sorted(sample.rglob("*")) == before


def test_control_characters_do_not_reach_the_mail(run, sample: Path, tmp_path: Path):
    path = tmp_path / "article.txt"
    path.write_text(
        "Title \u202eone\n\n" + "A sentence with\u0007 a bell and \u0000 nothing in it. " * 5,
        encoding="utf-8",
    )
    run("draft", "new", path)
    html = run("render", "new", "--format", "html", "-o", "-").stdout

    assert not {"\u0007", "\u0000", "\u202e", "&#8238;"} & set(html)
    assert "&#8238;" not in html


def test_an_article_of_ten_thousand_words_makes_a_short_digest(run, sample: Path, tmp_path: Path):
    path = tmp_path / "long.md"
    section = "## Section {0}\n\nFinding number {0} was modest in most of the groups that were studied. It may not hold elsewhere.\n\n"
    path.write_text("# A long read\n\n" + "".join(section.format(n) for n in range(600)), encoding="utf-8")
    run("draft", "new", path)

    assert len(json.dumps(issue(sample)["digests"], default=str)) < 3000


def test_condense_prints_a_digest_without_a_workspace(run, source: Path, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert "Worth knowing:" in run("condense", source).output
    assert json.loads(run("condense", source, "--format", "json").stdout)["title"] == "Does a warm-up help?"
    assert tomllib.loads(run("condense", source, "--format", "toml").stdout)["digests"][0]["takeaways"]


def test_explain_shows_role_and_score_of_each_choice(run, source: Path):
    shown = run("condense", source, "--explain").output

    assert "limits" in shown
    assert "bottom line" in shown


TIPS = "# Weekly tips\n\n{0} may ease {1} for a day or two. It has not been shown to prevent {1} in most people.\n"


@pytest.fixture
def tips(tmp_path: Path) -> tuple[Path, Path]:
    """Two articles of one title."""
    files = tmp_path / "one.md", tmp_path / "two.md"
    for file, words in zip(files, [("Ice", "swelling"), ("Heat", "stiffness")], strict=True):
        file.write_text(TIPS.format(*words), encoding="utf-8")
    return files


def test_two_articles_of_one_title_are_both_there(run, sample: Path, tips: tuple[Path, Path]):
    run("draft", "new", *tips)
    first, second = issue(sample)["digests"]

    assert "Ice may ease" in str(first)
    assert "Heat may ease" in str(second)
    assert (first["article"], second["article"]) == ("articles/weekly-tips.md", "articles/weekly-tips-2.md")
    assert "error" not in run("check", "new", "--only", "accuracy").output.partition("(")[0].replace(
        "no error", ""
    )


def test_an_article_of_the_same_title_that_comes_later_overwrites_nothing(
    run, sample: Path, tips: tuple[Path, Path]
):
    run("draft", "new", tips[0])
    run("draft", "new", tips[1])

    assert [("Ice may ease" in str(digest)) for digest in issue(sample)["digests"]] == [True, False]
    assert "Ice" in (sample / "newsletters" / "new" / "articles" / "weekly-tips.md").read_text(
        encoding="utf-8"
    )


def test_articles_of_one_title_at_other_addresses_are_others_and_at_the_same_address_the_same(
    run, sample: Path, tmp_path: Path
):
    for name, url in [
        ("a", "https://example.org/a"),
        ("b", "https://example.org/b"),
        ("c", "https://example.org/a"),
    ]:
        (tmp_path / f"{name}.md").write_text(
            f"---\nurl: {url}\n---\n\n{TIPS.format(name, 'pain')}", encoding="utf-8"
        )
        run("draft", "new", tmp_path / f"{name}.md")

    assert [digest["url"][-1] for digest in issue(sample)["digests"]] == ["a", "b"]
    assert "c may ease" in (sample / "newsletters" / "new" / "articles" / "weekly-tips.md").read_text(
        encoding="utf-8"
    )


def test_two_pictures_of_one_name_are_both_there(run, sample: Path, tmp_path: Path):
    pictures = [sample / "newsletters" / "single" / "images" / "walk.png", None]
    for number, picture in enumerate(pictures):
        folder = tmp_path / str(number)
        folder.mkdir()
        content = picture.read_bytes() if picture else b"\x89PNG another"
        (folder / "cover.png").write_bytes(content)
        (folder / "index.md").write_text(
            f"---\ntitle: Story {number}\nimage: cover.png\n---\n\n{ARTICLE}", encoding="utf-8"
        )

    run("draft", "new", tmp_path / "0" / "index.md", tmp_path / "1" / "index.md")
    run("draft", "new", tmp_path / "0" / "index.md")  # the same picture again keeps its name
    images = [digest["image"] for digest in issue(sample)["digests"]]

    assert images == ["images/cover.png", "images/cover-2.png"]
    assert (sample / "newsletters" / "new" / images[1]).read_bytes() == b"\x89PNG another"
    assert len(list((sample / "newsletters" / "new" / "images").iterdir())) == 2


def test_a_picture_that_was_exchanged_is_exchanged(run, sample: Path, source: Path):
    picture = source.parent / "cover.png"
    source.write_text(f"---\nimage: cover.png\n---\n\n{ARTICLE}", encoding="utf-8")
    for content in (b"\x89PNG one", b"\x89PNG two"):
        picture.write_bytes(content)
        run("draft", "new", source)

    assert (sample / "newsletters" / "new" / "images" / "cover.png").read_bytes() == b"\x89PNG two"
    assert len(list((sample / "newsletters" / "new" / "images").iterdir())) == 1


def test_a_draft_that_fails_writes_nothing(run, sample: Path, source: Path, monkeypatch: pytest.MonkeyPatch):
    def nothing_to_condense(*_: object) -> None:
        raise UnreadableSource("nothing in it can be condensed")

    monkeypatch.setattr("issuepress.write.condensing.condense", nothing_to_condense)
    result = run("draft", "new", source)

    assert result.exit_code == 1
    assert not (sample / "newsletters" / "new").exists()


def test_all_sources_that_cannot_be_read_are_told_together(run, sample: Path, source: Path):
    result = run("draft", "new", "one.txt", source, "two.txt")

    assert result.exit_code == 1
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["one.txt", "two.txt"]
    assert not (sample / "newsletters" / "new").exists()


def test_an_issue_is_named_after_the_month_and_the_first_article(run, sample: Path, source: Path):
    result = run("draft", source)
    name = f"{dt.datetime.now().astimezone():%Y-%m}-does-a-warm-up-help"

    assert result.exit_code == 0, result.output
    assert (sample / "newsletters" / name / "issue.toml").is_file()
    assert f"issuepress render {name} --open" in result.output


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What the research says about rest, ice and heat", "what-the-research-says"),
        ("Dry needling for the sore Achilles: what the studies say", "dry-needling"),
        ("Does sleep help, and how much sleep do you need?", "does-sleep-help"),
        ("To be or not to be, that is the question", "to-be-or-not-to-be-that-is-the"),
        ("¿Sirve el ejercicio para el dolor de espalda crónico?", "sirve-el-ejercicio"),
        ("How to tell a strain from a tear, and when to warm up again", "how-to-tell-a-strain"),
        ("Donaudampfschifffahrtsgesellschaft und ihr Rücken", "donaudampfschifffahrtsgesellsc"),
    ],
)
def test_the_name_of_an_issue_ends_where_its_title_may_end(title: str, name: str):
    assert issue_name(title, dt.date(2027, 1, 9)) == f"2027-01-{name}"


def test_articles_whose_titles_begin_alike_get_an_issue_each(run, sample: Path, tmp_path: Path):
    """And the same article again goes where it is."""
    files = [tmp_path / "rest.md", tmp_path / "ice.md"]
    for file, text in zip(files, (ARTICLE, TIPS.format("Ice", "a bruise")), strict=True):
        body = text.partition("\n\n")[2]
        file.write_text(f"# What the research says about {file.stem}\n\n{body}", encoding="utf-8")
    for file in (*files, *files):
        assert run("draft", file).exit_code == 0
    names = [path.name for path in (sample / "newsletters").glob("*-what-the-research-says*")]

    assert sorted(name[8:] for name in names) == ["what-the-research-says", "what-the-research-says-2"]
    assert all(len(issue(sample, name)["digests"]) == 1 for name in names)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Name an article"),
        (["2026-12-back"], "issuepress draft 2026-12-back ARTICLE"),
        (["single"], "issuepress draft single ARTICLE"),
    ],
)
def test_a_draft_without_an_article_says_how_it_goes(run, arguments: list[str], said: str):
    result = run("draft", *arguments)

    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_an_issue_named_for_a_month_to_come_has_its_date(run, sample: Path, source: Path):
    run("draft", "2097-03-warm", source)

    assert issue(sample, "2097-03-warm")["date"] == dt.date(2097, 3, 1)


def test_an_article_with_a_new_title_is_known_by_its_address(run, sample: Path, tmp_path: Path):
    at = "---\ntitle: {}\nurl: https://example.org/warm-up\n---\n\n{}"
    file = tmp_path / "a.md"
    for title in ("Does a warm-up help?", "What a warm-up is good for"):
        file.write_text(at.format(title, ARTICLE.partition("\n\n")[2]), encoding="utf-8")
        drafted = run("draft", "new", file)

    (digest,) = issue(sample)["digests"]
    assert digest["article"] == "articles/does-a-warm-up-help.md"
    assert "What a warm-up" in (sample / "newsletters" / "new" / digest["article"]).read_text(
        encoding="utf-8"
    )
    assert 'it was called "Does a warm-up help?" before' in " ".join(drafted.output.split())


def test_standard_input_is_named_once(run, source: Path):
    result = run("draft", "new", "-", source, "-", stdin=ARTICLE)

    assert result.exit_code == 2
    assert "- is standard input, and can be named once" in result.output


def test_standard_input_is_read_like_a_file_and_not_without_end(run, sample: Path):
    assert run("draft", "new", "-", stdin=ARTICLE.encode("utf-16")).exit_code == 0
    assert "guarantee against injury" in str(issue(sample)["digests"][0])
    endless = run("draft", "other", "-", stdin=b"y\n" * 3_000_000)

    assert endless.exit_code == 1
    assert "larger than 5 MB" in endless.output


@pytest.mark.parametrize("digests", ['digests = "x"', 'digests = ["x"]', '[digests]\narticle = "a.md"'])
def test_digests_that_are_no_tables_are_told_with_their_line(run, sample: Path, source: Path, digests: str):
    file = sample / "newsletters" / "new" / "issue.toml"
    file.parent.mkdir()
    file.write_text(f'subject = "x"\n{digests}\n', encoding="utf-8")
    result = run("draft", "new", source)

    assert result.exit_code == 1
    assert "issue.toml:2: digests: may be there several times; write each" in result.output
    assert file.read_text(encoding="utf-8") == f'subject = "x"\n{digests}\n'


@pytest.mark.parametrize("name", [".", "..", "newsletters/.."])
def test_a_name_that_is_another_folder_is_refused(run, sample: Path, source: Path, name: str):
    assert run("draft", name, source).exit_code != 0
    assert not (sample / "newsletters" / "issue.toml").exists()


def test_a_text_without_a_title_asks_for_one(run, sample: Path):
    text = ARTICLE.partition("\n\n")[2].partition("\n\n##")[0]
    drafted = run("draft", "new", "-", stdin=f"{text} And that is so.\n\n{text}")

    assert "it has no title" in drafted.output
    assert "it has no title" not in run("draft", "new", "-", stdin=ARTICLE).output
