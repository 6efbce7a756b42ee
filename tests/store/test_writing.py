"""What commands write and refuse, and that a command without changes is not recorded."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import ConflictError, NotFoundError, UsageError
from mentorlog.model import KINDS, UNSET, Checkpoint, Ref
from mentorlog.store import Journal
from mentorlog.store.queries.rows import class_of
from mentorlog.store.writing import writable
from tests.property_tests import settings
from tests.store.build import NOW, RECORDED, Build, connection, day, in_memory, rows

COMPUTED = {
    "session": {"points", "actions", "own_time"},
    "goal": {"progress", "checkpoints", "idle", "previous_checkpoint"},
    "action": {"carried"},
    "point": {"carried"},
}
FULL = {
    "relationship": {
        "name": "Søren [x] :smile:\n\\",
        "role": "mentee",
        "status": "ended",
        "started_on": day("03-02"),
        "cadence": "every 2 weeks",
        "focus": "leading",
        "email": "s@example.org",
        "org": "Acme",
        "ends_on": day("12-24"),
        "paused_until": day("06-01"),
        "ended_on": day("11-20"),
        "reason": "done",
        "thanks": "thank you",
        "agreement": "we meet\nmonthly",
        "agreed_on": day("03-03"),
        "look_again_on": day("09-03"),
        "learned": "to wait",
        "same": "walks",
        "different": "fewer\ngoals",
        "next": "Mette [takes over]",
        "resumed_on": day("06-02"),
        "type": "coaching",
        "programme": "Nord 2026",
        "sessions_agreed": 5,
        "admire": "calm",
        "skills": ("negotiating", "waiting"),
        "hope": "a sounding board",
        "offer": "spreadsheets",
        "background": "led the talks",
        "found_through": "the union",
        "asked_on": day("02-01"),
        "via": "mail",
        "message": "would you",
        "follow_up_on": day("02-15"),
        "answer": "later",
        "answered_on": day("02-03"),
        "answer_note": "after the talks",
        "private": True,
    },
    "session": {
        "status": "held",
        "on": day("11-09"),
        "at": dt.time(14, 30),
        "minutes": 90,
        "how": "in-person",
        "where": "café",
        "notes": "line\nline",
        "private_notes": "王小明 🎉",
        "topics": ("career", 'a "quoted", one'),
        "takeaways": ("Ask before telling", "  spaced  "),
        "cancelled_by": "me",
        "why": "flu",
        "moved": 2,
        "moved_by": "them",
        "private": True,
    },
    "goal": {
        "title": "Lead",
        "status": "achieved",
        "on": day("03-02"),
        "why": "growth",
        "measure": "three reviews",
        "due_on": day("2027-02-01"),
        "closed_on": day("11-01"),
        "private": True,
    },
    "action": {
        "text": "Send it",
        "owner": "them",
        "status": "done",
        "on": day("03-02"),
        "due_on": day("03-09"),
        "done_on": day("03-08"),
        "person": "Mads Vind",
        "private": True,
    },
    "feedback": {
        "direction": "received",
        "on": day("03-02"),
        "tone": "praise",
        "text": "good",
        "situation": "standup",
        "behaviour": "listened",
        "impact": "calm",
        "follow_up_on": day("04-01"),
        "outcome": "improved",
        "outcome_note": "much",
        "outcome_on": day("04-02"),
        "private": True,
    },
    "milestone": {
        "title": "Led",
        "status": "reached",
        "on": day("03-02"),
        "celebrated_on": day("03-03"),
        "how": "cake",
        "private": True,
    },
    "point": {"text": "Talk", "status": "dropped", "on": day("03-02"), "closed_on": day("03-03"), "private": True},
    "note": {"text": "tired", "on": day("03-02"), "private": False},
    "checkin": {
        "on": day("03-02"),
        "frequency": 5,
        "challenge": 1,
        "more": "ask\nmore",
        "less": "tell [x]",
        "owner": "them",
        "expectations": "partly",
        "expectations_note": "fewer meetings",
        "skills": 1,
        "career": 2,
        "confidence": 3,
        "network": 4,
        "decisions": 5,
        "satisfaction": 1,
        "private": True,
    },
    "rating": {"on": day("03-02"), "skill": "Giving feedback", "score": 4, "owner": "me", "private": True},
    "advice": {
        "direction": "received",
        "on": day("03-02"),
        "text": "ask early",
        "try_by": day("03-20"),
        "outcome": "did_not_work",
        "outcome_note": "too early",
        "outcome_on": day("03-21"),
        "private": True,
    },
    "resource": {
        "title": "A book",
        "url": "https://example.org/a",
        "type": "book",
        "skill": "waiting",
        "recommended_by": "them",
        "status": "done",
        "on": day("03-02"),
        "due_on": day("04-01"),
        "done_on": day("03-30"),
        "minutes": 360,
        "takeaway": "slow down",
        "private": True,
    },
    "question": {
        "text": "What now?",
        "on": day("03-02"),
        "phase": "preparing",
        "role": "mentee",
        "topic": "skills",
        "private": True,
    },
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_read_as_it_was_written(build, kind):
    """Each field of each kind is stored and read as in the model."""
    ref = build.add(kind, **FULL[kind])
    entry = build.journal.entry(ref)
    assert {field: getattr(entry, field) for field in FULL[kind]} == FULL[kind]
    assert entry.ref == ref
    assert entry.relationship_ref == Ref("relationship", 1)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_can_be_set(build, kind):
    """Every field that can be recorded can be edited."""
    bare = {
        "relationship": build.relationship,
        "session": lambda: build.planned("11-24"),
        "goal": build.goal,
        "action": build.action,
        "feedback": build.feedback,
        "milestone": build.milestone,
        "point": build.point,
        "note": build.note,
        "checkin": build.checkin,
        "rating": build.rating,
        "advice": build.advice,
        "resource": build.resource,
        "question": build.question,
    }
    ref = bare[kind]()
    build.set(ref, **FULL[kind])
    entry = build.journal.entry(ref)
    assert {field: getattr(entry, field) for field in FULL[kind]} == FULL[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_the_writable_fields_are_those_of_the_model(kind):
    """A field of the model is either writable or computed."""
    fixed = {"ref", "uuid", "relationship_ref"} | COMPUTED.get(kind, set())
    assert writable(kind) == set(class_of(kind)._fields) - fixed


def test_links_are_read_as_refs(build):
    """Goals, actions and points are linked to their session."""
    goal, other = build.goal(), build.goal("Say no")
    session = build.held("11-09", goals=(other, goal))
    action = build.action(session=session, goal=goal)
    point = build.point(status="discussed", closed_on=day("11-09"), session=session)
    milestone = build.milestone(goal=goal)
    found = build.journal.entry(session)
    assert (found.goals, found.points) == ((other, goal), (point,))
    assert [(one.ref, one.session, one.goal) for one in found.actions] == [(action, session, goal)]
    assert build.journal.entry(milestone).goal == goal


def test_the_actions_of_a_session_become_private_with_it(build):
    """They stay private when it becomes shareable again, because they may be private for another reason."""
    session, other = build.held("11-09"), build.held("11-10")
    mine, apart = build.action(session=session), build.action(session=other)
    build.set(session, private=True)
    assert [build.journal.entry(one).private for one in (mine, apart)] == [True, False]
    build.set(session, private=False)
    assert build.journal.entry(mine).private
    build.journal.undo(now=NOW), build.journal.undo(now=NOW)
    assert not build.journal.entry(mine).private


def test_actions_and_points_move_with_the_day_of_their_session(build):
    """Those that have a different day keep it."""
    session = build.held("11-09")
    promised, later = build.action(session=session, on=day("11-09")), build.action(session=session, on=day("11-12"))
    point = build.point(status="discussed", on=day("11-01"), closed_on=day("11-09"), session=session)
    build.set(session, on=day("11-20"))
    entry = build.journal.entry
    assert [entry(promised).on, entry(later).on] == [day("11-20"), day("11-12")]
    assert (entry(point).on, entry(point).closed_on) == (day("11-01"), day("11-20"))
    assert entry(promised).carried == 0
    build.journal.undo(now=NOW)
    assert [entry(promised).on, entry(point).closed_on] == [day("11-09")] * 2


def test_setting_goals_replaces_the_links(build):
    """`goals` is the complete list of the goals of a session."""
    first, second, third = (build.goal(title) for title in "abc")
    session = build.held("11-09", goals=(first, second))
    build.set(session, goals=(second, third))
    assert build.journal.entry(session).goals == (second, third)
    build.set(session, goals=())
    assert build.journal.entry(session).goals == ()


def test_unset_keeps_a_field_and_none_clears_it(build):
    """An edit distinguishes a field that is not given from one that is cleared."""
    goal = build.goal(measure="three", why="growth")
    build.set(goal, measure=UNSET, why=None)
    found = build.journal.entry(goal)
    assert (found.measure, found.why) == ("three", None)


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_are_never_reused(build, kind):
    """A deletion and undo do not free a number either."""
    full = FULL[kind] | ({"name": "Bo"} if kind == "relationship" else {})
    first = build.add(kind, **full)
    build.remove(first)
    second = build.add(kind, **full)
    build.journal.undo(now=NOW)
    third = build.add(kind, **full)
    assert first.number < second.number < third.number


def test_every_entry_has_its_own_uuid(build):
    """The uuid has version 4 and never changes."""
    import uuid

    refs = [build.note(str(number)) for number in range(50)]
    found = [build.journal.entry(ref).uuid for ref in refs]
    assert len(set(found)) == 50
    assert {(uuid.UUID(one).version, uuid.UUID(one).variant) for one in found} == {(4, uuid.RFC_4122)}
    build.set(refs[0], text="other")
    assert build.journal.entry(refs[0]).uuid == found[0]


def test_a_checkpoint_replaces_one_of_the_same_day(build):
    """It keeps the note of the first one if it has none."""
    goal = build.goal()
    build.checkpoint(goal, "11-02", 25, "slow")
    build.checkpoint(goal, "11-01", 15)
    build.checkpoint(goal, "11-02", 30)
    found = build.journal.entry(goal)
    assert [(one.on, one.progress, one.note) for one in found.checkpoints] == [
        (day("11-01"), 15, None),
        (day("11-02"), 30, "slow"),
    ]
    assert found.progress == 30
    build.checkpoint(goal, "11-02", 40, "faster")
    assert build.journal.entry(goal).checkpoints[-1] == Checkpoint(day("11-02"), 40, "faster")


def record(build, kind, **fields):
    """Record a check-in or a rating of the first relationship, and return its ref and the entry that it replaced."""
    with build.journal.command(kind, now=NOW) as change:
        return change.record_once_a_day(kind, relationship=build.one, on=day("11-02"), **fields)


def test_a_check_in_replaces_one_of_the_same_day(build):
    """Only the given answers are replaced."""
    bo = build.relationship("Ana") and build.relationship("Bo")
    build.checkin(on=day("11-02"), relationship=bo)
    first, before = record(build, "checkin", owner="me", frequency=4, more="praise", private=True)
    assert before is None
    assert record(build, "checkin", owner="me", frequency=5, challenge=UNSET, private=True) == (
        first,
        build.journal.entry(first)._replace(frequency=4),
    )
    found = build.journal.entry(first)
    assert (found.frequency, found.challenge, found.more, found.private) == (5, None, "praise", True)


def test_a_private_and_a_shareable_entry_of_one_day_are_two(build):
    """Neither hides nor publishes what the other says, whichever comes first."""
    build.relationship()
    for kind, fields in (("checkin", {"frequency": 4}), ("rating", {"skill": "listening", "score": 2})):
        shareable, _ = record(build, kind, owner="them", **fields)
        private, before = record(build, kind, owner="them", **fields, private=True)
        assert (private == shareable, before) == (False, None)
        assert [build.journal.entry(ref).private for ref in (shareable, private)] == [False, True]
        for is_private, ref in ((False, shareable), (True, private)):
            assert record(build, kind, owner="them", **fields, private=is_private)[0] == ref


def test_a_rating_replaces_one_of_the_same_day_owner_and_skill(build):
    """The case of the skill is ignored in any alphabet; of several ratings the newest is replaced."""
    build.relationship()
    first, _ = record(build, "rating", skill="øve", score=2, owner="them")
    again, before = record(build, "rating", skill="ØVE", score=3, owner="them")
    assert (again, before.score, build.journal.entry(again).skill) == (first, 2, "ØVE")
    for other in ({"skill": "øve sig", "owner": "them"}, {"skill": "øve", "owner": "me"}):
        assert record(build, "rating", score=3, **other)[1] is None
    newest = build.rating("Øve", on=day("11-02"))
    assert record(build, "rating", skill="øve", score=5, owner="them")[0] == newest


def test_progress_is_that_of_the_latest_day(build):
    """A checkpoint of an earlier day that is recorded later does not change it."""
    goal = build.goal()
    assert build.journal.entry(goal).progress == 0
    build.checkpoint(goal, "11-02", 40)
    build.checkpoint(goal, "10-02", 10)
    assert build.journal.entry(goal).progress == 40


@pytest.mark.parametrize(
    ("kind", "open_", "closed", "cleared"),
    [
        ("goal", {"status": "open"}, {"status": "achieved", "closed_on": day("11-01")}, {"closed_on"}),
        ("action", {"status": "open"}, {"status": "done", "done_on": day("11-01")}, {"done_on"}),
        ("action", {"status": "dropped"}, {"status": "done", "done_on": day("11-01")}, {"done_on"}),
        ("point", {"status": "open"}, {"status": "discussed", "closed_on": day("11-01")}, {"closed_on", "session"}),
        (
            "milestone",
            {"status": "planned"},
            {"status": "reached", "celebrated_on": day("11-01"), "how": "cake"},
            {"celebrated_on", "how"},
        ),
        ("relationship", {"status": "active"}, {"status": "ended", "ended_on": day("11-01")}, {"ended_on"}),
        ("relationship", {"status": "active"}, {"status": "paused", "paused_until": day("12-01")}, {"paused_until"}),
        (
            "relationship",
            {"status": "ended", "ended_on": day("11-01")},
            {"status": "paused", "paused_until": day("12-01")},
            {"paused_until"},
        ),
        (
            "planned",
            {"status": "planned"},
            {"status": "cancelled", "cancelled_by": "me", "why": "flu"},
            {"cancelled_by", "why"},
        ),
    ],
)
def test_a_status_clears_fields_of_other_statuses(build, kind, open_, closed, cleared):
    """Reopening an entry clears its closing day, unless one is given."""
    ref = getattr(build, kind)(*(["11-24"] if kind == "planned" else []))
    build.set(ref, **closed)
    build.set(ref, **open_)
    entry = build.journal.entry(ref)
    assert {field: getattr(entry, field) for field in cleared} == dict.fromkeys(cleared)


def test_deleting_a_relationship_deletes_its_entries(build):
    """Only the recorded changes for undo remain."""
    goal = build.goal()
    session = build.held("11-09", goals=(goal,))
    build.action(session=session, goal=goal)
    build.checkpoint(goal, "11-09", 10)
    build.feedback(), build.milestone(), build.point(), build.note()
    build.remove(build.one)
    assert not any(rows(build.journal, *RECORDED, "tally", "worked").values())


def test_deleting_a_session_keeps_its_actions(build):
    """Actions and points remain, without a link to it."""
    session = build.held("11-09")
    action = build.action(session=session)
    point = build.point(status="discussed", closed_on=day("11-09"), session=session)
    build.remove(session)
    assert build.journal.entry(action).session is None
    assert build.journal.entry(point).session is None


def test_a_session_moves_to_another_relationship_with_its_actions(build):
    """Links between the two relationships are removed."""
    ana, bo = build.relationship("Ana"), build.relationship("Bo")
    goal = build.goal()
    session = build.held("11-09", goals=(goal,))
    action = build.action(session=session, goal=goal)
    point = build.point(status="discussed", closed_on=day("11-09"), session=session)
    build.set(session, relationship=bo)
    moved, promised = build.journal.entry(session), build.journal.entry(action)
    assert (moved.relationship_ref, moved.goals, moved.points) == (bo, (), ())
    assert (promised.relationship_ref, promised.session, promised.goal) == (bo, session, None)
    assert build.journal.entry(point).relationship_ref == ana


def test_a_session_moves_with_its_advice(build):
    """Advice would else stay with the wrong person, who could read it; the mentor gives it."""
    build.relationship("Ana")
    bo = build.relationship("Bo", role="mentee")
    session, other = build.held("11-09"), build.held("11-10")
    told, apart = build.advice(session=session), build.advice(session=other)
    build.set(session, relationship=bo)
    moved = build.journal.entry(told)
    assert (moved.relationship_ref, moved.session, moved.direction) == (bo, session, "received")
    assert build.journal.entry(apart).direction == "given"


def test_a_goal_moves_with_its_checkpoints(build):
    """Links from entries that do not move are removed."""
    bo = build.relationship("Ana") and build.relationship("Bo")
    goal = build.goal()
    build.checkpoint(goal, "11-01", 20, "kaffe")
    action, session = build.action(goal=goal), build.held("11-09", goals=(goal,))
    build.set(goal, relationship=bo)
    assert build.journal.entry(goal).checkpoints[0].progress == 20
    assert [found.ref for found in build.journal.search("kaffe", relationship=bo)] == [goal]
    assert build.journal.entry(action).goal is None
    assert build.journal.entry(session).goals == ()


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("note", {"text": ""}, "text is not blank"),
        ("note", {"text": " \n\t\u00a0\u3000"}, "text is not blank"),
        ("goal", {"title": "  "}, "title is not blank"),
        ("relationship", {"name": " ", "role": "mentor", "started_on": day("01-01")}, "name is not blank"),
        ("session", {"status": "held", "minutes": 0}, "minutes is 1 to 1440"),
        ("session", {"status": "held", "minutes": 1441}, "minutes is 1 to 1440"),
        ("session", {"status": "lost"}, "status is one of planned, held, cancelled, missed"),
        ("session", {"status": "held", "how": "fax"}, "how is one of video, in-person, phone, chat"),
        ("action", {"text": "x", "owner": "us"}, "owner is one of me, them"),
        ("goal", {"title": "x", "status": "achieved"}, "closed_on belongs to a goal that is not open"),
        ("action", {"text": "x", "owner": "me", "status": "done"}, "done_on belongs to the status done"),
        ("feedback", {"direction": "given"}, "feedback says something"),
        (
            "milestone",
            {"title": "x", "status": "planned", "celebrated_on": day("01-01")},
            "only a milestone that is reached is celebrated",
        ),
        (
            "relationship",
            {"name": "x", "role": "mentor", "started_on": day("02-01"), "status": "ended", "ended_on": day("01-01")},
            "a relationship ends after it starts",
        ),
    ],
)
def test_the_schema_refuses_with_a_readable_message(build, kind, fields, words):
    """The message is the violated rule, and nothing is written."""
    build.relationship("Zoe")
    before = rows(build.journal, *RECORDED, "command", "change")
    with pytest.raises(UsageError, match=words):
        build.add(kind, **fields)
    assert rows(build.journal, *RECORDED, "command", "change") == before


@pytest.mark.parametrize("progress", [-1, 101])
def test_progress_is_a_percentage(build, progress):
    """Progress outside 0-100 is refused."""
    goal = build.goal()
    with pytest.raises(UsageError, match="progress is 0 to 100"):
        build.checkpoint(goal, "11-01", progress)


def test_two_active_relationships_never_share_a_name(build):
    """The error names the existing one; case is ignored, also when a relationship is resumed."""
    build.relationship("Søren Østergård")
    with pytest.raises(
        ConflictError, match=r"There is an active relationship with Søren Østergård already \(r1\)\."
    ) as error:
        build.relationship("SØREN ØSTERGÅRD")
    assert error.value.hint is not None
    assert "mentorlog show r1" in error.value.hint
    ended = build.relationship("søren østergård", status="ended", ended_on=day("11-01"))
    with pytest.raises(ConflictError):
        build.set(ended, status="active")
    other = build.relationship("Bo")
    with pytest.raises(ConflictError):
        build.set(other, name="Søren østergård")
    build.set(other, name="BO")
    assert build.journal.entry(other).name == "BO"


@pytest.mark.parametrize("name", ["Aná Souza", "ANA  SOUZA"])
def test_accents_are_ignored_in_names(build, name):
    """The check applies when a relationship is added, renamed or resumed; a paused one keeps its name too."""
    build.relationship("Ana Souza", status="paused")
    with pytest.raises(ConflictError, match=r"There is a paused relationship with Ana Souza already \(r1\)\."):
        build.relationship(name)
    with pytest.raises(ConflictError):
        build.journal.refuse_name_in_use(name)
    other = build.relationship("Bo", status="ended", ended_on=day("11-01"))
    build.set(other, name=name)
    with pytest.raises(ConflictError):
        build.set(other, status="active")
    build.set(build.one, status="ended", ended_on=day("11-01"))
    build.set(other, status="active")
    assert build.journal.entry(other).name == name


def test_a_relationship_may_keep_its_own_name(build):
    """It can be paused and resumed, and the spelling can be changed."""
    build.relationship("Ana Souza")
    build.set(build.one, status="paused")
    build.set(build.one, status="active", name="Aná Souza")
    assert build.journal.entry(build.one).name == "Aná Souza"


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_ref_is_not_found(build, kind):
    """Reading, changing and deleting raise NotFoundError."""
    ref = Ref(kind, 99)
    for attempt in (build.journal.entry, build.set, build.remove):
        with pytest.raises(NotFoundError, match=rf"There is no {ref}\."):
            attempt(ref)


def test_invalid_links_are_refused(build):
    """Examples are a link to another kind, to a missing entry and to another relationship."""
    build.relationship("Ana")
    bo = build.relationship("Bo")
    theirs = build.add("goal", title="x", relationship=bo)
    with pytest.raises(NotFoundError, match=r"There is no g99\."):
        build.action(goal=Ref("goal", 99))
    with pytest.raises(NotFoundError, match=r"There is no r99\."):
        build.note(relationship=Ref("relationship", 99))
    with pytest.raises(UsageError, match=r"s1 is not a goal\."):
        build.action(goal=Ref("session", 1))
    with pytest.raises(UsageError, match=r"g1 belongs to Bo, not to Ana\."):
        build.action(goal=theirs)
    with pytest.raises(UsageError, match=r"g1 belongs to Bo, not to Ana\."):
        build.held("11-09", goals=(theirs,))
    with pytest.raises(UsageError, match=r"g1 belongs to Bo, not to Ana\."):
        build.journal.refuse_other_relationship(theirs, relationship=build.one)
    build.journal.refuse_other_relationship(theirs, relationship=bo)


@pytest.mark.parametrize(("text", "words"), [("a\0b", "NUL"), ("a\ud800b", "surrogate")])
def test_text_that_cant_be_stored_is_refused(build, text, words):
    """NUL and lone surrogates are refused in texts, in lists and in the note of a checkpoint."""
    build.relationship()
    goal = build.goal()
    for attempt in (
        lambda: build.note(text),
        lambda: build.held("11-09", topics=("fine", text)),
        lambda: build.checkpoint(goal, "11-01", 10, text),
    ):
        with pytest.raises(UsageError, match=words):
            attempt()


def test_computed_fields_are_not_written(build):
    """Writing one is a bug and raises TypeError."""
    action = build.action()
    with pytest.raises(TypeError, match="carried"):
        build.set(action, carried=3)
    with pytest.raises(TypeError, match="colour"):
        build.action(colour="red")


def test_an_exception_rolls_everything_back(build):
    """The changes before the exception are not stored."""
    build.relationship()
    before = rows(build.journal, *RECORDED, "command", "change", "recording")
    with pytest.raises(KeyboardInterrupt), build.journal.command("log", now=NOW) as change:
        change.add("note", relationship=build.one, on=day("11-01"), text="x")
        raise KeyboardInterrupt
    assert rows(build.journal, *RECORDED, "command", "change", "recording") == before


def test_a_command_without_changes_is_not_recorded(build):
    """Setting the same values is not recorded, and undone commands can still be redone."""
    note = build.note("same")
    build.note("gone")
    build.journal.undo(now=NOW)
    before = rows(build.journal, "command", "change", "recording", *RECORDED)
    build.set(note, text="same")
    with build.journal.command("edit", now=NOW):
        pass
    with build.journal.command("edit", now=NOW) as change:
        change.set(note, text="other")
        change.set(note, text="same")
        change.remove(change.add("note", relationship=build.one, on=day("11-01"), text="x"))
    assert rows(build.journal, "command", "change", "recording", *RECORDED) == before
    assert build.journal.redo(now=NOW).verb == "note"


def test_reads_inside_a_command_see_its_changes(build):
    """The command is still one transaction."""
    build.relationship()
    with build.journal.command("note", now=NOW) as change:
        ref = change.add("note", relationship=build.one, on=day("11-01"), text="x")
        assert build.journal.entry(ref).text == "x"
        assert [found.ref for found in build.journal.search("x")] == [ref]
        assert connection(build.journal).in_transaction


def test_created_at_is_the_time_of_the_command(build):
    """The given time is stored in UTC."""
    east = dt.timezone(dt.timedelta(hours=2))
    with build.journal.command("start", now=dt.datetime(2026, 11, 23, 14, tzinfo=east)) as change:
        change.add("relationship", name="Ana", role="mentor", started_on=day("11-23"))
    assert connection(build.journal).execute("SELECT created_at FROM relationship WHERE id = 1").fetchone() == (
        "2026-11-23T12:00:00.000Z",
    )
    assert build.journal.commands(limit=1)[0].at == dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def test_a_journal_opened_for_reading_is_not_written(filled):
    """A command on it is a bug and raises RuntimeError."""
    with Journal.open(filled, access="read") as journal, pytest.raises(RuntimeError, match="for reading"):
        journal.undo(now=NOW)


def test_commands_do_not_nest(build):
    """A command or undo inside a command is a bug and raises RuntimeError."""
    with build.journal.command("log", now=NOW) as change:
        change.add("relationship", name="Ana", role="mentor", started_on=day("01-05"))
        for attempt in (build.relationship, lambda: build.journal.undo(now=NOW)):
            with pytest.raises(RuntimeError, match="already open"):
                attempt()
    assert [one.name for one in build.journal.relationships()] == ["Ana"]


@pytest.mark.parametrize("kind", ["action", "milestone", "point"])
def test_moving_an_entry_removes_links_to_the_old_relationship(build, kind):
    """A link to an entry of the new relationship is kept if it is given with the move."""
    bo = build.relationship("Ana") and build.relationship("Bo")
    goal, session = build.goal(), build.held("11-09")
    theirs = build.goal(relationship=bo)
    links = {"action": {"session": session, "goal": goal}, "milestone": {"goal": goal}, "point": {"session": session}}
    closed = {"status": "discussed", "closed_on": day("11-09")} if kind == "point" else {}
    ref = getattr(build, kind)(**links[kind], **closed)
    build.set(ref, relationship=bo)
    moved = build.journal.entry(ref)
    assert moved.relationship_ref == bo
    assert {getattr(moved, link) for link in links[kind]} == {None}
    if "goal" in links[kind]:
        back = getattr(build, kind)(**links[kind])
        build.set(back, relationship=bo, goal=theirs)
        assert build.journal.entry(back).goal == theirs


STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@pytest.mark.heavy
@given(text=STORABLE, topics=st.lists(STORABLE))
@settings(deadline=None)
def test_any_text_is_read_exactly_as_written(text, topics):
    """Undo restores it exactly too."""
    text = "x" + text
    with in_memory() as journal:
        build = Build(journal)
        session = build.held("11-09", notes=text, topics=tuple(topics))
        build.remove(session)
        journal.undo(now=NOW)
        found = journal.entry(session)
        assert (found.notes, found.topics) == (text, tuple(topics))
