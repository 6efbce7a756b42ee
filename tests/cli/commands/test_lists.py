"""Every list takes `-n`, and in a pipe each of its rows has the same columns."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor

LISTS = {
    "goal --all": 7,
    "action --all": 6,
    "feedback --all": 7,
    "milestone --all": 5,
    "agenda --all": 4,
    "notes": 4,
    "sessions": 5,
    "people --all": 8,
    "timeline": 6,
    "search number": 5,
    "history": 4,
    "questions": 6,
    "remind --within 10w": 7,
}
"""Each list with its number of columns if several people are listed."""
SINGLE = {"people --all": 8, "history": 4, "questions": 6}


@pytest.fixture
def full(two: Mentor) -> Mentor:
    """Two people with entries of each kind, with and without dates and other optional values."""
    return two.given(
        "goal add 'Number one' -w ana --measure m --by 2026-12-24 --private",
        "goal add 'Number two' -w bo",
        "goal add 'Number three' -w bo",
        "done g3",
        "checkpoint g1 20",
        "checkpoint g1 10 --on yesterday",
        "action add 'Number one' -w ana --by 2026-11-20",
        "action add 'Number two' -w bo",
        "action add 'Number three' -w bo --theirs --private",
        "done a3",
        "feedback give 'Number one' -w ana --praise --follow-up 2026-12-01",
        "feedback receive 'Number two' -w bo --private",
        "milestone add 'Number one' -w ana",
        "milestone add 'Number two' -w bo --by 2026-12-20",
        "raise 'Number one' -w ana",
        "raise 'Number two' -w bo --private",
        "done t2",
        "note 'Number one' -w ana",
        "note 'Number two' -w bo --shareable",
        "log 'Number one' -w ana --for 45m --on 2026-11-16",
        "log 'Number two' -w bo --on 2026-11-15 --private",
        "plan 2026-11-27 14:00 -w ana",
        "pause bo",
    )


@pytest.mark.parametrize(("line", "columns"), LISTS.items())
def test_every_row_has_all_columns_in_a_pipe(full: Mentor, line: str, columns: int) -> None:
    """With `cut -f4`, a script then gets the same field of every row."""
    rows = [row.split("\t") for row in full(line).out.splitlines()]
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows[0]) >= columns
    if line.split()[0] not in ("history", "questions"):
        assert all(row[-1][1:].isdecimal() for row in rows), rows


@pytest.mark.parametrize("line", LISTS)
def test_every_list_accepts_a_limit(full: Mentor, line: str) -> None:
    """It applies to text and JSON; a limit below 1 is refused."""
    full("resume bo")
    every = full(f"{line} --json").json
    assert len(every) > 1
    assert len(full(f"{line} -n 1").out.splitlines()) == 1
    (entry,) = full(f"{line} --limit 1 --json").json
    assert entry in every
    assert full(f"{line} -n 1000 --json").json[: len(every)] == every
    for invalid in ("0", "-1", "many"):
        assert full([*line.split(), "-n", invalid], ok=False).code == 2


def test_a_note_says_that_there_are_more_rows(full: Mentor) -> None:
    """It is on stderr."""
    assert full("goal --all -n 2").err == "mentorlog: there are more; a larger -n lists them.\n"
    assert full("goal --all -n 3").err == ""


def test_a_plural_noun_is_the_same_command(full: Mentor) -> None:
    """`goals` works like `goal`, with its subcommands."""
    for noun in ("goal", "action", "milestone", "feedback"):
        assert full(f"{noun}s --all") == full(f"{noun} --all")
    assert full("session") == full("sessions")
    assert full("goals add 'Number four' -w ana --json").json["title"] == "Number four"


def test_sessions_and_notes_can_be_listed(full: Mentor) -> None:
    """A name lists those of one person, and `add` is refused with the command that records one."""
    assert [row["ref"] for row in full("sessions --json").json] == ["s3", "s1", "s2"]
    assert [row["ref"] for row in full("sessions ana --json").json] == ["s3", "s1"]
    assert [row["ref"] for row in full("sessions -w bo --json").json] == ["s2"]
    assert [row["ref"] for row in full("notes --json").json] == ["n2", "n1"]
    assert [row["ref"] for row in full("notes bo --json").json] == ["n2"]
    assert "\n  mentorlog note hello\n" in full.fails("notes add hello", code=2)
    error = full.fails("sessions add", code=2)
    assert "\n  mentorlog log TEXT\n  mentorlog plan DATE\n" in error
