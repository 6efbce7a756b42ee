"""The data of exports, of the log of sessions and of the pages for the other person."""

from __future__ import annotations

import pytest

from mentorlog.errors import ConflictError, NotFoundError
from mentorlog.model import ME, Relationship
from mentorlog.workflows.gathering.gather_export import gather_export
from mentorlog.workflows.gathering.gather_hours import gather_hours
from mentorlog.workflows.gathering.gather_pages import gather_agenda, gather_recap
from tests.store.build import day
from tests.workflows.conftest import NOW, Filled


def export(filled: Filled, relationship: Relationship | None, *, include_private: bool = False, **options):
    """The data of an export; checks the numbers that the progress bar gets."""
    totals: list[int] = []
    seen: list[object] = []

    def counted(entries):
        for entry in entries:
            seen.append(entry)
            yield entry

    found = gather_export(
        filled.journal,
        relationship,
        include_private=include_private,
        on_total=totals.append,
        on_entries=counted,
        **options,
    )
    assert totals == [len(seen)]
    return found


def test_an_export_has_private_entries_only_if_included(filled: Filled) -> None:
    """The same applies to private notes of a session."""
    filled.note("kept"), filled.note("open", private=False), filled.held("11-09", private_notes="worry")
    (whole,) = export(filled, filled.ana, include_private=True).relationships
    assert ([note.text for note in whole.notes], whole.sessions[0].private_notes) == (["kept", "open"], "worry")
    (whole,) = export(filled, filled.ana).relationships
    assert ([note.text for note in whole.notes], whole.sessions[0].private_notes) == (["open"], None)


def test_a_private_relationship_is_exported_only_on_request(filled: Filled) -> None:
    """An export by name is refused with a hint; an export of all omits it."""
    filled.relationship("Bo")
    filled.set(filled.one, private=True)
    everyone = export(filled, None, include_private=True).relationships
    assert [whole.relationship.name for whole in everyone] == ["Ana Souza", "Bo"]
    with pytest.raises(ConflictError, match="Ana Souza is private, so nothing of it is exported") as caught:
        export(filled, filled.ana)
    assert caught.value.hint == "mentorlog export r1 --include-private"
    assert [whole.relationship.name for whole in export(filled, None).relationships] == ["Bo"]


def test_what_is_recorded_about_oneself_is_exported_with_private_entries(filled: Filled) -> None:
    """`me` is left out as long as nothing is recorded there."""

    def names(*, include_private: bool) -> list[str]:
        found = export(filled, None, include_private=include_private)
        return [each.relationship.name for each in found.relationships]

    assert names(include_private=True) == ["Ana Souza"]
    filled.set(ME, snoozed_until=day("12-01"))
    assert names(include_private=True) == ["Ana Souza", "me"]
    assert names(include_private=False) == ["Ana Souza"]


def test_prepared_answers_are_not_exported(filled: Filled) -> None:
    """They are drafts until the relationship ends."""
    filled.set(filled.one, learned="to wait")
    assert export(filled, filled.ana).relationships[0].relationship.learned is None


def test_a_calendar_has_revisions(filled: Filled) -> None:
    """Other formats do not read them."""
    session = filled.planned("12-01")
    filled.set(session, minutes=30)
    assert export(filled, filled.ana).revisions == {}
    assert export(filled, filled.ana, with_revisions=True).revisions == {filled.one: {session: 1}}


def hours(filled: Filled, *, include_private: bool = False, anonymous: bool = False):
    """The log of sessions in November."""
    return gather_hours(
        filled.journal,
        since=day("11-01"),
        until=day("11-30"),
        anonymous=anonymous,
        include_private=include_private,
    )


def test_the_contact_log_reports_private_sessions(filled: Filled) -> None:
    """It has the number of included private sessions, or says that some were omitted."""
    filled.held("10-09", private=True), filled.held("11-09"), filled.held("11-10", private=True)
    found = hours(filled, include_private=True)
    assert (len(found.hours.lines), found.private_included, found.has_omitted_private) == (2, 1, False)
    found = hours(filled)
    assert (len(found.hours.lines), found.private_included, found.has_omitted_private) == (1, 0, True)


def test_private_sessions_of_other_days_are_not_reported(filled: Filled) -> None:
    """Only the sessions of the requested days count."""
    filled.held("10-09", private=True), filled.held("11-09")
    assert not hours(filled).has_omitted_private


def test_an_anonymous_log_has_no_names(filled: Filled) -> None:
    """The name of a private person in a topic is removed too."""
    filled.relationship("Zoe Quist", private=True)
    filled.held("11-09", topics=("Zoe", "silence"))
    (met,) = hours(filled, anonymous=True).hours.lines
    assert (met.person, met.topics) == ("Person 1", ("silence",))


def test_the_agenda_has_shareable_entries(filled: Filled) -> None:
    """They are the open points and actions that are not private."""
    filled.point("Which talk"), filled.point("kept", private=True), filled.action("Send", private=True)
    found = gather_agenda(filled.journal, filled.ana, now=NOW)
    assert ([point.text for point in found.points], found.mine) == (["Which talk"], ())


def test_the_recap_is_of_the_last_held_session(filled: Filled) -> None:
    """Another session can be given; only the last one has the next session."""
    goal = filled.goal()
    first, second = filled.held("11-02", goals=(goal,)), filled.held("11-09")
    filled.planned("12-01")
    last = gather_recap(filled.journal, filled.ana, now=NOW)
    assert (last.session.ref, last.next_session and last.next_session.on) == (second, day("12-01"))
    earlier = gather_recap(filled.journal, filled.entry(first), now=NOW)
    assert ([one.ref for one in earlier.goals], earlier.next_session) == ([goal], None)


def test_a_recap_needs_a_held_session(filled: Filled) -> None:
    """The hint is the command that logs one."""
    filled.planned("12-01")
    with pytest.raises(NotFoundError, match=r"No session with Ana Souza has been held yet\.") as caught:
        gather_recap(filled.journal, filled.ana, now=NOW)
    assert caught.value.hint == "mentorlog log TEXT --with r1"


def test_prepared_answers_are_not_in_a_recap(filled: Filled) -> None:
    """They are drafts until the relationship ends."""
    filled.set(filled.one, learned="to wait")
    filled.held("11-09")
    assert gather_recap(filled.journal, filled.ana, now=NOW).relationship.learned is None


def test_a_private_relationship_is_refused(filled: Filled) -> None:
    """Nothing of it is exported."""
    session = filled.held("11-09")
    filled.set(filled.one, private=True)
    for gather, about in (
        (gather_agenda, filled.ana),
        (gather_recap, filled.ana),
        (gather_recap, filled.entry(session)),
    ):
        with pytest.raises(ConflictError, match="is private, so nothing") as caught:
            gather(filled.journal, about, now=NOW)  # type: ignore[operator]
        assert caught.value.hint == "mentorlog shareable r1"


@pytest.mark.parametrize(
    ("fields", "message", "hint"),
    [
        ({"private": True}, "private session", "mentorlog shareable s1"),
        ({"status": "planned"}, "planned and not logged yet", "mentorlog log s1 TEXT"),
        ({"status": "cancelled"}, "was cancelled", "mentorlog recap r1"),
        ({"status": "missed"}, "was missed", "mentorlog recap r1"),
    ],
)
def test_a_session_without_a_recap_is_refused(
    filled: Filled, fields: dict[str, object], message: str, hint: str
) -> None:
    """The hint is the command to use instead."""
    session = filled.held("11-09")
    filled.set(session, **fields)
    with pytest.raises(ConflictError, match=message) as caught:
        gather_recap(filled.journal, filled.entry(session), now=NOW)
    assert caught.value.hint == hint


def test_a_private_session_is_refused_with_a_shareable_one_to_use(filled: Filled) -> None:
    """If the user named the private session by its ref, no other one is suggested."""
    earlier, last = filled.held("11-02"), filled.held("11-09", private=True)
    about = filled.entry(last)
    with pytest.raises(ConflictError) as caught:
        gather_recap(filled.journal, filled.ana, now=NOW)
    assert caught.value.hint == f"mentorlog recap {earlier}\nmentorlog shareable {last}"
    with pytest.raises(ConflictError) as caught:
        gather_recap(filled.journal, about, now=NOW)
    assert caught.value.hint == f"mentorlog shareable {last}"
