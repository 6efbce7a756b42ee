"""`hours`: the log of contact hours for accreditation bodies."""

from __future__ import annotations

import csv
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import read


@pytest.fixture
def owner(two: Mentor, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """The owner of a journal with two relationships and sessions of all kinds, in an empty folder."""
    two.given(
        "log Opening -w ana --on 2025-12-30 --for 90m --how in-person --topic delegation --topic 'career goals'",
        'log Second -w ana --on 2026-03-02 --how video --topic "Ana\'s talk"',
        "log Third -w bo --on 2026-03-09 --for 45m",
        "log Hidden -w ana --on 2026-03-16 --for 60m --private --topic salary",
        "plan 2026-12-01 -w ana",
        "plan 2026-12-02 -w bo",
        "cancel s6 --who them",
    )
    (two.home / "here").mkdir()
    monkeypatch.chdir(two.home / "here")
    return two


def rows(data: bytes) -> list[list[str]]:
    """Return the rows of a CSV table."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_hours_lists_held_sessions_and_totals(owner: Mentor) -> None:
    """Sessions are sorted by day, and the totals are per year and role."""
    answer = owner("hours")
    assert answer.out.splitlines() == [
        "2025\tas mentor\t1 session\t1 h 30 min\twith 1 person",
        "2026\tas mentee\t1 session\t45 min\twith 1 person",
        "2026\tas mentor\t1 session\t0 min\twith 1 person, 1 with no length",
        "All years\tas mentee\t1 session\t45 min\twith 1 person",
        "All years\tas mentor\t2 sessions\t1 h 30 min\twith 1 person, 1 with no length",
        "",
        "30 Dec 2025\tAna Souza\tmentor\t90 min\tin person\tdelegation, career goals",
        "2 Mar 2026\tAna Souza\tmentor\tno length\tvideo\tAna's talk",
        "9 Mar 2026\tBo Lind\tmentee\t45 min\t\t",
    ]
    assert answer.err == "mentorlog: private sessions are left out; --include-private includes them.\n"


def test_include_private_adds_private_sessions(owner: Mentor) -> None:
    """A note counts them and is omitted if there are none; sessions of a private relationship are omitted too."""
    assert "salary" not in owner("hours").output
    answer = owner("hours --include-private")
    assert "salary" in answer.out
    assert "private sessions are included (1 session)" in answer.err
    assert owner("hours --until 2026-03-10").err == ""
    assert "(there are none)" in owner("hours --until 2026-03-10 --include-private").err
    owner("private r2")
    assert "Bo" not in owner("hours").out


def test_since_and_until_are_inclusive(owner: Mentor) -> None:
    """They apply to the sessions and to the totals."""
    log = owner("hours --since 2026-01-01 --until 2026-03-02 --json").json
    assert (log["since"], log["until"]) == ("2026-01-01", "2026-03-02")
    assert [session["on"] for session in log["sessions"]] == ["2026-03-02"]
    assert [(total["year"], total["sessions"]) for total in log["totals"]] == [(2026, 1)]
    assert "before --since" in owner.fails("hours --since 2026-03-02 --until 2026-01-01", code=2)


def test_anonymous_hides_names(owner: Mentor) -> None:
    """Topics that contain a name are hidden too, in every output format."""
    for line in (
        "hours --anonymous",
        "hours --anonymous --json",
        "hours --anonymous -o -",
        "hours --anonymous --include-private",
    ):
        answer = owner(line)
        output = answer.out
        assert "your own name is not known, so it was not left out" in answer.err
        assert "read the log before you share it" in answer.err
        assert "Person 1" in output
        assert "Person 2" in output
        assert not [name for name in ("Ana", "Souza", "Bo", "Lind") if name in output]
        assert "delegation" in output


def test_anonymous_hides_earlier_names_organisations_and_the_owner(owner: Mentor) -> None:
    """Also in the title and skill of a course."""
    owner.given(
        "config name 'Karen Vestergaard'",
        "edit bo --name 'Victor Ravn' --org 'Nordlys A/S'",
        "log Fourth -w ana --on 2026-04-02 --topic Nordlyssystemet --topic 'Bo_metoden' --topic Karens --topic trust",
        "resource add 'Course at Nordlys' -w me --type course --skill 'Vestergaards metode' --on 2026-04-03",
        "done b1 --on 2026-04-03",
    )
    for line in ("hours --anonymous --learning", "hours --anonymous --learning --json"):
        answer = owner(line)
        output = answer.out
        assert "your own name" not in answer.err
        assert not [word for word in ("Nordlys", "Bo_", "Karen", "Vestergaard") if word in output], line
        assert "trust" in output
    assert "Karens" in owner("hours").out


def test_an_anonymous_person_keeps_the_same_number(owner: Mentor) -> None:
    """The number is the same for every period."""
    all_days = {session["on"]: session["person"] for session in owner("hours --anonymous --json").json["sessions"]}
    some_days = {
        session["on"]: session["person"]
        for session in owner("hours --anonymous --json --since 2026-03-05").json["sessions"]
    }
    assert some_days == {"2026-03-09": "Person 2"}
    assert all_days | some_days == all_days


def test_the_output_option_writes_a_csv_file(owner: Mentor) -> None:
    """It opens in spreadsheets, only the owner can read it, and an existing file needs `--force`."""
    answer = owner("hours -o hours.csv")
    assert answer.out == "Wrote hours.csv\n"
    assert "1 session has no length" in answer.err
    assert "-o hours.zip" in answer.err
    assert Path("hours.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(Path("hours.csv").read_bytes()) == [
        ["on", "person", "role", "type", "minutes", "how", "topics"],
        ["2025-12-30", "Ana Souza", "mentor", "mentoring", "90", "in-person", "delegation\ncareer goals"],
        ["2026-03-02", "Ana Souza", "mentor", "mentoring", "", "video", "Ana's talk"],
        ["2026-03-09", "Bo Lind", "mentee", "mentoring", "45", "", ""],
    ]
    assert stat.S_IMODE(Path("hours.csv").stat().st_mode) == 0o600 or os.name == "nt"
    assert owner("hours -o -").out.encode() == Path("hours.csv").read_bytes()
    assert "already exists" in owner.fails("hours -o hours.csv", code=1)
    owner("hours -o hours.csv --force")


@pytest.mark.parametrize("place", ["hours/", "there", "hours.zip"])
def test_a_folder_or_zip_has_the_totals_too(owner: Mentor, place: str) -> None:
    """They are in a second table, totals.csv."""
    Path("there").mkdir()
    owner(f"hours -o {place}")
    if place.endswith(".zip"):
        with zipfile.ZipFile(place) as packed:
            files = {name: packed.read(name) for name in packed.namelist()}
    else:
        files = {path.name: path.read_bytes() for path in Path(place).iterdir()}
    assert set(files) == {"sessions.csv", "totals.csv"}
    assert len(rows(files["sessions.csv"])) == 4
    assert rows(files["totals.csv"])[0] == ["year", "role", "type", "people", "sessions", "minutes", "without_length"]
    assert rows(files["totals.csv"])[-1] == ["", "mentor", "mentoring", "1", "2", "90", "1"]


def test_csv_cells_are_not_formulas(ana: Mentor) -> None:
    """Names and topics that begin like a formula are escaped."""
    ana(["start", "=1+2", "--i-am", "mentor"])
    ana(["log", "-w", "r2", "--topic", "@SUM(A1)", "--for", "45m", "Talked"])
    ((_, person, *_, topics),) = rows(ana("hours -o -").out.encode())[1:]
    assert (person, topics) == ("'=1+2", "'@SUM(A1)")


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("hours -o hours.pdf", 2, "-o hours.csv"),
        ("hours -o hours.json", 2, "-o hours.csv"),
        ("hours --json -o hours.csv", 2, "can't be used together"),
        ("hours nobody", 1, ""),
        ("hours --since nonsense", 2, ""),
        ("hours -o .", 0, ""),
    ],
)
def test_an_invalid_command_writes_nothing(owner: Mentor, line: str, code: int, message: str) -> None:
    """Each mistake has its own error message; an existing folder gets both tables."""
    if code:
        assert message in owner.fails(line, code=code)
        assert list(Path().iterdir()) == []
    else:
        owner(line)
        assert sorted(path.name for path in Path().iterdir()) == ["sessions.csv", "totals.csv"]


def test_without_held_sessions_the_table_is_empty(ana: Mentor, mentor: Mentor) -> None:
    """The command succeeds with a note on stderr."""
    assert "No session has been held yet." in ana("hours").err
    assert rows(ana("hours -o -").out.encode()) == [["on", "person", "role", "type", "minutes", "how", "topics"]]
    assert ana("hours --json").json["sessions"] == []


def test_without_a_journal_the_json_is_empty(mentor: Mentor) -> None:
    """No journal is created."""
    assert mentor("hours --json").json == {
        "since": None,
        "until": None,
        "anonymous": False,
        "sessions": [],
        "totals": [],
    }
    assert not mentor.db.exists()


def test_at_a_terminal_the_table_fits_the_width(owner: Mentor) -> None:
    """Columns are aligned."""
    code, output = read(owner, "hours", size=(40, 60), NO_COLOR="1")
    assert code == 0
    assert "30 Dec 2025  Ana  mentor" in output
    assert max(map(len, output.splitlines())) <= 80


def test_csv_is_not_printed_at_a_terminal(owner: Mentor) -> None:
    """The error suggests `-o FILE.csv`."""
    code, output = read(owner, "hours", "-o", "-")
    assert code == 2
    assert "-o FILE.csv" in output


@pytest.mark.heavy
def test_courses_beside_the_contact_hours(owner: Mentor) -> None:
    """Courses and workshops that are done, with their totals; other resources are not, nor private ones."""
    owner("resource add Leading teams --type course --skill patience -w ana")
    owner("done b1 --for 6h --on 2026-03-05")
    owner("resource add Hidden day --type workshop --private -w ana")
    owner("done b2 --for 2h")
    owner("resource add Mindset --type book -w ana")
    owner("done b3 --for 9h")
    owner("resource add Not yet --type course -w ana")
    assert "Leading teams" not in owner("hours").out
    answer = owner("hours --learning")
    for word in ("Leading teams", "6 h", "1 course or workshop"):
        assert word in answer.out
    tables = [table.splitlines()[0].split("\t")[1] for table in answer.out.split("\n\n")]
    assert tables == ["as mentor", "Ana Souza", "1 course or workshop", "Leading teams"]
    for word in ("Hidden day", "Mindset", "Not yet"):
        assert word not in answer.out
    assert "private sessions, courses and workshops are left out" in answer.err
    found = owner("hours --learning --json --include-private").json
    assert [course["minutes"] for course in found["learning"]] == [360, 120]
    assert found["learning_totals"] == [{"year": 2026, "courses": 2, "minutes": 480, "without_length": 0}]
    assert "learning" not in owner("hours --json").json
    assert owner("hours --learning --json --until 2026-03-04").json["learning"] == []
    assert "No course or workshop" in owner("hours --learning --until 2026-03-04").output
    assert "courses, workshops and the totals" in owner("hours --learning -o hours.csv").err
    owner("hours --learning -o hours/")
    assert rows(Path("hours/learning.csv").read_bytes())[1:] == [
        ["2026-03-05", "Leading teams", "course", "patience", "360"]
    ]


def test_a_log_without_courses_says_so(owner: Mentor) -> None:
    """Of oneself there are no sessions, so that the hint is not to log one."""
    assert "resource add TITLE --type course -w me" in owner("hours me --learning").err
    assert "No course or workshop" in owner("hours --learning --since 2030-01-01").err
