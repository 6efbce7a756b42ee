"""A pair of journals with every kind of private entry, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.privacy.examples import every_step, journals

if TYPE_CHECKING:
    from tests.privacy.twins import Twins


@pytest.fixture(scope="session")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    """A journal with every kind of private entry, and its twin without them."""
    return journals(tmp_path_factory.mktemp("privacy") / "twins", every_step())
