"""`timeline`: everything in the order it happened."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal of one year with two people."""
    mentor = Mentor(tmp_path_factory.mktemp("lived"))
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
def mentored(mentor: Mentor, lived: bytes) -> Mentor:
    """Somebody with that journal."""
    mentor.db.write_bytes(lived)
    return mentor


def told(mentor: Mentor, options: str = "") -> list[str]:
    """The refs of the moments, in their order."""
    return [moment["ref"] for moment in mentor(f"timeline --json {options}").json]


def test_oldest_first(mentored: Mentor) -> None:
    """Every entry on its day, checkpoints, and where relationships start and end; what is planned as well."""
    moments = mentored("timeline --json").json
    assert [moment["on"] for moment in moments] == sorted(moment["on"] for moment in moments)
    assert all({"on", "kind", "ref", "relationship", "text"} <= moment.keys() for moment in moments)
    assert [moment["ref"] for moment in moments] == [
        *("r1", "r2", "s1", "a1", "s2", "g1", "g1", "g1", "f1", "m1", "n1", "r2", "t1", "s3"),
    ]


def test_a_line_for_each(mentored: Mentor) -> None:
    """The same moments, the day first and the ref last."""
    lines = mentored("timeline").out.splitlines()
    assert [line.rpartition("\t")[2] for line in lines] == told(mentored)
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
def test_it_can_be_narrowed(mentored: Mentor, options: str, refs: list[str] | None) -> None:
    """To a name, to kinds, to a span: days, months and years, both ends included."""
    assert told(mentored, options) == (refs if refs is not None else told(mentored))


def test_nothing_in_a_span_is_no_error(mentored: Mentor) -> None:
    """It says so, beside an empty answer."""
    answer = mentored("timeline ana --until 2025")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err


def test_a_kind_that_is_none(mentored: Mentor) -> None:
    """The kinds are listed."""
    said = mentored.fails("timeline --in meeting", code=2)
    for word in ("--in must be relationship, session, goal", "note, checkin or rating, not 'meeting'."):
        assert word in said


def test_private_moments_are_marked(mentored: Mentor) -> None:
    """A note is private, and its line says so."""
    (line,) = mentored("timeline --in note").out.splitlines()
    assert "\tprivate\t" in line


@pytest.mark.parametrize(
    ("line", "all_of_it"),
    [
        ("timeline --since tomorrow", "timeline"),
        ("timeline --until 2020-01-01", "timeline"),
        ("timeline --in feedback", "timeline"),
        ("timeline ana --since 2020 --until 2021", "timeline ana"),
        ("timeline -w ana --in note --in goal", "timeline -w ana"),
    ],
)
def test_a_part_in_which_nothing_happened(ana: Mentor, line: str, all_of_it: str) -> None:
    """The journal is not empty: the line that shows all of it is given, not the one that logs the first session."""
    answer = ana(line)
    assert (answer.code, answer.out) == (0, "")
    assert "matches these dates and kinds" in answer.err
    assert f"Show everything: mentorlog {all_of_it}\n" in answer.err
    assert "Log" not in answer.err


def test_the_newest_of_a_long_timeline(ana: Mentor) -> None:
    """-n takes the newest entries, still in the order they happened."""
    for number in range(5):
        ana(f"note 'Number {number}' --on 2026-11-1{number}")
    assert [row["text"] for row in ana("timeline -n 2 --json").json] == ["Number 3", "Number 4"]
    assert len(ana("timeline -n 3").out.splitlines()) == 3
