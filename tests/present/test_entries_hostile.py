"""Property tests: any text in every field of every entry, on every page that shows it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorlog.model import Command, EntryChange, EntryHistory, FieldChange, Found, Moment, Person
from mentorlog.present.answers.log import log_page
from mentorlog.present.entries.history import entry_history_page
from mentorlog.present.entries.lists import list_page
from mentorlog.present.entries.page import agreement_page, entry_page
from mentorlog.present.inert import inert_lines
from mentorlog.present.journal.history import history_page
from mentorlog.present.people import people_page
from mentorlog.present.plain import render
from mentorlog.present.search import search_page
from mentorlog.present.timeline import timeline_rows
from tests.builders import ref
from tests.property_tests import settings

from . import pages, rated
from .hostile import texts
from .pages import TODAY, change_page
from .screen import drawn_lines

if TYPE_CHECKING:
    from mentorlog.model import Entry
    from mentorlog.present.page import Page

FIXED = {
    "uuid",
    "status",
    "role",
    "owner",
    "direction",
    "tone",
    "outcome",
    "how",
    "cancelled_by",
    "moved_by",
    "cadence",
}
SAMPLES = (
    pages.SOREN._replace(status="ended", reason="R", thanks="T"),
    pages.HELD._replace(why="W"),
    pages.CANCELLED,
    pages.DESIGN,
    pages.CHECKLIST,
    pages.ANSWERED._replace(text="T"),
    pages.CELEBRATED,
    pages.CONFLICT,
    pages.TIRED,
    rated.CHECKED._replace(more="M"),
    rated.THIRD,
)
fewer = settings(max_examples=40)
"""Each example draws dozens of pages."""
each_kind = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample.ref))


HEADLINES = {
    "relationship": ("name",),
    "session": ("takeaways",),
    "goal": ("title",),
    "action": ("text",),
    "feedback": ("behaviour",),
    "milestone": ("title",),
    "point": ("text",),
    "note": ("text",),
    "checkin": ("more", "less"),
    "rating": ("skill",),
    "advice": ("text",),
    "resource": ("title",),
    "question": ("text",),
}


def filled(entry: Entry, words: str) -> Entry:
    """The entry with `words` and the field's own name in every field that a user writes."""
    given = {
        field: f"{words}{field}" if isinstance(value, str) else (f"{words}{field}1", f"{words}{field}2")
        for field, value in zip(entry._fields, entry, strict=True)
        if field not in FIXED and (isinstance(value, str) or field in {"topics", "takeaways"})
    }
    if entry.ref.kind == "milestone":
        given["how"] = f"{words}how"
    if entry.ref.kind == "session":
        given["actions"] = tuple(filled(action, words) for action in entry.actions)
    if entry.ref.kind == "goal":
        given["checkpoints"] = tuple(checkpoint._replace(note=f"{words}noted") for checkpoint in entry.checkpoints)
    return entry._replace(**given)


def written(entry: Entry, words: str, *fields: str) -> list[str]:
    """The texts that `filled` put into an entry, in all its fields or in some."""
    values = [getattr(entry, field) for field in fields or entry._fields]
    found = [each for value in values for each in (value if isinstance(value, tuple) else (value,))]
    return [value for value in found if isinstance(value, str) and value.startswith(words)]


def squeezed(text: str) -> str:
    """The visible characters of a text."""
    return "".join(text.split())


def holds(page: Page, *expected: str) -> None:
    """Check that the page fits every width, and that a pipe shows all expected texts."""
    for width in (12, 40, 80):
        assert max(map(cell_len, drawn_lines(page, width)), default=0) <= width
    said = squeezed(render(page))
    for text in expected:
        for line in inert_lines(text):
            assert squeezed(line) in said


@each_kind
@fewer
@given(words=texts)
def test_show_shows_every_text(sample, words):
    """The test covers the page of one entry, and of another entry that is linked with it."""
    entry = filled(sample, f"-{words}-")
    expected = written(entry, f"-{words}-")
    assert expected
    holds(entry_page(entry, today=TODAY, linked=[filled(other, words) for other in pages.LINKED]), *expected)


@each_kind
@fewer
@given(words=texts)
def test_a_list_shows_the_headline_of_each_entry(sample, words):
    """The test covers a list of one relationship and a list of several."""
    entry = filled(sample, f"-{words}-")
    expected = written(entry, f"-{words}-", *HEADLINES[entry.ref.kind])
    assert expected
    holds(
        list_page([entry], kind=entry.ref.kind, today=TODAY, relationship=pages.SOREN._replace(name=words)),
        words,
        *expected,
    )
    holds(list_page([entry, sample], kind=entry.ref.kind, today=TODAY), *expected)


@pytest.mark.parametrize("name", sorted(set(pages.ANSWERS) - {"answer-session", "answer-checkin", "answer-unchanged"}))
@fewer
@given(words=texts)
def test_a_confirmation_repeats_the_headline_of_the_entry(name, words):
    """Every confirmation names its entry."""
    for verb, entry, before in pages.ANSWERS[name]:
        after = filled(entry, f"-{words}-")
        holds(
            change_page(after, verb=verb, today=TODAY, before=before),
            *written(after, f"-{words}-", *HEADLINES[entry.ref.kind]),
        )


@fewer
@given(words=texts)
def test_a_confirmation_of_a_session_repeats_the_typed_text(words):
    """It also names the person."""
    for verb, entry, before in pages.ANSWERS["answer-session"]:
        after = filled(entry, f"-{words}-")
        fields = {"plan": ("where",), "cancel": ("why",), "edit": ("notes", "takeaways", "private_notes")}.get(verb, ())
        expected = written(after, f"-{words}-", "relationship", *fields)
        holds(change_page(after, verb=verb, today=TODAY, before=before), *expected)


@fewer
@given(words=texts)
def test_a_confirmation_without_changes_is_one_line(words):
    """It shows only the ref, whatever the text is."""
    for verb, entry, _ in pages.ANSWERS["answer-unchanged"]:
        after = filled(entry, f"-{words}-")
        page = change_page(after, verb=verb, today=TODAY, before=after)
        holds(page)
        assert render(page).count("\n") == 1


@fewer
@given(words=texts, more=st.booleans())
def test_log_repeats_the_actions(words, more):
    """The test covers the confirmation with every part that it can have."""
    session, goal, point, upcoming = (
        filled(sample, f"-{words}-") for sample in (pages.LOGGED, pages.DESIGN, pages.CONFLICT, pages.NEXT)
    )
    expected = [session.relationship, *(action.text for action in session.actions)]
    page = log_page(
        session, today=TODAY, goals=[goal] * more, points=[point] * more, upcoming=upcoming if more else None
    )
    holds(page, *expected, *[goal.title, point.text] * more)


@fewer
@given(words=texts, cuts=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=4))
def test_every_reading_page_shows_the_full_text(words, cuts):
    """The pages are people, timeline, search, history and agreement."""
    person = filled(pages.SOREN, words)
    holds(people_page([Person(person), Person(person._replace(status="paused"))], today=TODAY), words)
    moment = Moment(TODAY, None, ref("n5"), words, words, None, private=True)
    holds(tuple(timeline_rows([moment], today=TODAY)), words)
    holds(search_page([Found(TODAY, ref("n5"), words, words, tuple(cuts))], words=words, today=TODAY), words)
    short = words[:60]  # a message repeats at most the beginning of a long text
    holds(search_page([], words=short, today=TODAY), short)
    holds(history_page([Command(1, pages.NOW, words, (ref("n5"),), 1, "done")], total=1, now=pages.NOW), words)
    change = EntryChange(Command(1, pages.NOW, words, (), 1, "done"), "changed", (FieldChange(words, words, None),))
    versions = EntryHistory(ref("n5"), (change,), is_complete=True, undo_count=1, kept_since=None)
    holds(entry_history_page(versions, entry=None, now=pages.NOW))
    holds(agreement_page(person, today=TODAY), words)
    holds(agreement_page(person._replace(agreement=None), today=TODAY), words)


@given(today=st.dates(), on=st.dates())
def test_any_dates_can_be_shown(today, on):
    """Dates may be far from today."""
    for sample in (pages.DESIGN, pages.CHECKLIST, pages.GIVEN, pages.COMING, pages.NEXT, pages.SOREN):
        dated = {field: on for field in sample._fields if isinstance(getattr(sample, field), dt.date)}
        entry = sample._replace(**dated)
        assert render(entry_page(entry, today=today))
        assert render(list_page([entry], kind=entry.ref.kind, today=today))
        assert render(change_page(entry, verb="edit", today=today, before=sample))
