"""Reading one's own questions for a relationship."""

import pytest

from mentorlog.model import ME, Question, Ref
from tests.store.build import Build, in_memory, statements
from tests.store.test_plans import _check


@pytest.fixture
def build():
    """A journal without a question, with a mentee."""
    made = Build(in_memory())
    made.relationship(role="mentor")
    return made


def read(build, one=1):
    """The numbers of the questions, each with the number of sessions held before it."""
    entry = build.journal.entry(Ref("relationship", one))
    return {each.question.ref.number: each.sessions_before for each in build.journal.own_questions(entry)}


def add(build, **fields):
    """Add a question of one's own."""
    return build.question("What next?", relationship=ME, **fields)


def test_sessions_up_to_the_day_of_the_question_count(build):
    """They may be in the same month or in earlier ones. Only held sessions of this relationship count."""
    other = build.relationship("Bo", role="mentor")
    for on in ("02-03", "03-01", "03-15", "03-16", "04-02"):
        build.held(on)
    build.held("03-02", relationship=other)
    build.planned("03-03")
    for on in ("01-05", "03-01", "03-15", "04-30"):
        add(build, on=on)
    assert read(build) == {1: 0, 2: 2, 3: 3, 4: 5}
    assert read(build, 2) == {1: 0, 2: 0, 3: 1, 4: 1}


def test_only_questions_that_fit_the_role_are_read(build):
    """In the relationship with oneself they are those about one's own development."""
    build.relationship("Bo", role="mentee")
    for role in ("either", "mentor", "mentee", "me"):
        add(build, role=role)
    assert [set(read(build, one)) for one in (1, 2, 0)] == [{1, 2}, {1, 3}, {4}]


def test_a_journal_without_questions_is_asked_one_short_statement(build):
    """No class is loaded for them. With questions it is one statement more, and both use an index."""
    one = build.journal.entry(Ref("relationship", 1))
    with statements(build.journal) as seen:
        assert build.journal.own_questions(one) == ()
    assert len([each for each in seen if each.startswith("SELECT")]) <= 1
    add(build)
    with statements(build.journal) as seen:
        assert isinstance(build.journal.own_questions(one)[0].question, Question)
    asked = [each for each in seen if "SELECT" in each[:8]]
    assert len(asked) == 2
    for sql in asked:
        _check(build.journal._connection, sql)


def test_at_most_the_newest_hundred_are_read(build):
    """Whatever their number."""
    for _ in range(103):
        add(build)
    assert sorted(read(build)) == list(range(4, 104))


def test_private_questions_are_not_in_the_shareable_view(build):
    """The view decides it, as for every entry."""
    add(build, private=True)
    add(build)
    build.journal.hide_private()
    assert set(read(build)) == {2}
