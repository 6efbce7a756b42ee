"""The fixtures of tests that kill processes and count what happened."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

import pytest

from tests.cli.conftest import ana, begun, mentor
from tests.reliability import counts

__all__ = ["ana", "begun", "mentor"]


@pytest.fixture
def is_heavy(request: pytest.FixtureRequest) -> bool:
    """Whether the large counts are tried."""
    return bool(request.config.getoption("heavy"))


@pytest.fixture
def dice() -> random.Random:
    """A source of random moments. Its seed is new in each run, and printed if the test fails."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - pytest shows it if the test fails
    return random.Random(seed)  # noqa: S311 - moments, not secrets


@pytest.fixture
def write_counts(request: pytest.FixtureRequest) -> Callable[[Mapping[str, object]], None]:
    """Write the counts of this test to docs/reliability.json, with `--update-reliability`."""

    def write(found: Mapping[str, object]) -> None:
        if request.config.getoption("update_reliability"):
            counts.update(request.node.nodeid, found)

    return write
