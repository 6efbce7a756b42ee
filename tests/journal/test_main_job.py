"""The main use of the program: eight months of commands, and then what the program shows."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mentorlog.demo import Step, journal, steps
from tests.cli.conftest import Mentor
from tests.journal.conftest import play

JOURNAL = Path(__file__).with_name("eight-months.txt").read_text(encoding="utf-8")
NOW = "2026-11-23T08:30"
TODAY = dt.date(2026, 11, 23)
PRIVATE = (
    "curriculum",
    "salary",
    "tired",
    "headhunter",
    "restructuring",
    "envious",
    "apologise",
    "applied",
    "lunchroom",
    "restless",
)
"""Words that only private entries contain."""


class Played(NamedTuple):
    """A user whose journal was made by commands, with the output of each command."""

    mentor: Mentor
    commands: list[Step]
    answers: list[str]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """Run each command of the journal at its time."""
    mentor = Mentor(tmp_path_factory.mktemp("played"))
    commands = list(steps(JOURNAL, today=TODAY))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(mentor.home))
        yield Played(mentor, commands, play(mentor, commands))


@pytest.fixture
def reader(played: Played) -> Mentor:
    """A user who reads the journal on its last morning."""
    played.mentor.now = NOW
    return played.mentor


def refs(entries: list[dict[str, Any]]) -> list[str]:
    """The refs of some entries, in their order."""
    return [entry["ref"] for entry in entries]


def test_entries_get_the_expected_refs(played: Played) -> None:
    """The comments of the file list the refs that each command creates, and its output names them."""
    lines = [line for line in JOURNAL.splitlines() if line.startswith(("mentorlog", "## "))]
    made = re.compile(r"## ([a-z]\d+(?: [a-z]\d+)*)")
    notes = [(place, found[1].split()) for place, line in enumerate(lines) if (found := made.fullmatch(line))]
    assert len(notes) > 60
    for place, expected in notes:
        answer = played.answers[sum(line.startswith("mentorlog") for line in lines[:place]) - 1]
        assert [ref for ref in expected if not re.search(rf"\b{ref}\b", answer)] == [], lines[place - 1]


def test_the_journal_has_every_entry(reader: Mentor) -> None:
    """The header of the file gives these numbers and statuses."""
    there = {entry["ref"]: entry for entry in objects(reader("export --all --include-private --format json").json)}
    assert Counter(entry["kind"] for entry in there.values()) == {
        "relationship": 5,
        "session": 25,
        "goal": 7,
        "action": 30,
        "feedback": 7,
        "milestone": 5,
        "point": 9,
        "note": 11,
        "advice": 4,
        "resource": 3,
        "checkin": 4,
        "rating": 4,
        "question": 2,
    }
    sessions = Counter(entry["status"] for entry in there.values() if entry["kind"] == "session")
    assert sessions == {"held": 18, "planned": 4, "cancelled": 2, "missed": 1}


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every entry within a JSON value."""
    if isinstance(value, dict) and "kind" in value:
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


def test_the_review_prepares_the_next_session(reader: Mentor) -> None:
    """Each agreement, action, open entry and point is listed once, in its part."""
    review = reader("review so --json").json
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
    assert refs(review["notes"]) == ["n9"]
    assert review["questions"]


def test_the_review_of_a_mentee(reader: Mentor) -> None:
    """The second relationship has the user as the mentee."""
    review = reader("review 王 --json").json
    assert review["relationship"]["role"] == "mentee"
    assert review["next_session"] is None
    assert refs(review["actions"]["mine"]) == ["a25"]
    assert refs(review["actions"]["theirs"]) == ["a26"]
    assert refs(review["agenda"]) == ["t8", "t9"]
    assert refs(review["milestones"]) == ["m4"]


def test_the_review_of_my_own_development(reader: Mentor) -> None:
    """It has what belongs to me, my skills of all relationships, and the person who has not answered."""
    review = reader("review me --json").json
    assert [refs(review[part]) for part in ("goals", "resources", "notes")] == [["g7"], ["b3"], ["n11"]]
    assert [each["name"] for each in review["prospects"]] == ["Amina Yusuf"]
    assert {each["skill"]: each["sources"] for each in review["skills"]} == {
        "listening": ["Søren Østergård"],
        "negotiating": ["me"],
    }
    assert review["questions"][0]["ref"] == "q2"


def test_what_was_asked_before_a_start_is_in_the_agreement(reader: Mentor) -> None:
    """Hanne was a prospect first. Her coaching has a number of sessions, and several planned ones."""
    agreement = reader("agreement hanne").out
    assert ("a sounding board" in agreement, "help with her spreadsheets" in agreement) == (True, True)
    told = reader("progress hanne --json").json
    assert (told["sessions_held"], reader("show hanne --json").json["type"]) == (1, "coaching")
    assert refs(reader("sessions hanne --json").json) == ["s25", "s24", "s23"]
    assert reader("agenda amina --json", ok=False).code == 1


def test_what_was_learned_is_counted(reader: Mentor) -> None:
    """Workshops by hours, introductions as new contacts, and check-ins of both sides, then and now."""
    assert "6 h" in reader("hours --learning").out
    assert "Karim Haddad" in reader("progress 王").out
    assert re.search(r"confidence\t2 → 4", reader("progress 王").fields)
    assert "It works on colleagues" in reader("export 王").out
    assert "reviews without you in the room" in reader("review so").out


def test_a_review_without_a_name_shows_the_most_overdue_relationship(reader: Mentor) -> None:
    """No session is within a day, and the unlogged session of Tuesday is more overdue than the missing plan."""
    assert reader("review --json").json["relationship"]["name"] == "Søren Østergård"


def test_reminders_are_complete(reader: Mentor) -> None:
    """Each entry that is due within a week is listed once, with its days."""
    due = {(one["reminder"], one["ref"]): one["days"] for one in reader("remind --json").json}
    assert due == {
        ("unlogged_session", "s22"): -6,
        ("session_planned", "s21"): 1,
        ("session_planned", "s24"): 3,
        ("session_due", "r2"): -3,
        ("action_overdue", "a27"): -3,
        ("action_due", "a25"): 2,
        ("action_due", "a23"): 4,
        ("goal_due", "g3"): 7,
        ("feedback_follow_up", "f7"): 0,
        ("advice_try_by", "v3"): 4,
        ("prospect_follow_up", "r4"): 4,
        ("milestone_due", "m4"): 3,
        ("milestone_uncelebrated", "m5"): -11,
    }


def test_progress_shows_the_trend(reader: Mentor) -> None:
    """Goals have their last checkpoints, and sessions have counts."""
    told = reader("progress so --json").json
    assert (told["sessions_held"], told["cancelled"], told["missed"]) == (9, 2, 1)
    trends = {goal["ref"]: [point["progress"] for point in goal["checkpoints"]][-3:] for goal in told["goals"]}
    assert trends == {"g1": [30, 35, 40], "g2": [10, 10]}
    assert [(goal["ref"], goal["status"]) for goal in told["closed_goals"]] == [("g5", "achieved")]
    assert re.search(r"30\D+35\D+40", reader("progress so").out)


def test_the_timeline_is_sorted_by_day(reader: Mentor) -> None:
    """It can be filtered by days, name and kinds."""
    days = [moment["on"] for moment in reader("timeline --json").json]
    assert days == sorted(days)
    assert days[0] == "2026-03-02"
    narrowed = reader("timeline so --in session --since 2026-04-01 --until 2026-06-30 --json").json
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
def test_search_finds_any_script_and_punctuation(words: str, found: list[str], reader: Mentor) -> None:
    """Accents in the query are optional."""
    assert sorted(refs(reader(f"search {words} --json").json)) == found


def test_the_newest_search_results_come_first(reader: Mentor) -> None:
    """The results are sorted by day."""
    days = [one["on"] for one in reader("search review --json").json]
    assert len(days) > 5
    assert days == sorted(days, reverse=True)


@pytest.mark.heavy
@pytest.mark.parametrize("line", ["export so", "export 王", "export --all --format json"])
def test_exports_omit_private_entries_by_default(line: str, reader: Mentor) -> None:
    """The option --include-private includes them."""
    assert [word for word in PRIVATE if word in reader(line).out] == []
    assert [word for word in PRIVATE if word in reader(f"{line} --include-private").out] != []


def test_the_summary_has_goals_and_sessions(reader: Mentor) -> None:
    """The goals have their measure, and the sessions are sorted by day."""
    summary = reader("export so").out
    for words in ("Søren Østergård", "Run the design review alone", "three reviews in a row, no rescue", "9 held"):
        assert words in summary
    meetings = summary.partition("\n## Sessions\n")[2].partition("\n## ")[0]
    told = re.findall(r"### \w+ (\d+ \w+ \d{4})", meetings)
    days = [dt.datetime.strptime(f"{day} +00:00", "%d %B %Y %z") for day in told]
    assert len(days) == 12  # two more are planned
    assert days == sorted(days)


def test_text_is_shown_as_it_was_typed(reader: Mentor) -> None:
    """Brackets, colons, dashes and emoji are not changed."""
    assert reader("show n10 --json").json["text"] == "- room B has no clock: bring one :watch:"
    assert reader("show t3 --json").json["text"] == "[RFC 12] who decides about retries: us or the platform team?"
    assert reader("show m2 --json").json["how"] == "Cake with the whole team 🍰"
    assert reader("show s5 --json").json["where"] == "[Glaslokalet]"


@pytest.mark.heavy
def test_every_command_can_be_undone_and_redone(played: Played, mentor: Mentor) -> None:
    """After undoing all commands the journal is empty, and redoing them restores it exactly."""
    shutil.copy(played.mentor.db, mentor.db)
    reads = ([], ["review", "so"], ["remind"])
    kept = sum(step.arguments not in reads for step in played.commands) - 2  # one of them was undone at once
    before = exported(mentor)
    for _ in range(kept):
        mentor("undo")
    assert mentor("people --all --json").json == []
    assert "Nothing to undo" in mentor.fails("undo", code=1)
    for _ in range(kept):
        mentor("redo")
    assert exported(mentor) == before


def exported(mentor: Mentor) -> Any:
    """Everything in the journal, except how often the calendar must be updated: undo and redo are changes too."""
    everything = mentor("export --all --format json --include-private").json
    for relationship in everything["relationships"]:
        for kind in ("sessions", "goals", "actions"):
            for entry in relationship[kind]:
                del entry["sequence"]
    return everything


@pytest.mark.heavy
@pytest.mark.parametrize(
    "today",
    [TODAY, *(pytest.param(day, marks=pytest.mark.heavy) for day in (dt.date(2028, 2, 29), dt.date(2027, 1, 1)))],
)
def test_the_demo_fills_the_review_on_any_day(today: dt.date, mentor: Mentor) -> None:
    """The demo ends on the day before a session, and almost every part of its review has entries."""
    play(mentor, steps(journal(), today=today))
    mentor.now = f"{today}T09:00"
    review = mentor("review søren --json").json
    assert [part for part, told in review.items() if not told] == ["unlogged_session", "resources", "closing"]
    assert [part for part, told in review["actions"].items() if not told] == []
    assert review["next_session"]["on"] == (today + dt.timedelta(days=1)).isoformat()
    assert [point["carried"] for point in review["agenda"]] == [2, 0]
    assert review["actions"]["mine"][0]["due_on"] == (today - dt.timedelta(days=3)).isoformat()
