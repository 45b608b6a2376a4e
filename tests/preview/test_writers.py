"""Who may write: a page of this start, and nobody else, whatever it asks for."""

import base64
import http.client
import json
import re
from urllib.parse import urlsplit

import httpx
import pytest

from aside import aside
from issuepress.preview.app import app
from issuepress.preview.desk.writers import Writers
from issuepress.preview.guard import hosts
from issuepress.preview.serve import served
from issuepress.workspace.load import Workspace

SUBJECT = {"key": "subject", "was": "Three short reads", "now": "Written from elsewhere"}


@pytest.fixture
def post(workspace: Workspace):
    with served(workspace) as address:
        host = urlsplit(address).netloc

        def ask(path: str, body: bytes | dict, method: str = "POST", **changed: str | None):
            connection = http.client.HTTPConnection(host)
            connection.request("GET", "/issues/several")
            page = connection.getresponse().read().decode()
            headers = {
                "Content-Type": "application/json",
                "Origin": address,
                "X-Issuepress": re.search(r'name="secret" content="([^"]+)"', page)[1],
            }
            changed = {name.replace("_", "-"): value for name, value in changed.items()}
            headers = {name: value for name, value in {**headers, **changed}.items() if value is not None}
            connection.request(
                method, path, body if isinstance(body, bytes) else json.dumps(body).encode(), headers
            )
            answer = connection.getresponse()
            answer.body = answer.read().decode()
            connection.close()
            return answer

        yield ask


def subject(workspace: Workspace) -> str:
    text = (workspace.newsletters / "several" / "issue.toml").read_text(encoding="utf-8")
    return re.search(r'subject = "(.*)"', text)[1]


def test_a_page_of_this_start_writes(post, workspace: Workspace):
    assert post("/issues/several/edit", {"edits": [SUBJECT]}).status == 200
    assert subject(workspace) == "Written from elsewhere"


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"X_Issuepress": None}, 403),
        ({"X_Issuepress": "guessed"}, 403),
        ({"X_Issuepress": "ä"}, 403),
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": None}, 415),
        ({"Host": "evil.example"}, 403),
    ],
)
@pytest.mark.parametrize("what", ["edit", "undo", "verdict", "look", "upload", "draft", "publication"])
def test_anybody_else_is_refused(post, workspace: Workspace, what: str, changed: dict, status: int):
    body = {
        "edit": {"edits": [SUBJECT]},
        "undo": {"undo": "x"},
        "verdict": {"key": "subject", "text": "x"},
        "look": {"service": "folder"},
        "upload": {"service": "folder", "version": "x"},
        "draft": {"text": "An article.\n\nIt says something."},
        "publication": {"name": "Mine", "email": "mine@example.org"},
    }
    path = "/publication" if what == "publication" else f"/issues/several/{what}"

    assert post(path, body[what], **changed).status == status
    assert subject(workspace) == "Three short reads"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_only_a_post_writes(post, workspace: Workspace, method: str):
    assert post("/issues/several/edit", {"edits": [SUBJECT]}, method).status == 405
    assert subject(workspace) == "Three short reads"


@pytest.mark.parametrize(
    "edit",
    [
        {"key": "theme", "now": "letter"},
        {"key": "date", "now": "2030-01-01"},
        {"key": "digests[0].article", "was": "articles/one.md", "now": "../../secret.md"},
        {"key": "digests[0].image", "now": "/etc/passwd"},
        {"key": "digests[0].figure", "now": "/etc/passwd"},
        {"key": "digests[0]", "was": None, "now": '{"article": "/etc/passwd"}'},
        {"key": "digests[0].takeaways[0]", "to": "digests[0].article"},
        {"key": "subject", "now": {"a": 1}},
        {"key": "subject", "written": "theme = 'x'", "now": "x"},
        {"key": "subject\n", "now": "x"},
        {"key": "digests[0].approved[0]", "now": 3},
        {"key": "blocks[0]", "now": {"kind": "note", "text": "x", "theme": "letter"}},
        {"key": "blocks[0]", "was": {"kind": "note"}, "now": {"kind": "note", "text": "x"}},
        {
            "key": "blocks[0]",
            "now": {"kind": "exercise", "heading": "x", "steps": [{"text": "x", "file": "x"}]},
        },
        {"key": "blocks[0]", "now": {"kind": "note", "text": {"a": "x"}}},
        {"key": "blocks[0]", "now": {"kind": "note", "text": None}},
        {"key": "blocks[0].kind", "now": "event"},
        {"key": "digests[1]", "now": {"article": "articles/one.md", "title": "x"}},
        {"key": "subject", "now": "x" * 30_000},
        {"key": "../issue", "now": "x"},
    ],
)
def test_files_and_the_theme_are_not_changed_from_a_page(post, workspace: Workspace, edit: dict):
    before = (workspace.newsletters / "several" / "issue.toml").read_bytes()

    assert post("/issues/several/edit", {"edits": [edit]}).status == 400
    assert (workspace.newsletters / "several" / "issue.toml").read_bytes() == before


@pytest.mark.parametrize(
    "edit",
    [
        {"key": "blocks[0]", "now": {"kind": "note", "text": "x", "article": "../../secret.md"}},
        {"key": "blocks[0]", "now": {"kind": "note", "text": "x", "article": "issue.toml"}},
        {"key": "blocks[0]", "now": {"kind": "picture", "image": "/etc/passwd"}},
        {"key": "blocks[0]", "now": {"kind": "picture", "image": "http://192.168.0.1/x.png"}},
        {"key": "blocks[0].steps[0].image", "now": "images/../../newsletter.toml"},
    ],
)
def test_a_block_names_only_files_that_are_in_the_issue(post, workspace: Workspace, edit: dict):
    before = (workspace.newsletters / "several" / "issue.toml").read_bytes()
    answer = post("/issues/several/edit", {"edits": [edit]})

    assert answer.status == 422
    assert "there is no such file in the issue" in json.loads(answer.body)["error"]
    assert (workspace.newsletters / "several" / "issue.toml").read_bytes() == before


@pytest.mark.parametrize("data", ["", "####", base64.b64encode(b"<svg onload='alert(1)'/>").decode()])
def test_only_a_picture_becomes_a_picture_of_the_issue(post, workspace: Workspace, data: str):
    answer = post("/issues/single/picture", {"name": "../../x.png", "data": data})

    assert answer.status == 422
    assert "is no picture" in json.loads(answer.body)["error"]


def test_a_picture_gets_a_name_of_its_own_in_the_issue(post, workspace: Workspace):
    folder = workspace.newsletters / "single"
    picture = (workspace.newsletters / "logo.png").read_bytes()
    given = {"name": "../../My Knee.JPG", "data": base64.b64encode(picture).decode()}
    first, second = (json.loads(post("/issues/single/picture", given).body) for _ in range(2))

    assert first == second == {"file": "images/my-knee.png"}
    assert (folder / "images" / "my-knee.png").read_bytes() == picture


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"x" * 300_000, 413),
        (b"[" * 100_000, 400),
        (b"\xff", 400),
        (b"", 400),
        (b'{"edits": []}', 400),
        (json.dumps({"edits": [SUBJECT] * 80}).encode(), 400),
    ],
)
def test_what_makes_no_sense_is_refused(post, body: bytes, status: int):
    assert post("/issues/several/edit", body).status == status


@pytest.mark.parametrize("name", ["..%2f..%2fsecret", "nosuch", ".hidden", "%00"])
def test_only_an_issue_of_the_workspace_is_written(post, name: str):
    assert post(f"/issues/{name}/edit", {"edits": [SUBJECT]}).status == 404


def test_an_undo_is_for_its_own_issue(post, workspace: Workspace):
    token = json.loads(post("/issues/several/edit", {"edits": [SUBJECT]}).body)["undo"]

    assert post("/issues/single/undo", {"undo": token}).status == 410
    assert post("/issues/several/undo", {"undo": token}).status == 200
    assert subject(workspace) == "Three short reads"
    assert post("/issues/several/undo", {"undo": token}).status == 410


# --- where other machines may look -----------------------------------------------------------------------


@pytest.fixture
def network(workspace: Workspace):
    """A browser somewhere on the network, and what the terminal prints for it."""
    writers = Writers("0.0.0.0")
    answers = httpx.ASGITransport(app(workspace, None, hosts("0.0.0.0"), writers))
    jar = httpx.Cookies()

    def get(path: str) -> httpx.Response:
        async def asked() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=answers, base_url="http://192.0.2.7:8181", cookies=jar
            ) as browser:
                answer = await browser.get(path)
                jar.update(browser.cookies)
                return answer

        return aside(asked())

    get.token = writers.token
    return get


def test_on_the_network_only_the_printed_address_may_write(network):
    bare = network("/issues/several")
    wrong = network("/issues/several?token=guessed")
    right = network("/issues/several?view=phone&token=" + network.token)
    known = network(right.headers["location"])

    assert 'name="secret" content=""' in bare.text
    assert wrong.status_code == 403
    assert (right.status_code, right.headers["location"]) == (303, "/issues/several?view=phone")
    assert "HttpOnly" in right.headers["set-cookie"]
    assert "samesite=strict" in right.headers["set-cookie"].lower()
    assert re.search(r'name="secret" content="[\w-]{20,}"', known.text)
    assert network.token not in known.text


def test_on_this_machine_no_token_is_asked_for():
    assert Writers("127.0.0.1").token == Writers("localhost").token == ""
    assert Writers("192.168.1.5").token
