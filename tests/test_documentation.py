import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from issuepress.models import IssueFile
from issuepress.publication import Publication
from issuepress.services.table import services_as_text
from issuepress.workspace.start import SCHEMAS, schema

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["commands", "checks"])
def test_a_reference_is_what_its_tool_writes(name: str):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)

    assert (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") == tool.reference()


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schemas_are_those_the_program_prints(name: str):
    assert (ROOT / "newsletters" / "schema" / f"{name}.json").read_text(encoding="utf-8") == schema(name)


@pytest.mark.parametrize(("document", "model"), [("publication.md", Publication), ("issue.md", IssueFile)])
def test_every_key_is_explained(document: str, model):
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")

    assert [key for key in model.model_fields if f"`{key}`" not in text and f"`[{key}]`" not in text] == []


def test_the_table_of_services_is_what_the_program_prints():
    assert services_as_text() in (ROOT / "docs" / "services.md").read_text(encoding="utf-8")


def test_every_link_between_documents_leads_to_a_file():
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    missing = [
        (document.name, target)
        for document in documents
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]

    assert missing == []


def test_every_picture_is_shown_with_what_it_shows_and_small():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    shown = {
        Path(name).name: alt
        for page in pages
        for alt, name in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    pictures = list((ROOT / "docs" / "images").iterdir())

    assert {picture.name for picture in pictures} == set(shown)
    assert [name for name, alt in shown.items() if len(alt) < 20] == []
    assert [picture.name for picture in pictures if picture.stat().st_size > 200_000] == []


def test_modules_import_only_from_floors_below_them():
    result = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout


def test_help_imports_nothing_heavy():
    heavy = {
        "pydantic",
        "jinja2",
        "mjml",
        "premailer",
        "trafilatura",
        "httpx",
        "lxml",
        "babel",
        "tomlkit",
        "markdown_it",
    }
    code = "import sys, issuepress.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert heavy.isdisjoint(loaded.split())


def test_reading_a_digest_imports_no_renderer():
    code = "import sys, issuepress.condense; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert {"premailer", "trafilatura", "httpx", "jinja2"}.isdisjoint(loaded.split())
