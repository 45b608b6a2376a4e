"""Write docs/commands.md from what ``--help`` says. A test holds the two together."""

from pathlib import Path

from click.testing import CliRunner

from issuepress.cli import main

DOCUMENT = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = "# Commands\n\nWritten by `tools/commands.py` from what `--help` says.\n"


def reference() -> str:
    """The help of every command, as Markdown."""
    return "\n".join([HEAD, *(_section(*names) for names in ((), *((name,) for name in main.commands)))])


def _section(*names: str) -> str:
    shown = CliRunner().invoke(main, [*names, "--help"], prog_name="issuepress", terminal_width=80)
    return f"## {' '.join(('issuepress', *names))}\n\n```text\n{shown.output}```\n"


if __name__ == "__main__":
    DOCUMENT.write_text(reference(), encoding="utf-8")
