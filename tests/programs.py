"""Other programs that tests use, and what to do where one is missing."""

from __future__ import annotations

import os
import shutil

import pytest


def program(name: str) -> str:
    """Where a program is; the test is skipped where it is not, or fails where it must be there (on CI)."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("MENTORLOG_REQUIRE_PROGRAMS"):
            pytest.fail(f"{name} is not installed, and MENTORLOG_REQUIRE_PROGRAMS is set")
        pytest.skip(f"{name} is not installed")
    return found
