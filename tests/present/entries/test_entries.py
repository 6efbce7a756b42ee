"""Tests of the pages of entries, lists, confirmations, timeline, search and history."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.model import KINDS, Checkpoint, Found, Moment
from mentorlog.model.fields import FIELDS
from mentorlog.present.answers.changes import changes_page
from mentorlog.present.answers.log import log_page
from mentorlog.present.entries import page as entries
from mentorlog.present.entries.lists import list_page
from mentorlog.present.entries.page import entry_page
from mentorlog.present.entries.rows import entry_row
from mentorlog.present.journal.history import history_page, undone_page
from mentorlog.present.page import Line, Row, Span, Table
from mentorlog.present.plain import render
from mentorlog.present.search import search_page
from mentorlog.present.timeline import timeline_rows
from tests.builders import day, ref
from tests.present import pages
from tests.present.pages import (
    CHECKLIST,
    CONFLICT,
    DESIGN,
    DONE,
    HELD,
    LOGGED,
    NEXT,
    NOW,
    PLANNED,
    SHADOW,
    SOREN,
    TIRED,
    TODAY,
    change_page,
)
from tests.present.screen import drawn_lines


def answered(verb, entry, before=None) -> str:
    """A confirmation in a pipe."""
    return render(change_page(entry, verb=verb, today=TODAY, before=before))


def test_log_says_that_the_session_was_planned():
    """The page is the usual confirmation in a pipe."""
    assert render(log_page(LOGGED, today=TODAY, before=PLANNED, upcoming=NEXT)) == (
        "Logged s8 with Søren Østergård, Mon 9 Nov, 90 min (was planned)\n"
        "You owe\tSend the checklist, by Fri 20 Nov\ta12\n"
        "Søren owes\tShadow one review, by Tue 1 Dec\ta13\n"
        "Next\tTue 24 Nov 14:00\ts9\n"
    )


def test_log_says_when_it_was_planned_for_another_day():
    """A session that is logged a day late shows the plan that it replaces."""
    said = render(log_page(LOGGED, today=TODAY, before=PLANNED._replace(on=day("11-10"))))
    assert "Mon 9 Nov, 90 min (was planned for Tue 10 Nov)" in said


def test_log_on_a_held_session_says_only_what_was_added():
    """Earlier actions are not repeated."""
    said = render(log_page(LOGGED, today=TODAY, before=LOGGED._replace(actions=(SHADOW,))))
    assert said.startswith("Added to s8 with Søren")
    assert "a12" in said
    assert "a13" not in said


def test_log_suggests_a_next_date_only_if_nothing_is_planned():
    """The suggestion is the command that plans a session."""
    assert "mentorlog plan" in render(log_page(LOGGED, today=TODAY, nothing_planned=True))
    assert "mentorlog plan" not in render(log_page(LOGGED, today=TODAY, upcoming=NEXT, nothing_planned=True))
    assert "mentorlog plan" not in render(log_page(LOGGED, today=TODAY))


@pytest.mark.parametrize(
    ("role", "said"), [("mentor", "You mentor Søren Østergård."), ("mentee", "Søren Østergård mentors you.")]
)
def test_start_says_who_mentors_whom(role, said):
    """The role is shown, so that a wrong one is noticed."""
    assert answered("start", SOREN._replace(role=role)).startswith(f"{said}\tr1\n")


def test_an_action_that_was_already_done_is_reported():
    """Repeating a command is not an error."""
    assert answered("done", DONE, DONE) == "a12 was done already.\n"
    assert answered("done", DONE, CHECKLIST) == "Done: Send the checklist\tMon 23 Nov\ta12\n"


def test_several_answers_give_each_hint_once():
    """Three deletions have one hint about undo, below all of them."""
    lines = render(changes_page(((CHECKLIST, None), (TIRED, None)), verb="delete", today=TODAY)).splitlines()
    assert [line.split("\t")[-1] for line in lines] == ["a12", "n5", "mentorlog undo brings them back"]
    assert answered("delete", CHECKLIST) == "Deleted: Send the checklist\ta12\nmentorlog undo brings it back\n"


def test_an_edit_shows_the_changed_fields_and_their_new_values():
    """Other fields are not repeated; a cleared field is shown as cleared."""
    changed = DESIGN._replace(due_on=None, measure="two reviews", private=True)
    assert answered("edit", changed, DESIGN) == (
        "Changed g1 with Søren Østergård\nMeasure\ttwo reviews\nBy\tcleared\nPrivate\tyes\n"
    )
    assert answered("edit", DESIGN._replace(idle=4), DESIGN) == "Nothing changed in g1.\n"


def test_a_goal_without_measure_or_date_suggests_adding_it():
    """The page has the command to type; a goal that has both has no hint."""
    bare = DESIGN._replace(measure=None, due_on=None)
    assert "edit g1 --measure" in answered("goal add", bare)
    assert "edit g1 --by" in answered("goal add", bare)
    assert "mentorlog" not in answered("goal add", DESIGN)


def test_a_checkpoint_shows_the_trend_and_what_it_replaces():
    """The date is that of the checkpoint, which may not be the latest."""
    before = DESIGN._replace(checkpoints=(Checkpoint(day("06-01"), 10), *DESIGN.checkpoints[1:]))
    assert answered("checkpoint", DESIGN, before) == (
        "Run the design review alone\t40%\t15 → 25 → 40\treplaces the 10% of that day\tMon 1 Jun\tg1\n"
    )


def test_a_goal_at_100_percent_suggests_closing_it():
    """A progress of 100% does not close a goal."""
    full = DESIGN._replace(progress=100, checkpoints=(Checkpoint(TODAY, 100),))
    assert answered("checkpoint", full, DESIGN).endswith("Reached? mentorlog done g1\n")
    assert "done g1" not in answered("checkpoint", full._replace(status="achieved"), DESIGN)


def test_a_private_entry_is_marked_on_every_page():
    """The pages are its confirmation, its list, its own page, the timeline and the log."""
    moment = Moment(TODAY, None, TIRED.ref, TIRED.relationship, "Seemed tired", private=True)
    said = [
        answered("note", TIRED),
        render(list_page([TIRED], kind="note", today=TODAY)),
        render(entry_page(TIRED, today=TODAY)),
        render(tuple(timeline_rows([moment], today=TODAY))),
        render(log_page(LOGGED._replace(private=True), today=TODAY)),
    ]
    assert all("\tprivate" in each for each in said)


def test_show_lists_the_goals_of_a_session():
    """A goal that was worked on is shown by title if it is known, else by ref."""
    assert "Worked on\tRun the design review alone\tby 1 Feb\tg1\n" in render(
        entry_page(HELD, today=TODAY, linked=[DESIGN])
    )
    assert "Worked on\tg2\n" in render(entry_page(HELD, today=TODAY, linked=[DESIGN]))


def test_show_lists_my_own_actions_first():
    """The refs do not change the order."""
    said = render(entry_page(HELD._replace(actions=(SHADOW, CHECKLIST)), today=TODAY))
    assert said.index("You owe") < said.index("Søren owes")


def test_a_list_has_my_own_actions_first():
    """The order is that of the page of a session."""
    said = render(list_page([SHADOW, CHECKLIST], kind="action", today=TODAY, relationship=SOREN))
    assert said.index("You owe\tSend") < said.index("Søren owes\tShadow")


def test_a_list_of_all_labels_each_line_with_its_person():
    """The label is the first name, with an initial if two people share it."""
    other = CONFLICT._replace(relationship="Søren Holm", relationship_ref=ref("r9"))
    third = CONFLICT._replace(relationship="Ana Souza", relationship_ref=ref("r3"))
    lines = render(list_page([CONFLICT, other, third, CONFLICT], kind="point", today=TODAY)).splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Søren Ø.", "Søren Ø.", "Søren H.", "Ana"]


def test_a_name_that_is_cut_in_the_gutter_is_not_cut_otherwise_beside_it():
    """The row says `they owe`; a name that the gutter has in full is in the row too."""
    long = SHADOW._replace(relationship="Alexandrina-Wilhelmina Bo", relationship_ref=ref("r2"))
    said = "\n".join(drawn_lines(list_page([SHADOW, long], kind="action", today=TODAY)))
    assert "Alexandri…" in said
    assert said.count("Alexandri") == 1
    assert "they owe" in said
    assert "Søren owes" in said


def test_closed_entries_are_dim():
    """Their bars keep a style that a pipe omits."""
    open_row, closed = (entry_row(goal, today=TODAY) for goal in (DESIGN, pages.WRITTEN))
    assert {span.style for span in open_row.body} == {"plain"}
    assert {span.style for span in closed.body} == {"dim"}
    assert "━" not in render((closed,))


def test_a_late_action_is_red_and_says_how_late():
    """Colour only repeats what the text says."""
    row = entry_row(CHECKLIST, today=TODAY)
    assert row.mark == Span("●", "late")
    assert Span("3 days late", "late") in row.side


def test_the_timeline_is_streamed():
    """The first row is yielded before the second moment is read."""

    def moments():
        yield pages.MOMENTS[0]
        raise AssertionError("read ahead")

    assert next(timeline_rows(moments(), today=TODAY)).label == "Mon  1 Dec 2025"


@given(st.dates())
def test_every_day_of_the_timeline_has_the_same_width(on):
    """Rows that are laid out one by one are aligned."""
    (row,) = timeline_rows([Moment(on, None, ref("n1"), "Ana", None)], today=TODAY)
    assert len(row.label) == 15


def test_matches_are_highlighted():
    """Each match is strong, and the snippet is complete, also with overlapping or empty matches."""
    found = Found(TODAY, ref("n1"), "Ana", "tired of it", ((6, 8), (0, 5), (3, 7), (9, 9)))
    (row,) = search_page([found], words="x", today=TODAY)
    assert isinstance(row, Row)
    assert "".join(span.text for span in row.body) == "tired of it"
    assert [span.text for span in row.body if span.style == "strong"] == ["tired", " o", "f"]


def test_the_only_person_of_a_search_is_its_heading():
    """At a terminal; in a pipe every row has the name. Beside several people, each row has a short one."""
    rating = Found(TODAY, ref("k1"), "Ana Souza", "giving feedback", score=3)
    page = search_page([rating], words="feedback", today=TODAY, is_drawn=True)
    assert drawn_lines(page) == ["Ana Souza", f"23 Nov      giving feedback 3 of 5{'k1':>46}"]
    assert "giving feedback 3 of 5\tAna Souza\t" in render(search_page([rating], words="feedback", today=TODAY))
    other = rating._replace(relationship="Maximiliana Lind")
    page = search_page([rating, other], words="feedback", today=TODAY, is_drawn=True)
    assert ["Ana" in line or "Maximiliana" in line for line in drawn_lines(page)] == [True, True]


def test_a_search_says_if_results_were_left_out():
    """The hint is the option that shows earlier results."""
    assert "--until" in render(search_page(pages.FOUND, words="x", today=TODAY, limit=3))
    assert "--until" not in render(search_page(pages.FOUND, words="x", today=TODAY, limit=4))


def test_history_is_in_the_time_zone_of_now():
    """A command at 23:30 UTC ran today in Copenhagen in summer."""
    summer = dt.timezone(dt.timedelta(hours=2))
    now = dt.datetime(2026, 7, 2, 9, tzinfo=summer)
    ran = pages.COMMANDS[0]._replace(at=dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC))
    assert render(undone_page(ran, now=now)).startswith("Took back log of today 01:30: s8 a12\t")


def test_undone_commands_are_dim_in_the_history():
    """A command that cannot be redone says so."""
    table, *_ = history_page(pages.COMMANDS, total=4, now=NOW)
    assert isinstance(table, Table)
    assert [row[1][0].style for row in table.rows] == ["dim", "plain", "dim", "plain"]
    assert [bool(row[3]) for row in table.rows] == [True, False, True, False]
    assert "undone for good" in render((table,))


@pytest.mark.parametrize("kind", pages.LISTS)
def test_every_empty_list_suggests_a_command(kind):
    """The suggestion is below the first sentence."""
    (line,) = list_page([], kind=kind, today=TODAY)
    assert isinstance(line, Line)
    assert line.under[0][-1].text.startswith("mentorlog ")


@pytest.mark.parametrize("module", ["answers.changes", "answers.log", "journal.history"])
def test_a_confirmation_does_not_import_the_reading_pages(module):
    """The imports of a confirmation slow down every writing command."""
    code = (
        f"import sys; import mentorlog.present.{module}; "
        "print(sorted(set(sys.modules) & {'rich', 'json', 'uuid', 'pathlib', 'dataclasses', 'dateutil', 'typer', "
        "'mentorlog.present.entries.page', 'mentorlog.present.entries.lists', 'mentorlog.present.entries.rows', "
        "'mentorlog.dates.parsing'}))"
    )
    run = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "[]\n"


# the page of one entry


def test_the_order_of_a_page_names_existing_fields():
    """Each field is listed in exactly one place."""
    for kind in KINDS:
        named = entries._ORDER[kind].split() + entries._SHOWN_ELSEWHERE.get(kind, "").split()
        assert len(named) == len(set(named)), kind
        assert set(named) - {"..."} <= FIELDS[kind].keys() - {"ref", "uuid", "relationship_ref", "private"}, kind
    described = {f"{kind}.{name}" for kind in KINDS for name in entries._ORDER[kind].split()}
    assert entries._FIELD_BLOCKS.keys() | entries._PAGE_LABELS.keys() <= described


def test_a_field_without_a_place_on_the_page_is_shown_too(monkeypatch):
    """A new field is shown with its label, before the private notes."""
    met = HELD._replace(where="office", why="flu")
    assert "s8\nWhere\toffice\nTopics" in render(entry_page(met, today=TODAY))
    monkeypatch.setitem(entries._ORDER, "session", entries._ORDER["session"].replace("where ", ""))
    assert "Søren asked last\nWhere\toffice\nPrivate\t" in render(entry_page(met, today=TODAY))
