"""The cost of reading: a fixed number of statements that use indexes, however long the history is."""

import datetime as dt

import pytest

from mentorlog.model import Ref
from tests.store.build import LOCAL, NOW, Build, connection, day, in_memory, statements

ONE = Ref("relationship", 1)
UNTIL = day("12-01")
SKILLS = ("listening", "empathy", "giving feedback")

EVERYDAY = {
    "relationships": lambda journal: journal.relationships(),
    "people": lambda journal: journal.people(now=LOCAL),
    "dossier": lambda journal: journal.dossier(ONE),
    "watch": lambda journal: journal.watch(until=UNTIL, now=LOCAL),
    "status": lambda journal: journal.watch(until=UNTIL, now=LOCAL, meetings=12),
    "planned": lambda journal: journal.planned(ONE, since=day("11-01"), until=UNTIL),
    "session": lambda journal: journal.entry(Ref("session", 1)),
    "goal": lambda journal: journal.entry(Ref("goal", 1)),
    "action": lambda journal: journal.entry(Ref("action", 1)),
    "feedback": lambda journal: journal.entry(Ref("feedback", 1)),
    "milestone": lambda journal: journal.entry(Ref("milestone", 1)),
    "point": lambda journal: journal.entry(Ref("point", 1)),
    "note": lambda journal: journal.entry(Ref("note", 1)),
    "goals": lambda journal: journal.goals(),
    "goals of one": lambda journal: journal.goals(relationship=ONE),
    "actions": lambda journal: journal.actions(),
    "actions of one": lambda journal: journal.actions(relationship=ONE, owner="me"),
    "feedback listed": lambda journal: journal.feedback(),
    "feedback of one": lambda journal: journal.feedback(relationship=ONE),
    "milestones": lambda journal: journal.milestones(),
    "milestones of one": lambda journal: journal.milestones(relationship=ONE),
    "points": lambda journal: journal.points(),
    "points of one": lambda journal: journal.points(relationship=ONE),
    "notes": lambda journal: journal.notes(),
    "notes of one": lambda journal: journal.notes(relationship=ONE),
    "checkins": lambda journal: journal.checkins(),
    "checkins of one": lambda journal: journal.checkins(relationship=ONE),
    "ratings": lambda journal: journal.ratings(),
    "ratings of one": lambda journal: journal.ratings(relationship=ONE),
    "advice": lambda journal: journal.entry(Ref("advice", 1)),
    "resource": lambda journal: journal.entry(Ref("resource", 1)),
    "advice listed": lambda journal: journal.advice(),
    "advice of one": lambda journal: journal.advice(relationship=ONE),
    "resources": lambda journal: journal.resources(),
    "resources of one": lambda journal: journal.resources(relationship=ONE),
    "introductions": lambda journal: journal.introductions(ONE),
    "courses of a week": lambda journal: journal.courses(since=day("11-20"), until=UNTIL),
    "skills": lambda journal: journal.skills(ONE),
    "own questions": lambda journal: journal.own_questions(journal.entry(ONE)),
    "last sessions": lambda journal: journal.sessions(limit=5),
    "last sessions of one": lambda journal: journal.sessions(relationship=ONE, limit=5),
    "last held": lambda journal: journal.sessions(relationship=ONE, status="held", limit=1),
    "open refs": lambda journal: list(journal.open_refs()),
    "commands": lambda journal: journal.commands(limit=5),
    "search": lambda journal: journal.search("delegation", limit=5),
    "search narrowed": lambda journal: journal.search(
        "delegation", relationship=ONE, kinds=("note",), since=day("01-01"), until=UNTIL, limit=5
    ),
    "year": lambda journal: journal.year_entries(first=day("2026-01-01"), last=day("2026-12-31")),
    "first moment": lambda journal: next(journal.timeline()),
    "first moment of one": lambda journal: next(journal.timeline(relationship=ONE)),
}


def _write(journal, use):
    with journal.command("test", now=NOW) as change:
        use(change)


WRITING = {
    "note": lambda journal: _write(journal, lambda change: change.add("note", relationship=ONE, on=UNTIL, text="x")),
    "log": lambda journal: _write(
        journal,
        lambda change: change.add("session", relationship=ONE, status="held", on=UNTIL, goals=(Ref("goal", 1),)),
    ),
    "done": lambda journal: _write(
        journal, lambda change: change.set(Ref("action", 1), status="done", done_on=day("11-20"))
    ),
    "delete a session": lambda journal: _write(journal, lambda change: change.remove(Ref("session", 1))),
    "delete a goal": lambda journal: _write(journal, lambda change: change.remove(Ref("goal", 1))),
    "undo": lambda journal: journal.undo(now=NOW),
}


def history(journal, *, length):
    """Five years of closed entries and a few open ones, in four relationships, of which two have ended."""
    build = Build(journal)
    people = [build.relationship(name) for name in ("Ana", "Bo")]
    people += [build.relationship(name, status="ended", ended_on=day("11-01")) for name in ("Cy", "Di")]
    for one in people:
        goal = build.goal(relationship=one, due_on=UNTIL)
        build.held("11-09", relationship=one, goals=(goal,))
        build.planned("11-24", relationship=one)
        build.action(relationship=one, goal=goal, due_on=UNTIL, on=day("11-09"))
        build.point(relationship=one, on=day("11-10"))
        build.milestone(relationship=one), build.feedback(relationship=one, follow_up_on=UNTIL)
        build.note("delegation", relationship=one, on=day("11-10"))
        build.advice(relationship=one, try_by=UNTIL), build.resource(relationship=one, due_on=UNTIL)
        build.action(relationship=one, person="Mads", status="done", done_on=UNTIL, on=day("11-09"))
        build.checkpoint(goal, "11-10", 10)
    with journal.command("import", now=NOW) as change:
        for year in range(2000, 2026):
            again = UNTIL if year == 2025 else None
            change.evaluate(f"HK {year}", on=day("11-09").replace(year=year), look_again_on=again)
        for number in range(length):
            _closed(change, people[number % 4], day("2021-01-01") + dt.timedelta(days=number * 1825 // length))
    build.note("the last command", on=day("11-10"))


def _closed(change, one, on):
    session = change.add(
        "session", relationship=one, status="held", on=on, notes="delegation", minutes=60, topics=(f"topic {on.day}",)
    )
    goal = change.add("goal", relationship=one, title="x", status="achieved", on=on, closed_on=on)
    change.checkpoint(goal, on=on, progress=50)
    change.add("action", relationship=one, text="x", owner="me", status="done", on=on, done_on=on, session=session)
    change.add("feedback", relationship=one, behaviour="x", direction="given", on=on, outcome="worse", outcome_on=on)
    change.add("milestone", relationship=one, title="x", status="reached", on=on, celebrated_on=on, goal=goal)
    change.add("point", relationship=one, text="x", status="discussed", on=on, closed_on=on, session=session)
    change.add("note", relationship=one, text="delegation", on=on)
    change.add("advice", relationship=one, text="x", direction="given", on=on, outcome="worked", outcome_on=on)
    change.add("resource", relationship=one, title="x", status="done", on=on, done_on=on, type="course")
    change.add("checkin", relationship=one, frequency=3, on=on)
    change.add("rating", relationship=one, skill=SKILLS[on.day % 3], score=3, owner="me", on=on)


@pytest.fixture(scope="module")
def short():
    """A journal with one entry of each kind per week."""
    with in_memory() as journal:
        history(journal, length=240)
        yield journal


@pytest.fixture(scope="module")
def long():
    """A journal with five times as many entries."""
    with in_memory() as journal:
        history(journal, length=1200)
        yield journal


def steps(journal, use):
    """The number of SQLite virtual machine instructions for a use."""
    counted = 0

    def count():
        nonlocal counted
        counted += 1

    connection(journal).set_progress_handler(count, 1)
    try:
        use(journal)
    finally:
        connection(journal).set_progress_handler(None, 1)
    return counted


@pytest.mark.parametrize("name", EVERYDAY)
def test_reading_does_not_grow_with_the_history(short, long, name):
    """SQLite does the same work for five times the history, except for the sessions of a single month."""
    use = EVERYDAY[name]
    use(short), use(long)
    assert steps(long, use) < steps(short, use) * 1.1 + 400


@pytest.mark.parametrize("name", WRITING)
def test_writing_does_not_grow_with_the_history(short, long, name):
    """Triggers and foreign keys are included. Each write is undone and repeated, and the minimum counts, because the
    search index sometimes merges its segments."""
    use = WRITING[name]
    counted = []
    for journal in (short, long):
        taken = []
        for _ in range(4):
            taken.append(steps(journal, use))
            journal.redo(now=NOW) if name == "undo" else journal.undo(now=NOW)
        counted.append(min(taken))
    assert counted[1] < counted[0] * 1.1 + 400


@pytest.mark.parametrize("name", EVERYDAY)
def test_reading_takes_a_fixed_number_of_statements(short, long, name):
    """The number is below 20 for any length of the history."""
    asked = []
    for journal in (short, long):
        with statements(journal) as seen:
            EVERYDAY[name](journal)
        asked.append(len([one for one in seen if one.startswith(("SELECT", "WITH"))]))
    assert asked[0] == asked[1] <= 24


@pytest.mark.heavy
@pytest.mark.parametrize("name", ["people", "watch", "status", "relationships", "open refs"])
def test_many_relationships_take_no_more_statements(journal, name):
    """Fifty relationships are read at once."""
    build = Build(journal)
    asked = []
    for number in range(50):
        one = build.relationship(f"P{number}")
        build.planned("11-19", relationship=one), build.planned("11-24", relationship=one)
        build.goal(relationship=one, due_on=UNTIL), build.action(relationship=one, due_on=UNTIL)
        with statements(journal) as seen:
            EVERYDAY[name](journal)
        asked.append(len(seen))
    assert len(set(asked)) == 1


HARMLESS = (
    "SCAN CONSTANT ROW",
    "SCAN (subquery",
    "SCAN json_each",
    "SCAN touched",  # it has a single row
    "SCAN r",  # there are few relationships
    "SCAN search VIRTUAL TABLE",  # it is an index
    "SCAN command",  # it starts at the end and stops at the limit
)
IN_ORDER = (
    "SCAN x USING INDEX feedback_day",
    "SCAN x USING INDEX note_day",
    "SCAN x USING INDEX session_day",
    "SCAN x USING INDEX checkin_day",
    "SCAN x USING INDEX rating_day",
    "SCAN x USING COVERING INDEX checkin_day",
    "SCAN x USING COVERING INDEX rating_day",
    "SCAN x USING COVERING INDEX question_day",
)
"""Scans of an index in the required order, which end at the limit."""


@pytest.mark.parametrize("analyzed", [False, True])
@pytest.mark.parametrize("name", EVERYDAY)
def test_no_query_scans_a_table_of_entries(long, name, analyzed):
    """Every query plan uses indexes, also after ANALYZE."""
    at = connection(long)
    if analyzed:
        at.execute("ANALYZE")
    try:
        with statements(long) as seen:
            EVERYDAY[name](long)
        for sql in seen:
            if sql.startswith("SELECT") and "'main'.'search" not in sql and "FROM relationship x" not in sql:
                _check(at, sql)
    finally:
        if analyzed:
            at.execute("DROP TABLE sqlite_stat1")
            at.execute("ANALYZE sqlite_schema")


def test_the_last_meetings_are_read_from_the_end_of_an_index(long):
    """They take no statement of their own, and no row more than those that are returned is read to sort them."""
    with statements(long) as without:
        EVERYDAY["watch"](long)
    with statements(long) as seen:
        EVERYDAY["status"](long)
    assert len(seen) == len(without)
    (sql,) = [sql for sql in seen if "group_concat(day" in sql]
    plan = [row[3] for row in connection(long).execute(f"EXPLAIN QUERY PLAN {sql}")]
    place = plan.index("SEARCH session USING INDEX session_relationship (relationship=? AND day<?)")
    assert "TEMP B-TREE" not in plan[place + 1]


def _check(at, sql):
    plan = [row[3] for row in at.execute(f"EXPLAIN QUERY PLAN {sql}")]
    for part in plan:
        if part.startswith("SCAN") and not part.startswith(HARMLESS):
            assert part.startswith(IN_ORDER), (part, sql)
            assert "LIMIT" in sql
