"""Write docs/checks.md from the docstrings of the checks. A test holds the two together."""

from itertools import groupby
from pathlib import Path

from issuepress.checks.rules import Check, all_checks

DOCUMENT = Path(__file__).parents[1] / "docs" / "checks.md"
HEAD = """# Checks

Written by `tools/checks.py` from the docstrings in `src/issuepress/checks/rules/`.

`issuepress check ISSUE` runs them all on an issue as a reader gets it, offline, and prints the five worst
findings, a line for each: where, what is wrong and how often, how to mend it. `--full` prints all of them,
with every place. An **error** stops an upload, a **warning** fails `--strict`, **advice** is taken or left.

Mails made with any other tool are checked too: `issuepress check FILE.html` runs what needs nothing but HTML,
`--to SERVICE` with the tags of that service, and `issuepress check FILE.eml` reads a whole message: its
headers, both of its parts, and how they are encoded.

A check that does not suit you is turned off in [newsletter.toml](publication.md), with your reason, which is
printed each time:

```toml
[checks]
text_is_not_shouted = "our name is written in capitals"
```

How to add one is in [CONTRIBUTING](../CONTRIBUTING.md).
"""


def reference() -> str:
    """The documentation of every check, by subject, as Markdown."""
    checks = all_checks()
    parts = [HEAD]
    for subject, same in groupby(checks, key=lambda check: check.subject):
        parts += [f"## {subject.replace('_', ' ').capitalize()}\n", *map(_entry, same)]
    return "\n".join(parts)


def _entry(check: Check) -> str:
    needs = ", needs an issue" if check.needs_issue else ""
    return f"### {check.name}\n\n*{check.severity.value.capitalize()}{needs}.* {check.documentation}\n"


if __name__ == "__main__":
    DOCUMENT.write_text(reference(), encoding="utf-8")
