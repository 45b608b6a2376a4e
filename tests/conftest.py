from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """The reference material beside the checkout: articles, gold standards, measuring data."""
    if not SHARED.is_dir():
        pytest.skip("the reference material is not beside the checkout (../shared)")
    return SHARED
