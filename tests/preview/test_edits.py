"""What a page asks for is in the file, and nothing else is changed: in whatever order, beside whoever saves."""

import re
import shutil
import tempfile
import threading
import tomllib
from pathlib import Path
from types import SimpleNamespace

import httpx
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from aside import aside
from issuepress.preview.app import app
from issuepress.preview.desk.writers import Writers
from issuepress.preview.guard import hosts
from issuepress.workspace.load import Workspace

SAMPLE = Path(__file__).parents[1] / "sample"
ADDRESS = "http://127.0.0.1:8181"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=30).filter(
    lambda text: text.strip() == text
)
FILE = """\
# first of all
subject = "A subject" # beside it
date = 2026-12-01

# the first story
[[digests]]
article = "articles/one.md"
title = "One"
takeaways = [
    # about a
    "a",
    "b", # beside b
    "c",
]

# the second story
[[digests]]
article = "articles/two.md"
title = "Two" # its title
summary = '''Written
in two lines'''
"""


class Page:
    """A page of the preview, without a browser."""

    def __init__(self, workspace: Workspace) -> None:
        self.writers = Writers("127.0.0.1")
        self.app = app(workspace, None, hosts("127.0.0.1"), self.writers)

    def post(self, path: str, body: dict) -> httpx.Response:
        async def asked() -> httpx.Response:
            headers = {"Origin": ADDRESS, "X-Issuepress": self.writers.secret}
            async with httpx.AsyncClient(
                transport=httpx.ASGITransport(self.app), base_url=ADDRESS, headers=headers
            ) as browser:
                return await browser.post(path, json=body)

        return aside(asked())


def begun() -> SimpleNamespace:
    root = Path(tempfile.mkdtemp()) / "sample"
    shutil.copytree(SAMPLE, root)
    workspace = Workspace(root)
    (workspace.newsletters / "several" / "issue.toml").write_text(FILE)
    return SimpleNamespace(workspace=workspace, page=Page(workspace), root=root)


class Written(RuleBasedStateMachine):
    """Edits, undos, redos, saves by an editor and renamed folders, held against a plain dictionary."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = begun()
        self.name = "several"
        self.said = tomllib.loads(FILE)
        self.undoing: list[tuple[str, dict]] = []
        self.redoing: list[tuple[str, dict]] = []

    def teardown(self) -> None:
        shutil.rmtree(self.begun.root.parent)

    @property
    def file(self) -> Path:
        return self.begun.workspace.newsletters / self.name / "issue.toml"

    def holds(self) -> None:
        text = self.file.read_text(encoding="utf-8")
        assert tomllib.loads(text) == self.said
        assert re.findall(
            "# (?:first of all|beside it|the first story|about a|beside b|the second story|its title)", text
        )
        for comment in (
            "first of all",
            "beside it",
            "the first story",
            "about a",
            "beside b",
            "the second story",
            "its title",
        ):
            assert text.count(f"# {comment}") == 1

    def edit(self, said: dict, **change: object) -> None:
        answer = self.begun.page.post(f"/issues/{self.name}/edit", {"edits": [change]})
        assert answer.status_code == 200, answer.text
        self.undoing.append((answer.json()["undo"], self.said))
        self.redoing.clear()
        self.said = said
        self.holds()

    @rule(now=TEXTS)
    def a_subject_is_written(self, now: str) -> None:
        self.edit({**self.said, "subject": now}, key="subject", was=self.said["subject"], now=now)

    @rule(now=TEXTS)
    def an_intro_is_written(self, now: str) -> None:
        self.edit({**self.said, "intro": now}, key="intro", was=self.said.get("intro"), now=now)

    @rule(number=st.integers(0, 2), now=TEXTS)
    def a_takeaway_is_written(self, number: int, now: str) -> None:
        digests = [dict(one) for one in self.said["digests"]]
        place = next(n for n, one in enumerate(digests) if one["title"] == "One")
        was = digests[place]["takeaways"][number]
        digests[place]["takeaways"] = [*digests[place]["takeaways"]]
        digests[place]["takeaways"][number] = now
        self.edit(
            {**self.said, "digests": digests}, key=f"digests[{place}].takeaways[{number}]", was=was, now=now
        )

    @rule(start=st.integers(0, 2), to=st.integers(0, 2))
    def a_takeaway_moves(self, start: int, to: int) -> None:
        digests = [dict(one) for one in self.said["digests"]]
        place = next(n for n, one in enumerate(digests) if one["title"] == "One")
        takeaways = [*digests[place]["takeaways"]]
        moved = takeaways.pop(start)
        takeaways.insert(to, moved)
        digests[place]["takeaways"] = takeaways
        key = f"digests[{place}].takeaways"
        self.edit({**self.said, "digests": digests}, key=f"{key}[{start}]", was=moved, to=f"{key}[{to}]")

    @rule()
    def the_stories_change_places(self) -> None:
        first, second = self.said["digests"]
        self.edit({**self.said, "digests": [second, first]}, key="digests[0]", was=first, to="digests[1]")

    @rule(now=TEXTS)
    def a_block_is_added(self, now: str) -> None:
        blocks = [
            *self.said.get("blocks", []),
            {"kind": "exercise", "heading": now, "steps": [{"text": now}]},
        ]
        self.edit({**self.said, "blocks": blocks}, key=f"blocks[{len(blocks) - 1}]", was=None, now=blocks[-1])

    @precondition(lambda self: self.said.get("blocks"))
    @rule(now=TEXTS)
    def a_step_is_added(self, now: str) -> None:
        first, *others = self.said["blocks"]
        added = {**first, "steps": [*first["steps"], {"text": now}]}
        key = f"blocks[0].steps[{len(first['steps'])}]"
        self.edit({**self.said, "blocks": [added, *others]}, key=key, was=None, now={"text": now})

    @precondition(lambda self: self.said.get("blocks"))
    @rule(now=TEXTS)
    def a_block_is_filled_in(self, now: str) -> None:
        first, *others = self.said["blocks"]
        was = first.get("dose")
        filled = {**first, "dose": now}
        self.edit({**self.said, "blocks": [filled, *others]}, key="blocks[0].dose", was=was, now=now)

    @precondition(lambda self: len(self.said.get("blocks", [])) > 1)
    @rule()
    def the_last_block_becomes_the_first(self) -> None:
        *others, last = self.said["blocks"]
        key = f"blocks[{len(others)}]"
        self.edit({**self.said, "blocks": [last, *others]}, key=key, was=last, to="blocks[0]")

    @precondition(lambda self: self.said.get("blocks"))
    @rule()
    def a_block_is_taken_out(self) -> None:
        first, *others = self.said["blocks"]
        said = {name: value for name, value in self.said.items() if name != "blocks"}
        self.edit({**said, "blocks": others} if others else said, key="blocks[0]", was=first, now=None)

    @precondition(lambda self: self.undoing)
    @rule()
    def it_is_undone(self) -> None:
        self.back(self.undoing, self.redoing)

    @precondition(lambda self: self.redoing)
    @rule()
    def it_is_done_again(self) -> None:
        self.back(self.redoing, self.undoing)

    def back(self, steps: list, others: list) -> None:
        token, said = steps.pop()
        answer = self.begun.page.post(f"/issues/{self.name}/undo", {"undo": token})
        assert answer.status_code == 200, answer.text
        others.append((answer.json()["undo"], self.said))
        self.said = said
        self.holds()

    @rule(now=st.from_regex("[a-z]{1,9}", fullmatch=True))
    def an_editor_saves(self, now: str) -> None:
        self.file.write_text(
            re.sub(r'title = "(One|Two)[^"]*"', r'title = "\1"', self.file.read_text(encoding="utf-8"))
            + f"# by hand {now}\n",
            encoding="utf-8",
        )
        self.holds()

    @rule(was=TEXTS)
    def a_page_that_is_behind_changes_nothing(self, was: str) -> None:
        if was == self.said["subject"]:
            return
        before = self.file.read_bytes()
        edits = [
            {"key": "intro", "was": self.said.get("intro"), "now": "x"},
            {"key": "subject", "was": was, "now": "y"},
        ]
        answer = self.begun.page.post(f"/issues/{self.name}/edit", {"edits": edits})
        assert answer.status_code == 409
        assert answer.json() == {"key": "subject", "was": was, "there": self.said["subject"]}
        assert self.file.read_bytes() == before

    @rule()
    def the_folder_is_renamed(self) -> None:
        old, self.name = self.name, "renamed" if self.name == "several" else "several"
        (self.begun.workspace.newsletters / old).rename(self.begun.workspace.newsletters / self.name)
        body = {"edits": [{"key": "subject", "was": self.said["subject"], "now": "x"}]}
        assert self.begun.page.post(f"/issues/{old}/edit", body).status_code == 404
        self.undoing.clear()
        self.redoing.clear()  # they are of an issue that is not there any more
        self.holds()


TestWritten = Written.TestCase
TestWritten.settings = settings(max_examples=12, stateful_step_count=12)


def test_two_hundred_changes_beside_a_program_that_rewrites_the_file_lose_nothing_silently():
    """Each edit that was made is there when it was made, and every one that was not says so."""
    there = begun()
    file = there.workspace.newsletters / "several" / "issue.toml"
    done, theirs = threading.Event(), [0]

    def rewriting() -> None:
        while not done.wait(0.02):
            text = file.read_text(encoding="utf-8")
            number = theirs[0] + 1
            new = re.sub(r"\n# theirs: \d+|$", f"\n# theirs: {number}", text, count=1) if text else ""
            if "subject" in new:
                file.write_text(new, encoding="utf-8")
                theirs[0] = number

    other = threading.Thread(target=rewriting)
    other.start()
    made, refused, said = 0, 0, "A subject"
    try:
        for number in range(200):
            answer = there.page.post(
                "/issues/several/edit",
                {"edits": [{"key": "subject", "was": said, "now": f"Number {number}"}]},
            )
            if answer.status_code == 200:
                made, said = made + 1, f"Number {number}"
            else:
                refused += 1
                assert answer.status_code in {409, 422}, answer.text
                said = answer.json().get("there") or said
    finally:
        done.set()
        other.join()

    assert made + refused == 200
    assert made > 100
    assert theirs[0] > 0
    assert tomllib.loads(file.read_text(encoding="utf-8"))["digests"] == tomllib.loads(FILE)["digests"]
    shutil.rmtree(there.root.parent)


def test_two_pages_at_once_make_every_change_one_after_the_other():
    there = begun()
    answers: list[int] = []

    def adding(key: str) -> None:
        for number in range(20):
            body = {"edits": [{"key": key, "was": None, "now": f"{key} {number}"}]}
            answers.append(there.page.post("/issues/several/edit", body).status_code)

    pages = [threading.Thread(target=adding, args=(f"digests[{number}].takeaways[0]",)) for number in (0, 1)]
    for page in pages:
        page.start()
    for page in pages:
        page.join()

    said = tomllib.loads((there.workspace.newsletters / "several" / "issue.toml").read_text(encoding="utf-8"))
    assert answers == [200] * 40
    assert [len(one["takeaways"]) for one in said["digests"]] == [23, 20]
    shutil.rmtree(there.root.parent)
