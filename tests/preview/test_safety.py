"""What an issue, a page elsewhere or somebody on the network may not do."""

import http.client
from urllib.parse import quote, urlsplit

import pytest

from issuepress.preview.guard import hosts
from issuepress.preview.serve import served
from issuepress.workspace.load import Workspace

HOSTILE = "<script>top.ran = 1</script><img src=x onerror='top.ran = 1'><iframe src='javascript:top.ran = 1'>"


@pytest.fixture
def ask(workspace: Workspace):
    with served(workspace) as address:

        def get(path: str, **headers: str) -> http.client.HTTPResponse:
            connection = http.client.HTTPConnection(urlsplit(address).netloc)
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.body = answer.read()
            connection.close()
            return answer

        yield get


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "", "[", "127.0.0.1.evil.example", "10.0.0.1"]
)
def test_a_foreign_host_is_refused(ask, host: str):
    assert ask("/", Host=host).status == 403
    assert ask("/mail/several/email.html", Host=host).status == 403


@pytest.mark.parametrize("host", ["localhost", "localhost:8181", "127.0.0.1", "[::1]:8181"])
def test_the_names_of_this_machine_are_answered(ask, host: str):
    assert ask("/", Host=host).status == 200


def test_a_server_for_all_answers_to_addresses_and_not_to_names():
    is_allowed = hosts("0.0.0.0")

    assert is_allowed("192.168.1.5")
    assert not is_allowed("evil.example")


@pytest.mark.parametrize(
    "path",
    [
        "/mail/several/images/../issue.toml",
        "/mail/several/images/..%2Fissue.toml",
        "/mail/several/images/issue.toml",
        "/mail/single/images/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/mail/..%2f..%2fsecret/email.html",
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/issues/../../secret",
        "/issues/.secret",
        "/issues/" + quote("<script>alert(1)</script>", safe=""),
    ],
)
def test_nothing_but_what_an_email_shows_is_served(ask, path: str):
    answer = ask(path)

    assert answer.status == 404
    assert b"<script" not in answer.body or answer.getheader("content-type").startswith("text/plain")


def test_an_issue_that_lies_outside_is_not_served(ask, workspace: Workspace, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "issue.toml").write_text('subject = "Outside"')
    (workspace.newsletters / "link").symlink_to(tmp_path / "outside")

    assert ask("/issues/link/facts.json").status == 404


def test_a_mail_may_run_nothing_and_ask_nobody(ask):
    policy = ask("/mail/several/email.html").getheader("content-security-policy")

    assert "sandbox allow-same-origin;" in policy
    assert "default-src 'none'" in policy
    assert "allow-scripts" not in policy


def test_hostile_words_never_run(window, workspace: Workspace):
    issue = workspace.newsletters / "single" / "issue.toml"
    text = issue.read_text().replace("Does walking help a sore back?", HOSTILE)
    issue.write_text(text.replace("Walking *may*", "[x](javascript:top.ran=1) Walking *may*"))
    article = workspace.newsletters / "single" / "articles" / "walking.md"
    article.write_text(article.read_text() + f"\n\n{HOSTILE}\n\n## {HOSTILE}\n")
    page = window("/issues/single")
    for view in ("wall", "inbox", "outlook", "unstyled", "text", "source", "desktop"):
        page.locator(f".views [data-view={view}]").click()
        page.wait_for_selector(f"body[data-view={view}]")
    for tab in ("findings", "articles", "links"):
        page.click(f"#tab-{tab}")
    page.goto(f"{window.address}/")
    page.wait_for_selector(".card .found:not(:empty)")

    assert page.evaluate("window.ran") is None
    assert page.locator("h2 script, h2 img, h2 iframe").count() == 0


def test_markup_that_a_theme_lets_through_never_runs(theme, window):
    file = theme / "index.mjml.j2"
    hostile = (
        "<mj-raw><script>top.ran = 1</script><p onclick='top.ran = 1' class='hostile'>Click</p></mj-raw>"
    )
    file.write_text(
        file.read_text().replace('{% include "base/preheader', f'{hostile}{{% include "base/preheader', 1)
    )
    page = window("/issues/single")
    page.frame_locator("iframe").locator(".hostile").click()
    ran = page.evaluate("window.ran")
    window.wrong.clear()  # the browser tells of what it blocked

    assert ran is None


def test_a_link_of_the_mail_leads_nowhere(window):
    page = window()
    page.frame_locator("iframe").locator("a").first.click()
    page.wait_for_timeout(300)

    assert page.frames[1].url.startswith(window.address)


def test_nothing_in_a_mail_may_be_fetched_from_elsewhere(ask):
    policy = ask("/mail/several/email.html").headers["Content-Security-Policy"]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}

    assert rules["default-src"] == ["'none'"]
    assert rules["img-src"] == ["'self'", "data:"]
    assert not [
        source
        for sources in rules.values()
        for source in sources
        if "//" in source or source in {"*", "https:"}
    ]
    assert "allow-scripts" not in rules["sandbox"]
