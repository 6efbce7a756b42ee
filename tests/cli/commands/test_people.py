"""`people`: list the relationships."""

from __future__ import annotations

from tests.cli.conftest import Mentor
from tests.cli.shapes import PERSON, has


def test_without_a_journal_a_hint_suggests_start(mentor: Mentor) -> None:
    """The list is empty, and no journal is created."""
    assert "mentorlog start" in mentor("people").output
    assert mentor("people --json").json == []
    assert not mentor.db.exists()


def test_every_relationship_is_listed_with_my_role(two: Mentor) -> None:
    """The list also has names and refs."""
    output = two("people").out
    for word in ("Ana Souza", "Bo Lind", "r1", "r2", "you mentor", "mentors you"):
        assert word in output


def test_the_json_has_the_documented_keys(two: Mentor) -> None:
    """It counts the held sessions and has the days of the last and the next one."""
    two("log -w ana --on 2026-11-09 first")
    two("log -w ana --on 2026-11-16 second --next 2026-11-30")
    rows = {row["name"]: row for row in two("people --json").json}
    assert rows["Ana Souza"].keys() >= PERSON
    has(
        rows["Ana Souza"],
        ref="r1",
        role="mentor",
        status="active",
        focus=None,
        cadence="every 2 weeks",
        started_on="2026-03-02",
        ends_on=None,
        sessions_held=2,
        last_session_on="2026-11-16",
        next_session_on="2026-11-30",
    )
    assert (rows["Bo Lind"]["sessions_held"], rows["Bo Lind"]["last_session_on"]) == (0, None)


def test_relationships_are_sorted_by_next_session(two: Mentor) -> None:
    """The nearest session comes first."""
    two("plan 2026-12-01 -w ana")
    two("plan 2026-11-25 -w bo")
    assert [row["name"] for row in two("people --json").json] == ["Bo Lind", "Ana Souza"]


def test_people_all_includes_ended_relationships(two: Mentor) -> None:
    """Paused relationships are listed by default."""
    two("pause ana")
    two("end bo")
    assert [row["name"] for row in two("people --json").json] == ["Ana Souza"]
    assert [(row["name"], row["status"]) for row in two("people --all --json").json] == [
        ("Ana Souza", "paused"),
        ("Bo Lind", "ended"),
    ]
    assert "paused" in two("people").out


def test_a_name_is_refused(ana: Mentor) -> None:
    """It is a usage error (exit 2)."""
    ana.fails("people ana", code=2)


def test_people_and_status_say_how_many_are_paused(two: Mentor) -> None:
    """A paused relationship is not in the status, but it is not forgotten."""
    assert "paused" not in two("people").output + two("status").output
    two("pause bo")
    assert two("people").err == "1 active, 1 paused\n"
    assert "1 paused: mentorlog people" in two("status").out
