"""`agreement`: what the two agreed."""

from __future__ import annotations

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
