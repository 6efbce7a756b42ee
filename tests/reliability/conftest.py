"""The fixtures of tests that kill processes at random moments."""

from __future__ import annotations

import random

import pytest

from tests.cli.conftest import ana, begun, mentor

__all__ = ["ana", "begun", "mentor"]


@pytest.fixture
def dice() -> random.Random:
    """A source of random moments. Its seed is new in each run, and printed if the test fails."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - pytest shows it if the test fails
    return random.Random(seed)  # noqa: S311 - moments, not secrets
