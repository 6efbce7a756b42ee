"""Invalid dates, lengths, numbers, options and commands: the error says what to type, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.refusing import Refuse, refusing, write


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with one entry of each kind, two active relationships and an ended one."""
    return write(Mentor(tmp_path_factory.mktemp("written")))


@pytest.fixture
def refuse(mentor: Mentor, written: bytes) -> Refuse:
    """Runs a command that must fail and leave the journal unchanged."""
    return refusing(mentor, written)


# dates, lengths, numbers


DATED = (
    "log talked -w ana --on {}",
    "log talked -w ana --next {}",
    "plan {} -w ana",
    "move s2 {}",
    "goal add Lead -w ana --by {}",
    "action add Send -w ana --by {}",
    "milestone add First -w ana --on {}",
    "feedback give Well -w ana --follow-up {}",
    "start Eve --i-am mentor --since {}",
    "start Eve --i-am mentor --until {}",
    "pause ana --until {}",
    "end ana --on {}",
    "done a1 --on {}",
    "checkpoint g1 5 --on {}",
    "edit g1 --by {}",
    "timeline --since {}",
    "search x --until {}",
)


@pytest.mark.parametrize("line", DATED)
def test_an_invalid_date_shows_three_examples(refuse: Refuse, line: str) -> None:
    """The error also quotes the invalid date."""
    error = refuse([*(word if word != "{}" else "blursday" for word in line.split())])
    assert '"blursday" is not a' in error
    assert error.partition("for example: ")[2].count(",") == 2


@pytest.mark.parametrize("line", DATED)
@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2026-02-31", "There is no 31 Feb 2026."),
        ("31 feb", "There is no 31 Feb."),
        ("31/02/2026", "There is no 31 Feb 2026."),
        ("feb 30", "There is no 30 Feb."),
        ("2026-13-01", "There is no month 13."),
    ],
)
def test_impossible_dates_are_refused(refuse: Refuse, line: str, day: str, message: str) -> None:
    """31 February is refused in every form and every command; it never becomes a date in March."""
    assert message in refuse([*(word if word != "{}" else day for word in line.split())])


@pytest.mark.parametrize(
    "line", ["log talked -w ana --on {}", "done a1 --on {}", "plan {} -w ana", "timeline --since {}"]
)
def test_an_ambiguous_date_is_refused_with_both_readings(refuse: Refuse, line: str) -> None:
    """The program never guesses which number is the month."""
    error = refuse([*(word if word != "{}" else "03/04/2026" for word in line.split())])
    assert "could be Fri 3 Apr 2026 or Wed 4 Mar 2026" in error
    assert "type 2026-04-03 or 2026-03-04" in error


@pytest.mark.parametrize("day", ["tomorrow", "2026-11-24", "in 2 weeks"])
def test_a_log_in_the_future_suggests_the_plan_command(refuse: Refuse, day: str) -> None:
    """Only a session that was held can be logged."""
    error = refuse(["log", "talked", "-w", "bo", "--on", day])
    assert "is in the future" in error
    assert "\n  mentorlog plan 2026-1" in error
    assert error.endswith(" -w r2\n")


def test_an_action_cannot_be_done_in_the_future(refuse: Refuse) -> None:
    """The date of a done action is today or earlier."""
    assert "is in the future" in refuse("done a1 --on tomorrow")


@pytest.mark.parametrize("progress", ["101", "-1", "1000", "5.5", "half", "", "99999999999999999999", "²", "५"])
def test_progress_outside_0_to_100_is_refused(refuse: Refuse, progress: str) -> None:
    """Progress is an integer from 0 to 100 in ASCII digits."""
    error = refuse(["checkpoint", "g1", "--", progress])
    assert f"Progress must be a whole number from 0 to 100, not {progress!r}." in error
    assert "\n  mentorlog checkpoint g1 PERCENT\n" in error


@pytest.mark.parametrize("line", ["log talked -w ana --for {}", "plan friday -w ana --for {}", "edit s1 --for {}"])
@pytest.mark.parametrize(
    "length", ["banana", "0", "0m", "25h", "1441", "24h1m", "1h90m", "-5", "1.3", "99999999999999999999h"]
)
def test_an_invalid_length_or_one_over_a_day_is_refused(refuse: Refuse, line: str, length: str) -> None:
    """The error quotes the value and shows three valid lengths."""
    error = refuse(line.format(length))
    assert f'"{length}"' in error
    assert "for example: 45m, 1h30m, 90" in error


@pytest.mark.parametrize("limit", ["0", "-3", "many", "99999999999999999999999"])
@pytest.mark.parametrize("line", ["history --limit {}", "search x --limit {}"])
def test_an_invalid_limit_is_refused(refuse: Refuse, line: str, limit: str) -> None:
    """The limit must be an integer of at least 1, and a very large one is refused too."""
    error = refuse(line.format(limit))
    assert "'--limit'" in error
    assert " --help\n" in error


@pytest.mark.parametrize("cadence", ["sometimes", "every 0 weeks", "every -1 days", "weekly weekly"])
def test_an_invalid_cadence_is_refused(refuse: Refuse, cadence: str) -> None:
    """The error shows examples of a valid cadence."""
    assert "for example" in refuse(["start", "Eve", "--i-am", "mentor", "--cadence", cadence])


@pytest.mark.parametrize("line", ["log talked -w ana --how {}", "plan friday -w ana --how {}", "edit s1 --how {}"])
def test_an_unknown_value_of_how_is_refused(refuse: Refuse, line: str) -> None:
    """The error lists the four valid values."""
    assert "video, in-person, phone or chat, not 'pigeon'" in refuse(line.format("pigeon"))


# options and commands


@pytest.mark.parametrize(
    "line", ["--json review ana", "goal --json add Lead", "action --mine add Send", "goal -w ana add Lead"]
)
def test_an_option_before_its_command_is_refused(refuse: Refuse, line: str) -> None:
    """The option is not ignored: the error shows the line with the option after the command."""
    option = next(word for word in line.split() if word.startswith("-"))
    error = refuse(line)
    assert "must come after" in error
    assert option in error.partition("\n")[2]


@pytest.mark.parametrize(
    ("line", "corrected"),
    [
        (["note", "-5", "degrees", "-w", "ana"], "mentorlog note -w ana -- -5 degrees"),
        (["raise", "-w", "ana", "--why", "so late?"], "mentorlog raise -w ana -- --why 'so late?'"),
        (["goal", "add", "-x", "--by", "friday"], "mentorlog goal add --by friday -- -x"),
    ],
)
def test_text_that_begins_with_a_dash_needs_two_dashes_before_it(
    refuse: Refuse, line: list[str], corrected: str
) -> None:
    """The error shows the corrected line, which keeps the options and can be pasted."""
    assert f"\n  {corrected}\n" in refuse(line)


@pytest.mark.parametrize("line", ["log ana talked", "log Souza we talked", "log 'Ana Souza' talked"])
def test_a_name_at_the_beginning_of_a_log_is_not_taken_as_text(refuse: Refuse, line: str) -> None:
    """The error shows the line with `-w` and the line that logs the name as text."""
    error = refuse(line)
    assert " -w " in error
    assert "\n  mentorlog log -w 'Ana Souza' -- " in error


def test_an_option_without_its_value_is_refused(refuse: Refuse) -> None:
    """The error names the option and suggests the help of the command."""
    error = refuse("goal add Lead -w ana --measure")
    assert "--measure" in error
    assert error.endswith("\n  mentorlog goal add --help\n")


@pytest.mark.parametrize("line", ["status ana", "history ana", "undo 2 3", "people ana", "path x", "demo x"])
def test_extra_arguments_are_refused(refuse: Refuse, line: str) -> None:
    """They are not ignored."""
    error = refuse(line)
    assert f"`mentorlog {line.split()[0]}` takes no more arguments: {line.split()[-1]}" in error


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("goal Speak up", "goal add Speak up"),
        ("milestone x", "milestone add x"),
        ("feedback mine", "feedback give mine"),
        ("feedback mine", "feedback receive mine"),
        ("goal a1", "show a1"),
    ],
)
def test_unknown_words_after_a_noun_suggest_the_full_command(refuse: Refuse, line: str, meant: str) -> None:
    """The error shows the command that records the words or shows the entry."""
    assert f"\n  mentorlog {meant}\n" in refuse(line)


@pytest.mark.parametrize("line", ["", "--db x"])
@pytest.mark.parametrize("now", ["yesterday", "2026-13-01", "12:00", "\ud800"])
def test_an_invalid_mentorlog_now_is_refused(mentor: Mentor, line: str, now: str) -> None:
    """MENTORLOG_NOW must be an ISO date and time; the error has an example."""
    mentor.now = now
    assert "\n  MENTORLOG_NOW=2026-11-23T09:00\n" in mentor.fails(line, code=2)


@pytest.mark.parametrize("line", ["--db '' people", "people --db '  '", "--color blue people", "people --color ''"])
def test_global_options_are_checked_before_and_after_the_command(refuse: Refuse, line: str) -> None:
    """An empty --db does not mean the default journal, and --color must be auto, always or never."""
    assert "--db is empty." in (error := refuse(line)) or "--color must be" in error


def test_a_refused_command_creates_no_files(mentor: Mentor, tmp_path: Path) -> None:
    """The journal does not exist before the command."""
    mentor.fails("note hi", code=2)
    mentor.fails("log --on blursday hi", code=1)
    assert list(tmp_path.iterdir()) == []
