import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from issuepress.cli import main
from issuepress.models import Issue
from issuepress.workspace.load import find_workspace, load_issue
from model_server import Server, model_server
from uploading import Desk

# The gate says the same twice, and no test asserts on time; new failures are searched for by hand, with
# `pytest --hypothesis-profile=search`.
settings.register_profile("search", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate")

SHARED = Path(__file__).parents[2] / "shared"
SAMPLE = Path(__file__).parent / "sample"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the golden files anew")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes go by their argument's name: packed ones hold the time, and each process would call them otherwise."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(autouse=True, scope="session")
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory):
    """Nothing is left in the user's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def shared() -> Path:
    """The reference material beside the checkout: articles, gold standards, measuring data."""
    if not SHARED.is_dir():
        pytest.skip("the reference material is not beside the checkout (../shared)")
    return SHARED


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample workspace that a test may change."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


@pytest.fixture
def run(sample: Path, monkeypatch: pytest.MonkeyPatch):
    """The command line, called in the sample workspace."""
    monkeypatch.chdir(sample)

    def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin, catch_exceptions=False)

    return call


@pytest.fixture
def edited(sample: Path) -> Callable[..., Issue]:
    """``edited("single", subject="...", publication={...}, digest={...})``: a sample issue with other texts,
    of its lead digest too. The files stay as they are, so that a finding has its line.
    """

    def issue(name: str = "single", publication: dict | None = None, digest: dict | None = None, **content):
        found = load_issue(find_workspace(sample), name)
        first, *others = found.content.digests
        digests = (first.model_copy(update=digest or {}), *others)
        return found.model_copy(
            update={
                "content": found.content.model_copy(update={"digests": digests, **content}),
                "publication": found.publication.model_copy(update=publication or {}),
            }
        )

    return issue


@pytest.fixture
def desk_of(sample: Path, monkeypatch: pytest.MonkeyPatch):
    """A workspace beside a server of the service that is named; closed at the end."""
    opened: list[Desk] = []

    def open_desk(name: str) -> Desk:
        opened.append(Desk(name, sample, monkeypatch))
        return opened[-1]

    yield open_desk
    for desk in opened:
        desk.close()


@pytest.fixture
def server() -> Iterator[Server]:
    """A language model on loopback that answers what it is told to."""
    with model_server() as listening:
        yield listening
