"""`end` at a terminal: the closing questions, and the same questions in the editor."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import (
    answered,
    at_terminal,
    editor_that_runs,
    editor_that_types,
    ends,
    opened,
    press_ctrl_c,
    sit_down,
)

WORDS = ("learned", "thanks", "same", "different", "next")


@pytest.fixture
def closing(ana: Mentor) -> Mentor:
    """A relationship near its end, with an entry of every kind that the closing asks about."""
    for line in (
        "rate Listening 2 -w ana --on 2026-03-10",
        "rate Empathy 3 --mine -w ana --on 2026-03-10",
        "goal add Lead a review -w ana",
        "goal add Say no -w ana",
        "action add Send the list -w ana",
        "action add Read the book --theirs -w ana",
        "plan 2026-12-10 -w ana",
    ):
        ana(line)
    return ana


def shown(mentor: Mentor, ref: str) -> dict[str, object]:
    """Return one entry by its ref."""
    entry: dict[str, object] = mentor(f"show {ref} --json").json
    return entry


ALL = [
    ("When did it end?", "2026-11-20"),
    ("Why did it end?", "1"),
    ("What did you learn", "to wait"),
    ("What do you thank", "every question"),
    ("the same again", "walks"),
    ("differently", "fewer goals"),
    ("Listening", "4"),
    ("Empathy", "9"),
    ("whole number", "4"),
    ("takes your place", "Mette"),
    ("g1", "1"),
    ("g2", "carried"),
    ("Send the list (you owe Ana)", "2"),
    ("Read the book (Ana owes you)", ""),
    ("cancel it?", ""),
    ("in touch again?", "2027-02-01"),
    ("End with Ana Souza", "y"),
]


@pytest.mark.heavy
def test_every_answer_is_saved(closing: Mentor) -> None:
    """Texts, ratings, decisions on open entries and the contact day are one command for `undo`."""
    code, said = answered(closing, "end", "ana", answers=ALL)
    assert code == 0
    has(
        shown(closing, "r1"),
        status="ended",
        ended_on="2026-11-20",
        reason="goals reached",
        learned="to wait",
        thanks="every question",
        same="walks",
        different="fewer goals",
        next="Mette",
        keep_in_touch_on="2027-02-01",
    )
    has(shown(closing, "k3"), skill="Listening", score=4, owner="them", on="2026-11-20")
    has(shown(closing, "k4"), skill="Empathy", score=4, owner="me")
    has(shown(closing, "g1"), status="achieved", closed_on="2026-11-20")
    assert [shown(closing, ref)["status"] for ref in ("g2", "a1", "a2", "s1")] == [
        "open",
        "dropped",
        "open",
        "cancelled",
    ]
    assert "1 goal reached" in _plain(said)
    assert "2 entries left open" in _plain(said)
    assert re.findall(r"\b[ga][12]\b", _plain(said).partition("In all")[2].partition("Export")[0]) == ["g2", "a2"]
    closing("undo")
    has(shown(closing, "r1"), status="active", learned=None)
    assert shown(closing, "g1")["status"] == "open"


@pytest.mark.heavy
def test_the_questions_are_in_three_groups_and_numbered(closing: Mentor) -> None:
    """Why, what it gave and what stays open; the last question has the number of all."""
    child = at_terminal(closing, "end", "ana")
    read = ""
    for question, answer in ALL:
        child.expect_exact(question)
        read += child.before + child.after
        child.sendline(answer)
    read += ends(child)[1]
    lines = [" ".join(line.split()) for line in _plain(read).splitlines()]
    titles = ("Why it ended", "What it gave", "What stays open")
    assert [line for line in lines if line in titles] == list(titles)
    assert [line.split()[0] for line in lines if re.match(r"\d+ of 15 ", line)] == [str(each) for each in range(1, 16)]
    assert "\x1b[1mWhen did it end?" in read


def _plain(output: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", output)


@pytest.mark.heavy
def test_a_second_rating_on_one_day_replaces_the_first(closing: Mentor) -> None:
    """`rate` does the same."""
    closing("rate listening 3 -w ana --on 2026-11-20")
    code, _ = answered(closing, "end", "ana", answers=ALL)
    assert code == 0
    has(shown(closing, "k3"), score=4, on="2026-11-20")
    skills = closing("progress ana --json").json["skills"]
    assert [len(one["latest"]) for one in skills] == [2, 2]


@pytest.mark.heavy
def test_every_question_can_be_skipped(closing: Mentor) -> None:
    """Enter at every question ends the relationship today and changes nothing else."""
    skipped = [(question, "") for question, said in ALL if question != "whole number"]
    code, _ = answered(closing, "end", "ana", answers=skipped)
    assert code == 0
    has(shown(closing, "r1"), status="ended", ended_on="2026-11-23", reason=None, **dict.fromkeys(WORDS))
    assert [shown(closing, ref)["status"] for ref in ("g1", "a1")] == ["open", "open"]


@pytest.mark.heavy
def test_an_interrupted_closing_can_be_continued(closing: Mentor) -> None:
    """Ctrl-C saves the answers so far, and the next run offers them as defaults."""
    code, said = answered(closing, "end", "ana", answers=[*ALL[:4], ("the same again", "^C")])
    assert code == 130
    assert "Saved your written answers and Fri 20 Nov as the planned end" in " ".join(said.split())
    assert "Ratings" not in said
    has(shown(closing, "r1"), status="active", learned="to wait", thanks="every question", reason="goals reached")
    child = at_terminal(closing, "end", "ana")
    child.expect_exact("When did it end? [Fri 20 Nov]")
    child.sendline("")
    child.expect_exact("You wrote: goals reached")
    child.expect_exact("Enter keeps it")
    press_ctrl_c(child)
    assert ends(child)[0] == 130
    assert shown(closing, "r1")["learned"] == "to wait"


@pytest.mark.heavy
def test_answering_no_does_not_end_the_relationship(closing: Mentor) -> None:
    """The texts are saved, but ratings and decisions on open entries are not."""
    code, said = answered(closing, "end", "ana", answers=[*ALL[:-1], ("End with Ana Souza", "n")])
    assert code == 0
    assert "the relationship was not ended" in " ".join(said.split())
    assert "Ratings and decisions about open entries were not saved" in " ".join(said.split())
    has(shown(closing, "r1"), status="active", learned="to wait")
    assert shown(closing, "g1")["status"] == "open"


def test_an_invalid_day_is_asked_again(ana: Mentor) -> None:
    """The day must be between the start of the relationship and today."""
    answers = [("When did it end?", "2020-01-01"), ("It began on", "gibberish"), ("not a date", "^C")]
    code, said = answered(ana, "end", "ana", answers=answers)
    assert code == 130
    assert "Nothing was changed" in said
    assert shown(ana, "r1")["status"] == "active"


@pytest.mark.heavy
def test_prepare_asks_only_for_the_texts(closing: Mentor) -> None:
    """The relationship stays active, and the reminder to prepare its closing disappears."""
    closing("edit ana --until 2026-12-20")
    assert "closing_near" not in {one["reminder"] for one in closing("remind --json").json}
    before = {one["reminder"]: one["due_on"] for one in closing("remind --within 3w --json").json}
    assert before["closing_near"] == "2026-12-10", "the day of the last session before the end"
    code, _ = answered(closing, "end", "ana", "--prepare", answers=[*ALL[2:6], ("takes your place", "Mette")])
    assert code == 0
    has(shown(closing, "r1"), status="active", learned="to wait", next="Mette")
    assert "closing_near" not in {one["reminder"] for one in closing("remind --within 3w --json").json}


def test_options_skip_the_questions(closing: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command with answers in its options is complete."""
    sit_down(monkeypatch)
    closing("end ana --learned 'to wait' --same walks --different 'fewer goals' --next Mette --thanks all")
    has(shown(closing, "r1"), status="ended", learned="to wait", same="walks", different="fewer goals", next="Mette")


def test_json_skips_the_questions(closing: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script cannot answer questions."""
    sit_down(monkeypatch)
    has(closing("end ana --json").json, status="ended")


def test_the_editor_has_a_heading_for_each_question(closing: Mentor) -> None:
    """The text below a heading is its answer; a heading without text is skipped."""
    script = (
        "text = text.replace('and how has it helped?\\n', 'and how has it helped?\\nto wait\\n\\nand to ask\\n', 1)"
        ".replace('(a date)\\n', '(a date)\\n1 feb 2027\\n', 1)"
    )
    closing("end ana --edit", **editor_that_runs(closing, script))
    assert "# mentorlog:" in opened(closing)
    has(
        shown(closing, "r1"),
        status="ended",
        learned="to wait\n\nand to ask",
        thanks=None,
        keep_in_touch_on="2027-02-01",
    )


def test_prepared_answers_may_be_saved_unchanged(closing: Mentor) -> None:
    """A page without answers that is saved unchanged does not end the relationship."""
    assert "Nothing was typed" in closing.fails("end ana --edit", code=1, EDITOR="true")
    closing("end ana --prepare --learned 'to wait'")
    assert closing("history --json").json[0]["verb"] == "end --prepare"
    closing("end ana --edit", EDITOR="true")
    has(shown(closing, "r1"), status="ended", learned="to wait")


def test_prepared_answers_are_drafts(closing: Mentor) -> None:
    """They are private until the relationship ends."""
    closing("end ana --prepare --learned 'to wait'")
    for line in ("export ana", "export ana --format json", "export --all --format json"):
        assert "to wait" not in closing(line).out
    assert "to wait" in closing("export ana --format json --include-private").out
    closing("end ana --on today")
    assert "to wait" in closing("export ana").out


def test_text_above_the_headings_is_refused(closing: Mentor) -> None:
    """The relationship stays active."""
    failed = closing.fails("end ana --edit", code=2, **editor_that_types(closing, "just this\n"))
    assert "heading" in failed
    assert shown(closing, "r1")["status"] == "active"


def test_prepare_without_an_answer_is_refused(ana: Mentor) -> None:
    """It is refused outside a terminal; `--on` with `--prepare` is refused too."""
    assert "--learned" in ana.fails("end ana --prepare", code=2)
    ana.fails("end ana --prepare --on today", code=2)


def test_only_an_entry_with_a_date_is_said_to_remind(ana: Mentor) -> None:
    """The question that is asked again says what Enter does."""
    ana.given("goal add Undated --measure m", "goal add Dated --measure m --by 2026-12-24")
    child = at_terminal(ana, "end", "ana")
    for _ in range(7):
        child.sendline("")
    child.expect_exact("Undated")
    child.sendline("x")
    child.expect_exact("or Enter to leave it open:")
    child.sendline("")
    child.expect_exact("Dated")
    child.sendline("x")
    child.expect(r"or Enter to leave it open; it still.{,20}reminds:")
    press_ctrl_c(child)
    assert ends(child)[0] == 130
