"""`timeline`: list everything in the order it happened."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a journal of one year with two people."""
    mentor = Mentor(tmp_path_factory.mktemp("timeline"))
    for line in (
        "start Ana Souza --i-am mentor --since 2026-01-05",
        "start Bo Lind --i-am mentee --since 2026-02-02",
        "log 'first talk' -w ana --on 2026-03-02 --me 'Send the list' --takeaway 'Ask first'",
        "log 'second talk' -w bo --on 2026-03-16",
        "goal add 'Lead a review' -w ana --on 2026-03-20",
        "checkpoint g1 20 --on 2026-04-01",
        "checkpoint g1 40 'halfway' --on 2026-05-01",
        "feedback receive 'Clear words' -w bo --on 2026-06-01",
        "milestone add 'First review' -w ana --on 2026-07-01",
        "raise 'A question' -w ana",
        "note 'A thought' -w bo --on 2026-09-01",
        "plan 2026-12-10 -w ana",
        "end bo --on 2026-10-01",
    ):
        mentor(line)
    return mentor.db.read_bytes()


@pytest.fixture
def mentored(mentor: Mentor, journal: bytes) -> Mentor:
    """A user with that journal."""
    mentor.db.write_bytes(journal)
    return mentor


def refs_in_timeline(mentor: Mentor, options: str = "") -> list[str]:
    """Return the refs of the timeline, in order."""
    return [entry["ref"] for entry in mentor(f"timeline --json {options}").json]


def test_the_timeline_is_sorted_oldest_first(mentored: Mentor) -> None:
    """It has every entry, checkpoints, the start and end of relationships, and planned sessions."""
    entries = mentored("timeline --json").json
    assert [entry["on"] for entry in entries] == sorted(entry["on"] for entry in entries)
    assert all({"on", "kind", "ref", "relationship", "text"} <= entry.keys() for entry in entries)
    assert [entry["ref"] for entry in entries] == [
        *("r1", "r2", "s1", "a1", "s2", "g1", "g1", "g1", "f1", "m1", "n1", "r2", "t1", "s3"),
    ]


def test_every_entry_is_one_line(mentored: Mentor) -> None:
    """The day comes first and the ref last."""
    lines = mentored("timeline").fields.splitlines()
    assert [line.rpartition("\t")[2] for line in lines] == refs_in_timeline(mentored)
    assert lines[2].startswith("Mon  2 Mar 2026\tSession")


@pytest.mark.parametrize(
    ("options", "refs"),
    [
        ("bo", ["r2", "s2", "f1", "n1", "r2"]),
        ("-w r2", ["r2", "s2", "f1", "n1", "r2"]),
        ("--in session", ["s1", "s2", "s3"]),
        ("--in sessions,notes", ["s1", "s2", "n1", "s3"]),
        ("--in goal", ["g1", "g1", "g1"]),
        ("--in relationship", ["r1", "r2", "r2"]),
        ("--since 2026-09-01", ["n1", "r2", "t1", "s3"]),
        ("--until march", ["r1", "r2", "s1", "a1", "s2", "g1"]),
        ("--since march --until march", ["s1", "a1", "s2", "g1"]),
        ("--since 2026-03 --until 2026-03-02", ["s1", "a1"]),
        ("--since 2026 --until 2026", None),
        ("--until 2025", []),
        ("ana --in session --since april", ["s3"]),
        ("--since today", ["t1", "s3"]),
        ("--until yesterday --in note", ["n1"]),
    ],
)
def test_the_timeline_can_be_filtered(mentored: Mentor, options: str, refs: list[str] | None) -> None:
    """It can be limited to a name, kinds and a period of days, months or years, inclusive."""
    assert refs_in_timeline(mentored, options) == (refs if refs is not None else refs_in_timeline(mentored))


def test_an_empty_timeline_succeeds_with_a_note(mentored: Mentor) -> None:
    """The note is on stderr."""
    answer = mentored("timeline ana --until 2025")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err


def test_an_unknown_kind_is_refused(mentored: Mentor) -> None:
    """The error lists the valid kinds."""
    error = mentored.fails("timeline --in meeting", code=2)
    for word in ("--in must be relationship, session, goal", "advice, resource or question, not 'meeting'."):
        assert word in error


def test_private_entries_are_marked(mentored: Mentor) -> None:
    """The line of a note has the word private."""
    (line,) = mentored("timeline --in note").fields.splitlines()
    assert "\tprivate\t" in line


@pytest.mark.parametrize(
    ("line", "unfiltered"),
    [
        ("timeline --since tomorrow", "timeline"),
        ("timeline --until 2020-01-01", "timeline"),
        ("timeline --in feedback", "timeline"),
        ("timeline ana --since 2020 --until 2021", "timeline ana"),
        ("timeline -w ana --in note --in goal", "timeline -w ana"),
    ],
)
def test_an_empty_period_suggests_the_whole_timeline(ana: Mentor, line: str, unfiltered: str) -> None:
    """The journal is not empty, so the hint does not suggest to log a session."""
    answer = ana(line)
    assert (answer.code, answer.out) == (0, "")
    assert "matches these dates and kinds" in answer.err
    assert f"Show everything: mentorlog {unfiltered}\n" in answer.err
    assert "Log" not in answer.err


def test_the_limit_keeps_the_newest_entries(ana: Mentor) -> None:
    """They are still sorted oldest first."""
    for number in range(5):
        ana(f"note 'Number {number}' --on 2026-11-1{number}")
    assert [row["text"] for row in ana("timeline -n 2 --json").json] == ["Number 3", "Number 4"]
    assert len(ana("timeline -n 3").out.splitlines()) == 3
