from pathlib import Path

import pytest

from uploading import Desk


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
