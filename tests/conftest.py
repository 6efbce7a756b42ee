"""Settings for all tests: golden files, and property tests that do not depend on the speed of the machine."""

from __future__ import annotations

import os

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
    """Refuse to write golden files on CI, where no one reads the difference."""
    if config.getoption("update_golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden must not be used on CI")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The golden file that `golden_files` declares for this test."""
    return Golden(FOLDER / request.param, is_updated=request.config.getoption("update_golden"))
