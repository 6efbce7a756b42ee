"""The main job on real input: two relationships and eight months, typed command by command, then read back."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mentorlog.demo import Step, journal, steps
from tests.journal.conftest import Shell, play

JOURNAL = Path(__file__).with_name("two-relationships.txt").read_text(encoding="utf-8")
NOW = "2026-11-23T08:30"
TODAY = dt.date(2026, 11, 23)
PRIVATE = ("curriculum", "salary", "tired", "headhunter", "restructuring", "envious", "apologise", "applied")
"""Words that stand in private entries alone."""


Ask = Callable[[str], Any]


class Played(NamedTuple):
    """A journal's file after its commands were typed, and what each of them said."""

    path: Path
    commands: list[Step]
    answers: list[str]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Play the journal, each command at its own moment."""
    folder = tmp_path_factory.mktemp("played")
    commands = list(steps(JOURNAL, today=TODAY))
    return Played(folder / "journal.db", commands, list(play(commands, folder=folder)))


@pytest.fixture
def ask(played: Played, shell: Shell) -> Ask:
    """Ask the played journal something on its last morning; the answer comes as text, or as read from JSON."""

    def asking(line: str) -> Any:
        answer = shell(f"mentorlog {line}", MENTORLOG_DB=str(played.path), MENTORLOG_NOW=NOW)
        assert answer.returncode == 0, answer.stderr
        return json.loads(answer.stdout) if line.endswith("json") else answer.stdout

    return asking


def refs(entries: list[dict[str, Any]]) -> list[str]:
    """The refs of some entries, in their order."""
    return [entry["ref"] for entry in entries]


def test_entries_get_the_refs_that_are_written_down(played: Played) -> None:
    """Each command names in its answer the entries that the journal's comment below it says it made."""
    lines = [line for line in JOURNAL.splitlines() if line.startswith(("mentorlog", "## "))]
    made = re.compile(r"## ([a-z]\d+(?: [a-z]\d+)*)")
    notes = [(place, found[1].split()) for place, line in enumerate(lines) if (found := made.fullmatch(line))]
    assert len(notes) > 60
    for place, expected in notes:
        answer = played.answers[sum(line.startswith("mentorlog") for line in lines[:place]) - 1]
        assert [ref for ref in expected if not re.search(rf"\b{ref}\b", answer)] == [], lines[place - 1]


def test_journal_is_as_its_head_says(ask: Ask) -> None:
    """Everything that was typed is there, in the states that it was given."""
    there = {entry["ref"]: entry for entry in objects(ask("export --all --include-private --format json"))}
    assert Counter(entry["kind"] for entry in there.values()) == {
        "relationship": 2,
        "session": 22,
        "goal": 6,
        "action": 28,
        "feedback": 7,
        "milestone": 5,
        "point": 9,
        "note": 9,
    }
    sessions = Counter(entry["status"] for entry in there.values() if entry["kind"] == "session")
    assert sessions == {"held": 17, "planned": 2, "cancelled": 2, "missed": 1}


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every entry within a JSON value."""
    if isinstance(value, dict) and "kind" in value:
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


def test_review_prepares_tomorrow(ask: Ask) -> None:
    """The review has what was agreed, promised, kept, left open and raised, each entry once and in its place."""
    review = ask("review so --json")
    assert review["relationship"]["name"] == "Søren Østergård"
    assert review["last_session"]["ref"] == "s20"
    assert review["last_session"]["takeaways"] == ["Ask before telling", "Let the silence work"]
    assert (review["next_session"]["ref"], review["next_session"]["at"]) == ("s21", "14:00")
    assert refs(review["actions"]["mine"]) == ["a27", "a23"]
    assert refs(review["actions"]["theirs"]) == ["a24"]
    assert refs(review["actions"]["done_since"]) == ["a28"]
    assert [(goal["ref"], goal["progress"]) for goal in review["goals"]] == [("g1", 40), ("g2", 10)]
    assert [(point["ref"], point["carried"]) for point in review["agenda"]] == [("t6", 2), ("t7", 0)]
    assert refs(review["feedback"]) == ["f7"]
    assert refs(review["milestones"]) == ["m5"]
    assert refs(review["notes"]) == ["n8"]
    assert review["questions"]


def test_review_of_the_mentee(ask: Ask) -> None:
    """The other relationship is told from the mentee's side."""
    review = ask("review 王 --json")
    assert review["relationship"]["role"] == "mentee"
    assert review["next_session"] is None
    assert refs(review["actions"]["mine"]) == ["a25"]
    assert refs(review["actions"]["theirs"]) == ["a26"]
    assert refs(review["agenda"]) == ["t8", "t9"]
    assert refs(review["milestones"]) == ["m4"]


def test_review_without_a_name_takes_the_coming_session(ask: Ask) -> None:
    """The planned session of the next day comes before the relationship that is overdue."""
    assert ask("review --json")["relationship"]["name"] == "Søren Østergård"


def test_reminders_are_complete(ask: Ask) -> None:
    """What is due in the week ahead is reminded of, each thing once, with its day."""
    due = {(one["reminder"], one["ref"]): one["days"] for one in ask("remind --json")}
    assert due == {
        ("unlogged_session", "s22"): -6,
        ("session_planned", "s21"): 1,
        ("session_due", "r2"): -3,
        ("action_overdue", "a27"): -3,
        ("action_due", "a25"): 2,
        ("action_due", "a23"): 4,
        ("goal_due", "g3"): 7,
        ("feedback_follow_up", "f7"): 0,
        ("milestone_due", "m4"): 3,
        ("milestone_uncelebrated", "m5"): -11,
    }


def test_progress_shows_the_trend(ask: Ask) -> None:
    """Goals come with their last checkpoints, sessions with their counts."""
    told = ask("progress so --json")
    assert (told["sessions_held"], told["cancelled"], told["missed"]) == (9, 2, 1)
    trends = {goal["ref"]: [point["progress"] for point in goal["checkpoints"]][-3:] for goal in told["goals"]}
    assert trends == {"g1": [30, 35, 40], "g2": [10, 10]}
    assert [(goal["ref"], goal["status"]) for goal in told["closed_goals"]] == [("g5", "achieved")]
    assert re.search(r"30\D+35\D+40", ask("progress so"))


def test_timeline_runs_forward(ask: Ask) -> None:
    """The timeline is in order of days, and can be narrowed to a span, a name and kinds."""
    days = [moment["on"] for moment in ask("timeline --json")]
    assert days == sorted(days)
    assert days[0] == "2026-03-02"
    narrowed = ask("timeline so --in session --since 2026-04-01 --until 2026-06-30 --json")
    assert refs(narrowed) == ["s5", "s6", "s8", "s9", "s12"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("curriculum", ["a14"]),
        ("sige nej", ["s8"]),
        ("foraret", ["a17"]),
        ("Kanelsnegle", ["m3"]),
        ("'[Glaslokalet]'", ["a5", "s5"]),
        ("开门见山", ["s7"]),
        ("上海", ["r2"]),
        ("':cache:'", ["a6"]),
    ],
)
def test_search_finds_what_was_typed(words: str, found: list[str], ask: Ask) -> None:
    """Words are found in every script and with every sign, whether or not an accent was typed."""
    assert sorted(refs(ask(f"search {words} --json"))) == found


def test_newest_finds_come_first(ask: Ask) -> None:
    """What was found is told from the newest back."""
    days = [one["on"] for one in ask("search review --json")]
    assert len(days) > 5
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("line", ["export so", "export 王", "export --all --format json"])
def test_exports_keep_what_is_private(line: str, ask: Ask) -> None:
    """Nothing private leaves, unless it is asked for."""
    shared = ask(line)
    assert [word for word in PRIVATE if word in str(shared)] == []
    whole = ask(line.replace("export", "export --include-private"))
    assert [word for word in PRIVATE if word in str(whole)] != []


def test_summary_tells_the_record(ask: Ask) -> None:
    """The Markdown summary has the person, the goals with their measure, and the sessions by date."""
    summary = ask("export so")
    for words in ("Søren Østergård", "Run the design review alone", "three reviews in a row, no rescue", "9 held"):
        assert words in summary
    meetings = summary.partition("\n## Sessions\n")[2].partition("\n## ")[0]
    days = [dt.datetime.strptime(f"{day} +00:00", "%d %b %Y %z") for day in re.findall(r"### \w+ ([\w ]+)", meetings)]
    assert len(days) == 14
    assert days == sorted(days)


def test_text_comes_back_as_it_was_typed(ask: Ask) -> None:
    """Brackets, colons, dashes and emoji are the writer's own."""
    assert ask("show n9 --json")["text"] == "- room B has no clock: bring one :watch:"
    assert ask("show t3 --json")["text"] == "[RFC 12] who decides about retries: us or the platform team?"
    assert ask("show m2 --json")["how"] == "Cake with the whole team 🍰"
    assert ask("show s5 --json")["where"] == "[Glaslokalet]"


def test_every_command_can_be_taken_back(played: Played, tmp_path: Path) -> None:
    """Undone to its first command a copy of the journal is empty, and redone it is what it was."""
    shutil.copy(played.path, tmp_path / "journal.db")
    reads = ([], ["review", "so"], ["remind"])
    kept = sum(step.arguments not in reads for step in played.commands) - 2  # one of them was undone at once
    before = tell("export --all --format json --include-private", tmp_path)
    again(kept, "undo", tmp_path)
    assert json.loads(tell("people --all --json", tmp_path)) == []
    with pytest.raises(AssertionError, match="Nothing to undo"):
        tell("undo", tmp_path)
    again(kept, "redo", tmp_path)
    assert tell("export --all --format json --include-private", tmp_path) == before


def tell(line: str, folder: Path) -> str:
    """Run one command on the journal in `folder`, in this process; what it says."""
    return next(play([Step(dt.datetime.fromisoformat(NOW), line.split())], folder=folder))


def again(times: int, line: str, folder: Path) -> None:
    """Run one command so many times."""
    for _ in range(times):
        tell(line, folder)


@pytest.mark.parametrize("today", [TODAY, dt.date(2028, 2, 29), dt.date(2027, 1, 1)])
def test_demo_is_rich_on_any_day(today: dt.date, tmp_path: Path) -> None:
    """The demo's journal ends on the evening before a session, with something to say in every part of its review."""
    for _ in play(steps(journal(), today=today), folder=tmp_path):
        pass
    morning = Step(dt.datetime.combine(today, dt.time(9)), ["review", "søren", "--json"])
    review = json.loads(next(play([morning], folder=tmp_path)))
    assert [part for part, told in review.items() if not told and part != "signals"] == []
    assert [part for part, told in review["actions"].items() if not told] == []
    assert review["next_session"]["on"] == (today + dt.timedelta(days=1)).isoformat()
    assert [point["carried"] for point in review["agenda"]] == [2, 0]
    assert review["actions"]["mine"][0]["due_on"] == (today - dt.timedelta(days=3)).isoformat()
