"""Mails that were made to hang a checker."""

import subprocess
import sys

# Shapes that took minutes, each once in one process: a checker that hangs again does not end.
SHAPES = """
from issuepress.checks.check import check_html
rules = "".join(f".c{number}{{color:red}}" for number in range(5000))
for html in (
    "<p>" + "a" * 60000,
    f'<a href="https://x.org/{"%7B" * 30000}">x</a>',
    "<a href=x>" * 4000 + "y",
    "<table><tr><td>x</td></tr></table>" * 10000,
    f"<style>{rules}</style>" + "".join(f"<p class=c{number}>x</p>" for number in range(5000)),
    "<p>" + "we guarantee no " * 20000,
    "<b>" * 4000 + "</i>" * 4000,
):
    print(len(check_html(html, "mail.html").findings))
"""
GENEROUS = 300  # seconds; all of them together take about five


def test_no_shape_of_a_mail_hangs_the_checks():
    run = subprocess.run(
        [sys.executable, "-c", SHAPES], capture_output=True, text=True, timeout=GENEROUS, check=True
    )
    assert len(run.stdout.splitlines()) == 7
    assert all(int(found) > 0 for found in run.stdout.split())
