"""What is refused: dates, lengths, numbers, options and commands that make no sense, each with the line to type, and
nothing is changed by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.refusing import Refuse, refusing, write


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with one entry of each kind, of two active relationships and one that is ended."""
    return write(Mentor(tmp_path_factory.mktemp("written")))


@pytest.fixture
def refuse(mentor: Mentor, written: bytes) -> Refuse:
    """Type a line that must be refused; the journal stays as it is."""
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
def test_date_nonsense_shows_three_examples(refuse: Refuse, line: str) -> None:
    """What is no date is said back, with three that are."""
    said = refuse([*(word if word != "{}" else "blursday" for word in line.split())])
    assert '"blursday" is not a' in said
    assert said.partition("for example: ")[2].count(",") == 2


@pytest.mark.parametrize("line", DATED)
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-31", "There is no 31 Feb 2026."),
        ("31 feb", "There is no 31 Feb."),
        ("31/02/2026", "There is no 31 Feb 2026."),
        ("feb 30", "There is no 30 Feb."),
        ("2026-13-01", "There is no month 13."),
    ],
)
def test_impossible_dates_are_refused(refuse: Refuse, line: str, day: str, said: str) -> None:
    """There is no 31 February, in no form and in no command; it is never moved to March."""
    assert said in refuse([*(word if word != "{}" else day for word in line.split())])


@pytest.mark.parametrize(
    "line", ["log talked -w ana --on {}", "done a1 --on {}", "plan {} -w ana", "timeline --since {}"]
)
def test_a_date_of_two_readings_is_refused_with_both(refuse: Refuse, line: str) -> None:
    """It is never guessed which number is the month."""
    said = refuse([*(word if word != "{}" else "03/04/2026" for word in line.split())])
    assert "could be Fri 3 Apr 2026 or Wed 4 Mar 2026" in said
    assert "type 2026-04-03 or 2026-03-04" in said


@pytest.mark.parametrize("day", ["tomorrow", "2026-11-24", "in 2 weeks"])
def test_a_log_in_the_future_gets_the_line_that_plans(refuse: Refuse, day: str) -> None:
    """A session is logged when it was held; one ahead is planned."""
    said = refuse(["log", "talked", "-w", "bo", "--on", day])
    assert "is in the future" in said
    assert "\n  mentorlog plan 2026-1" in said
    assert said.endswith(" -w r2\n")


def test_nothing_else_happens_in_the_future_either(refuse: Refuse) -> None:
    """What is done was done today or before."""
    assert "is in the future" in refuse("done a1 --on tomorrow")


@pytest.mark.parametrize("progress", ["101", "-1", "1000", "5.5", "half", "", "99999999999999999999", "²", "५"])
def test_progress_outside_0_to_100(refuse: Refuse, progress: str) -> None:
    """Progress is a whole number from 0 to 100."""
    said = refuse(["checkpoint", "g1", "--", progress])
    assert f"Progress must be a whole number from 0 to 100, not {progress!r}." in said
    assert "\n  mentorlog checkpoint g1 PERCENT\n" in said


@pytest.mark.parametrize("line", ["log talked -w ana --for {}", "plan friday -w ana --for {}", "edit s1 --for {}"])
@pytest.mark.parametrize(
    "length", ["banana", "0", "0m", "25h", "1441", "24h1m", "1h90m", "-5", "1.5", "99999999999999999999h"]
)
def test_a_length_of_nonsense_or_over_a_day(refuse: Refuse, line: str, length: str) -> None:
    """It is said back with three lengths that are."""
    said = refuse(line.format(length))
    assert f'"{length}"' in said
    assert "for example: 45m, 1h30m, 90" in said


@pytest.mark.parametrize("limit", ["0", "-3", "many", "99999999999999999999999"])
@pytest.mark.parametrize("line", ["history --limit {}", "search x --limit {}"])
def test_a_limit_that_is_none(refuse: Refuse, line: str, limit: str) -> None:
    """How many is a number of at least one, and not one that no machine counts to."""
    said = refuse(line.format(limit))
    assert "'--limit'" in said
    assert " --help\n" in said


@pytest.mark.parametrize("cadence", ["sometimes", "every 0 weeks", "every -1 days", "weekly weekly"])
def test_a_cadence_of_nonsense(refuse: Refuse, cadence: str) -> None:
    """How often is said in words that are known."""
    assert "for example" in refuse(["start", "Eve", "--i-am", "mentor", "--cadence", cadence])


@pytest.mark.parametrize("line", ["log talked -w ana --how {}", "plan friday -w ana --how {}", "edit s1 --how {}"])
def test_a_manner_that_is_none(refuse: Refuse, line: str) -> None:
    """The four ways to meet are said."""
    assert "video, in-person, phone or chat, not 'pigeon'" in refuse(line.format("pigeon"))


# options and commands


@pytest.mark.parametrize(
    "line", ["--json review ana", "goal --json add Lead", "action --mine add Send", "goal -w ana add Lead"]
)
def test_an_option_before_its_command_is_refused_not_dropped(refuse: Refuse, line: str) -> None:
    """It would be lost there: the line with the option where it belongs."""
    option = next(word for word in line.split() if word.startswith("-"))
    said = refuse(line)
    assert "must come after" in said
    assert option in said.partition("\n")[2]


@pytest.mark.parametrize(
    ("line", "corrected"),
    [
        (["note", "-5", "degrees", "-w", "ana"], "mentorlog note -w ana -- -5 degrees"),
        (["raise", "-w", "ana", "--why", "so late?"], "mentorlog raise -w ana -- --why 'so late?'"),
        (["goal", "add", "-x", "--by", "friday"], "mentorlog goal add --by friday -- -x"),
    ],
)
def test_text_that_begins_with_a_dash_gets_the_line_with_two(refuse: Refuse, line: list[str], corrected: str) -> None:
    """The corrected line keeps the options, and can be pasted."""
    assert f"\n  {corrected}\n" in refuse(line)


@pytest.mark.parametrize("line", ["log ana talked", "log Souza we talked", "log 'Ana Souza' talked"])
def test_a_name_at_the_beginning_of_a_log_is_not_taken_as_text(refuse: Refuse, line: str) -> None:
    """`log ana talked` means `-w ana`: the corrected line, and the one that takes it as text."""
    said = refuse(line)
    assert " -w " in said
    assert "\n  mentorlog log -w 'Ana Souza' -- " in said


def test_a_missing_value_is_said(refuse: Refuse) -> None:
    """An option at the end without its value."""
    said = refuse("goal add Lead -w ana --measure")
    assert "--measure" in said
    assert said.endswith("\n  mentorlog goal add --help\n")


@pytest.mark.parametrize("line", ["status ana", "history ana", "undo 2 3", "people ana", "path x", "demo x"])
def test_words_that_a_command_does_not_take(refuse: Refuse, line: str) -> None:
    """They are refused, not dropped."""
    said = refuse(line)
    assert f"`mentorlog {line.split()[0]}` takes no more arguments: {line.split()[-1]}" in said


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
def test_words_after_a_noun_that_name_no_one(refuse: Refuse, line: str, meant: str) -> None:
    """The answer is the line that records them, or that shows the entry."""
    assert f"\n  mentorlog {meant}\n" in refuse(line)


@pytest.mark.parametrize("line", ["", "--db x"])
@pytest.mark.parametrize("now", ["yesterday", "2026-13-01", "12:00", "\ud800"])
def test_a_present_that_cannot_be_read(mentor: Mentor, line: str, now: str) -> None:
    """MENTORLOG_NOW is an ISO date-time; one is shown."""
    mentor.now = now
    assert "\n  MENTORLOG_NOW=2026-11-23T09:00\n" in mentor.fails(line, code=2)


@pytest.mark.parametrize("line", ["--db '' people", "people --db '  '", "--color blue people", "people --color ''"])
def test_globals_are_checked_on_both_sides(refuse: Refuse, line: str) -> None:
    """An empty --db is not the usual journal, and a colour is auto, always or never."""
    assert "--db is empty." in (said := refuse(line)) or "--color must be" in said


def test_nothing_is_left_in_the_home_of_a_slip(mentor: Mentor, tmp_path: Path) -> None:
    """A refused command on no journal at all makes no file and no folder."""
    mentor.fails("note hi", code=1)
    mentor.fails("log --on blursday hi", code=1)
    assert list(tmp_path.iterdir()) == []
