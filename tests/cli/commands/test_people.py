"""`people`: the relationships."""

from __future__ import annotations

from tests.cli.conftest import Mentor
from tests.cli.shapes import PERSON, has


def test_without_a_journal_it_says_how_to_begin(mentor: Mentor) -> None:
    """Nothing found is no error, and a read makes no journal."""
    assert "mentorlog start" in mentor("people").said
    assert mentor("people --json").json == []
    assert not mentor.db.exists()


def test_every_relationship_is_listed_with_my_role(two: Mentor) -> None:
    """Names, roles and refs stand in the list."""
    said = two("people").out
    for word in ("Ana Souza", "Bo Lind", "r1", "r2", "you mentor", "mentors you"):
        assert word in said


def test_scripts_rely_on_its_keys(two: Mentor) -> None:
    """A row counts sessions held and knows the last and the next."""
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


def test_the_nearest_session_comes_first(two: Mentor) -> None:
    """Who is met next stands on top."""
    two("plan 2026-12-01 -w ana")
    two("plan 2026-11-25 -w bo")
    assert [row["name"] for row in two("people --json").json] == ["Bo Lind", "Ana Souza"]


def test_ended_ones_are_listed_with_all(two: Mentor) -> None:
    """A paused one is still a relationship to have; an ended one is history."""
    two("pause ana")
    two("end bo")
    assert [row["name"] for row in two("people --json").json] == ["Ana Souza"]
    assert [(row["name"], row["status"]) for row in two("people --all --json").json] == [
        ("Ana Souza", "paused"),
        ("Bo Lind", "ended"),
    ]
    assert "paused" in two("people").out


def test_it_takes_no_name(ana: Mentor) -> None:
    """A word too many is wrong usage."""
    ana.fails("people ana", code=2)
