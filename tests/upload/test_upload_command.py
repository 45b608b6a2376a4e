"""`issuepress upload` and `issuepress services`, as a person calls them."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from issuepress.services import names, service_class
from issuepress.services.service import Settings
from servers import SERVERS
from uploading import TABLES


@pytest.fixture
def mailchimp(desk_of, run):
    """The server; the workspace's own newsletter.toml names the list."""
    return desk_of("mailchimp").server


def test_an_upload_says_where_to_look_and_that_nothing_was_sent(mailchimp, run):
    result = run("upload", "single", "--to", "mailchimp", "--with-errors", "a test")

    assert result.exit_code == 0, result.output
    assert "created at Mailchimp: single is a draft there; nothing was sent to readers" in result.stdout
    assert "View it at https://admin.mailchimp.com/campaigns/edit?id=7" in result.stdout
    assert "picture 1 of 2: logo-" in result.stderr


def test_a_dry_run_prints_the_requests_and_calls_nobody(mailchimp, run, monkeypatch):
    monkeypatch.delenv("MAILCHIMP_API_KEY")
    result = run("upload", "single", "--to", "mailchimp", "--dry-run", "--with-errors", "a test")

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("POST /3.0/campaigns\n{")
    assert "PUT /3.0/campaigns/{id}/content" in result.stdout
    assert mailchimp.asked == []


def test_a_dry_run_shows_people_how_long_texts_begin_and_programs_the_whole(mailchimp, run):
    shown = run("upload", "single", "--to", "mailchimp", "--dry-run", "--with-errors", "a test").stdout
    told = run(
        "upload", "single", "--to", "mailchimp", "--dry-run", "--with-errors", "a test", "--format", "json"
    )
    content = json.loads(told.stdout)[1]

    assert max(map(len, shown.splitlines())) < 200
    assert f"({len(content['json']['html']):,} characters)" in shown
    assert (content["method"], content["path"]) == ("PUT", "/3.0/campaigns/{id}/content")
    assert "*|UNSUB|*" in content["json"]["html"]


def test_a_dry_run_prints_exactly_what_is_then_sent(mailchimp, run, sample: Path):
    """But for the id and the addresses of pictures, which only answers tell."""
    run("upload", "single", "--to", "mailchimp", "--with-errors", "a test")
    mailchimp.asked.clear()
    file = sample / "newsletters" / "single" / "issue.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("sore back?", "stiff back?"), encoding="utf-8")
    upload = ("upload", "single", "--to", "mailchimp", "--with-errors", "a test")
    dry = json.loads(run(*upload, "--dry-run", "--format", "json").stdout)
    run(*upload)

    planned = [(one["method"], one["path"], one["json"]) for one in dry]
    asked = [(one.method, one.path, one.json) for one in mailchimp.asked if one.method != "GET"]
    assert asked == planned


def newsletter_with(sample: Path, *tables: str, without: str = "") -> None:
    """newsletter.toml with these tables of services, and without a part."""
    file = sample / "newsletters" / "newsletter.toml"
    kept = file.read_text(encoding="utf-8").partition("[services.mailchimp]")[0].replace(without, "")
    file.write_text(kept + "\n".join(tables), encoding="utf-8")


def test_all_that_a_service_lacks_is_told_at_once(desk_of, run, sample: Path, monkeypatch):
    """Its list, the key, the postal address, where the pictures are; and the sender's is still a sample's."""
    desk = desk_of("resend")
    newsletter_with(sample, without='postal_address = """\n1 Example Street\nExampleton, EX 00000"""\n')
    file = sample / "newsletters" / "newsletter.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("practice.internal", "example.org"), encoding="utf-8"
    )
    monkeypatch.delenv("RESEND_API_KEY")
    told = run("upload", "single", "--to", "resend").stderr

    assert "services.resend.segment: is missing" in told
    assert "RESEND_API_KEY is not set" in told
    assert "postal_address is missing" in told
    assert "sender.address = " in told
    assert "[images] base_url" in told
    assert "which the law asks for" not in told, "once is enough"
    assert desk.server.asked == []


def test_readers_and_pictures_that_cannot_be_are_told_with_the_rest(desk_of, run, sample: Path, monkeypatch):
    desk_of("brevo")
    for picture in sample.rglob("*.png"):
        picture.write_text("no picture", encoding="utf-8")
    monkeypatch.delenv("BREVO_API_KEY")
    told = run("upload", "single", "--to", "brevo", "--list", "x").stderr

    assert "Brevo: --list x: " in told
    assert "is not a PNG, JPEG, GIF or WebP picture" in told
    assert "BREVO_API_KEY is not set" in told


def test_a_key_that_cannot_be_one_is_told_with_the_rest(desk_of, run, sample: Path, monkeypatch):
    desk_of("mailchimp")
    newsletter_with(
        sample,
        '[services.mailchimp]\nlist = "abc123"\n',
        without='address = "sample@practice.internal"\n',
    )
    monkeypatch.setenv("MAILCHIMP_API_KEY", "short")
    file = sample / "newsletters" / "single" / "issue.toml"
    text = file.read_text(encoding="utf-8")
    claim = 'subject = "Cured by walking in 99 % of 9,999 patients" # '
    file.write_text(text.replace("subject = ", claim), encoding="utf-8")
    told = run("upload", "single", "--to", "mailchimp").stderr

    assert "MAILCHIMP_API_KEY" in told
    assert "the checks found errors" in told


def test_the_only_service_of_newsletter_toml_need_not_be_named(desk_of, run, sample: Path):
    server = desk_of("mailchimp").server
    newsletter_with(sample, '[services.mailchimp]\nlist = "abc123"\n')

    assert run("upload", "single", "--with-errors", "a test").exit_code == 0
    assert len(server.drafts) == 1


def test_of_several_services_one_has_to_be_named(run, sample: Path):
    newsletter_with(sample, "[services.mailchimp]", "[services.brevo]")
    several = run("upload", "single")
    newsletter_with(sample)
    none = run("upload", "single")

    assert (several.exit_code, none.exit_code) == (2, 2)
    assert "--to: mailchimp, brevo." in several.stderr
    assert "smtp" in none.stderr


def test_a_quiet_upload_says_nothing_about_what_went_well(mailchimp, run):
    result = run("-q", "upload", "single", "--to", "mailchimp", "--with-errors", "a test")

    assert (result.exit_code, result.output) == (0, "")
    assert len(mailchimp.drafts) == 1


def test_a_list_can_be_chosen_on_the_command_line(mailchimp, run):
    run("upload", "single", "--to", "mailchimp", "--list", "other9", "--with-errors", "a test")
    (draft,) = mailchimp.drafts.values()

    assert draft.data["recipients"] == {"list_id": "other9"}


def test_a_choice_that_a_service_does_not_know_is_told(desk_of, run):
    desk_of("resend")

    assert "Resend takes no --list" in run("upload", "single", "--to", "resend", "--list", "1").output


def test_more_than_five_or_broken_test_addresses_are_wrong_usage(run):
    many = [part for n in range(6) for part in ("--test-to", f"{n}@example.org")]

    assert run("upload", "single", "--to", "mailchimp", *many).exit_code == 2
    assert run("upload", "single", "--to", "mailchimp", "--test-to", "nobody").exit_code == 2


def test_errors_stop_an_upload_and_the_reason_for_going_on_is_kept(mailchimp, run, sample: Path):
    file = sample / "newsletters" / "single" / "issue.toml"
    text = file.read_text(encoding="utf-8")
    claim = 'subject = "Cured by walking in 99 % of 9,999 patients" # '
    file.write_text(text.replace("subject = ", claim), encoding="utf-8")
    stopped = run("upload", "single", "--to", "mailchimp")
    done = run("upload", "single", "--to", "mailchimp", "--with-errors", "it is a test")

    assert stopped.exit_code == 1
    assert "the checks found errors" in stopped.output
    assert done.exit_code == 0
    assert '"with_errors": "it is a test"' in (file.parent / "uploads.json").read_text(encoding="utf-8")


def test_no_reason_excuses_a_missing_postal_address(desk_of, run, sample: Path):
    desk = desk_of("resend")
    file = sample / "newsletters" / "newsletter.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('postal_address = """\n1 Example Street\nExampleton, EX 00000"""\n', ""),
        encoding="utf-8",
    )
    file.write_text(
        file.read_text(encoding="utf-8") + '\n[services.resend]\nsegment = "x"\n', encoding="utf-8"
    )
    result = run("upload", "single", "--to", "resend", "--with-errors", "please")

    assert result.exit_code == 1
    assert "postal_address is missing" in result.output
    assert desk.server.asked == []


def test_no_reason_excuses_a_theme_without_an_unsubscribe_link(desk_of, run, sample: Path):
    desk = desk_of("mailchimp")
    theme = sample / "templates" / "mine"
    theme.mkdir(parents=True)
    (theme / "inline.css.j2").write_text("", encoding="utf-8")
    (theme / "index.mjml.j2").write_text(
        '<mjml lang="en" dir="ltr"><mj-head><mj-title>Hello</mj-title></mj-head><mj-body><mj-section>'
        "<mj-column><mj-text>Hello</mj-text></mj-column></mj-section></mj-body></mjml>",
        encoding="utf-8",
    )
    file = sample / "newsletters" / "single" / "issue.toml"
    file.write_text('theme = "mine"\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("upload", "single", "--to", "mailchimp", "--with-errors", "please")

    assert result.exit_code == 1, result.output
    assert "there is no unsubscribe link" in result.output
    assert desk.server.asked == []


@pytest.mark.parametrize("name", SERVERS)
def test_a_table_that_lacks_what_the_service_needs_is_told_with_what_it_is(
    name: str, desk_of, run, sample: Path
):
    needed = [key for key, field in service_class(name).table.model_fields.items() if field.is_required()]
    file = sample / "newsletters" / "newsletter.toml"
    kept = file.read_text(encoding="utf-8").partition("[services.mailchimp]")[0]
    images = '[images]\nbase_url = "https://example.org/news"\n'
    file.write_text(f"{kept}{images}[services.{name}]\n", encoding="utf-8")
    desk_of(name)
    result = run("upload", "single", "--to", name, "--dry-run", "--with-errors", "a test")

    assert result.exit_code == (1 if needed else 0)
    for key in needed:
        assert (
            f"services.{name}.{key}: is missing. {service_class(name).table.model_fields[key].description}"
            in result.output
        )


def test_the_lists_of_an_account_are_printed_with_what_goes_into_newsletter_toml(desk_of, run, sample: Path):
    """For somebody whose table is still empty, and whose newsletter has no issue."""
    desk_of("mailchimp")
    file = sample / "newsletters" / "newsletter.toml"
    kept = file.read_text(encoding="utf-8").partition("[services.mailchimp]")[0]
    file.write_text(f"{kept}[services.mailchimp]\n", encoding="utf-8")
    result = run("services", "mailchimp", "--lists")

    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "list     abc123  abc123's  1,234 readers",
        "segment  5       Runners  56 readers",
        "list     other9  other9's  1,234 readers",
    ]


@pytest.mark.parametrize("name", SERVERS)
def test_every_service_prints_its_lists(name: str, desk_of, run, sample: Path):
    desk = desk_of(name)
    file = sample / "newsletters" / "newsletter.toml"
    kept = file.read_text(encoding="utf-8").partition("[services.mailchimp]")[0]
    url = f'url = "{desk.server.address}"\n' if name == "listmonk" else ""
    file.write_text(f"{kept}[services.{name}]\n{url}", encoding="utf-8")

    assert re.search(r"reader|Runners", run("services", name, "--lists").stdout)
    assert desk.writes() == []


def test_lists_need_a_service_that_has_some(run):
    assert run("services", "--lists").exit_code == 2
    assert "has no lists" in run("services", "folder", "--lists").output


@pytest.mark.parametrize("name", names())
def test_a_service_prints_its_table_and_where_its_key_is(name: str, run):
    printed = run("services", name).stdout
    kind = service_class(name)

    assert tomllib.loads(printed)["services"][name].keys() == {
        key for key, field in kind.table.model_fields.items() if field.is_required()
    }
    assert kind.keys_at in printed
    own = set(kind.table.model_fields) - set(Settings.model_fields)
    assert all(f"{key} = " in printed for key in own)


def test_a_new_newsletter_toml_has_the_keys_of_every_service_as_comments(run, tmp_path: Path):
    run("init", tmp_path / "new", "--name", "Sample", "--email", "me@practice.internal")
    text = (tmp_path / "new" / "newsletters" / "newsletter.toml").read_text(encoding="utf-8")

    for name in names():
        assert f"# [services.{name}]" in text
    assert "# list = 0  # The number of a list, or several." in text
    assert "services" not in tomllib.loads(text)


def test_the_table_of_services_is_what_they_say(run):
    lines = [line.split() for line in run("services").stdout.splitlines()]

    assert [line[0] for line in lines[1:]] == names()
    assert dict(zip(lines[0], lines[[line[0] for line in lines].index("brevo")], strict=False))["text"] == "-"


def test_help_imports_no_service():
    code = (
        "import sys; from issuepress.cli import main\n"
        "print(*[name for name in sys.modules if name.startswith('issuepress.services.')])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert loaded.strip() == ""


def test_every_table_of_the_tests_is_one_a_person_could_write():
    for name, table in TABLES.items():
        service_class(name).table.model_validate(
            table | ({"url": "https://x.org"} if name == "listmonk" else {})
        )
