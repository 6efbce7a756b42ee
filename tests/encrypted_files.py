"""`pytest --encrypted`: every journal that a test creates is an encrypted file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.encrypted_journals import encrypt_journals

if TYPE_CHECKING:
    import pytest

_PROCESSES: Final = Path(__file__).with_name("encrypted_processes")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--encrypted`."""
    parser.addoption("--encrypted", action="store_true", help="encrypt every journal that a test creates")


def pytest_configure(config: pytest.Config) -> None:
    """Encrypt journals in this process, and in those that tests start."""
    if config.getoption("encrypted"):
        encrypt_journals()
        folders = [str(_PROCESSES), str(_PROCESSES.parents[1]), os.environ.get("PYTHONPATH", "")]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, folders))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip tests that are about plain files."""
    import pytest

    for item in items if config.getoption("encrypted") else ():
        if marker := item.get_closest_marker("plain_files"):
            item.add_marker(pytest.mark.skip(reason=f"not with --encrypted: {marker.args[0]}"))
