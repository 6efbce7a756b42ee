"""The workflows of `start`, `pause`, `resume` and `end`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from mentorlog.errors import ConflictError, UsageError
from mentorlog.model.results.relationships import EndedRelationship
from mentorlog.store import Journal
from mentorlog.workflows.decide import MOVED, Decision
from mentorlog.workflows.relationships.end_relationship import (
    CARRIED_ON,
    ClosingAnswers,
    end_relationship,
    prepare_closing,
)
from mentorlog.workflows.relationships.pause_relationship import pause_relationship
from mentorlog.workflows.relationships.resume_relationship import resume_relationship
from mentorlog.workflows.relationships.start_relationship import start_relationship
from mentorlog.workflows.schedule import read_session
from tests.store.build import day
from tests.workflows.conftest import NOW, TODAY, Filled


def start(filled: Filled, name: str = "Bo Lind", **fields: Any) -> Any:
    """Start a relationship."""
    ordinary: dict[str, Any] = {"role": "mentee", "cadence": "monthly", "started_on": TODAY, "ends_on": None}
    ordinary |= {"focus": None, "email": None, "org": None, "private": False}
    return start_relationship(filled.journal, name=name, now=NOW, **ordinary | fields)


def end(filled: Filled, ended_on: dt.date = TODAY, **answers: Any) -> EndedRelationship:
    """End the relationship with Ana."""
    given = ClosingAnswers(**{"fields": {}} | answers)
    return end_relationship(filled.journal, filled.ana, ended_on=ended_on, answers=given, now=NOW)


# start


def test_a_relationship_is_started(filled: Filled) -> None:
    """It is active, and has the given values."""
    started = start(filled, focus="leading", email="bo@example.com", org="Lind", ends_on=TODAY, private=True)
    assert (started.name, started.role, started.status, started.started_on) == ("Bo Lind", "mentee", "active", TODAY)
    assert (started.focus, started.email, started.org, started.ends_on) == ("leading", "bo@example.com", "Lind", TODAY)
    assert started.private
    assert filled.entry(started.ref) == started


def test_an_invalid_relationship_is_refused(filled: Filled) -> None:
    """Examples are an end before the start and a name that is in use."""
    with pytest.raises(UsageError, match=r"The end \(2026-11-22\) must not be before the start \(2026-11-23\)"):
        start(filled, ends_on=day("11-22"))
    with pytest.raises(ConflictError, match="already"):
        start(filled, "ANÁ souza")
    assert len(filled.journal.relationships()) == 1


# pause and resume


def test_a_pause_can_have_an_end(filled: Filled) -> None:
    """The end is today or later; a second pause replaces it."""
    paused: Any = pause_relationship(filled.journal, filled.ana, until=TODAY, now=NOW).relationship
    assert (paused.ref, paused.paused_until) == (filled.one, TODAY)
    paused = pause_relationship(filled.journal, filled.ana, until=None, now=NOW).relationship
    assert (paused.status, paused.paused_until) == ("paused", None)
    with pytest.raises(UsageError, match="has passed"):
        pause_relationship(filled.journal, filled.ana, until=day("11-22"), now=NOW)


def test_an_ended_relationship_cannot_be_paused(filled: Filled) -> None:
    """It must be resumed first."""
    end(filled)
    with pytest.raises(ConflictError, match="has ended"):
        pause_relationship(filled.journal, filled.ana, until=None, now=NOW)


def test_a_pause_applies_the_decisions(filled: Filled) -> None:
    """Entries are closed today, moved to a day or kept, all in one command."""
    goal, action = filled.entry(filled.goal(due_on=TODAY)), filled.entry(filled.action(due_on=TODAY))
    feedback = filled.entry(filled.feedback(follow_up_on=TODAY))
    milestone = filled.entry(filled.milestone(status="planned", on=TODAY))
    kept = filled.entry(filled.action())
    later = day("12-24")
    decisions = (
        Decision(goal, "achieved"),
        Decision(action, MOVED, later),
        Decision(feedback, MOVED, later),
        Decision(milestone, MOVED, later),
        Decision(kept, CARRIED_ON),
    )
    pause_relationship(filled.journal, filled.ana, until=later, decisions=decisions, now=NOW)
    assert (filled.entry(goal.ref).status, filled.entry(goal.ref).closed_on) == ("achieved", TODAY)
    assert filled.entry(action.ref) == action._replace(due_on=later)
    assert filled.entry(feedback.ref) == feedback._replace(follow_up_on=later)
    assert filled.entry(milestone.ref) == milestone._replace(on=later)
    assert filled.entry(kept.ref) == kept
    assert filled.verbs()[0] == "pause"


def test_a_session_of_another_zone_is_moved_to_a_local_day(filled: Filled, tmp_path: Path) -> None:
    """It keeps its time in that zone; a cancelled session stays on its local day."""
    refs = [filled.planned("11-27", "22:00", zone="America/New_York") for _ in range(2)]
    zone = "Europe/Copenhagen"
    with Journal.open(tmp_path / "journal.db", access="write", today=TODAY, local_zone=lambda: zone) as journal:
        moved, cancelled = (read_session(journal, ref) for ref in refs)
        assert moved.on == day("11-28")
        decisions = (Decision(moved, MOVED, day("12-10")), Decision(cancelled, "cancelled"))
        pause_relationship(journal, filled.ana, until=day("12-01"), decisions=decisions, now=NOW)
        after = read_session(journal, moved.ref)
        assert (after.on, after.at, after.zone, after.moved) == (day("12-10"), moved.at, "America/New_York", 1)
        after = read_session(journal, cancelled.ref)
        assert (after.on, after.status, after.zone) == (day("11-28"), "cancelled", zone)


def test_a_paused_relationship_is_resumed_today(filled: Filled) -> None:
    """The pause is cleared."""
    pause_relationship(filled.journal, filled.ana, until=day("12-24"), now=NOW)
    resumed: Any = resume_relationship(filled.journal, filled.ana, now=NOW)
    assert (resumed.status, resumed.paused_until, resumed.resumed_on) == ("active", None, TODAY)


def test_a_finished_pause_was_resumed_on_its_last_day(filled: Filled) -> None:
    """The relationship is active again without a command; a relationship without a pause is not changed."""
    active = filled.ana
    assert resume_relationship(filled.journal, active, now=NOW) == active
    filled.set(filled.one, status="paused", paused_until=day("11-20"))
    assert filled.ana.status == "active"
    resumed: Any = resume_relationship(filled.journal, filled.ana, now=NOW)
    assert (resumed.paused_until, resumed.resumed_on) == (None, day("11-20"))


def test_a_relationship_whose_name_is_in_use_cannot_be_resumed(filled: Filled) -> None:
    """Two relationships that have not ended never have the same name."""
    end(filled)
    ended = filled.ana
    start(filled, "Ana Souza")
    with pytest.raises(ConflictError, match="already"):
        resume_relationship(filled.journal, ended, now=NOW)


def test_resuming_moves_the_closing_answers_to_a_private_note(filled: Filled) -> None:
    """The note has the day of the end, and the next end asks the questions again."""
    fields = {"reason": "moved on", "learned": "to wait", "keep_in_touch_on": day("12-24")}
    end(filled, day("11-20"), fields=fields)
    resumed: Any = resume_relationship(filled.journal, filled.ana, now=NOW)
    assert (resumed.status, resumed.ended_on, resumed.reason, resumed.learned) == ("active", None, None, None)
    assert (resumed.keep_in_touch_on, resumed.resumed_on) == (None, TODAY)
    (note,) = filled.journal.notes(relationship=filled.one)
    assert (note.on, note.private) == (day("11-20"), True)
    assert note.text == "The closing:\nReason: moved on\nLearned: to wait"


def test_resuming_without_closing_answers_adds_no_note(filled: Filled) -> None:
    """Prepared answers are kept when a pause ends."""
    end(filled)
    resume_relationship(filled.journal, filled.ana, now=NOW)
    prepare_closing(filled.journal, filled.ana, fields={"learned": "to wait"}, now=NOW)
    pause_relationship(filled.journal, filled.ana, until=None, now=NOW)
    resumed: Any = resume_relationship(filled.journal, filled.ana, now=NOW)
    assert resumed.learned == "to wait"
    assert filled.journal.notes() == ()


# end


def test_an_end_returns_the_entries_that_are_still_open(filled: Filled) -> None:
    """They are planned sessions, goals and actions, except those that are carried on."""
    goals = [filled.entry(filled.goal(title)) for title in ("One", "Two", "Three")]
    actions = [filled.entry(filled.action(text)) for text in ("Send", "Call", "Read")]
    planned = [filled.entry(filled.planned(on)) for on in ("11-27", "12-04")]
    ended = end(
        filled,
        day("11-20"),
        fields={"learned": "to wait"},
        outcomes=(
            (goals[0], "achieved"),
            (goals[1], CARRIED_ON),
            (actions[0], "done"),
            (actions[1], "dropped"),
        ),
        cancelled=(planned[0],),
    )
    assert ended.relationship == filled.ana
    assert (filled.ana.status, filled.ana.ended_on, filled.ana.learned) == ("ended", day("11-20"), "to wait")
    assert {outcome: [str(ref) for ref in refs] for outcome, refs in ended.outcomes.items()} == {
        "achieved": ["g1"],
        CARRIED_ON: ["g2"],
        "done": ["a1"],
        "dropped": ["a2"],
        "cancelled": ["s1"],
    }
    assert [str(ref) for ref in ended.still_open] == ["s2", "g3", "a3"]
    assert (filled.entry(goals[0].ref).closed_on, filled.entry(actions[0].ref).done_on) == (day("11-20"),) * 2
    assert (filled.entry(actions[1].ref).status, filled.entry(actions[1].ref).done_on) == ("dropped", None)
    assert filled.verbs()[0] == "end"


def test_skills_are_rated_on_the_day_of_the_end(filled: Filled) -> None:
    """There is one rating per day, and it is private if the last rating was."""
    filled.rating("Listening", 2, on=day("03-10"), private=True)
    filled.rating("listening", 3, on=day("11-20"))
    filled.rating("Empathy", 2, on=day("03-10"), private=True)
    skills = {skill.skill.casefold(): skill for skill in filled.journal.skills(filled.one)}
    end(filled, day("11-20"), ratings=((skills["listening"], 4), (skills["empathy"], 5)))
    ratings = filled.journal.ratings(relationship=filled.one)
    assert {(rating.skill.casefold(), rating.on, rating.score, rating.private) for rating in ratings} == {
        ("listening", day("03-10"), 2, True),
        ("listening", day("11-20"), 4, False),
        ("empathy", day("03-10"), 2, True),
        ("empathy", day("11-20"), 5, True),
    }


def test_an_end_clears_the_pause(filled: Filled) -> None:
    """Otherwise the relationship would become active when the pause ends."""
    pause_relationship(filled.journal, filled.ana, until=day("12-24"), now=NOW)
    end(filled)
    assert (filled.ana.status, filled.ana.paused_until) == ("ended", None)


def test_an_end_before_the_start_is_refused(filled: Filled) -> None:
    """The hint is the command that corrects the start."""
    with pytest.raises(UsageError, match="must not be before the start") as error:
        end(filled, day("2025-12-31"))
    assert error.value.hint == "mentorlog edit r1 --since 2025-12-31"
    assert filled.ana.status == "active"


def test_prepared_answers_do_not_end_the_relationship(filled: Filled) -> None:
    """The history lists them under their own verb."""
    prepared: Any = prepare_closing(filled.journal, filled.ana, fields={"thanks": "all"}, now=NOW)
    assert (prepared.status, prepared.thanks) == ("active", "all")
    assert filled.verbs()[0] == "end --prepare"
