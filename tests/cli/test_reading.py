"""What every reading command has in common: it is of use on an empty journal, on one relationship and on fifty, and it
leaves no trace."""

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


def footprint(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder: what is in it, and when it was last written."""
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


# an empty journal


@pytest.mark.parametrize("line", [line for line in READS if line != "remind"])
def test_an_empty_journal_says_what_to_type_first(mentor: Mentor, line: str) -> None:
    """Before anybody is there, that is to start with somebody; nothing else would work."""
    answer = mentor(line)
    assert "mentorlog start NAME --i-am mentor" in answer.said
    assert "mentorlog log" not in answer.said
    assert "mentorlog goal add" not in answer.said


def test_remind_is_silent_for_a_shell_that_starts(mentor: Mentor) -> None:
    """Where nothing is due, and be it for want of anybody; at a terminal it says how to begin."""
    assert mentor("remind") == (0, "", "")
    assert mentor("remind --count") == (0, "", "")
    assert "mentorlog start NAME" in mentor("remind --color always").said


@pytest.mark.parametrize("line", READS)
def test_an_empty_journal_has_a_json_value(mentor: Mentor, line: str) -> None:
    """Of the shape that a full one has."""
    said = mentor(f"{line} --json").json
    if line in ("", "status"):
        assert said == {"people": [], "due": [], "more": 0}
    else:
        assert said == (None if line == "review" else [])


@pytest.mark.parametrize("line", [*READS, *(line.format("ana") for line in NAMED), "path", "config", "--help", "undo"])
def test_a_read_makes_no_journal(mentor: Mentor, line: str) -> None:
    """Nor a folder, nor settings: the home of somebody who only looks is as it was."""
    mentor.base.pop("MENTORLOG_DB")
    mentor(line, ok=False)
    assert list(mentor.home.iterdir()) == []


# one relationship


@pytest.fixture(scope="module")
def full_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with an entry of each kind about Ana Souza, and Bo Lind beside her."""
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
    """Somebody with that journal."""
    mentor.db.write_bytes(full_bytes)
    mentor.db.chmod(0o600)
    return mentor


@pytest.mark.parametrize("line", [*READS, *(line.format("ana") for line in NAMED), "export --all", "path", "config"])
def test_a_read_changes_nothing(full: Mentor, line: str) -> None:
    """Not a byte of the journal, nor its time; nothing is left beside it. So it is in a read-only home."""
    before = footprint(full.home)
    answer = full(line)
    assert answer.out
    assert footprint(full.home) == before
    assert stat.S_IMODE(full.db.stat().st_mode) == 0o600


@pytest.mark.parametrize("line", [line.format("zoe") for line in NAMED])
def test_a_read_of_nobody_fails(full: Mentor, line: str) -> None:
    """A name that nobody has is an error, not an empty answer."""
    assert "No relationship is called 'zoe'" in full.fails(line, code=1)


@pytest.mark.parametrize(
    "line", ["review ana -w bo", "timeline ana --with bo", "progress ana -w ana", "agenda '' -w ''"]
)
def test_a_name_is_given_once(full: Mentor, line: str) -> None:
    """As the argument or as the option."""
    full.fails(line, code=2)


@pytest.mark.parametrize("line", [line.format("ana") for line in NAMED if " -w " not in line])
def test_a_name_may_be_an_option(full: Mentor, line: str) -> None:
    """`review -w ana` is `review ana`."""
    assert full(line.replace(" ana", " -w ana")) == full(line)


def test_status_has_a_line_for_each_and_what_is_due(full: Mentor) -> None:
    """The nearest session first; its entries by ref."""
    lines = full("").out.splitlines()
    assert [line.split("\t")[0] for line in lines[:2]] == ["Ana Souza", "Bo Lind"]
    assert full("status") == full("")
    said = full("status --json").json
    assert [person["name"] for person in said["people"]] == ["Ana Souza", "Bo Lind"]
    assert {"reminder", "ref", "due_on", "days", "text", "relationship"} <= said["due"][0].keys()


def test_status_takes_json_on_either_side(full: Mentor) -> None:
    """`mentorlog --json` is `mentorlog status --json`."""
    assert full("--json") == full("status --json")


def test_progress_of_one_and_of_all(full: Mentor) -> None:
    """One is an object, all are an array; the trend is there."""
    one = full("progress ana --json").json
    assert [point["progress"] for point in one["goals"][0]["checkpoints"]] == [30]
    everybody = full("progress --json").json
    assert len(everybody) == 2
    assert one in everybody
    said = full("progress").out
    assert "Ana Souza" in said
    assert "Bo Lind" in said


# fifty


@pytest.fixture(scope="module")
def fifty_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal of fifty relationships, each with a session, a goal and a promise."""
    mentor = Mentor(tmp_path_factory.mktemp("fifty"))
    for number in range(50):
        name = f"Mentee{number:02} Lastname"
        mentor(["start", name, "--i-am", "mentor", "--since", "2026-01-05"])
        mentor(["log", "first review", "-w", name, "--on", "2026-11-02", "--me", f"Promise {number} by 2026-11-20"])
    return mentor.db.read_bytes()


@pytest.fixture
def fifty(mentor: Mentor, fifty_bytes: bytes) -> Mentor:
    """Somebody with fifty relationships."""
    mentor.db.write_bytes(fifty_bytes)
    return mentor


@pytest.mark.parametrize("line", READS)
def test_fifty_relationships_are_answered(fifty: Mentor, line: str) -> None:
    """Every reading command is of use, drawn too, and says no more than one person reads where it is a summary."""
    answer = fifty(line)
    assert answer.said
    assert isinstance(fifty(f"{line} --json").json, (list, dict))
    if line in ("", "review", "people", "progress"):
        assert fifty(line, FORCE_COLOR="1", TERM="xterm", COLUMNS="80").out


def test_fifty_on_one_line_each(fifty: Mentor) -> None:
    """Status and people have a line for each; the reminders on the status are the most urgent, with how many more."""
    people = fifty("people --json").json
    assert len(people) == 50
    assert all(person.keys() >= PERSON for person in people)
    assert len(fifty("people").out.splitlines()) == 50
    lines = fifty("").out.splitlines()
    assert sum("Mentee" in line.split("\t")[0] for line in lines) == 50
    assert len(lines) < 60
    said = fifty("status --json").json
    assert len(said["due"]) + said["more"] == 50


def test_fifty_candidates_are_not_all_listed(fifty: Mentor) -> None:
    """Whom there is to choose from is said, within what can be read; and a beginning that fits all is no name."""
    for line in ("review nobody", "review mentee", "review lastname"):
        said = fifty.fails(line, code=1)
        assert 2 <= len(said.splitlines()) <= 52
        assert "Mentee00 Lastname" in said


def test_review_of_fifty_takes_one(fifty: Mentor) -> None:
    """The most overdue, or the next: one of them."""
    assert fifty("review --json").json["relationship"]["name"].startswith("Mentee")
