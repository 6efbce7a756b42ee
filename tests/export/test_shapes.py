"""The JSON shapes that scripts rely on."""

import datetime as dt
import json

import pytest

from mentorlog.export import shapes
from mentorlog.insight.due.reminders import find_reminders
from mentorlog.insight.progress import build_progress
from mentorlog.insight.review import build_review
from mentorlog.insight.status import build_status
from mentorlog.model import Checkpoint, Command, Found, Moment, Skill, Watch
from tests.builders import (
    NOW,
    SOREN,
    action,
    checkin,
    day,
    dossier,
    feedback,
    goal,
    milestone,
    months_held,
    note,
    person,
    point,
    rating,
    ref,
    relationship,
    session,
)

ENTRIES = {
    "relationship": (relationship(), "ref kind relationship name role status focus cadence started_on ends_on private"),
    "session": (
        session(7, "2026-11-09"),
        "ref kind relationship status on at minutes how where notes private_notes topics takeaways goals points "
        "cancelled_by why moved private actions",
    ),
    "goal": (
        goal(1),
        "ref kind relationship title why measure due_on status progress checkpoints private",
    ),
    "action": (action(12), "ref kind relationship text owner due_on status done_on session goal carried private"),
    "feedback": (
        feedback(2),
        "ref kind relationship direction tone on text situation behaviour impact follow_up_on outcome private",
    ),
    "milestone": (
        milestone(1, on="2026-11-12"),
        "ref kind relationship title on status celebrated_on how goal private",
    ),
    "point": (point(4), "ref kind relationship text status carried private"),
    "note": (note(5, private=False), "ref kind relationship on text private"),
    "checkin": (checkin(1), "ref kind relationship on frequency challenge more less private"),
    "rating": (rating(1), "ref kind relationship on skill score owner private"),
}


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_kind_has_the_keys_of_the_contract(kind):
    """It has at least these keys, with the kind and the name of the relationship, and only JSON values."""
    entry, keys = ENTRIES[kind]
    shape = shapes.entry(entry)
    assert set(keys.split()) <= shape.keys()
    assert (shape["kind"], shape["relationship"], shape["private"]) == (kind, SOREN, False)
    assert (shape["ref"], shape["uuid"]) == (str(entry.ref), entry.uuid)
    assert json.loads(json.dumps(shape)) == shape


def test_a_session_has_all_its_values():
    """Dates and times are in ISO format, refs are strings, and promises are objects."""
    promised = action(12, session=ref("s7"), goal=ref("g1"), due_on="2026-11-20", carried=1)
    full = session(
        7,
        "2026-11-09",
        at=dt.time(14, 5),
        minutes=90,
        topics=("fear",),
        takeaways=("Ask",),
        goals=(ref("g1"),),
        points=(ref("t4"),),
        actions=(promised,),
        moved=2,
        moved_by="them",
        private=True,
    )
    shape = shapes.entry(full)
    assert (shape["on"], shape["at"], shape["minutes"], shape["moved"]) == ("2026-11-09", "14:05", 90, 2)
    assert (shape["topics"], shape["takeaways"]) == (["fear"], ["Ask"])
    assert (shape["goals"], shape["points"], shape["private"]) == (["g1"], ["t4"], True)
    assert shape["actions"] == [shapes.entry(promised)]
    assert shapes.entry(promised) | {"session": "s7", "goal": "g1", "due_on": "2026-11-20", "carried": 1} == (
        shapes.entry(promised)
    )


def test_midnight_is_a_time():
    """A session at 00:00 has a time of day; a session without a time has null."""
    assert shapes.entry(session(1, "2026-11-09", at=dt.time(0, 0)))["at"] == "00:00"
    assert shapes.entry(session(1, "2026-11-09"))["at"] is None


def test_checkpoints_are_sorted_by_date():
    """Each has its note."""
    reached = (Checkpoint(day("2026-05-01"), 15), Checkpoint(day("2026-06-01"), 25, "slowly"))
    assert shapes.entry(goal(1, checkpoints=reached))["checkpoints"] == [
        {"on": "2026-05-01", "progress": 15, "note": None},
        {"on": "2026-06-01", "progress": 25, "note": "slowly"},
    ]


def test_people_have_one_row_for_each_relationship():
    """A row has the numbers and dates of the sessions."""
    (row,) = shapes.people([person(sessions_held=8, last_session_on="2026-11-09", unlogged=session(3, "2026-11-19"))])
    keys = "ref name role status focus cadence started_on ends_on sessions_held last_session_on next_session_on"
    assert set(keys.split()) <= row.keys()
    assert (row["kind"], row["sessions_held"], row["last_session_on"]) == ("relationship", 8, "2026-11-09")
    assert (row["next_session_on"], row["unlogged_session"]) == (None, "s3")


def test_a_review_has_the_keys_of_the_contract_in_order():
    """The phase and the counts are in the relationship."""
    filled = dossier(
        relationship(ends_on="2026-12-24"),
        months=months_held(8),
        last_session=session(8, "2026-11-09"),
        planned=(session(9, "2026-11-24", status="planned"),),
        goals=(goal(1, idle=3),),
        actions=(action(1), action(2, owner="them")),
        kept=(action(3, status="done"),),
        points=(point(1),),
        feedback=(feedback(1),),
        milestones=(milestone(1, on="2026-11-12"),),
        notes=(note(1, private=False),),
    )
    shape = shapes.review(build_review(filled, now=NOW))
    assert list(shape) == [
        "relationship",
        "last_session",
        "next_session",
        "unlogged_session",
        "due_by",
        "actions",
        "goals",
        "agenda",
        "feedback",
        "advice",
        "milestones",
        "resources",
        "notes",
        "questions",
        "signals",
        "proposals",
        "partnership_check",
        "agreement_check",
        "closing",
    ]
    result = json.loads(json.dumps(shape))
    assert (
        result["relationship"]
        | {
            "ref": "r1",
            "phase": {"name": "coming to closure", "reason": "the planned end is near"},
            "session_number": 9,
            "days_since_last": 14,
            "days_left": 31,
        }
        == result["relationship"]
    )
    assert (result["last_session"]["ref"], result["next_session"]["ref"]) == ("s8", "s9")
    assert {key: [one["ref"] for one in result["actions"][key]] for key in result["actions"]} == {
        "mine": ["a1"],
        "theirs": ["a2"],
        "done_since": ["a3"],
    }
    assert [result[key][0]["ref"] for key in ("goals", "agenda", "feedback", "milestones", "notes")] == [
        "g1",
        "t1",
        "f1",
        "m1",
        "n1",
    ]
    assert all(set(asked) == {"id", "text", "phase", "role", "topic", "technique"} for asked in result["questions"])
    (signal,) = result["signals"]
    assert (signal["signal"], signal["evidence"]) == (
        "goals_untouched",
        [{"ref": "g1", "uuid": "uuid-g1", "on": "2026-03-02"}],
    )
    assert signal["question"].endswith("?")
    assert signal["private"] is False


def test_an_empty_review_has_null_and_empty_arrays():
    """The keys are the same."""
    shape = shapes.review(build_review(dossier(relationship(started_on="2026-11-20")), now=NOW))
    assert (shape["last_session"], shape["next_session"], shape["goals"], shape["signals"]) == (None, None, [], [])
    assert shape["unlogged_session"] is None


def test_a_review_has_the_checks_of_the_partnership_and_the_agreement():
    """They have due dates and the last answers, or are null."""
    bond = relationship(agreement="Mondays, by video", agreed_on="2026-05-24")
    answered = checkin(2, on="2026-08-23", frequency=4, challenge=2)
    last = session(8, "2026-11-09")
    filled = dossier(bond, last_session=last, past=(last,), first_session_on=last.on, checkins=(answered,))
    shape = shapes.review(build_review(filled, now=NOW))
    check = json.loads(json.dumps(shape["partnership_check"]))
    assert check | {
        "due_on": "2026-11-23",
        "is_due": True,
        "reason": "the last was 3 months ago",
        "last": json.loads(json.dumps(shapes.entry(answered))),
        "before": None,
    } == (check)
    assert len(check["questions"]) == 4
    assert not {*check["questions"]} & {asked["text"] for asked in shape["questions"]}
    assert shape["agreement_check"] == {"agreed_on": "2026-05-24", "look_again_on": "2026-11-24", "is_due": False}
    nothing = shapes.review(build_review(dossier(), now=NOW, check_every=None))
    assert (nothing["partnership_check"], nothing["agreement_check"]) == (None, None)


def test_a_review_has_the_standing_of_actions_and_the_missing_fields_of_goals():
    """These keys are additional to those of an action and a goal."""
    owed = action(1, due_on="2026-11-22"), action(2, due_on="2026-12-01"), action(3, owner="them")
    filled = dossier(
        planned=(session(9, "2026-12-01", status="planned"),), actions=owed, goals=(goal(1, due_on="2027-02-01"),)
    )
    shape = json.loads(json.dumps(shapes.review(build_review(filled, now=NOW))))
    assert shape["due_by"] == "2026-12-01"
    assert [one["standing"] for one in shape["actions"]["mine"]] == ["overdue", "due"]
    assert shape["actions"]["theirs"] == [{**shapes.entry(owed[2]), "standing": "open"}]
    goal_shape = json.loads(json.dumps(shapes.entry(filled.goals[0])))
    assert shape["goals"] == [{**goal_shape, "missing": ["measure"], "half_way": None}]


def test_a_review_has_the_unlogged_session():
    """It is a complete session."""
    passed = session(9, "2026-11-19", status="planned")
    shape = shapes.review(build_review(dossier(planned=(passed,)), now=NOW))
    assert shape["unlogged_session"] == shapes.entry(passed)


def test_remind_and_status_have_rows_for_what_is_due():
    """The status also has the people and the number of further reminders."""
    watch = Watch(people=(person(relationship(cadence="none")),), actions=(action(12, due_on="2026-11-20"),))
    (row,) = shapes.remind(find_reminders(watch, now=NOW))
    expected = {
        "reminder": "action_overdue",
        "ref": "a12",
        "relationship": SOREN,
        "due_on": "2026-11-20",
        "days": -3,
        "text": "Send the checklist",
        "settle": "mentorlog done a12",
        "owner": "me",
        "kind": "action",
        "private": False,
    }
    assert row | expected == row
    shape = shapes.status(build_status(watch, now=NOW))
    assert (shape["due"], shape["more"], len(shape["people"])) == ([row], 0, 1)


def test_progress_has_totals_goals_and_a_row_for_each_month():
    """Months without sessions are included."""
    shape = shapes.progress(build_progress(dossier(relationship(started_on="2026-10-05"), goals=(goal(1),)), now=NOW))
    assert (shape["sessions_held"], shape["sessions_expected"]) == (0, 3)
    assert shape["months"] == [
        {"month": f"2026-{month}", "held": 0, "cancelled": 0, "missed": 0, "minutes": 0} for month in (10, 11)
    ]
    assert [one["ref"] for one in shape["goals"]] == ["g1"]
    assert shape["relationship"]["name"] == SOREN


def test_progress_has_the_first_and_the_last_ratings_of_a_skill():
    """They have the shape of ratings."""
    first, last = rating(1, 2, "2026-03-02"), rating(4, 4)
    shape = shapes.progress(
        build_progress(dossier(), now=NOW, skills=(Skill("Listening", "them", first, (first, last)),))
    )
    assert shape["skills"] == [
        {
            "skill": "Listening",
            "owner": "them",
            "first": shapes.entry(first),
            "latest": [shapes.entry(first), shapes.entry(last)],
        }
    ]


def test_timeline_search_and_history_have_the_keys_of_the_contract():
    """Each row is compared in full."""
    moment = Moment(day("2026-11-09"), dt.time(14), ref("s8"), SOREN, "Delegation", "held")
    assert shapes.timeline([moment]) == [
        {
            "on": "2026-11-09",
            "at": "14:00",
            "kind": "session",
            "ref": "s8",
            "relationship": SOREN,
            "text": "Delegation",
            "status": "held",
            "private": False,
        }
    ]
    assert shapes.search([Found(day("2026-11-09"), ref("n5"), SOREN, "…tired…", ((1, 6),), True)]) == [
        {
            "ref": "n5",
            "kind": "note",
            "relationship": SOREN,
            "on": "2026-11-09",
            "snippet": "…tired…",
            "private": True,
        }
    ]
    ran = dt.datetime(2026, 11, 9, 13, 0, 5, 999, tzinfo=dt.UTC)
    assert shapes.history([Command(4, ran, "log", (ref("s8"), ref("a12")), 14, "done")]) == [
        {
            "number": 4,
            "at": "2026-11-09T13:00:05+00:00",
            "verb": "log",
            "refs": ["s8", "a12"],
            "touched": 14,
            "status": "done",
        }
    ]
