"""Settings for all tests: golden files, heavy tests, and where the files of tests are."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import hypothesis
import pytest

from tests import property_tests
from tests.golden_files import FOLDER, Golden
from tests.reliability import counts

pytest_plugins = ("tests.encrypted_files",)

# the language of pages must not depend on the developer's machine
os.environ["LC_MESSAGES"] = "C"
if os.environ.get("LC_ALL", "").startswith("da"):
    os.environ["LC_ALL"] = "C.UTF-8"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`, `--update-reliability` and `--heavy`."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the files in tests/golden instead of comparing"
    )
    parser.addoption(
        "--update-reliability",
        action="store_true",
        help="write the counts of kills, faults and damaged files to docs/reliability.json",
    )
    parser.addoption(
        "--heavy", action="store_true", help="also run heavy tests, and try all examples in property tests"
    )


def restore_signals() -> None:
    """Let the processes that tests start end at a signal, also if the run itself was started in the background, where
    a shell or nohup ignores signals for all of them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGHUP", "SIGQUIT", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to write golden files on CI, where no one reads the difference; choose what makes tests fast."""
    property_tests.choose_profile(is_heavy=config.getoption("heavy"))
    restore_signals()
    if config.getoption("update_golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden must not be used on CI")
    if is_fast_and_large(MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    if sys.dont_write_bytecode and not sys.pycache_prefix and hasattr(config, "cache"):
        keep_bytecode(config.cache.mkdir("bytecode"))


def keep_bytecode(folder: Path) -> None:
    """Keep bytecode in a folder: each of the processes that tests start would compile all modules."""
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(folder)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


MEMORY = Path("/dev/shm")  # noqa: S108 - pytest creates a folder in it that only this user can read
"""Files in memory, on Linux: a journal waits for the disk each time it is saved, some ten thousand times in a run."""


def is_fast_and_large(folder: Path) -> bool:
    """Whether temporary files may be kept in a folder: it can be written, runs programs, and has a gigabyte left."""
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        return False
    runs_programs = not os.statvfs(folder).f_flag & os.ST_NOEXEC
    return runs_programs and shutil.disk_usage(folder).free > 2**30


FILES_BEFORE = pytest.StashKey[set[str]]()
FILES_LEFT = pytest.StashKey[list[str]]()


def visible_files(folder: Path) -> set[str]:
    """The names in a folder, without caches."""
    return {file.name for file in folder.iterdir() if not file.name.startswith(".") and file.name != "__pycache__"}


def pytest_sessionstart(session: pytest.Session) -> None:
    """Remember the files in the folder in which pytest was started."""
    session.config.stash[FILES_BEFORE] = visible_files(session.config.invocation_params.dir)


@pytest.hookimpl(tryfirst=True)  # before plugins write reports
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail if a test wrote a file outside `tmp_path`, into the folder in which pytest was started."""
    left = visible_files(session.config.invocation_params.dir) - session.config.stash[FILES_BEFORE]
    session.config.stash[FILES_LEFT] = sorted(left)
    if left and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the files that tests left."""
    if left := config.stash.get(FILES_LEFT, []):
        terminalreporter.write_line(f"Tests must write in tmp_path only, and left here: {', '.join(left)}", red=True)


def mark_cases(items: list[pytest.Item]) -> None:
    """Mark all but the first cases of tests with `everyday_cases` as heavy."""
    seen: Counter[str] = Counter()
    for item in items:
        if marker := item.get_closest_marker("everyday_cases"):
            test = item.nodeid.partition("[")[0]
            seen[test] += 1
            if seen[test] > marker.args[0]:
                item.add_marker("heavy")


@pytest.hookimpl(tryfirst=True)  # before -m selects
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip heavy tests without `--heavy`; with it, property tests are heavy too, because they try all examples, and
    tests that kill more processes, because they ask for `is_heavy`."""
    mark_cases(items)
    for item in items:
        if not config.getoption("heavy"):
            if item.get_closest_marker("heavy"):
                item.add_marker(pytest.mark.skip(reason="heavy: run it with --heavy"))
        elif hypothesis.is_hypothesis_test(getattr(item, "function", None)) or "is_heavy" in item.fixturenames:
            item.add_marker("heavy")


@pytest.fixture(scope="session", autouse=True)
def temporary_folder() -> Iterator[None]:
    """Let the program write its temporary files, as a demo journal, in memory too; the name is short, because the
    program shows it."""
    with (
        tempfile.TemporaryDirectory(prefix="", dir=MEMORY if is_fast_and_large(MEMORY) else None) as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("TMPDIR", folder)
        patch.setattr(tempfile, "tempdir", folder)
        yield


@pytest.fixture(scope="session", autouse=True)
def without_daily_backups() -> Iterator[None]:
    """Switch the daily backup off, also in the processes that tests start: most tests write to a new journal, and each
    would be backed up. Tests of the daily backup set MENTORLOG_BACKUPS to `on`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MENTORLOG_BACKUPS", "off")
        yield


@pytest.fixture
def is_heavy(request: pytest.FixtureRequest) -> bool:
    """Whether the large counts are tried."""
    return bool(request.config.getoption("heavy"))


@pytest.fixture
def write_counts(request: pytest.FixtureRequest) -> Callable[[Mapping[str, object]], None]:
    """Write the counts of this test to docs/reliability.json, with `--update-reliability`."""

    def write(found: Mapping[str, object]) -> None:
        if request.config.getoption("update_reliability"):
            counts.update(request.node.nodeid, found)

    return write


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The golden file that `golden_files` declares for this test."""
    return Golden(FOLDER / request.param, is_updated=request.config.getoption("update_golden"))
