"""A template without an end is stopped and told; everything else goes on."""

import pytest

from issuepress.preview import proofs
from issuepress.preview.in_time import TooLongError, in_time


def endless() -> None:
    while True:
        pass


def test_work_that_ends_is_done_and_its_result_comes_back():
    assert in_time(lambda: 7, 60) == 7


def test_work_without_an_end_is_stopped():
    with pytest.raises(TooLongError, match="did not come to an end"):
        in_time(endless, 0.05)


def test_an_endless_template_is_told_and_the_last_good_mail_stays(workspace, theme, monkeypatch):
    kept = proofs.Proofs(workspace)
    good = kept.proof("single").good
    template = next(iter(sorted(theme.glob("*.j2"))))
    monkeypatch.setattr(proofs, "SECONDS", 0.3)
    template.write_text("{% for x in range(10**9) %}{% endfor %}" + template.read_text("utf-8"), "utf-8")
    kept.renew(["single"], {"single"})
    proof = kept.proof("single")

    assert proof.good == good
    assert "did not come to an end" in proof.mistakes[0].what


def test_only_what_is_looked_at_is_rendered_after_a_save(workspace, monkeypatch):
    kept, made = proofs.Proofs(workspace), []
    for name in ("single", "several"):
        kept.proof(name)
    monkeypatch.setattr(kept, "_good", made.append)
    kept.renew(["single", "several"], {"several"})

    assert made == ["several"]


def test_an_issue_whose_files_did_not_change_is_not_made_again(workspace, monkeypatch):
    kept, made, make = proofs.Proofs(workspace), [], proofs.load_issue
    monkeypatch.setattr(proofs, "load_issue", lambda *args: made.append(args[1]) or make(*args))
    file = workspace.newsletters / "single" / "issue.toml"
    for look in range(3):
        kept.renew(["single"], {"single"})
        kept.proof("single")
        assert made == ["single"], look

    for text in (file.read_text("utf-8").replace("sore", "stiff"), file.read_text("utf-8")):
        file.write_text(text, "utf-8")
        made.clear()
        assert kept.renew(["single"], {"single"})
        assert not kept.renew(["single"], {"single"})
        assert made == ["single"]


@pytest.mark.parametrize(
    "name", ["newsletters/newsletter.toml", "newsletters/logo.png", "newsletters/single/articles/walking.md"]
)
def test_a_save_of_what_an_issue_is_made_of_makes_it_again(workspace, monkeypatch, name: str):
    kept, made = proofs.Proofs(workspace), []
    kept.proof("single")
    kept.renew(["single"], {"single"})
    monkeypatch.setattr(kept, "_good", made.append)
    path = workspace.root / name
    path.write_bytes(path.read_bytes() + b"\n")
    kept.renew(["single"], {"single"})

    assert made == ["single"]


def test_a_mistake_is_looked_at_again_though_no_file_changed(workspace, monkeypatch):
    kept, good = proofs.Proofs(workspace), proofs.load_issue
    monkeypatch.setattr(proofs, "load_issue", lambda *_: 1 / 0)
    kept.renew(["single"], {"single"})
    assert kept.proof("single").mistakes
    monkeypatch.setattr(proofs, "load_issue", good)
    kept.renew(["single"], {"single"})

    assert not kept.proof("single").mistakes
