"""`agreement`: what the two agreed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, editor_that_runs, editor_that_types, ends, kept, opened, sit_down


def test_it_is_written_with_set_and_read_without(ana: Mentor) -> None:
    """`--set` writes the text, the bare command reads it."""
    said = ana('agreement ana --set "What is said here stays here."').out
    assert "Ana Souza" in said
    assert "What is said here stays here." in ana("agreement ana").out
    assert "What is said here stays here." in ana("agreement").out


def test_it_is_part_of_the_relationship(ana: Mentor) -> None:
    """A write answers with the relationship, and the day it was agreed."""
    entry = ana('agreement --set "Mondays, by video." --json').json
    assert (entry["ref"], entry["kind"]) == ("r1", "relationship")
    assert (entry["agreement"], entry["agreed_on"]) == ("Mondays, by video.", "2026-11-23")
    assert ana("agreement ana --json").json == entry


def test_without_a_name_it_reads_all_and_writes_to_the_only_one(two: Mentor) -> None:
    """Reading covers every active relationship; writing must know which."""
    two('agreement ana --set "Stays here."')
    assert [entry["agreement"] for entry in two("agreement --json").json] == ["Stays here.", None]
    two.fails('agreement --set "Which?"', code=2)


def test_the_name_may_stand_in_with(two: Mentor) -> None:
    """`-w` is another way to say it, by name or ref of any case."""
    assert two('agreement -w bo --set "By phone." --json').json["relationship"] == "Bo Lind"
    assert two("agreement -w R2 --json").json["agreement"] == "By phone."
    two.fails("agreement ana -w bo", code=2)


def test_it_comes_from_standard_input(ana: Mentor) -> None:
    """`--set -` reads it all, line breaks kept."""
    assert ana("agreement --set - --json", stdin="one\n\n  two\n").json["agreement"] == "one\n\n  two"


def test_where_there_is_none_it_says_how_to_write_one(ana: Mentor) -> None:
    """An empty answer helps on; nobody there is no error."""
    assert "mentorlog agreement" in ana("agreement ana").said


def test_without_relationships_reading_says_how_to_begin(mentor: Mentor) -> None:
    """Nothing found is 0; writing for nobody could not be done."""
    assert "mentorlog start" in mentor("agreement").said
    assert mentor("agreement --json").json == []
    mentor.fails("agreement --set x", code=1)


@pytest.mark.parametrize("line", ['agreement --set ""', 'agreement --set "  "', "agreement --edit --set x"])
def test_blank_text_and_two_ways_at_once_are_refused(ana: Mentor, line: str) -> None:
    """An agreement is cleared on purpose, with edit, not by an empty word."""
    ana.fails(line, code=2)


def test_the_same_words_again_change_nothing(ana: Mentor) -> None:
    """No trace is left in history, and the day stays the day it was agreed."""
    ana('agreement --set "Stays here."')
    ana.now = "2026-12-01T09:00"
    assert ana('agreement --set "Stays here." --json').json["agreed_on"] == "2026-11-23"
    assert [command["verb"] for command in ana("history --json").json] == ["agreement", "start"]


def test_it_is_written_in_the_editor(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--edit` opens what there is with lines of help, which are taken off again."""
    sit_down(monkeypatch)
    ana('agreement --set "Stays here."')
    entry = ana("agreement --edit --json", **editor_that_runs(ana, "text = text.replace('here', 'between us')")).json
    assert entry["agreement"] == "Stays between us."
    assert opened(ana).startswith("Stays here.")
    assert "# mentorlog:" in opened(ana)


def test_a_heading_typed_in_the_editor_is_text(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only mentorlog's own lines of help are taken off."""
    sit_down(monkeypatch)
    entry = ana("agreement --edit --json", **editor_that_types(ana, "# Rules\n\nbe kind\n")).json
    assert entry["agreement"] == "# Rules\n\nbe kind"


def test_an_editor_that_changes_nothing_saves_nothing(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaving the editor as it opened is a change of mind."""
    sit_down(monkeypatch)
    assert "nothing was saved" in ana.fails("agreement --edit", code=1, EDITOR="true")


def test_an_editor_that_fails_saves_nothing_and_keeps_the_text(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed survives in a file that the error names."""
    sit_down(monkeypatch)
    script = editor_that_runs(ana, "path.write_text('a long thought', 'utf-8'); sys.exit(1)")
    assert "unsaved" in ana.fails("agreement --edit", code=1, **script)
    assert kept(ana) == ["a long thought"]
    assert ana("agreement ana --json").json["agreement"] is None


def test_without_an_editor_it_says_how_to_set_one(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """No VISUAL, no EDITOR: the line to type."""
    sit_down(monkeypatch)
    assert "export EDITOR=" in ana.fails("agreement --edit", code=1)


def test_away_from_a_terminal_there_is_no_editor(ana: Mentor) -> None:
    """An editor in a pipe would hang: what is missing is exit 2."""
    ana.fails("agreement --edit", code=2, EDITOR="true")


def test_at_a_real_terminal_the_editor_opens(ana: Mentor) -> None:
    """The whole way: a terminal, a process, an editor, an answer."""
    code, said = ends(at_terminal(ana, "agreement", "--edit", **editor_that_types(ana, "Stays here.\n")))
    assert code == 0
    assert "Agreed with Ana Souza" in said
    assert ana("agreement ana --json").json["agreement"] == "Stays here."


# the template of a first agreement


def written(mentor: Mentor, script: str) -> dict[str, Any]:
    """The relationship after `agreement --edit` in an editor that runs a piece of Python on `text`."""
    entry: dict[str, Any] = mentor("agreement --edit --json", **editor_that_runs(mentor, script)).json
    return entry


def test_the_first_time_it_opens_a_template(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A heading for each thing that people agree on, with a line of help that is taken off again."""
    sit_down(monkeypatch)
    written(ana, "text = 'x'")
    lines = opened(ana).split("\n")
    headings = [line for line in lines if line and not line.startswith("# mentorlog: ")]
    assert headings == [
        "What I expect of Ana:",
        "What Ana expects of me:",
        "What stays between us:",
        "How often we meet:",
        "Where we meet:",
        "Who books:",
        "Ground rules:",
        "Look at it again:",
    ]
    for heading in headings:
        assert lines[lines.index(heading) + 1].startswith("# mentorlog: ")


def test_headings_without_words_are_not_kept(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words may stand below a heading, below its help, or beside it; nothing of the skeleton is stored."""
    sit_down(monkeypatch)
    script = (
        "text = text.replace('What stays between us:\\n', 'What stays between us:\\nAll of it.\\n\\n"
        "But for what we say may be told.\\n')\n"
        "text = text.replace('Who books:', 'Who books: Ana')\n"
        "text = text.replace('without hard feelings.\\n', 'without hard feelings.\\nSay it early.\\n')"
    )
    entry = written(ana, script)
    assert entry["agreement"] == (
        "What stays between us:\nAll of it.\n\nBut for what we say may be told.\n\n"
        "Who books: Ana\n\nGround rules:\nSay it early."
    )
    assert (entry["agreed_on"], entry["look_again_on"]) == ("2026-11-23", None)


@pytest.mark.parametrize("script", ["text = text.rstrip()", "text = ''", "text = text.replace('\\n\\n', '\\n')"])
def test_a_template_left_empty_saves_nothing(ana: Mentor, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Whatever the editor does to blanks: nothing was typed, and nothing is kept."""
    sit_down(monkeypatch)
    said = ana.fails("agreement --edit", code=1, **editor_that_runs(ana, script))
    assert said == "mentorlog: Nothing was typed; nothing was saved.\n"
    assert ana("agreement ana --json").json["agreement"] is None
    assert kept(ana) == []


def test_the_second_time_it_opens_what_there_is(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the day to look at it again, and what nothing was said about as help alone."""
    sit_down(monkeypatch)
    ana("agreement --set 'Who books: Ana' --again 'in 3 months'")
    entry = written(ana, "text = text.replace('Ana', 'I do')")
    assert opened(ana).startswith("Who books: Ana\n\nLook at it again: 2027-02-23\n")
    assert "# mentorlog: Not in the agreement yet: What I expect of Ana; " in opened(ana)
    assert "Who books" not in opened(ana).partition("Nothing yet under")[2]
    assert (entry["agreement"], entry["look_again_on"]) == ("Who books: I do", "2027-02-23")


def test_emptied_it_is_refused_and_kept(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """An agreement is cleared on purpose."""
    sit_down(monkeypatch)
    ana("agreement --set 'Stays here.'")
    said = ana.fails("agreement --edit", code=2, **editor_that_runs(ana, "text = ''"))
    assert "mentorlog edit r1 --clear agreement" in said
    assert ana("agreement ana --json").json["agreement"] == "Stays here."


# when to look at it again


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Look at it again: in 3 months", "2027-02-23"),
        ("look at it again:   1 feb.", "2027-02-01"),
        ("- Look at it again: 2027-05-03", "2027-05-03"),
        ("Se på den igen: om 2 uger", "2026-12-07"),
    ],
)
def test_a_line_in_the_text_says_when(ana: Mentor, line: str, day: str) -> None:
    """It is taken off, for its words would soon be wrong; in English and Danish."""
    entry = ana("agreement --set - --json", stdin=f"Be kind.\n\n{line}\n\nBe on time.\n").json
    assert (entry["agreement"], entry["look_again_on"]) == ("Be kind.\n\nBe on time.", day)


@pytest.mark.parametrize("words", ["next blue moon", "yesterday", "2020-01-01", "friday 14:00", "03/04/2027"])
def test_a_line_that_is_no_day_ahead_stays_text(ana: Mentor, words: str) -> None:
    """And a hint says so, with the line to type."""
    answer = ana(["agreement", "--set", f"Be kind.\nLook at it again: {words}", "--json"])
    assert f"'{words}' is not a future date I recognise; the line is kept as text" in answer.err
    assert "mentorlog agreement r1 --again DATE" in answer.err
    assert answer.json["agreement"] == f"Be kind.\nLook at it again: {words}"
    assert answer.json["look_again_on"] is None


@pytest.mark.parametrize("typed", ["Look at it again: in 3 months", "Look at it again:\\nin 3 months"])
def test_the_template_asks_when(ana: Mentor, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Beside its heading, or below it as all else is."""
    sit_down(monkeypatch)
    entry = written(ana, f"text = text.replace('Look at it again:', '{typed}').replace('books:', 'books: I')")
    assert (entry["agreement"], entry["look_again_on"]) == ("Who books: I", "2027-02-23")


def test_again_says_when_and_shows_it(ana: Mentor) -> None:
    """With a text, and later alone: then it was looked at, and only the day moves."""
    said = ana("agreement --set 'Be kind.' --again 'in 3 months'").out
    assert said.startswith("Agreed with Ana Souza, Mon 23 Nov. Look at it again Tue 23 Feb 2027.")
    assert "look again Tue 23 Feb" in ana("agreement ana").out
    ana.now = "2027-02-23T09:00"
    due = ana("agreement ana")
    assert "time to look at it again" in due.out
    assert due.err == "Still right? mentorlog agreement r1 --again DATE\n"
    said = ana("agreement ana --again 2027-08-02").out
    assert said.startswith("Looked at what you agreed with Ana Souza. Look at it again Mon 2 Aug.")
    entry = ana("agreement ana --json").json
    assert (entry["agreement"], entry["agreed_on"], entry["look_again_on"]) == ("Be kind.", "2026-11-23", "2027-08-02")
    assert "was so already" in ana("agreement ana --again 2027-08-02").out
    assert [command["verb"] for command in ana("history --json").json] == ["agreement", "agreement", "start"]


def test_half_a_year_where_nobody_said(ana: Mentor) -> None:
    """Shown, but not stored: it follows the day of the agreement."""
    ana("agreement --set 'Be kind.'")
    assert "look again Sun 23 May" in ana("agreement ana").out
    assert ana("agreement ana --json").json["look_again_on"] is None


def test_a_changed_agreement_was_looked_at(ana: Mentor) -> None:
    """A day that has come is over then; one that is still ahead holds; the same words change nothing."""
    ana("agreement --set 'Be kind.' --again 2026-12-07")
    assert ana("agreement --set 'Be kinder.' --json").json["look_again_on"] == "2026-12-07"
    ana.now = "2026-12-08T09:00"
    assert ana("agreement --set 'Be kinder.' --json").json["look_again_on"] == "2026-12-07"
    entry = ana("agreement --set 'Be kindest.' --json").json
    assert (entry["agreed_on"], entry["look_again_on"]) == ("2026-12-08", None)


def test_the_day_alone_can_be_written_in_the_editor(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changed, or taken away; the agreement is as old as it was. One that has come is not shown again."""
    sit_down(monkeypatch)
    ana("agreement --set 'Be kind.' --again 2026-12-07")
    ana.now = "2026-12-01T09:00"
    entry = written(ana, "text = text.replace('2026-12-07', 'in 3 months')")
    assert (entry["agreed_on"], entry["look_again_on"]) == ("2026-11-23", "2027-03-01")
    entry = written(ana, "text = text.replace(' 2027-03-01', '')")
    assert (entry["agreed_on"], entry["look_again_on"]) == ("2026-11-23", None)
    ana("agreement ana --again 2026-12-07")
    ana.now = "2026-12-08T09:00"
    assert written(ana, "text = text.replace('kind', 'kinder')")["look_again_on"] is None
    assert "2026-12-07" not in opened(ana)


def test_a_line_alone_moves_the_day(ana: Mentor) -> None:
    """It is no agreement of its own."""
    assert "The agreement is empty" in ana.fails(["agreement", "--set", "Look at it again: in 3 months"], code=2)
    ana("agreement --set 'Be kind.'")
    entry = ana(["agreement", "--set", "Look at it again: in 3 months", "--json"]).json
    assert (entry["agreement"], entry["look_again_on"]) == ("Be kind.", "2027-02-23")


def test_there_is_nothing_to_look_at_without_an_agreement(ana: Mentor) -> None:
    """The line to type writes one."""
    assert "mentorlog agreement r1 --edit" in ana.fails("agreement ana --again 'in 3 months'", code=1)


@pytest.mark.parametrize("day", ["nonsense", "today", "2020-01-01", "''"])
def test_a_day_that_is_not_ahead_is_refused(ana: Mentor, day: str) -> None:
    """--again looks ahead."""
    ana("agreement --set 'Be kind.'")
    ana.fails(f"agreement ana --again {day}", code=2)
    ana.fails(f"agreement --set 'Be kinder.' --again {day}", code=2)
    assert ana("agreement ana --json").json["agreement"] == "Be kind."


def test_edit_has_the_day_too(ana: Mentor) -> None:
    """Under its option and its key, and it can be cleared."""
    ana("agreement --set 'Be kind.'")
    assert ana("edit ana --look-again 'in 3 months' --json").json["look_again_on"] == "2027-02-23"
    assert "Look again" in ana("show ana").out
    assert ana("edit ana --look-again-on 2027-05-03 --json").json["look_again_on"] == "2027-05-03"
    assert ana("edit ana --clear look-again --json").json["look_again_on"] is None


def test_leaving_the_text_as_it_was_saves_nothing(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor's help says how to say that it still holds."""
    sit_down(monkeypatch)
    ana("agreement --set 'Be kind.' --again 'in 3 months'")
    script = editor_that_runs(ana, "pass")
    assert "nothing was saved" in ana.fails("agreement --edit", code=1, **script)
    assert "mentorlog agreement r1 --again DATE" in opened(ana)


@pytest.mark.parametrize(
    "script",
    [
        "text = text.replace('\\n', '\\r\\n')",
        "text = '\\ufeff' + '\\n'.join(line.rstrip() for line in text.split('\\n'))",
        "text = text.rstrip()",
    ],
)
@pytest.mark.parametrize("agreement", ["Be kind.  \n\n- on time \n", "one\r\ntwo", "Who books:\n\nGround rules: none"])
def test_an_untouched_text_is_as_old_as_it_was(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, agreement: str, script: str
) -> None:
    """Whatever the editor does to blanks and line breaks, also beside a day that is changed."""
    sit_down(monkeypatch)
    ana(["agreement", "--set", agreement, "--again", "2026-12-07"])
    ana.now = "2026-12-01T09:00"
    write = "path.write_bytes(text.encode()); sys.exit()"
    said = ana.fails("agreement --edit", code=1, **editor_that_runs(ana, f"{script}\n{write}"))
    assert "Nothing was typed" in said
    entry = written(ana, f"text = text.replace('2026-12-07', 'in 3 months')\n{script}\n{write}")
    assert (entry["agreement"], entry["agreed_on"]) == (agreement, "2026-11-23")
    assert entry["look_again_on"] == "2027-03-01"
