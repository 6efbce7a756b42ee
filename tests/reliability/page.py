"""The page docs/reliability.md: the tests that it names, and the tables with the counts of the heavy runs."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tests.reliability import counts

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "reliability.md"
KILLS: Final = {
    "tests/reliability/test_kills.py::test_a_killed_command_is_recorded_completely_or_not_at_all": (
        "each of {commands} commands that write"
    ),
    "tests/reliability/test_kills.py::test_a_killed_first_command_leaves_no_journal_or_a_complete_one": (
        "the first command, which creates the journal"
    ),
    "tests/reliability/test_kills.py::test_a_killed_migration_leaves_the_old_journal_or_the_new_one": (
        "the upgrade of {journals} older journals"
    ),
    "tests/reliability/test_backup_kills.py::test_a_killed_backup_leaves_a_sound_file_or_none": "the daily backup",
    "tests/reliability/test_restore_kills.py::test_a_killed_restore_is_one_complete_command_or_none": (
        "`restore` of a sound journal"
    ),
    "tests/reliability/test_restore_kills.py"
    "::test_a_killed_restore_of_a_lost_journal_leaves_what_was_there_or_the_new_file": (
        "`restore` of a damaged or missing journal"
    ),
    "tests/reliability/test_forget_kills.py"
    "::test_killed_forgetting_leaves_sound_files_and_is_completed_by_the_same_line": (
        "`forget` in an encrypted journal and in a plain one"
    ),
    "tests/reliability/test_encryption_kills.py"
    "::test_a_killed_conversion_leaves_complete_files_and_is_completed_by_the_same_line": (
        "`encrypt`, `encrypt --rekey` and `decrypt`"
    ),
}
"""What each test kills, with the places of the counts of commands or journals."""
FAULTS: Final = {
    "tests/reliability/test_concurrent_writes.py::test_processes_that_write_at_once_lose_nothing": (
        "several processes write at once"
    ),
    "tests/cli/test_system_faults.py::test_a_lock_of_half_a_minute_loses_nothing": (
        "another program locks the journal, and the text of every writer is kept"
    ),
    "tests/cli/test_system_faults.py::test_every_fault_of_the_disk_leaves_the_old_journal_or_the_new_one": (
        "system calls of `note`, `log`, `undo` and `start` fail with ENOSPC, EIO or EROFS"
    ),
    "tests/cli/test_system_faults.py::test_every_fault_while_a_journal_is_made_leaves_none_or_a_complete_one": (
        "so do those of the first command"
    ),
    "tests/cli/test_damaged_journals.py::test_commands_on_many_damaged_files_never_fail_with_a_traceback": (
        "bits are flipped, pages and bytes are overwritten, or the file is cut"
    ),
}
"""What happens in each of the other tests."""


def named_tests(text: str) -> list[str]:
    """The tests that a page names, as `file::test`."""
    return re.findall(r"`(tests/[\w/]+\.py::\w+)`", text)


def defined_tests(file: Path) -> set[str]:
    """The tests that a file defines: functions, and classes of tests."""
    found = set()
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return {name for name in found if name.lower().startswith("test")}


def counts_of(test: str, found: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The counts of a test, added up over its parameters. Raises KeyError if there are none."""
    each = [values for name, values in found.items() if name.partition("[")[0] == test]
    if not each:
        raise KeyError(f"docs/reliability.json has no counts of {test}")
    if len(each) == 1:
        return dict(each[0])
    total: Counter[str] = Counter()
    for values in each:
        total.update(values)  # not +, which drops counts of zero
    return dict(total)


def reliability_md(text: str) -> str:
    """docs/reliability.md with the counts of docs/reliability.json."""
    found = json.loads(counts.FILE.read_text("utf-8"))
    for heading, rows in (("Kills", _kills(found)), ("Faults", _faults(found))):
        head = re.compile(rf"^(### {heading}\n\n\|.*\n\|.*\n)(?:\|.*\n)*", re.M)
        table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
        text = head.sub(lambda match, table=table: match[1] + table, text)  # type: ignore[misc]
    return text


def _kills(found: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    total: Counter[str] = Counter()
    for test, label in KILLS.items():
        values = counts_of(test, found)
        numbers = {name: values[name] for name in ("kills", "before", "during", "after")}
        total.update(numbers)
        lengths = {name: len(parts) for name, parts in values.items() if isinstance(parts, dict)}
        yield label.format(**lengths), *map(str, numbers.values())
    yield "all", *map(str, total.values())


def _faults(found: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for test, label in FAULTS.items():
        yield label, ", ".join(f"{name}: {value:,}" for name, value in counts_of(test, found).items())
