"""Commands that only read: they work on an empty journal, with one relationship and with fifty, and change no file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import PERSON

READS = (
    "",
    "status",
    "review",
    "remind",
    "people",
    "people --all",
    "progress",
    "timeline",
    "search review",
    "goal",
    "action",
    "feedback",
    "milestone",
    "agenda",
    "agreement",
    "history",
)
NAMED = ("review {}", "progress {}", "timeline {}", "agenda {}", "agreement {}", "show {}", "goal -w {}", "export {}")


def file_contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The content and the modification time of every file below a folder."""
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


# an empty journal


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("line", [line for line in READS if line != "remind"])
def test_an_empty_journal_suggests_start(mentor: Mentor, line: str) -> None:
    """No other command is suggested, because none would work, but for entries of one's own."""
    answer = mentor(line)
    assert "mentorlog start NAME --i-am mentor" in answer.output
    assert "mentorlog log" not in answer.output
    assert "mentorlog goal add" not in answer.output.replace("mentorlog goal add TITLE -w me\n", "")


def test_remind_prints_nothing_in_an_empty_journal(mentor: Mentor) -> None:
    """A shell can run it at start-up; only a terminal shows the start command."""
    assert mentor("remind") == (0, "", "")
    assert mentor("remind --count") == (0, "", "")
    assert "mentorlog start NAME" in mentor("remind --color always").output


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("line", READS)
def test_an_empty_journal_has_valid_json_output(mentor: Mentor, line: str) -> None:
    """The JSON has the same shape as that of a journal with entries."""
    result = mentor(f"{line} --json").json
    if line in ("", "status"):
        assert result == {"people": [], "due": [], "more": 0}
    else:
        assert result == (None if line == "review" else [])


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("line", [*READS, *(line.format("ana") for line in NAMED), "path", "config", "--help", "undo"])
def test_a_read_creates_no_files(mentor: Mentor, line: str) -> None:
    """It creates no journal, no folder and no settings."""
    mentor.base.pop("MENTORLOG_DB")
    mentor(line, ok=False)
    assert list(mentor.home.iterdir()) == []


# one relationship


@pytest.fixture(scope="module")
def full_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with an entry of each kind for Ana Souza, and a second relationship with Bo Lind."""
    two = Mentor(tmp_path_factory.mktemp("full"))
    two("start Ana Souza --i-am mentor --cadence 'every 2 weeks' --since 2026-03-02")
    two("start Bo Lind --i-am mentee --since 2026-05-04")
    two("log 'The review went well' -w ana --on 2026-11-10 --for 45m --me 'Send the list by friday' --topic skills")
    two("goal add Lead a review -w ana --by '1 feb'")
    two("checkpoint g1 30")
    two("feedback give 'Your review was clear' -w ana --follow-up friday")
    two("milestone add First review -w ana")
    two("raise 'Which review next?' -w ana")
    two("note 'after the review' -w ana")
    two("plan friday 14:00 -w ana")
    two("agreement ana --set 'What is said here stays here.'")
    return two.db.read_bytes()


@pytest.fixture
def full(mentor: Mentor, full_bytes: bytes) -> Mentor:
    """A user with that journal."""
    mentor.db.write_bytes(full_bytes)
    mentor.db.chmod(0o600)
    return mentor


@pytest.mark.parametrize("line", [*READS, *(line.format("ana") for line in NAMED), "export --all", "path", "config"])
def test_a_read_changes_nothing(full: Mentor, line: str) -> None:
    """The journal keeps its content, time and mode, and no file is created beside it."""
    before = file_contents(full.home)
    answer = full(line)
    assert answer.out
    assert file_contents(full.home) == before
    assert stat.S_IMODE(full.db.stat().st_mode) == 0o600


@pytest.mark.parametrize("line", [line.format("zoe") for line in NAMED])
def test_a_read_of_an_unknown_name_fails(full: Mentor, line: str) -> None:
    """The command prints an error, not an empty answer."""
    assert "No relationship is called 'zoe'" in full.fails(line, code=1)


@pytest.mark.parametrize(
    "line", ["review ana -w bo", "timeline ana --with bo", "progress ana -w ana", "agenda '' -w ''"]
)
def test_a_name_cannot_be_both_argument_and_option(full: Mentor, line: str) -> None:
    """The command is refused even if both are the same name."""
    full.fails(line, code=2)


@pytest.mark.parametrize("line", [line.format("ana") for line in NAMED if " -w " not in line])
def test_a_name_may_be_an_option(full: Mentor, line: str) -> None:
    """`review -w ana` is the same as `review ana`."""
    assert full(line.replace(" ana", " -w ana")) == full(line)


def test_status_shows_each_relationship_and_what_is_due(full: Mentor) -> None:
    """The person with the nearest session comes first, and each reminder has its ref."""
    lines = full("").fields.splitlines()
    assert [line.split("\t")[0] for line in lines[:2]] == ["Ana Souza", "Bo Lind"]
    assert full("status") == full("")
    result = full("status --json").json
    assert [person["name"] for person in result["people"]] == ["Ana Souza", "Bo Lind"]
    assert {"reminder", "ref", "due_on", "days", "text", "relationship"} <= result["due"][0].keys()


def test_json_without_a_command_is_the_json_of_status(full: Mentor) -> None:
    """`mentorlog --json` is the same as `mentorlog status --json`."""
    assert full("--json") == full("status --json")


def test_progress_shows_one_relationship_or_all(full: Mentor) -> None:
    """One relationship is an object with its checkpoints, and all are an array."""
    one = full("progress ana --json").json
    assert [point["progress"] for point in one["goals"][0]["checkpoints"]] == [30]
    everybody = full("progress --json").json
    assert len(everybody) == 2
    assert one in everybody
    output = full("progress").out
    assert "Ana Souza" in output
    assert "Bo Lind" in output


# fifty


@pytest.fixture(scope="module")
def fifty_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal of fifty relationships, each with a session and a promise."""
    mentor = Mentor(tmp_path_factory.mktemp("fifty"))
    for number in range(50):
        name = f"Mentee{number:02} Lastname"
        mentor(["start", name, "--i-am", "mentor", "--since", "2026-01-05"])
        mentor(["log", "first review", "-w", name, "--on", "2026-11-02", "--me", f"Promise {number} by 2026-11-20"])
    return mentor.db.read_bytes()


@pytest.fixture
def fifty(mentor: Mentor, fifty_bytes: bytes) -> Mentor:
    """A user with fifty relationships."""
    mentor.db.write_bytes(fifty_bytes)
    return mentor


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("line", READS)
def test_every_read_works_with_fifty_relationships(fifty: Mentor, line: str) -> None:
    """Piped output, JSON and coloured output are checked."""
    answer = fifty(line)
    assert answer.output
    assert isinstance(fifty(f"{line} --json").json, (list, dict))
    if line in ("", "review", "people", "progress"):
        assert fifty(line, FORCE_COLOR="1", TERM="xterm", COLUMNS="80").out


@pytest.mark.heavy
def test_status_and_people_have_one_line_for_each_of_fifty(fifty: Mentor) -> None:
    """Below them, status has all that is due in a pipe, and in JSON the first and the number of the others."""
    people = fifty("people --json").json
    assert len(people) == 50
    assert all(person.keys() >= PERSON for person in people)
    assert len(fifty("people").fields.splitlines()) == 50
    lines = fifty("").fields.splitlines()
    assert sum("Mentee" in line.split("\t")[0] for line in lines) == 50
    assert sum("late" in line for line in lines) == 50
    result = fifty("status --json").json
    assert len(result["due"]) + result["more"] == 50


def test_an_unknown_name_lists_at_most_fifty_relationships(fifty: Mentor) -> None:
    """A name that matches all fifty has the same limit."""
    for line in ("review nobody", "review mentee", "review lastname"):
        error = fifty.fails(line, code=1)
        assert 2 <= len(error.splitlines()) <= 52
        assert "Mentee00 Lastname" in error


def test_review_without_a_name_shows_one_of_fifty(fifty: Mentor) -> None:
    """It shows the most overdue relationship, or the next one."""
    assert fifty("review --json").json["relationship"]["name"].startswith("Mentee")
