"""Find other programs that the tests use."""

from __future__ import annotations

import os
import shutil

import pytest


def program(name: str) -> str:
    """The path of a program. If it is missing, the test is skipped, or fails if the program is required (on CI)."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("MENTORLOG_REQUIRE_PROGRAMS"):
            pytest.fail(f"{name} is not installed, and MENTORLOG_REQUIRE_PROGRAMS is set")
        pytest.skip(f"{name} is not installed")
    return found
