"""Slips of a hand that writes TOML: each is told with its line and its mend."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from issuepress.errors import InvalidFile
from issuepress.models import IssueFile
from issuepress.publication import Publication
from issuepress.services import names, service_class
from issuepress.workspace import toml, wording
from issuepress.workspace.slips import mend
from issuepress.workspace.start import publication_file

REST = '\ndate = 2026-11-22\n\n[[digests]]\narticle = "a.md"\ntitle = "A"\n'


def told(tmp_path: Path, text: str) -> str:
    file = tmp_path / "issue.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidFile) as caught:
        toml.read(file, IssueFile)
    return "\n".join(caught.value.mistakes).replace(f"{file}:", "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('subject = "He said "rest""', """write subject = '''He said "rest"'''"""),
        ('subject = "He said "rest" often"', """write subject = '''He said "rest" often'''"""),
        ('subject = "no end', "closing quotation mark is missing"),
        ('subject = no start"', 'write subject = "no start"'),
        ("subject = “curly”", "curly quotation marks"),
        ("subject = ‘curly’", "curly quotation marks"),
        ("subject = Rest or ice", 'write subject = "Rest or ice"'),
        ("subject = Rest or ice  # a comment", 'write subject = "Rest or ice"'),
        ("subject = 'it's'", 'write subject = "it\'s"'),
        ('subject: "Rest"', "write subject = ..."),
        ('subject = "c:\\pictures"', "write it twice"),
        ('subject = "Rest",', "take it away"),
        ("preheader = True", "write preheader = true"),
        ("date = 22.11.2026", "like date = 2026-11-22"),
        ("date = 2026-22-11", "like date = 2026-11-22"),
        ("date = November 22, 2026", "like date = 2026-11-22"),
        ("subject = ", 'no value; write subject = "..."'),
        ("subject = { a = 1, }", "a table in braces; write it in one line"),
        ("subject = 2026-11-22 10:00", "like subject = 2026-12-03T18:00:00"),
        ("subject = 'no end", 'write subject = "..."'),
        ('subject = "A" preheader = "B"', "two keys in one line; begin a new line before preheader"),
        ('subject = "A", preheader = "B"', "two keys in one line"),
        ("subject", 'write it like key = "text"'),
        ('subject "A"', 'write it like key = "text"'),
        ("{}", 'write it like key = "text"'),
        ('subject\u00a0= "A"', "an unseen character, U+00A0"),
        ('\u200bsubject = "A"', "an unseen character, U+200B"),
        ('subject = "A\x07"', "an unseen character, U+0007"),
    ],
)
def test_a_slip_is_told_with_its_line_and_its_mend(tmp_path: Path, line: str, said: str):
    found = told(tmp_path, f"# first\n{line}{REST}")

    assert found.startswith("2: is not valid TOML: ")
    assert said in found


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("[[digests]", "write [[digests]]"),
        ("[digests]]", "write [[digests]]"),
        ("[digests", "write [digests]"),
    ],
)
def test_a_bracket_that_is_missing_is_told(tmp_path: Path, header: str, said: str):
    assert said in told(tmp_path, f'subject = "A"\ndate = 2026-11-22\n{header}\ntitle = "A"\n')


def test_one_bracket_where_there_may_be_several_tables_is_told(tmp_path: Path):
    found = told(tmp_path, 'subject = "A"\ndate = 2026-11-22\n[digests]\ntitle = "A"\n')

    assert "two brackets: [[digests]]" in found


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            'takeaways = [\n  "a"\n  "b",\n]',
            "10: is not valid TOML: a comma is missing at the end of the line above",
        ),
        ('takeaways = [\n  "a",\nurl = "b"', "10: is not valid TOML: the list above has no end"),
        (
            'takeaways = [\n  "say "a" now",\n]',
            "9: is not valid TOML: quotation marks inside of quotation marks",
        ),
        ('takeaways = [\n  "a,\n]', "9: is not valid TOML: the closing quotation mark is missing"),
        ("takeaways = [\n  “a”,\n]", "9: is not valid TOML: curly quotation marks"),
        (
            '# """ in a comment\nsummary = """\nNo end',
            '9: is not valid TOML: text of several lines without an end; write """',
        ),
        ("summary = '''\nNo end", "8: is not valid TOML: text of several lines without an end; write '''"),
        ('[[blocks]] kind = "note"', "8: is not valid TOML: something behind the brackets"),
    ],
)
def test_what_takes_several_lines_is_told_where_it_is_to_be_mended(tmp_path: Path, lines: str, said: str):
    assert told(tmp_path, f'subject = "A"\n{REST}{lines}\n').startswith(said)


def test_all_slips_of_a_file_are_told_at_once(tmp_path: Path):
    slips = [
        'subject = "He said "rest""',
        "preheader = “x”",
        "date = 22.11.2026",
        "[digests",
        'article = "a.md',
    ]
    found = told(tmp_path, "\n".join(slips)).splitlines()

    assert [int(line.partition(":")[0]) for line in found] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ('intro = """\nA "quoted" word\n"""\n', 5),
        ('intro = """one""" # and = """\n', 3),
        ('# intro = """ begins a text of several lines\n', 3),
        ("intro = '''\nIt's \"here\"\n'''\n", 5),
    ],
)
def test_a_text_that_has_its_end_is_not_taken_for_the_slip(tmp_path: Path, before: str, line: int):
    assert told(tmp_path, f"date = 2026-11-22\n{before}subject = “curly”\n").startswith(
        f"{line}: is not valid TOML: curly"
    )


def test_tables_with_a_broken_header_are_not_taken_for_one(tmp_path: Path):
    found = told(tmp_path, '[digests\ntitle = "A"\n[digests\ntitle = “B”\n').splitlines()

    assert [line.partition(":")[0] for line in found] == ["1", "3", "4"]


@pytest.mark.parametrize("again", ["[colors]", "[[colors]]", "[ colors ]"])
def test_a_table_that_is_there_twice_is_told(tmp_path: Path, again: str):
    text = f'[colors]\naccent = "x"\n[theme]\nname = "y"\n{again}\naccent = “z”\n'
    found = told(tmp_path, text).splitlines()

    assert found[0].startswith("5: is not valid TOML: [colors] is there already, above; put both together")
    assert found[1].startswith("6: is not valid TOML: curly")


def test_a_list_without_an_end_is_not_blamed_on_the_line_below(tmp_path: Path):
    text = f'subject = "A"{REST}takeaways = ["a",\n"b"\nurl = "x"\n'

    assert told(tmp_path, text).startswith("9: is not valid TOML: the list above has no end")


def test_a_key_may_be_in_two_tables_and_not_twice_in_one(tmp_path: Path):
    text = '[colors]\naccent = "x"\n[theme]\naccent = "y"\naccent = "z"\n'

    assert told(tmp_path, text) == "5: is not valid TOML: accent is there twice; keep one of them"


def test_after_a_list_that_is_wrong_nothing_is_guessed(tmp_path: Path):
    text = f'subject = "A"{REST}takeaways = ["a" "b"]\nurl = “x”\n'

    assert told(tmp_path, text).startswith("7: is not valid TOML: a list that does not end, or that lacks")
    assert told(tmp_path, text).count("\n") == 0


@pytest.mark.parametrize(("words", "is_whole"), [(3, True), (40, False)])
def test_a_line_is_shown_as_it_should_be_where_it_is_short(words: int, is_whole: bool):
    assert ("word" in mend(f"subject = {'word ' * words}")) == is_whole


def test_what_follows_from_a_slip_is_not_told(tmp_path: Path):
    assert told(tmp_path, f'subject = "begins here\nand goes on"{REST}').count("\n") == 0


def test_what_is_wrong_below_a_text_that_goes_on_is_told_too(tmp_path: Path):
    found = told(tmp_path, 'subject = "begins here\nand goes on\nand on"\ndate = 22.11.2026\n').splitlines()

    assert [line.partition(":")[0] for line in found] == ["1", "4"]


def test_brackets_without_an_end_are_told(tmp_path: Path):
    assert "take them out" in told(tmp_path, f"a = {'[' * 9000}{']' * 9000}\n")


def test_letters_that_are_no_utf_8_are_told_with_their_line(tmp_path: Path):
    file = tmp_path / "issue.toml"
    file.write_bytes(b'subject = "A"\npreheader = "caf\xe9"\n')
    with pytest.raises(InvalidFile, match=r"issue.toml:2: is not text in UTF-8"):
        toml.read(file, IssueFile)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'subject = "A"{REST}preheader = "B"\n', "preheader: is not a known key here; it belongs above"),
        (
            f'subject = "A"\ncaveat = "B"{REST}',
            "caveat: is not a known key here; it belongs into [[digests]]",
        ),
    ],
)
def test_a_key_under_the_wrong_header_is_told_where_it_belongs(tmp_path: Path, text: str, said: str):
    assert said in told(tmp_path, text)


def test_what_is_missing_is_told_with_the_line_of_the_comment_that_keeps_its_place(tmp_path: Path):
    file = tmp_path / "newsletter.toml"
    file.write_text(publication_file(None, None), encoding="utf-8")
    with pytest.raises(InvalidFile) as caught:
        toml.read(file, Publication)
    lines = file.read_text(encoding="utf-8").splitlines()
    found = [
        re.search(r":(\d+): ([\w.]+): is missing", mistake).groups() for mistake in caught.value.mistakes
    ]

    assert [key for _, key in found] == ["name", "sender.name", "sender.address", "call_to_action.email"]
    assert all(lines[int(number) - 1].startswith(f"# {key.split('.')[-1]} = ") for number, key in found)


WRONG = [7, 7.5, "nonsense \n x", True, [], [7], {"x": 1}, "x" * 200, ""]


def models() -> list[type[BaseModel]]:
    found = [Publication, IssueFile, *(service_class(name).table for name in names())]
    for model in found:  # it grows while it is gone through
        nested = [one for field in model.model_fields.values() for one in wording._models(field.annotation)]
        found += [one for one in nested if one not in found]
    return found


@pytest.mark.parametrize("model", models(), ids=lambda model: f"{model.__module__}.{model.__name__}")
def test_whatever_is_wrong_with_a_value_is_said_in_plain_words(tmp_path: Path, model: type[BaseModel]):
    file = tmp_path / "newsletter.toml"
    file.write_text("", encoding="utf-8")
    said = "".join(refusal(file, {key: value}, model) for key in model.model_fields for value in WRONG)

    assert re.findall(r".*(?:Input|String) should.*|.*validation.*", said) == []


def refusal(file: Path, values: dict, model: type[BaseModel]) -> str:
    try:
        toml.table(file, (), values, model)
    except InvalidFile as error:
        return f"{error}\n"
    return ""


def test_a_list_that_lacks_a_comma_is_told(tmp_path: Path):
    assert "lacks a comma" in told(tmp_path, f'subject = "A"{REST}takeaways = ["a" "b"]\n')


def test_a_key_that_is_there_twice_is_told_with_its_second_line(tmp_path: Path):
    assert told(tmp_path, f'subject = "A"\nsubject = "B"{REST}') == (
        "2: is not valid TOML: subject is there twice; keep one of them"
    )


@pytest.mark.parametrize("line", ['subject = "He said "rest""', 'subject = no start"', "subject = 'it's'"])
def test_what_is_shown_as_right_is_right(line: str):
    shown = re.search(r"write (subject = .*)", mend(line))[1]

    assert tomllib.loads(shown)["subject"].strip() in line


@given(st.text(max_size=80))
def test_no_line_makes_it_fail(line: str):
    assert isinstance(mend(line), str)
