"""One value of issue.toml is changed, and nothing else."""

import re
import threading
import tomllib
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from issuepress.errors import InvalidFile, OutputError, Overtaken
from issuepress.workspace.document import Document, Edit
from issuepress.workspace.edit import edit, read_document

TEXT = """\
#:schema ../schema/issue.json
# What readers get.
subject = "A sore heel" # the shorter, the better
preheader = 'What helps'
date = 2026-12-08

# The lead story: ask Ana for a picture
[[digests]]
article = "articles/heel.md"
title = "Heel"
# checked twice
takeaways = [
    # from the trial
    "Mild pain is fine.", # page 4
    "Heavy and slow.",
    # to be replaced
]
quote = \"\"\"
Two lines, "quoted",
and # no comment\"\"\"

# short ones from here on

# about the shoulder
[[digests]]
article = "articles/shoulder.md"
title = "Shoulder"
takeaways = ["One, two.", 'Three # four']
# below the shoulder

[[digests]]
article = "articles/sleep.md"
title = "Sleep" # about sleep
"""
HERE = Path("issue.toml")


def comments(text: str) -> list[str]:
    """Every comment of the sample, whose strings hold "# no comment" and "# four"."""
    return sorted(
        found for found in re.findall(r"#[^\n]*", text) if not found.startswith(("# no c", "# four"))
    )


def made(*edits: Edit, text: str = TEXT) -> str:
    document = Document(text, HERE)
    for one in edits:
        document.make(one)
    return document.text


def test_a_changed_value_is_a_diff_of_one_line():
    text = made(Edit(key="subject", was="A sore heel", now='"Heel" \\ pain'))

    assert text == TEXT.replace('"A sore heel"', r'"\"Heel\" \\ pain"')


def test_an_item_changes_where_it_stands():
    text = made(Edit(key="digests[1].takeaways[1]", was="Three # four", now="Five."))

    assert text == TEXT.replace("'Three # four'", '"Five."')


def test_a_key_is_added_at_its_place_among_the_others():
    text = made(Edit(key="digests[2].caveat", now="Small."), Edit(key="intro", now="Hello."))

    assert 'title = "Sleep" # about sleep\ncaveat = "Small."\n' in text
    assert 'date = 2026-12-08\nintro = "Hello."\n\n# The lead story' in text


def test_a_card_moves_with_the_comment_above_it():
    text = made(Edit(key="digests[1]", was=tomllib.loads(TEXT)["digests"][1], to="digests[0]"))

    assert text.index("# about the shoulder\n[[digests]]") < text.index("# The lead story: ask Ana")
    assert '# The lead story: ask Ana for a picture\n[[digests]]\narticle = "articles/heel.md"' in text
    assert "# below the shoulder\n\n# The lead" in text
    assert comments(text) == comments(TEXT)


def test_a_card_that_goes_takes_its_own_comments_and_no_others():
    text = made(Edit(key="digests[1]", was=tomllib.loads(TEXT)["digests"][1]))

    assert "shoulder" not in text
    assert "# short ones from here on" in text
    assert "# about sleep" in text


def test_an_item_moves_with_its_comments():
    text = made(Edit(key="digests[0].takeaways[0]", was="Mild pain is fine.", to="digests[0].takeaways[1]"))

    assert (
        '"Heavy and slow.",\n    # from the trial\n    "Mild pain is fine.", # page 4\n    # to be replaced'
        in text
    )


def test_the_first_item_makes_its_list():
    text = made(Edit(key="digests[2].takeaways[0]", now="Sleep on it."))

    assert tomllib.loads(text)["digests"][2]["takeaways"] == ["Sleep on it."]


def test_what_undoes_the_first_item_of_a_list_that_was_there_leaves_the_list():
    text = 'subject = "A"\ndate = 2026-11-22\nintro = "I"\n\n[[digests]]\ntitle = "T"\ntakeaways = ["B"]\n'
    document = Document(text, HERE)
    undoing = document.make(Edit(key="digests[0].takeaways[0]", now="A"))
    document.make(undoing)

    assert document.data == tomllib.loads(text)
    assert undoing.key == "digests[0].takeaways[0]"


def test_a_whole_table_is_added():
    text = made(Edit(key="digests[3]", now={"article": "a.md", "title": "T", "takeaways": ["One", "Two"]}))

    assert text.endswith(
        '\n\n[[digests]]\narticle = "a.md"\ntitle = "T"\ntakeaways = [\n    "One",\n    "Two",\n]\n'
    )


EXERCISE = {"kind": "exercise", "heading": "Heel raise", "steps": [{"text": "Stand."}, {"text": "Rise."}]}


def test_a_table_with_tables_of_its_own_is_added_as_one_writes_it():
    text = made(Edit(key="blocks[0]", now=EXERCISE))

    assert text == TEXT + (
        '\n[[blocks]]\nkind = "exercise"\nheading = "Heel raise"\n\n[[blocks.steps]]\ntext = "Stand."\n\n'
        '[[blocks.steps]]\ntext = "Rise."\n'
    )


def test_a_table_inside_a_table_is_added_changed_moved_and_taken_out():
    event = {"kind": "event", "heading": "An evening"}
    text = made(
        Edit(key="blocks[0]", now=EXERCISE),
        Edit(key="blocks[1]", now=event),
        Edit(key="blocks[0].steps[2]", now={"text": "Again."}),
        Edit(key="blocks[0].steps[1].text", was="Rise.", now="Rise slowly."),
        Edit(key="blocks[0].steps[2]", was={"text": "Again."}, to="blocks[0].steps[0]"),
        Edit(key="blocks[0].steps[1]", was={"text": "Stand."}),
    )

    assert tomllib.loads(text)["blocks"] == [
        EXERCISE | {"steps": [{"text": "Again."}, {"text": "Rise slowly."}]},
        event,
    ]
    assert text.startswith(TEXT)


def test_the_first_table_of_a_list_inside_a_table_begins_that_list(tmp_path: Path):
    file = tmp_path / "issue.toml"
    file.write_text(TEXT)
    rests_on = {"text": "Plain words.", "sentences": ["The article's."]}
    undoing = edit(file, Edit(key="digests[1].rests_on[0]", now=rests_on))

    assert tomllib.loads(file.read_text())["digests"][1]["rests_on"] == [rests_on]
    edit(file, *undoing)
    assert file.read_text() == TEXT


def test_a_moment_that_was_taken_out_comes_back_as_one(tmp_path: Path):
    file = tmp_path / "issue.toml"
    file.write_text(
        TEXT + '\n[[blocks]]\nkind = "event"\nheading = "h"\nstarts = 2027-01-14T18:30:00 # at last\n'
    )
    before = file.read_text()
    event = {"kind": "event", "heading": "h", "starts": "2027-01-14T18:30:00"}
    undoing = edit(file, Edit(key="blocks[0]", was=event))
    edit(file, *undoing)
    edit(file, Edit(key="blocks[0].starts", was="2027-01-14T18:30:00", now="2027-01-14T19:00:00"))

    assert file.read_text() == before.replace("18:30:00", "19:00:00")


def test_tables_of_two_names_keep_their_order():
    mixed = TEXT.replace("# about the shoulder\n", '[[blocks]]\nkind = "note"\n\n# about the shoulder\n')
    text = made(Edit(key="digests[2]", was=tomllib.loads(TEXT)["digests"][2], to="digests[1]"), text=mixed)

    assert text.index("[[blocks]]") < text.index("Sleep") < text.index("# about the shoulder")
    assert comments(text) == comments(TEXT)


@pytest.mark.parametrize("was", ["Heel pain", None])
def test_what_says_something_else_by_now_is_refused_with_both_texts(tmp_path: Path, was):
    file = tmp_path / "issue.toml"
    file.write_text(TEXT)

    with pytest.raises(Overtaken) as refused:
        edit(file, Edit(key="subject", was=was, now="New"))
    assert (refused.value.was, refused.value.there) == (was, "A sore heel")
    assert file.read_text() == TEXT


def test_what_an_issue_cannot_say_is_refused(tmp_path: Path):
    file = tmp_path / "issue.toml"
    file.write_text(TEXT)

    with pytest.raises(InvalidFile, match="subject: has to be one line"):
        edit(file, Edit(key="subject", was="A sore heel", now="Two\nlines"))
    with pytest.raises(InvalidFile, match="colour"):
        edit(file, Edit(key="colour", now="red"))
    assert file.read_text() == TEXT


def test_all_edits_are_made_or_none(tmp_path: Path):
    file = tmp_path / "issue.toml"
    file.write_text(TEXT)

    with pytest.raises(Overtaken):
        edit(file, Edit(key="preheader", was="What helps", now="X"), Edit(key="subject", was="?", now="Y"))
    assert file.read_text() == TEXT


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path):
    file = tmp_path / "issue.toml"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    edit(file, Edit(key="subject", was="A sore heel", now="New"), Edit(key="intro", now="Hello"))

    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf#:schema")
    assert b'intro = "Hello"\r\n' in data
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "mixed"])
def test_each_line_keeps_the_end_it_had(tmp_path: Path, ends: str):
    path = tmp_path / "issue.toml"
    text = TEXT.replace("\n", "\r\n", 3) if ends == "mixed" else TEXT.replace("\n", ends)
    path.write_bytes(text.encode())

    edit(path, Edit(key="subject", was="A sore heel", now="Heel"))

    assert path.read_bytes() == text.replace("A sore heel", "Heel", 1).encode()


def test_a_program_puts_a_value_whatever_was_there(tmp_path: Path):
    path = tmp_path / "issue.toml"
    path.write_text(TEXT, encoding="utf-8")

    document = read_document(path)
    document.put("subject", "Heel")
    document.put("preheader", None)
    document.put("digests[0].caveat", "Small trials.")
    document.put("digests[5].title", None)

    told = tomllib.loads(document.text)
    assert told["subject"] == "Heel"
    assert "preheader" not in told
    assert told["digests"][0]["caveat"] == "Small trials."
    assert comments(document.text) == comments(TEXT)


def test_written_words_that_are_not_what_is_put_back_are_refused():
    with pytest.raises(InvalidFile, match="cannot be changed"):
        made(Edit(key="intro", now="Hello", written='intro = "Other"\ntheme = "letter"\n'))


@pytest.mark.parametrize("key", ["", "digests[", "a b", "digests[0].", "x = 1\n", "a" * 99])
def test_what_is_no_key_is_no_edit(key: str):
    with pytest.raises(ValueError, match="key"):
        Edit(key=key, now="x")


@pytest.mark.parametrize("in_place", [True, False])
def test_nothing_is_lost_silently_beside_a_program_that_rewrites_the_file(tmp_path: Path, in_place: bool):
    """It counts in a key of its own, and saves the whole file each time; ours says when it was overtaken."""
    file, done = tmp_path / "issue.toml", threading.Event()
    file.write_text(TEXT)
    other = threading.Thread(target=_counting, args=(file, done, in_place))
    other.start()
    said, made, told = "A sore heel", 0, 0
    try:
        for number in range(200):
            try:
                edit(file, Edit(key="subject", was=said, now=f"Number {number}"))
                said, made = f"Number {number}", made + 1
            except Overtaken as refused:  # it had read the file before ours was there, and saved it after
                said, told = refused.there, told + 1
            except (InvalidFile, OutputError):  # it was in the middle of saving, for long
                told += 1
    finally:
        done.set()
        other.join()

    text = file.read_text()
    assert tomllib.loads(text)["digests"] == tomllib.loads(TEXT)["digests"]
    assert comments(text) == comments(TEXT)
    assert made + told == 200
    assert made


def _counting(file: Path, done: threading.Event, in_place: bool) -> None:
    count = 0
    while not done.is_set():
        text = file.read_text()
        changed, found = re.subn(r"\n(intro = .*\n)?date", f'\nintro = "{count}"\ndate', text, count=1)
        if found and in_place:
            file.write_text(changed)
        elif found:
            (file.parent / "new").write_text(changed)
            (file.parent / "new").replace(file)
        count += 1
        done.wait(0.02)


# --- whatever the order --------------------------------------------------------------------------------

WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="#\r\x00"), min_size=1, max_size=20
)


def flat(value: object, path: str = "") -> dict[str, object]:
    if isinstance(value, dict):
        return {
            k: v for name, one in value.items() for k, v in flat(one, f"{path}.{name}".lstrip(".")).items()
        }
    if isinstance(value, list):
        return {k: v for number, one in enumerate(value) for k, v in flat(one, f"{path}[{number}]").items()}
    return {path: value}


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_value_may_become_any_text_and_nothing_else_changes(data):
    before = tomllib.loads(TEXT)
    texts = {key: value for key, value in flat(before).items() if isinstance(value, str)}
    key = data.draw(st.sampled_from(sorted(texts)))
    now = data.draw(WORDS)
    document = Document(TEXT, HERE)
    undo = document.make(Edit(key=key, was=texts[key], now=now))

    assert flat(document.data) == {**flat(before), key: now}
    assert tomllib.loads(document.text) == document.data
    assert comments(document.text) == comments(TEXT)
    document.make(undo)
    assert document.data == before


class Editing(RuleBasedStateMachine):
    """Edits of every kind, undone and made again; somebody else saves in between."""

    @initialize()
    def start(self) -> None:
        self.document = Document(TEXT, HERE)
        self.data = tomllib.loads(TEXT)
        self.undoing: list[tuple[Edit, dict, str]] = []

    def make(self, change: Edit) -> None:
        before, text = deepcopy(self.data), self.document.text
        self.undoing.append((self.document.make(change), before, text))

    @rule(words=WORDS, key=st.sampled_from(["subject", "preheader", "intro"]))
    def say(self, words: str, key: str) -> None:
        self.make(Edit(key=key, was=self.data.get(key), now=words))
        self.data[key] = words

    @precondition(lambda self: "intro" in self.data)
    @rule()
    def unsay(self) -> None:
        self.make(Edit(key="intro", was=self.data["intro"]))
        del self.data["intro"]

    @rule(card=st.integers(0, 2), at=st.integers(0, 4), words=WORDS)
    def add_item(self, card: int, at: int, words: str) -> None:
        if card >= len(self.data["digests"]):
            return
        items = self.data["digests"][card].get("takeaways", [])
        if at > len(items) or (not items and "takeaways" not in self.data["digests"][card] and at):
            return
        self.make(Edit(key=f"digests[{card}].takeaways[{at}]", now=words))
        self.data["digests"][card].setdefault("takeaways", items).insert(at, words)

    @rule(card=st.integers(0, 2), at=st.integers(0, 4))
    def take_item(self, card: int, at: int) -> None:
        items = self.data["digests"][card].get("takeaways", []) if card < len(self.data["digests"]) else []
        if at < len(items):
            self.make(Edit(key=f"digests[{card}].takeaways[{at}]", was=items[at]))
            del items[at]

    @rule(card=st.integers(0, 2), at=st.integers(0, 4), to=st.integers(0, 4))
    def move_item(self, card: int, at: int, to: int) -> None:
        items = self.data["digests"][card].get("takeaways", []) if card < len(self.data["digests"]) else []
        if max(at, to) < len(items):
            name = f"digests[{card}].takeaways"
            self.make(Edit(key=f"{name}[{at}]", was=items[at], to=f"{name}[{to}]"))
            items.insert(to, items.pop(at))

    @rule(at=st.integers(0, 3), to=st.integers(0, 3))
    def move_card(self, at: int, to: int) -> None:
        cards = self.data["digests"]
        if max(at, to) < len(cards):
            self.make(Edit(key=f"digests[{at}]", was=deepcopy(cards[at]), to=f"digests[{to}]"))
            cards.insert(to, cards.pop(at))

    @rule(at=st.integers(0, 3))
    def take_card(self, at: int) -> None:
        cards = self.data["digests"]
        if at < len(cards) > 1:
            self.make(Edit(key=f"digests[{at}]", was=deepcopy(cards[at])))
            del cards[at]

    @precondition(lambda self: self.undoing)
    @rule()
    def undo(self) -> None:
        change, data, text = self.undoing.pop()
        known = comments(text)
        self.document.make(change)
        self.data = data
        assert comments(self.document.text) == known

    @rule(number=st.integers(0, 99))
    def somebody_saves(self, number: int) -> None:
        """Comments and blank lines elsewhere are another's business, and stay."""
        text = f"{self.document.text.rstrip()}\n\n# saved by somebody: {number}\n"
        self.document = Document(text, HERE)
        self.undoing = []

    @invariant()
    def it_says_just_what_was_asked_for(self) -> None:
        assert tomllib.loads(self.document.text) == self.data

    @invariant()
    def the_comments_of_what_is_there_are_there(self) -> None:
        text, titles = self.document.text, [card["title"] for card in self.data["digests"]]
        assert text.startswith("#:schema ../schema/issue.json\n# What readers get.\n")
        assert "# short ones from here on" in text
        for title, comment in {
            "Heel": "# The lead story",
            "Shoulder": "# about the shoulder",
            "Sleep": "# about sleep",
        }.items():
            assert (comment in text) == (title in titles)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b" \n", "is empty"), (b'subject = "\xff"', "is not text in UTF-8")],
)
def test_a_file_that_is_no_text_is_told(tmp_path: Path, content: bytes, said: str):
    file = tmp_path / "issue.toml"
    file.write_bytes(content)

    with pytest.raises(InvalidFile, match=said):
        edit(file, Edit(key="subject", was="a", now="b"))
    assert file.read_bytes() == content


def test_a_file_that_is_not_there_is_told_with_its_reason(tmp_path: Path):
    with pytest.raises(InvalidFile, match="could not be read: No such file"):
        edit(tmp_path / "issue.toml", Edit(key="subject", now="b"))


def test_nothing_is_moved_to_where_nothing_is():
    document = Document(TEXT, HERE)
    title = document.data["digests"][0]

    for to in ("digests[9]", "blocks[0]"):
        with pytest.raises(Overtaken):
            document.make(Edit(key="digests[0]", was=title, to=to))
    assert document.text == TEXT


def test_a_table_that_is_not_there_is_told():
    document = Document(TEXT, HERE)

    with pytest.raises(InvalidFile, match="there is no such table"):
        document.make(Edit(key="theme.name", now="letter"))


def test_a_date_stays_a_date_and_a_text_that_looks_like_one_stays_a_text():
    document = Document('subject = "2026-11-22"\ndate = 2026-11-22\n', HERE)
    undoing = document.make(Edit(key="date", was="2026-11-22", now="2026-12-01"))
    document.make(Edit(key="subject", was="2026-11-22", now="2026-12-01"))

    assert document.text == 'subject = "2026-12-01"\ndate = 2026-12-01\n'
    assert undoing.now == "2026-11-22"


def test_a_mistake_that_was_there_before_keeps_nobody_from_mending_another(tmp_path: Path):
    file = tmp_path / "issue.toml"
    file.write_text('subject = ""\ndate = 2026-11-22\nsubjekt = "x"\n', encoding="utf-8")
    document = Document(file.read_text(encoding="utf-8"), file)
    document.make(Edit(key="subject", was="", now="Rest"))
    document.refuse_new_mistakes()

    document.make(Edit(key="date", was="2026-11-22", now="soon"))
    with pytest.raises(InvalidFile, match="date"):
        document.refuse_new_mistakes()
