import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from issuepress.checks import online
from issuepress.checks.mail.mail import Mail
from issuepress.checks.online import look_online
from issuepress.read.address import is_public
from issuepress.rendered import Tags


@pytest.fixture
def server():
    """Answers by path: (status, headers). What was asked is kept; paths unknown to it are 404."""
    answers, seen = {}, []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            seen.append((self.command, self.path))
            status, headers = answers.get(self.path, (404, {}))
            self.send_response(405 if (status, self.command) == (299, "HEAD") else status)
            for name, value in ({"content-type": "text/html"} | headers).items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815 - the name that the library calls

        def log_message(self, *_):
            pass

    found = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    found.answers, found.seen = answers, seen
    found.address = f"http://localhost:{found.server_port}"
    yield found
    found.shutdown()
    found.server_close()
    thread.join()


@pytest.fixture
def looked(server):
    """``looked(html)``: the report on a mail, ``{}`` in it being the server's address."""

    def report(html, **others):
        mail = Mail(html=html.replace("{}", server.address), **others)
        return look_online(mail, permitted=lambda ip: ip.is_loopback or is_public(ip))

    return report


def named(report):
    return [(finding.severity.value, finding.check) for finding in report.findings]


def test_what_answers_is_let_pass(server, looked):
    server.answers |= {"/page": (200, {}), "/a.png": (200, {"content-type": "image/png"})}
    assert not looked('<a href="{}/page#part">Page</a><img src="{}/a.png">').findings
    assert sorted(server.seen) == [("HEAD", "/a.png"), ("HEAD", "/page")]


@pytest.mark.parametrize("status", [404, 410, 500])
def test_a_dead_link_is_an_error_with_its_element(server, looked, status):
    server.answers["/gone"] = (status, {})
    report = looked('<a href="mailto:x@example.org">Write</a><a href="{}/gone">Gone</a>')
    assert named(report) == [("error", "addresses_answer")]
    assert report.findings[0].at.nth == 1
    assert str(status) in report.findings[0].what


def test_a_server_that_answers_nothing_is_an_error(server, looked):
    server.shutdown()
    server.server_close()
    assert named(looked('<a href="{}/page">Page</a>')) == [("error", "addresses_answer")]


def test_a_page_that_only_people_may_see_is_not_called_dead(server, looked):
    server.answers["/page"] = (403, {})
    assert named(looked('<a href="{}/page">Page</a>')) == [("advice", "addresses_answer")]


def test_get_is_tried_where_head_is_refused(server, looked):
    server.answers["/page"] = (299, {})
    assert not looked('<a href="{}/page">Page</a>').findings
    assert server.seen == [("HEAD", "/page"), ("GET", "/page")]


def test_a_page_that_moved_for_good_is_told_with_its_new_address(server, looked):
    server.answers |= {"/old": (301, {"location": "/new"}), "/new": (200, {})}
    report = looked('<a href="{}/old">Page</a>')
    assert named(report) == [("advice", "addresses_are_direct")]
    assert report.findings[0].what.endswith("/new")


def test_a_page_that_moved_for_now_is_let_pass(server, looked):
    server.answers |= {"/old": (302, {"location": "/new"}), "/new": (200, {})}
    assert not looked('<a href="{}/old">Page</a>').findings


def test_redirects_in_a_circle_come_to_an_end(server, looked):
    server.answers["/round"] = (302, {"location": "/round"})
    assert named(looked('<a href="{}/round">Page</a>')) == [("error", "addresses_answer")]


def test_each_redirect_is_held_to_the_rules_for_addresses(server, looked):
    server.answers["/trap"] = (302, {"location": "http://192.168.0.1/admin"})
    (finding,) = looked('<a href="{}/trap">Page</a>').findings
    assert "private network" in finding.what


def test_private_networks_are_not_asked():
    (finding,) = look_online(Mail(html='<a href="http://127.0.0.1:9/">x</a>')).findings
    assert "private network" in finding.what


@pytest.mark.parametrize(
    ("check", "headers"),
    [
        ("pictures_are_pictures", {"content-type": "text/html"}),
        ("pictures_are_pictures", {"content-type": "image/webp"}),
        ("pictures_are_light", {"content-type": "image/png", "content-length": "4000000"}),
    ],
)
def test_a_picture_that_mails_cannot_show_is_found(server, looked, check, headers):
    server.answers["/a.png"] = (200, headers)
    assert [name for _, name in named(looked('<img src="{}/a.png">'))] == [check]


def test_a_slow_page_is_told(server, looked, monkeypatch):
    server.answers["/page"] = (200, {})
    monkeypatch.setattr(online, "SLOW", -1)
    assert named(looked('<a href="{}/page">Page</a>')) == [("advice", "addresses_are_quick")]


def test_a_page_that_never_answers_is_given_up(server, looked, monkeypatch):
    monkeypatch.setattr(online, "SECONDS", 0)
    (finding,) = looked('<a href="{}/page">Page</a>').findings
    assert "within 0 seconds" in finding.what


def test_nobody_is_unsubscribed(server, looked):
    html = (
        '<a href="{}/leave?id=1">Unsubscribe</a><a href="{}/list-unsubscribe">x</a><a href="{}/bye">Bye</a>'
    )
    tags = Tags(unsubscribe=f"{server.address}/bye")
    assert not looked(html, tags=tags).findings
    assert not server.seen


def test_an_address_is_asked_once_and_fifty_at_most(server, looked):
    server.answers |= {f"/{number}": (200, {}) for number in range(60)}
    html = "".join(f'<a href="{{}}/{number}">a</a><a href="{{}}/{number}#b">b</a>' for number in range(60))
    report = looked(html)
    assert len(server.seen) == 50
    assert "10 addresses" in report.skipped[0].reason


def test_tags_and_other_schemes_are_not_asked_for(server, looked):
    html = '<a href="{{ x }}">a</a><a href="tel:+1">b</a><a href="">c</a><img src="cid:1"><img src="a.png">'
    assert look_online(Mail(html=html)).findings == ()
    assert not server.seen


def test_the_command_asks_for_what_an_html_file_links_to(run, sample):
    (sample / "mail.html").write_text('<a href="http://127.0.0.1:9/">x</a>')
    shown = run("check", "--html", "mail.html", "--online", "--only", "merge_tags")
    assert shown.exit_code == 1
    assert "addresses_answer" in shown.output
