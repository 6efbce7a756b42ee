"""Reading: entries with their counts, dossiers, people, the watch, and lists."""

import datetime as dt
from collections import namedtuple

import pytest

from mentorlog import model as model_package
from mentorlog.errors import NotFoundError
from mentorlog.model import KINDS, Checkpoint, Dossier, Month, Ref
from mentorlog.model.fields import FIELDS
from mentorlog.store.queries import rows
from tests.store.build import LOCAL, NOW, connection, day


def refs(entries):
    """The refs of entries, as words."""
    return [str(entry.ref) for entry in entries]


# fields


@pytest.fixture
def one_of_each(build):
    """The refs of an entry of every kind, most of whose fields have distinct values."""
    goal = build.goal(why="to lead", measure="weekly", due_on=day("12-01"))
    build.checkpoint(goal, "03-20", 10)
    session = build.held(
        "11-09", minutes=50, how="video", where="office", notes="long", private_notes="hush", why="flu"
    )
    build.set(session, topics=("fear", "risk"), takeaways=("ask",), goals=(goal,), moved=2, moved_by="them")
    build.set(Ref("relationship", 1), focus="lead", email="a@example.org", org="Nord", reason="moved", thanks="all")
    build.action(session=session, goal=goal, due_on=day("04-02"))
    build.feedback(situation="standup", behaviour="cut in", impact="silence", follow_up_on=day("12-01"))
    build.milestone(goal=goal, status="reached", celebrated_on=day("11-10"), how="cake")
    build.point(status="discussed", closed_on=day("11-09"), session=session)
    build.note(), build.checkin(more="praise", less="talk"), build.rating()
    build.advice(session=session, try_by=day("12-02"), outcome="partly", outcome_note="once", outcome_on=day("12-03"))
    build.resource(url="https://example.org", type="book", skill="risk", goal=goal, takeaway="slowly", minutes=40)
    build.question(topic="fear", phase="negotiating", role="mentor")
    return [Ref(kind, 1) for kind in KINDS]


@pytest.fixture
def shuffled_anew():
    """Clear the cache of columns before and after a test."""
    rows._columns_and_converters.cache_clear()
    yield
    rows._columns_and_converters.cache_clear()


@pytest.mark.usefixtures("shuffled_anew")
def test_entries_do_not_depend_on_the_order_of_the_description(build, one_of_each, monkeypatch):
    """Each value is read into its own field."""
    before = [build.journal.entry(ref) for ref in one_of_each]
    rows._columns_and_converters.cache_clear()
    reversed_order = {kind: dict(reversed(fields.items())) for kind, fields in FIELDS.items()}
    monkeypatch.setattr(rows, "FIELDS", reversed_order)
    assert [build.journal.entry(ref) for ref in one_of_each] == before


@pytest.mark.usefixtures("shuffled_anew")
def test_entries_do_not_depend_on_the_order_of_the_class(build, one_of_each, monkeypatch):
    """Reordered fields of a class keep their values."""
    for ref in one_of_each:
        before, model = build.journal.entry(ref), rows.class_of(ref.kind)
        shuffled = namedtuple(model.__name__, reversed(model._fields))
        shuffled._field_defaults = model._field_defaults
        monkeypatch.setattr(model_package, model.__name__, shuffled)
        rows._columns_and_converters.cache_clear()
        by_second_read = {name for name, field in FIELDS[ref.kind].items() if field.source == "second read"}
        after = rows.entry(connection(build.journal), ref)
        assert after._fields == model._fields[::-1]
        assert {name: getattr(after, name) for name in {*model._fields} - by_second_read} == {
            name: getattr(before, name) for name in {*model._fields} - by_second_read
        }
        monkeypatch.undo()
        rows._columns_and_converters.cache_clear()


def test_every_computed_field_has_sql():
    """No other field has SQL; the name of the relationship comes from the joined row."""
    computed = {
        f"{kind}.{name}"
        for kind in KINDS
        for name, field in FIELDS[kind].items()
        if field.source == "query" and name != "relationship"
    }
    assert rows._QUERIES.keys() == computed


# counts


def test_carried_counts_the_sessions_held_after_an_action(build):
    """Sessions on its day, of other relationships, and not held are not counted."""
    action = build.action(on=day("03-15"))
    build.held("03-14"), build.held("03-15"), build.held("03-16"), build.held("04-01"), build.held("2027-01-01")
    build.add("session", status="missed", on=day("05-01"))
    build.planned("06-01")
    build.held("07-01", relationship=build.relationship("Bo"))
    assert build.journal.entry(action).carried == 3


def test_carried_ends_when_an_action_is_done(build):
    """Sessions on or after the day it was done are not counted."""
    for on in ("03-16", "03-20", "04-01", "04-02", "05-01"):
        build.held(on)
    done = build.action(on=day("03-15"), status="done", done_on=day("04-01"))
    same_month = build.action(on=day("03-15"), status="done", done_on=day("03-20"))
    before = build.action(on=day("03-15"), status="done", done_on=day("03-01"))
    assert [build.journal.entry(ref).carried for ref in (done, same_month, before)] == [2, 1, 0]


def test_carried_ends_when_a_point_is_discussed(build):
    """Sessions are counted as for an action."""
    for on in ("03-16", "03-20", "04-01"):
        build.held(on)
    waiting = build.point(on=day("03-15"))
    discussed = build.point(on=day("03-15"), status="discussed", closed_on=day("03-20"))
    assert [build.journal.entry(ref).carried for ref in (waiting, discussed)] == [3, 1]


def test_idle_counts_since_a_goal_was_set_checked_or_worked_on(build):
    """The latest of the three counts; a session that was not held does not."""
    goal = build.goal(on=day("03-01"))
    for on in ("03-10", "04-10", "05-10", "06-10"):
        build.held(on)
    idle = [build.journal.entry(goal).idle]
    build.checkpoint(goal, "03-20", 10)
    idle.append(build.journal.entry(goal).idle)
    worked = build.held("05-01", goals=(goal,))
    idle.append(build.journal.entry(goal).idle)
    build.set(worked, status="missed")
    idle.append(build.journal.entry(goal).idle)
    build.set(worked, status="held", on=day("06-10"))
    idle.append(build.journal.entry(goal).idle)
    build.remove(worked)
    idle.append(build.journal.entry(goal).idle)
    assert idle == [4, 3, 2, 3, 0, 3]


def test_a_closed_goal_is_not_idle(build):
    """Only open goals need attention."""
    goal = build.goal(status="dropped", closed_on=day("04-01"))
    assert build.journal.entry(goal).idle is None


# the dossier


def test_the_dossier_of_a_new_relationship_is_empty(build):
    """It has only the relationship."""
    ref = build.relationship()
    assert build.journal.dossier(ref) == Dossier(build.journal.entry(ref))


def test_the_dossier_has_open_entries_and_the_latest_past_ones(build):
    """Each part has the entries, the order and the number that the model documents."""
    days = [f"{month:02}-10" for month in range(1, 10)]
    sessions = [build.held(on, minutes=60) for on in days]
    cancelled = build.add("session", status="cancelled", on=day("09-20"), cancelled_by="them")
    later, unlogged, early = build.planned("11-24", "14:00"), build.planned("11-19"), build.planned("11-24", "09:00")
    goals = [build.goal(title, on=day("01-10")) for title in "ab"]
    for on, progress in (("02-01", 5), ("03-01", 15), ("04-01", 25), ("05-01", 40)):
        build.checkpoint(goals[0], on, progress)
    closed = [build.goal(str(n), status="achieved", closed_on=day(f"0{n}-01")) for n in range(2, 9)]
    build.set(closed[-1], status="dropped")
    someday, soon, late = (
        build.action("x"),
        build.action("y", due_on=day("12-01")),
        build.action("z", due_on=day("11-01")),
    )
    old_kept = build.action("k", status="done", done_on=day("09-09"))
    kept = [build.action("k", status="done", done_on=on) for on in (day("09-10"), day("09-30"))]
    young, old = build.point(on=day("09-01")), build.point(on=day("02-01"))
    build.point(status="dropped", closed_on=day("09-01"))
    waiting = build.feedback(follow_up_on=day("12-01"))
    build.feedback(follow_up_on=day("05-01"), outcome="improved", outcome_on=day("05-02"))
    build.feedback()
    ahead = build.milestone(status="planned", on=day("12-24"))
    reached = build.milestone(on=day("02-01"))
    build.milestone(celebrated_on=day("03-03"))
    build.note(on=day("09-09"))
    notes = [build.note(on=day("09-10") + dt.timedelta(days=number)) for number in range(12)]

    found = build.journal.dossier(build.one)

    assert found.last_session == build.journal.entry(sessions[-1])
    assert found.first_session_on == build.journal.entry(sessions[0]).on
    assert refs(found.past) == [str(ref) for ref in (cancelled, *reversed(sessions[-5:]))]
    assert refs(found.planned) == [str(ref) for ref in (unlogged, early, later)]
    assert refs(found.goals) == [str(ref) for ref in goals]
    assert [one.progress for one in found.goals[0].checkpoints] == [15, 25, 40]
    assert found.goals[0].progress == 40
    assert refs(found.closed_goals) == [str(ref) for ref in reversed(closed[-5:])]
    assert found.goals_achieved == len(closed) - 1
    assert refs(found.actions) == [str(ref) for ref in (late, soon, someday)]
    assert old_kept not in {one.ref for one in found.kept}
    assert refs(found.kept) == [str(ref) for ref in reversed(kept)]
    assert refs(found.points) == [str(ref) for ref in (old, young)]
    assert found.points[0].carried > found.points[1].carried
    assert refs(found.feedback) == [str(waiting)]
    assert refs(found.milestones) == [str(ref) for ref in (reached, ahead)]
    assert refs(found.notes) == [str(ref) for ref in notes]
    assert found.months[0] == Month(2026, 1, held=1, minutes=60)
    assert found.months[-1] == Month(2026, 9, held=1, cancelled=1, minutes=60)
    assert (found.sessions_held, found.minutes_held) == (9, 540)


def test_the_last_held_sessions_are_found_behind_cancelled_ones(build):
    """Six cancelled sessions in a row do not hide the last three held ones."""
    build.held("01-05")
    before = [build.held(on) for on in ("02-05", "03-09")]
    held = build.held("03-10")
    for month in range(4, 11):
        build.add("session", status="cancelled", on=day(f"{month:02}-10"))
    found = build.journal.dossier(build.one)
    assert found.last_session is not None
    assert found.last_session.ref == held
    assert refs(found.held) == [str(ref) for ref in (held, *reversed(before))]
    assert {one.status for one in found.past} == {"cancelled"}
    assert len(found.past) == 6
    build.held("04-11")
    mixed = build.journal.dossier(build.one)
    assert [one.status for one in mixed.past] == ["cancelled"] * 6
    assert refs(mixed.held)[1:] == refs(found.held)[:2]


def test_all_goals_closed_since_the_last_session_are_read(build):
    """They are read in addition to the last five."""
    for number in range(1, 7):
        build.goal(status="achieved", closed_on=day(f"0{number}-01"))
    assert refs(build.journal.dossier(build.one).closed_goals) == ["g6", "g5", "g4", "g3", "g2"]
    build.held("04-01")
    assert len(build.journal.dossier(build.one).closed_goals) == 5
    for _ in range(4):
        build.goal(status="dropped", closed_on=day("09-01"))
    closed = refs(build.journal.dossier(build.one).closed_goals)
    assert closed == ["g10", "g9", "g8", "g7", "g6", "g5", "g4"]


def test_the_latest_hundred_notes_and_done_actions_are_read(build):
    """A page can count those that it does not show, and a journal with many notes is not slow."""
    build.held("01-05")
    with build.journal.command("import", now=NOW) as change:
        for number in range(102):
            on = day("01-06") + dt.timedelta(days=number)
            change.add("note", relationship=build.one, on=on, text="x")
            change.add("action", relationship=build.one, on=on, text="x", owner="me", status="done", done_on=on)
    found = build.journal.dossier(build.one)
    assert refs(found.notes) == [f"n{number}" for number in range(3, 103)]
    assert refs(found.kept) == [f"a{number}" for number in range(102, 2, -1)]


def test_without_a_held_session_all_notes_and_done_actions_are_read(build):
    """Before the first session everything is new."""
    note = build.note()
    action = build.action(status="done", done_on=day("03-03"))
    found = build.journal.dossier(build.one)
    assert (refs(found.notes), refs(found.kept)) == ([str(note)], [str(action)])


def test_entries_on_the_day_of_the_last_session_are_included(build):
    """A note of that evening, or an action done at once, is not lost."""
    build.held("09-10")
    build.note(on=day("09-09")), build.action(status="done", done_on=day("09-09"))
    note, action = build.note(on=day("09-10")), build.action(status="done", done_on=day("09-10"))
    found = build.journal.dossier(build.one)
    assert (refs(found.notes), refs(found.kept)) == ([str(note)], [str(action)])


def test_a_goal_has_the_last_checkpoint_before_the_last_session(build):
    """Later checkpoints and a closed goal do not change it."""
    build.held("09-10")
    busy, quiet, closed = build.goal(on=day("01-05")), build.goal(on=day("01-05")), build.goal(on=day("01-05"))
    for goal in (busy, closed):
        for number, on in enumerate(("03-02", "09-09", "09-10", "09-11", "09-12", "09-13")):
            build.checkpoint(goal, on, number)
    build.checkpoint(quiet, "09-10", 50)
    build.set(closed, status="dropped", closed_on=day("09-14"))
    found = build.journal.dossier(build.one)
    assert [one.previous_checkpoint for one in found.goals] == [Checkpoint(day("09-09"), 1), None]
    assert [one.previous_checkpoint for one in found.closed_goals] == [Checkpoint(day("09-09"), 1)]
    assert [one.progress for one in found.goals[0].checkpoints] == [3, 4, 5]
    build.add("session", status="cancelled", on=day("09-20"))
    assert build.journal.dossier(build.one).goals == found.goals


def test_months_without_a_session_are_omitted(build):
    """A month in which only a goal was achieved is omitted too."""
    build.goal(status="achieved", closed_on=day("05-01"))
    build.add("session", status="missed", on=day("04-01"), minutes=60)
    assert build.journal.dossier(build.one).months == (Month(2026, 4, missed=1),)


def test_a_dossier_has_entries_of_one_relationship(build):
    """It has no entry of another one."""
    build.relationship("Ana")
    bo = build.relationship("Bo")
    build.held("11-09"), build.goal(), build.action(), build.point(), build.note(), build.milestone()
    build.feedback(follow_up_on=day("12-01"))
    assert build.journal.dossier(bo) == Dossier(build.journal.entry(bo))


def test_the_dossier_of_an_unknown_relationship_is_not_found(journal):
    """NotFoundError is raised."""
    with pytest.raises(NotFoundError, match=r"There is no r7\."):
        journal.dossier(Ref("relationship", 7))


# people and reminders


def test_people_are_sorted_by_next_session(build):
    """People without one come last; paused relationships are sorted in the same way, and ended ones are listed only on
    request."""
    names = {
        "late": {},
        "soon": {},
        "none": {},
        "paused": {"status": "paused"},
        "ended": {"status": "ended", "ended_on": day("11-01")},
    }
    people = {name: build.relationship(name, **fields) for name, fields in names.items()}
    build.planned("12-02", relationship=people["late"])
    build.planned("11-24", "14:00", relationship=people["soon"])
    build.planned("11-24", "16:00", relationship=people["paused"])
    build.planned("11-24", relationship=people["ended"])
    found = build.journal.people(now=LOCAL)
    assert [person.relationship.name for person in found] == ["soon", "paused", "late", "none"]
    everybody = build.journal.people(now=LOCAL, all=True)
    assert [person.relationship.name for person in everybody] == ["soon", "paused", "late", "none", "ended"]


def test_a_person_has_counts(build):
    """They are held sessions, open goals, the last and the next session and the nearest due date."""
    build.held("10-01"), build.held("11-09")
    build.add("session", status="cancelled", on=day("11-16"))
    following = build.planned("11-24", "14:00")
    build.planned("12-24")
    build.goal(due_on=day("2027-02-01")), build.goal(), build.goal(due_on=day("2027-01-01"))
    build.goal(status="achieved", closed_on=day("05-01"), due_on=day("06-01"))
    (person,) = build.journal.people(now=LOCAL)
    assert (person.sessions_held, person.last_session_on) == (2, day("11-09"))
    assert (person.next_session_on, person.next_session_at) == (day("11-24"), dt.time(14))
    assert (person.next_session, person.unlogged) == (following, None)
    assert (person.goals_open, person.next_goal_due_on) == (3, day("2027-01-01"))


@pytest.mark.parametrize(
    ("on", "at", "passed"),
    [
        ("11-22", None, True),
        ("11-23", None, False),
        ("11-23", "11:59", True),
        ("11-23", "12:00", False),
        ("11-23", "12:01", False),
        ("11-24", None, False),
    ],
)
def test_a_planned_session_has_passed_after_its_time(build, on, at, passed):
    """The store decides this exactly as the model does."""
    build.planned(on, at)
    (person,) = build.journal.people(now=LOCAL)
    (session,) = build.journal.planned(build.one)
    assert session.has_passed(LOCAL) == passed
    assert (person.unlogged is not None, person.next_session is None) == (passed, passed)


def test_a_person_has_the_earliest_unlogged_session(build):
    """The next session is not affected."""
    build.planned("11-20"), build.planned("11-24")
    first = build.planned("11-12")
    (person,) = build.journal.people(now=LOCAL)
    assert person.unlogged == build.journal.entry(first)
    assert person.next_session_on == day("11-24")


def test_the_watch_has_the_entries_that_are_due(build):
    """It has no entries that are due later, closed or answered, and only people with an active relationship."""
    until = day("11-30")
    session, action, goal = build.planned("11-19"), build.action(due_on=until), build.goal(due_on=day("11-01"))
    feedback = build.feedback(follow_up_on=until)
    reached, planned = build.milestone(), build.milestone(status="planned", on=until)
    after = day("12-01")
    build.planned("12-01"), build.action(due_on=after), build.goal(due_on=after), build.feedback(follow_up_on=after)
    build.milestone(status="planned", on=after), build.action(), build.goal(), build.feedback()
    build.action(due_on=until, status="done", done_on=until)
    build.feedback(follow_up_on=until, outcome="worse")
    found = build.journal.watch(until=until, now=LOCAL)
    assert [person.relationship.name for person in found.people] == ["Ana Souza"]
    assert refs(found.sessions) == [str(session)]
    assert refs(found.actions) == [str(action)]
    assert refs(found.goals) == [str(goal)]
    assert refs(found.feedback) == [str(feedback)]
    assert refs(found.milestones) == [str(reached), str(planned)]
    assert (found.paused, found.ended) == ((), ())


@pytest.mark.parametrize(
    "fields", [{"status": "paused"}, {"status": "paused", "paused_until": day("12-24")}, {"status": "ended"}]
)
def test_the_watch_has_due_entries_of_paused_and_ended_relationships(build, fields):
    """The entries are of every kind that can be due; the people are not in the watch."""
    fields = {"ended_on": day("11-20")} | fields if fields["status"] == "ended" else fields
    bo = build.relationship("Bo", **fields)
    build.planned("11-24", relationship=bo), build.action(relationship=bo, due_on=day("11-24"))
    build.goal(relationship=bo, due_on=day("11-24")), build.feedback(relationship=bo, follow_up_on=day("11-24"))
    build.milestone(relationship=bo), build.milestone(relationship=bo, status="planned", on=day("11-24"))
    found = build.journal.watch(until=day("11-30"), now=LOCAL)
    due = (*found.sessions, *found.actions, *found.goals, *found.feedback, *found.milestones)
    assert refs(due) == ["s1", "a1", "g1", "f1", "m1", "m2"]
    assert bo not in [person.relationship.ref for person in found.people]


def test_the_watch_has_paused_and_ended_relationships_with_reminders(build):
    """They have a planned end or a day to get in touch again, or are snoozed."""
    later, soon = day("12-24"), day("11-25")
    build.relationship("Bo", status="paused"), build.relationship("Cy", status="ended", ended_on=day("11-01"))
    build.relationship("Di", status="paused", ends_on=soon), build.relationship("Ed", status="paused", ends_on=later)
    build.relationship("Fi", status="paused", snoozed_until=later)
    build.relationship("Gi", status="ended", ended_on=day("11-01"), keep_in_touch_on=soon)
    build.relationship("Hy", status="ended", ended_on=day("11-01"), keep_in_touch_on=later)
    build.relationship("Io", status="ended", ended_on=day("11-01"), snoozed_until=later)
    found = build.journal.watch(until=day("11-30"), now=LOCAL)
    assert {each.name for each in found.paused} == {"Di", "Fi"}
    assert {each.name for each in found.ended} == {"Gi", "Io"}


def test_a_person_has_the_last_meetings_that_are_asked_for(build):
    """Newest first; of planned sessions, those that have passed, by day."""
    build.held("06-01"), build.held("09-01"), build.planned("11-01"), build.planned("11-23"), build.planned("12-01")
    build.held("10-01", status="cancelled"), build.held("10-15", status="missed")
    (person,) = build.journal.watch(until=day("11-30"), now=LOCAL, meetings=4).people
    assert [(met.on, met.status) for met in person.meetings] == [
        (day("11-01"), "planned"),
        (day("10-15"), "missed"),
        (day("10-01"), "cancelled"),
        (day("09-01"), "held"),
    ]
    (person,) = build.journal.watch(until=day("11-30"), now=LOCAL).people
    assert person.meetings == ()


@pytest.mark.parametrize(
    ("planned", "ends_on", "last"),
    [
        ((), None, None),
        (("11-22",), None, None),
        (("11-23", "12-08"), None, "12-08"),
        (("11-24", "12-08", "12-20"), "12-10", "12-08"),
        (("12-10",), "12-10", "12-10"),
    ],
)
def test_a_person_has_the_last_session_planned_before_the_end(build, planned, ends_on, last):
    """The session is between today and the planned end, both included."""
    build.relationship(ends_on=ends_on and day(ends_on))
    for on in planned:
        build.planned(on)
    (person,) = build.journal.people(now=LOCAL)
    assert person.last_planned_on == (last and day(last))


# lists


def test_lists_have_closed_entries_only_with_all(build):
    """Each list has its order, for one relationship or for all."""
    build.relationship("Ana")
    bo = build.relationship("Bo", status="ended", ended_on=day("11-20"))
    for kind, closed in (
        ("goal", {"status": "dropped", "closed_on": day("05-01")}),
        ("action", {"status": "done", "done_on": day("05-01")}),
        ("milestone", {"celebrated_on": day("05-01")}),
        ("point", {"status": "dropped", "closed_on": day("05-01")}),
    ):
        shut, mine = getattr(build, kind)(**closed), getattr(build, kind)()
        theirs = getattr(build, kind)(relationship=bo)
        ask = getattr(build.journal, f"{kind}s")
        assert refs(ask()) == [str(mine), str(theirs)]
        assert refs(ask(relationship=bo)) == [str(theirs)]
        assert sorted(refs(ask(all=True))) == [str(ref) for ref in (shut, mine, theirs)]
        assert sorted(refs(ask(relationship=build.one, all=True))) == [str(shut), str(mine)]


def test_actions_are_listed_by_date_and_by_owner(build):
    """Those without a date come last, closed ones after them."""
    build.action(status="done", done_on=day("05-01"))
    build.action(), build.action(due_on=day("12-01"))
    build.action(due_on=day("11-01"), owner="them")
    assert refs(build.journal.actions()) == ["a4", "a3", "a2"]
    assert refs(build.journal.actions(owner="them")) == ["a4"]
    assert refs(build.journal.actions(owner="me", all=True)) == ["a3", "a2", "a1"]


def test_feedback_and_notes_are_listed_newest_first(build):
    """The default is the latest twenty."""
    for number in range(25):
        build.note(on=day("03-01") + dt.timedelta(days=number))
        build.feedback(on=day("03-01") + dt.timedelta(days=number))
    assert refs(build.journal.notes())[:2] == ["n25", "n24"]
    assert len(build.journal.notes()) == len(build.journal.feedback()) == 20
    assert len(build.journal.notes(all=True)) == len(build.journal.feedback(all=True, relationship=build.one)) == 25


def test_sessions_are_listed_newest_first(build):
    """The list can be limited to a status and a number."""
    build.held("03-01"), build.planned("11-24", "14:00"), build.planned("11-24", "09:00"), build.held("05-01")
    assert refs(build.journal.sessions()) == ["s2", "s3", "s4", "s1"]
    assert refs(build.journal.sessions(status="held", relationship=build.one)) == ["s4", "s1"]
    assert refs(build.journal.sessions(limit=1)) == ["s2"]


def test_planned_sessions_within_a_span(build):
    """Both ends are included; the order is by day and time."""
    for on, at in (("11-24", "14:00"), ("11-24", "09:00"), ("11-24", None), ("11-20", None), ("12-01", None)):
        build.planned(on, at)
    assert refs(build.journal.planned(build.one)) == ["s4", "s3", "s2", "s1", "s5"]
    assert refs(build.journal.planned(build.one, since=day("11-24"))) == ["s3", "s2", "s1", "s5"]
    assert refs(build.journal.planned(build.one, until=day("11-24"), since=day("11-21"))) == ["s3", "s2", "s1"]


def test_relationships_are_sorted_by_status_and_name(build):
    """The order is active, paused and ended."""
    build.relationship("zoe"), build.relationship("Ana")
    build.relationship("Bo", status="ended", ended_on=day("11-20")), build.relationship("Cy", status="paused")
    assert [one.name for one in build.journal.relationships()] == ["Ana", "zoe", "Cy", "Bo"]


def test_lists_of_goals_have_the_last_three_checkpoints(build):
    """A goal that is read alone has all of them."""
    goal = build.goal()
    for number in range(5):
        build.checkpoint(goal, f"04-0{number + 1}", number * 10)
    (listed,) = build.journal.goals()
    assert [one.progress for one in listed.checkpoints] == [20, 30, 40]
    assert build.journal.entry(goal).checkpoints[0] == Checkpoint(day("04-01"), 0)


@pytest.mark.heavy
def test_actions_are_read_for_many_sessions(build):
    """The sessions are more than one statement can have parameters."""
    build.relationship()
    with build.journal.command("import", now=LOCAL.replace(tzinfo=dt.UTC)) as change:
        for number in range(1100):
            on = day("2020-01-01") + dt.timedelta(days=number)
            session = change.add("session", relationship=build.one, status="held", on=on)
            change.add("action", relationship=build.one, text="x", owner="me", on=on, session=session)
    assert {len(one.actions) for one in build.journal.sessions()} == {1}


def test_open_refs_have_the_open_entries(build):
    """Shell completion uses them; entries that an end left open are included, and the newest comes first within a
    kind."""
    bo = build.relationship("Ana") and build.relationship("Bo", status="ended", ended_on=day("11-20"))
    build.goal(relationship=bo), build.goal("Two\nlines"), build.action("First"), build.action("Second")
    build.planned("11-24", "14:00"), build.planned("11-30"), build.held("11-01"), build.milestone("Led")
    build.point("Raise it"), build.note("never"), build.feedback(follow_up_on=day("11-24")), build.feedback()
    assert list(build.journal.open_refs()) == [
        ("s2", "2026-11-30"),
        ("s1", "2026-11-24 14:00"),
        ("g2", "Two\nlines"),
        ("g1", "Run it alone"),
        ("a2", "Second"),
        ("a1", "First"),
        ("t1", "Raise it"),
        ("m1", "Led"),
        ("f1", "Cut in twice"),
    ]


def test_the_day_of_the_expectations_is_that_of_the_owners_answer(build):
    """The other side's answer does not answer the question for oneself."""
    build.checkin(on=day("11-02"), expectations="partly")
    build.checkin(on=day("11-09"), expectations="met", owner="them")
    assert build.journal.dossier(build.one).expectations_on == day("11-02")
