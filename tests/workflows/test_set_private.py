"""`private` and `shareable`."""

from __future__ import annotations

from mentorlog.workflows.set_private import set_private
from tests.workflows.conftest import NOW, Filled


def test_entries_become_private_and_shareable_again(filled: Filled) -> None:
    """The result has the state of each entry before and after."""
    note, goal = filled.note(private=True), filled.goal()
    found = set_private(filled.journal, [filled.entry(note), filled.entry(goal)], private=True, now=NOW)
    assert [(after.private, before.private) for after, before in found.changes] == [(True, True), (True, False)]
    assert filled.verbs()[0] == "private"
    found = set_private(filled.journal, [filled.entry(note)], private=False, now=NOW)
    assert not found.changes[0][0].private
    assert (filled.verbs()[0], found.still_private) == ("shareable", ())


def test_the_actions_of_a_session_stay_private(filled: Filled) -> None:
    """They are returned, except those that the same command makes shareable."""
    session = filled.held("11-09")
    first, second = filled.action(session=session), filled.action(session=session)
    assert set_private(filled.journal, [filled.entry(session)], private=True, now=NOW).still_private == ()
    entries = [filled.entry(session), filled.entry(first)]
    assert set_private(filled.journal, entries, private=False, now=NOW).still_private == (second,)
    assert [filled.entry(ref).private for ref in (session, first, second)] == [False, False, True]
