"""An import of another journal that is killed at any moment leaves the journal as it was, or imports all of it."""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest

from tests.cli.conftest import Mentor
from tests.cli.state import entries
from tests.reliability.kill_harness import Moment, as_counts, check_is_sound, content
from tests.reliability.test_restore_kills import FEW, RestoreKiller

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")

MANY = 60
"""The kills of a heavy run."""


@pytest.mark.heavy
def test_a_killed_import_is_one_complete_command_or_none(mentor: Mentor, dice: random.Random, is_heavy) -> None:
    """Nothing of the copy that it reads is left under another name than that of a temporary file. After an import that
    did not happen, it works; undo takes a complete one back."""
    counts: Counter[Moment] = Counter()
    killer = RestoreKiller(mentor, dice, counts=counts)
    killer.words = ["import", str(killer.backup), "--again"]
    journal, before = mentor.db.read_bytes(), content(mentor.db)
    mentor(killer.words)
    exact, after = entries(mentor.db), content(mentor.db)
    assert after != before

    def check() -> None:
        mentor("history --json")
        check_is_sound(mentor.db)
        found = content(mentor.db)
        assert found in (before, after), "imported in part"
        assert all(file.name.startswith((".journal.db.", "journal.db")) for file in killer.folder.iterdir())
        if found == before:
            mentor(killer.words)
        assert entries(mentor.db) == exact
        mentor("undo")
        assert content(mentor.db) == before

    killer.kill(journal, times=MANY if is_heavy else FEW, check=check)
    print(as_counts(counts))  # noqa: T201 - pytest shows it if the test fails
    assert not is_heavy or counts["during"] >= MANY // 10, "the kills must hit the write"
