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
