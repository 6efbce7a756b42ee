"""Changing fields of an entry."""

from __future__ import annotations

import pytest

from mentorlog.errors import ConflictError, UsageError
from mentorlog.model import Ref
from mentorlog.workflows.edit_entry import edit_entry
from tests.store.build import day
from tests.workflows.conftest import NOW, TODAY, Filled


def edit(filled: Filled, ref, **values):
    """The entry after the edit."""
    after = edit_entry(filled.journal, filled.entry(ref), values, now=NOW)
    assert after == filled.entry(ref)
    return after


def test_an_edit_sets_values_and_none_clears_a_field(filled: Filled) -> None:
    """All changes are one command."""
    goal = filled.goal(measure="three", why="growth")
    after = edit(filled, goal, title="Lead two", why=None)
    assert (after.title, after.why, after.measure) == ("Lead two", None, "three")
    assert filled.verbs()[0] == "edit"


def test_the_same_values_are_not_recorded(filled: Filled) -> None:
    """A move to the same relationship is not recorded either."""
    goal, session = filled.goal(), filled.held("11-09")
    point = filled.point(status="discussed", closed_on=day("11-09"), session=session)
    action = filled.action(goal=goal, session=session)
    before = filled.verbs()
    edit(filled, goal, title=filled.entry(goal).title, measure=None)
    edit(filled, session, points=(point,), goals=())
    edit(filled, action, relationship=filled.one)
    assert filled.verbs() == before
    assert (filled.entry(action).goal, filled.entry(action).session) == (goal, session)


def test_points_replaces_the_discussed_points(filled: Filled) -> None:
    """They get the day of the session, even if the same edit changes it; a removed point is open again."""
    session, other = filled.held("11-09"), filled.held("11-10")
    first = filled.point(status="discussed", closed_on=day("11-09"), session=session)
    second, third = filled.point(), filled.point(status="discussed", closed_on=day("11-10"), session=other)
    edit(filled, session, points=(second, third), on=day("11-11"))
    assert (filled.entry(first).status, filled.entry(first).session, filled.entry(first).closed_on) == (
        "open",
        None,
        None,
    )
    for ref in (second, third):
        found = filled.entry(ref)
        assert (found.status, found.session, found.closed_on) == ("discussed", session, day("11-11"))


def test_moving_an_entry_removes_its_links(filled: Filled) -> None:
    """New links can be given in the same edit."""
    bo = filled.relationship("Bo")
    goal, theirs = filled.goal(), filled.goal(relationship=bo)
    action, session = filled.action(goal=goal), filled.held("11-09", goals=(goal,))
    point = filled.point(status="discussed", closed_on=day("11-09"), session=session)
    assert edit(filled, action, relationship=bo).goal is None
    moved = edit(filled, session, relationship=bo, goals=(theirs,))
    assert (moved.relationship_ref, moved.goals, moved.points) == (bo, (theirs,), ())
    assert (filled.entry(point).status, filled.entry(point).session) == ("discussed", None)


def test_a_link_to_another_relationship_is_refused(filled: Filled) -> None:
    """The link is to a goal or a point; nothing of the edit is recorded."""
    bo = filled.relationship("Bo")
    goal, point = filled.goal(relationship=bo), filled.point(relationship=bo)
    session = filled.held("11-09")
    for values, ref in (({"goals": (goal,)}, goal), ({"points": (point,), "notes": "x"}, point)):
        with pytest.raises(UsageError, match=rf"{ref} belongs to Bo, not to Ana Souza\."):
            edit(filled, session, **values)
    assert filled.entry(session).notes is None
    theirs = filled.held("11-10", relationship=bo)
    with pytest.raises(UsageError, match=r"t1 belongs to Bo, not to Ana Souza\."):
        edit(filled, theirs, relationship=filled.one, points=(point,))


@pytest.mark.parametrize(
    "values",
    [
        {"ends_on": day("2025-12-01")},
        {"ended_on": day("2025-12-01")},
        {"started_on": day("2027-01-01")},
    ],
)
def test_a_relationship_cannot_end_before_it_starts(filled: Filled, values) -> None:
    """The rule holds for its planned end and for its actual end."""
    filled.set(filled.one, status="ended", ended_on=day("11-01"))
    with pytest.raises(UsageError, match="must not be before the start"):
        edit(filled, filled.one, **values)


@pytest.mark.parametrize(
    ("kind", "fields", "values", "line"),
    [
        ("relationship", {"name": "Bo"}, {"ended_on": day("11-01")}, "mentorlog end r2"),
        ("goal", {}, {"closed_on": day("11-01")}, "mentorlog done g1"),
        ("action", {}, {"done_on": day("11-01")}, "mentorlog done a1"),
        ("action", {"status": "dropped"}, {"done_on": day("11-01")}, "mentorlog done a1"),
        ("milestone", {"status": "planned"}, {"celebrated_on": day("11-01")}, "mentorlog done m1"),
        ("point", {}, {"session": Ref("session", 1)}, "mentorlog edit s1 --point t1"),
    ],
)
def test_a_field_of_another_status_is_refused(filled: Filled, kind, fields, values, line) -> None:
    """The hint is the command that gives the entry that status; an empty field can be cleared."""
    filled.held("11-09")
    ref = getattr(filled, kind)(**fields)
    with pytest.raises(ConflictError, match=rf"{ref} is \w+, not ") as caught:
        edit(filled, ref, **values)
    assert caught.value.hint == line
    edit(filled, ref, **dict.fromkeys(values))


@pytest.mark.parametrize(("kind", "status"), [("held", "held"), ("milestone", "reached")])
def test_a_held_or_reached_entry_cannot_be_in_the_future(filled: Filled, kind: str, status: str) -> None:
    """A planned one can be moved to any day."""
    ref = getattr(filled, kind)(on="11-09")
    edit(filled, ref, on=TODAY)
    with pytest.raises(UsageError, match=rf"Tue 2026-11-24 is in the future, but {ref} was {status}\.") as caught:
        edit(filled, ref, on=day("11-24"))
    assert caught.value.hint == f"mentorlog reopen {ref}"
    filled.set(ref, status="planned")
    assert edit(filled, ref, on=day("11-24")).on == day("11-24")


def test_a_name_in_use_is_refused(filled: Filled) -> None:
    """Accents are ignored; the spelling of its own name can be changed."""
    bo = filled.relationship("Bo")
    with pytest.raises(ConflictError, match=r"relationship with Ana Souza already \(r1\)\."):
        edit(filled, bo, name="Aná Souza")
    assert edit(filled, filled.one, name="Aná Souza").name == "Aná Souza"


@pytest.mark.parametrize(
    ("kind", "answered", "what"),
    [
        ("feedback", ("text", "situation", "behaviour", "impact"), "feedback"),
        ("checkin", ("frequency", "challenge", "more", "less"), "check-in"),
    ],
)
def test_an_entry_cannot_become_empty(filled: Filled, kind: str, answered: tuple[str, ...], what: str) -> None:
    """One answer is enough; the user must delete an entry that has none."""
    ref = getattr(filled, kind)(**{answered[-1]: "x"})
    edit(filled, ref, **dict.fromkeys(answered[:-1]))
    with pytest.raises(UsageError, match=rf"The {what} would be empty\.") as caught:
        edit(filled, ref, **{answered[-1]: None})
    assert caught.value.hint == f"mentorlog delete {ref}"


def test_a_mentee_rates_their_own_skill(filled: Filled) -> None:
    """The rule holds for ratings that move to another relationship too."""
    bo = filled.relationship("Bo", role="mentee")
    rating = filled.rating()
    with pytest.raises(UsageError, match="the skill must be your own") as caught:
        edit(filled, rating, relationship=bo, owner="them")
    assert caught.value.hint == "mentorlog edit k1 --mine"
    assert edit(filled, rating, relationship=bo).owner == "me"
    with pytest.raises(UsageError, match="the skill must be your own"):
        edit(filled, rating, owner="them")
