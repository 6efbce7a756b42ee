"""Settings for all tests: golden files, and property tests that do not depend on the speed of the machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.golden_files import FOLDER, Golden

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


# the language of pages must not depend on the developer's machine
os.environ["LC_MESSAGES"] = "C"
if os.environ.get("LC_ALL", "").startswith("da"):
    os.environ["LC_ALL"] = "C.UTF-8"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the files in tests/golden instead of comparing"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to write golden files on CI, where no one reads the difference; use a fast folder for journals."""
    if config.getoption("update_golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden must not be used on CI")
    if is_fast_and_large(MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


MEMORY = Path("/dev/shm")  # noqa: S108 - pytest creates a folder in it that only this user can read
"""Files in memory, on Linux: a journal waits for the disk each time it is saved, some ten thousand times in a run."""


def is_fast_and_large(folder: Path) -> bool:
    """Whether temporary files may be kept in a folder: it can be written, runs programs, and has a gigabyte left."""
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        return False
    runs_programs = not os.statvfs(folder).f_flag & os.ST_NOEXEC
    return runs_programs and shutil.disk_usage(folder).free > 2**30


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The golden file that `golden_files` declares for this test."""
    return Golden(FOLDER / request.param, is_updated=request.config.getoption("update_golden"))
