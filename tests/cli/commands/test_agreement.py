"""`agreement`: read and write the agreement of a relationship."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, editor_that_runs, editor_that_types, ends, kept, opened, sit_down


def test_set_writes_the_agreement(ana: Mentor) -> None:
    """The command without `--set` prints it."""
    said = ana('agreement ana --set "What is said here stays here."').out
    assert "Ana Souza" in said
    assert "What is said here stays here." in ana("agreement ana").out
    assert "What is said here stays here." in ana("agreement").out


def test_the_json_answer_is_the_relationship(ana: Mentor) -> None:
    """It includes the text and the day of the agreement."""
    entry = ana('agreement --set "Mondays, by video." --json').json
    assert (entry["ref"], entry["kind"]) == ("r1", "relationship")
    assert (entry["agreement"], entry["agreed_on"]) == ("Mondays, by video.", "2026-11-23")
    assert ana("agreement ana --json").json == entry


def test_the_name_is_optional(two: Mentor) -> None:
    """Reading shows all active relationships; writing without a name needs exactly one."""
    two('agreement ana --set "Stays here."')
    assert [entry["agreement"] for entry in two("agreement --json").json] == ["Stays here.", None]
    two.fails('agreement --set "Which?"', code=2)


def test_the_name_may_be_given_with_w(two: Mentor) -> None:
    """`-w` accepts a name or a ref in any case, but not together with NAME."""
    assert two('agreement -w bo --set "By phone." --json').json["relationship"] == "Bo Lind"
    assert two("agreement -w R2 --json").json["agreement"] == "By phone."
    two.fails("agreement ana -w bo", code=2)


def test_set_dash_reads_standard_input(ana: Mentor) -> None:
    """Line breaks inside the text are kept."""
    assert ana("agreement --set - --json", stdin="one\n\n  two\n").json["agreement"] == "one\n\n  two"


def test_an_empty_agreement_shows_how_to_write_one(ana: Mentor) -> None:
    """The hint shows the command to type."""
    assert "mentorlog agreement" in ana("agreement ana").output


def test_without_relationships_a_hint_suggests_start(mentor: Mentor) -> None:
    """Reading succeeds with an empty result; writing fails with exit 1."""
    assert "mentorlog start" in mentor("agreement").output
    assert mentor("agreement --json").json == []
    mentor.fails("agreement --set x", code=1)


@pytest.mark.parametrize("line", ['agreement --set ""', 'agreement --set "  "', "agreement --edit --set x"])
def test_blank_text_and_edit_with_set_are_refused(ana: Mentor, line: str) -> None:
    """Blank text does not clear the agreement; `edit --clear` does."""
    ana.fails(line, code=2)


def test_the_same_text_changes_nothing(ana: Mentor) -> None:
    """Nothing is added to the history, and the day of the agreement stays the same."""
    ana('agreement --set "Stays here."')
    ana.now = "2026-12-01T09:00"
    assert ana('agreement --set "Stays here." --json').json["agreed_on"] == "2026-11-23"
    assert [command["verb"] for command in ana("history --json").json] == ["agreement", "start"]


def test_edit_opens_the_editor(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file has the present text and help lines, which are removed on saving."""
    sit_down(monkeypatch)
    ana('agreement --set "Stays here."')
    entry = ana("agreement --edit --json", **editor_that_runs(ana, "text = text.replace('here', 'between us')")).json
    assert entry["agreement"] == "Stays between us."
    assert opened(ana).startswith("Stays here.")
    assert "# mentorlog:" in opened(ana)


def test_a_heading_typed_in_the_editor_is_text(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the program's own help lines are removed."""
    sit_down(monkeypatch)
    entry = ana("agreement --edit --json", **editor_that_types(ana, "# Rules\n\nbe kind\n")).json
    assert entry["agreement"] == "# Rules\n\nbe kind"


def test_an_editor_that_changes_nothing_saves_nothing(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command fails with exit 1."""
    sit_down(monkeypatch)
    assert "nothing was saved" in ana.fails("agreement --edit", code=1, EDITOR="true")


def test_an_editor_that_fails_saves_nothing_and_keeps_the_text(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file that has the unsaved text."""
    sit_down(monkeypatch)
    script = editor_that_runs(ana, "path.write_text('a long thought', 'utf-8'); sys.exit(1)")
    assert "unsaved" in ana.fails("agreement --edit", code=1, **script)
    assert kept(ana) == ["a long thought"]
    assert ana("agreement ana --json").json["agreement"] is None


def test_without_an_editor_the_error_shows_how_to_set_one(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither VISUAL nor EDITOR is set."""
    sit_down(monkeypatch)
    assert "export EDITOR=" in ana.fails("agreement --edit", code=1)


def test_edit_outside_a_terminal_is_refused(ana: Mentor) -> None:
    """An editor in a pipe would hang, so this is a usage error (exit 2)."""
    ana.fails("agreement --edit", code=2, EDITOR="true")


def test_at_a_real_terminal_the_editor_opens(ana: Mentor) -> None:
    """A real process runs in a pseudo-terminal."""
    code, said = ends(at_terminal(ana, "agreement", "--edit", **editor_that_types(ana, "Stays here.\n")))
    assert code == 0
    assert "Agreed with Ana Souza" in said
    assert ana("agreement ana --json").json["agreement"] == "Stays here."


# the template of a first agreement


def written(mentor: Mentor, script: str) -> dict[str, Any]:
    """Return the relationship after `agreement --edit` in an editor that runs Python code on `text`."""
    entry: dict[str, Any] = mentor("agreement --edit --json", **editor_that_runs(mentor, script)).json
    return entry


def test_a_first_agreement_opens_a_template(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a heading for each subject and a help line below each heading."""
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
        "May I send you what we talked about?",
        "Who may read the summary:",
        "Look at it again:",
    ]
    for heading in headings:
        assert lines[lines.index(heading) + 1].startswith("# mentorlog: ")


def test_headings_without_text_are_not_saved(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text may follow a heading, its help line or the colon."""
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
def test_an_empty_template_saves_nothing(ana: Mentor, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Changes to blanks and empty lines do not count as text."""
    sit_down(monkeypatch)
    said = ana.fails("agreement --edit", code=1, **editor_that_runs(ana, script))
    assert said == "mentorlog: Nothing was typed; nothing was saved.\n"
    assert ana("agreement ana --json").json["agreement"] is None
    assert kept(ana) == []


def test_an_existing_agreement_opens_as_text(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends with the review day; headings that have no text are listed in a help line."""
    sit_down(monkeypatch)
    ana("agreement --set 'Who books: Ana' --again 'in 3 months'")
    entry = written(ana, "text = text.replace('Ana', 'I do')")
    assert opened(ana).startswith(
        "Who books: Ana\n\nMay I send you what we talked about?\nWho may read the summary:\n"
        "Look at it again: 2027-02-23\n"
    )
    assert "# mentorlog: Not in the agreement yet: What I expect of Ana; " in opened(ana)
    assert "Who books" not in opened(ana).partition("Nothing yet under")[2]
    assert (entry["agreement"], entry["look_again_on"]) == ("Who books: I do", "2027-02-23")


def test_an_emptied_agreement_is_refused(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error suggests `edit --clear`, and the text is kept."""
    sit_down(monkeypatch)
    ana("agreement --set 'Stays here.'")
    said = ana.fails("agreement --edit", code=2, **editor_that_runs(ana, "text = ''"))
    assert "mentorlog edit r1 --clear agreement" in said
    assert ana("agreement ana --json").json["agreement"] == "Stays here."


# the review day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Look at it again: in 3 months", "2027-02-23"),
        ("look at it again:   1 feb.", "2027-02-01"),
        ("- Look at it again: 2027-05-03", "2027-05-03"),
        ("Se på den igen: om 2 uger", "2026-12-07"),
    ],
)
def test_a_line_in_the_text_sets_the_review_day(ana: Mentor, line: str, day: str) -> None:
    """The line, in English or Danish, is removed from the text because a relative date becomes wrong."""
    entry = ana("agreement --set - --json", stdin=f"Be kind.\n\n{line}\n\nBe on time.\n").json
    assert (entry["agreement"], entry["look_again_on"]) == ("Be kind.\n\nBe on time.", day)


@pytest.mark.parametrize("words", ["next blue moon", "yesterday", "2020-01-01", "friday 14:00", "03/04/2027"])
def test_a_review_line_without_a_future_date_stays_text(ana: Mentor, words: str) -> None:
    """A hint names the text that is not a date and suggests `--again DATE`."""
    answer = ana(["agreement", "--set", f"Be kind.\nLook at it again: {words}", "--json"])
    assert f"'{words}' is not a future date I recognise; the line is kept as text" in answer.err
    assert "mentorlog agreement r1 --again DATE" in answer.err
    assert answer.json["agreement"] == f"Be kind.\nLook at it again: {words}"
    assert answer.json["look_again_on"] is None


@pytest.mark.parametrize("typed", ["Look at it again: in 3 months", "Look at it again:\\nin 3 months"])
def test_the_template_has_a_review_day(ana: Mentor, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """The date may follow the heading or be on the next line."""
    sit_down(monkeypatch)
    entry = written(ana, f"text = text.replace('Look at it again:', '{typed}').replace('books:', 'books: I')")
    assert (entry["agreement"], entry["look_again_on"]) == ("Who books: I", "2027-02-23")


def test_again_sets_the_review_day(ana: Mentor) -> None:
    """Without `--set` it records a review: only the review day changes."""
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


def test_the_default_review_day_is_after_six_months(ana: Mentor) -> None:
    """It is computed from the day of the agreement and is not stored."""
    ana("agreement --set 'Be kind.'")
    assert "look again Sun 23 May" in ana("agreement ana").out
    assert ana("agreement ana --json").json["look_again_on"] is None


def test_a_changed_agreement_clears_a_past_review_day(ana: Mentor) -> None:
    """A future review day is kept, and an unchanged text changes nothing."""
    ana("agreement --set 'Be kind.' --again 2026-12-07")
    assert ana("agreement --set 'Be kinder.' --json").json["look_again_on"] == "2026-12-07"
    ana.now = "2026-12-08T09:00"
    assert ana("agreement --set 'Be kinder.' --json").json["look_again_on"] == "2026-12-07"
    entry = ana("agreement --set 'Be kindest.' --json").json
    assert (entry["agreed_on"], entry["look_again_on"]) == ("2026-12-08", None)


def test_the_editor_can_change_only_the_review_day(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the agreement stays the same; a past review day is not shown."""
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


def test_a_review_line_alone_sets_only_the_day(ana: Mentor) -> None:
    """Without an agreement it is refused."""
    assert "The agreement is empty" in ana.fails(["agreement", "--set", "Look at it again: in 3 months"], code=2)
    ana("agreement --set 'Be kind.'")
    entry = ana(["agreement", "--set", "Look at it again: in 3 months", "--json"]).json
    assert (entry["agreement"], entry["look_again_on"]) == ("Be kind.", "2027-02-23")


def test_again_without_an_agreement_is_refused(ana: Mentor) -> None:
    """The error suggests a command that writes one."""
    assert "mentorlog agreement r1 --edit" in ana.fails("agreement ana --again 'in 3 months'", code=1)


@pytest.mark.parametrize("day", ["nonsense", "today", "2020-01-01", "''"])
def test_a_review_day_must_be_in_the_future(ana: Mentor, day: str) -> None:
    """A refused day leaves the text unchanged too."""
    ana("agreement --set 'Be kind.'")
    ana.fails(f"agreement ana --again {day}", code=2)
    ana.fails(f"agreement --set 'Be kinder.' --again {day}", code=2)
    assert ana("agreement ana --json").json["agreement"] == "Be kind."


def test_edit_can_change_the_review_day(ana: Mentor) -> None:
    """Its option is `--look-again` or `--look-again-on`, and `--clear` removes the day."""
    ana("agreement --set 'Be kind.'")
    assert ana("edit ana --look-again 'in 3 months' --json").json["look_again_on"] == "2027-02-23"
    assert "Look again" in ana("show ana").out
    assert ana("edit ana --look-again-on 2027-05-03 --json").json["look_again_on"] == "2027-05-03"
    assert ana("edit ana --clear look-again --json").json["look_again_on"] is None


def test_an_unchanged_text_saves_nothing(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The help lines in the editor suggest `--again DATE` instead."""
    sit_down(monkeypatch)
    ana("agreement --set 'Be kind.' --again 'in 3 months'")
    script = editor_that_runs(ana, "pass")
    assert "nothing was saved" in ana.fails("agreement --edit", code=1, **script)
    assert "mentorlog agreement r1 --again DATE" in opened(ana)


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(
    "script",
    [
        "text = text.replace('\\n', '\\r\\n')",
        "text = '\\ufeff' + '\\n'.join(line.rstrip() for line in text.split('\\n'))",
        "text = text.rstrip()",
    ],
)
@pytest.mark.parametrize("agreement", ["Be kind.  \n\n- on time \n", "one\r\ntwo", "Who books:\n\nGround rules: none"])
def test_an_unchanged_text_keeps_its_day(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, agreement: str, script: str
) -> None:
    """Editors may change blanks and line breaks, also when the user changes the review day."""
    sit_down(monkeypatch)
    ana(["agreement", "--set", agreement, "--again", "2026-12-07"])
    ana.now = "2026-12-01T09:00"
    write = "path.write_bytes(text.encode()); sys.exit()"
    said = ana.fails("agreement --edit", code=1, **editor_that_runs(ana, f"{script}\n{write}"))
    assert "Nothing was typed" in said
    entry = written(ana, f"text = text.replace('2026-12-07', 'in 3 months')\n{script}\n{write}")
    assert (entry["agreement"], entry["agreed_on"]) == (agreement, "2026-11-23")
    assert entry["look_again_on"] == "2027-03-01"


def test_the_list_names_paused_relationships_if_none_is_active(ana: Mentor) -> None:
    """They are not no one."""
    ana("pause ana")
    answer = ana("agreement")
    assert "no relationship is active: mentorlog people --all" in answer.err
    assert "Nobody here yet" not in answer.out
