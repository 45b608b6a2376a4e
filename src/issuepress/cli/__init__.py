"""The command line: click, and only click. Each command calls one function and says what came of it."""

import click

from issuepress.cli.checking import check, checks, clients
from issuepress.cli.previewing import preview, screenshot
from issuepress.cli.program import Program
from issuepress.cli.rendering import render, schema
from issuepress.cli.starting import init, issues
from issuepress.cli.theming import theme
from issuepress.cli.uploading import services, upload
from issuepress.cli.writing import condense, draft


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="issuepress", message="issuepress %(version)s")
def main() -> None:
    """Condense articles into an e-mail newsletter without changing a claim.

    Articles go in (draft), a newsletter comes out (render). Nothing is ever sent.
    """


COMMANDS = (
    init, draft, condense, render, check, checks, clients, preview, screenshot, upload, issues, services,
    theme, schema,
)  # fmt: skip
for command in COMMANDS:
    main.add_command(command)
