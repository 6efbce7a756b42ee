"""`end` at a terminal: the closing, one question after the other; and in the editor."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import at_terminal, editor_that_runs, editor_that_types, ends, opened, sit_down

WORDS = ("learned", "thanks", "same", "different", "next")


@pytest.fixture
def closing(ana: Mentor) -> Mentor:
    """A relationship near its end, with something of everything that a closing asks about."""
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
    """One entry."""
    entry: dict[str, object] = mentor(f"show {ref} --json").json
    return entry


def answered(mentor: Mentor, *words: str, answers: list[tuple[str, str]]) -> tuple[int, str]:
    """A command at a real terminal whose questions are answered in their order; what it said after the last."""
    child = at_terminal(mentor, *words)
    for question, said in answers:
        child.expect_exact(question)
        child.sendcontrol("c") if said == "^C" else child.sendline(said)
    return ends(child)


ALL = [
    ("When did it end?", "2026-11-20"),
    ("Why did it end?", "1"),
    ("What did you learn", "to wait"),
    ("What do you thank", "every question"),
    ("the same again", "walks"),
    ("differently", "fewer goals"),
    ("takes your place", "Mette"),
    ("Listening", "4"),
    ("Empathy", "9"),
    ("whole number", "4"),
    ("g1", "1"),
    ("g2", "carried"),
    ("a1", "2"),
    ("a2", ""),
    ("cancel it?", ""),
    ("in touch again?", "2027-02-01"),
    ("End with Ana Souza", "y"),
]


def test_everything_is_asked_and_kept(closing: Mentor) -> None:
    """Words, ratings against the first, what becomes of what is open, the day to get in touch: in one command."""
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
    assert "Carried on: g2" in said
    assert "still open: a2" in said
    closing("undo")
    has(shown(closing, "r1"), status="active", learned=None)
    assert shown(closing, "g1")["status"] == "open"


def test_a_skill_that_was_rated_that_day_is_rated_once(closing: Mentor) -> None:
    """As with `rate`, the second rating of a day replaces the first."""
    closing("rate listening 3 -w ana --on 2026-11-20")
    code, _ = answered(closing, "end", "ana", answers=ALL)
    assert code == 0
    has(shown(closing, "k3"), score=4, on="2026-11-20")
    skills = closing("progress ana --json").json["skills"]
    assert [len(one["latest"]) for one in skills] == [2, 2]


def test_every_question_can_be_skipped(closing: Mentor) -> None:
    """Enter throughout ends it today and leaves everything else as it was."""
    skipped = [(question, "") for question, said in ALL if question != "whole number"]
    code, _ = answered(closing, "end", "ana", answers=skipped)
    assert code == 0
    has(shown(closing, "r1"), status="ended", ended_on="2026-11-23", reason=None, **dict.fromkeys(WORDS))
    assert [shown(closing, ref)["status"] for ref in ("g1", "a1")] == ["open", "open"]


def test_it_can_be_left_and_taken_up_again(closing: Mentor) -> None:
    """Ctrl-C keeps the words, ends nothing, and the next time they stand there."""
    code, said = answered(closing, "end", "ana", answers=[*ALL[:4], ("the same again", "^C")])
    assert code == 130
    assert "answers were saved" in " ".join(said.split())
    assert "Ratings" not in said
    has(shown(closing, "r1"), status="active", learned="to wait", thanks="every question", reason="goals reached")
    child = at_terminal(closing, "end", "ana")
    child.expect_exact("When did it end?")
    child.sendline("")
    child.expect_exact("You wrote: goals reached")
    child.expect_exact("Enter keeps it")
    child.sendcontrol("c")
    assert ends(child)[0] == 130
    assert shown(closing, "r1")["learned"] == "to wait"


def test_saying_no_at_the_end_ends_nothing(closing: Mentor) -> None:
    """The words are kept all the same; what an end alone settles is not, and that is said."""
    code, said = answered(closing, "end", "ana", answers=[*ALL[:-1], ("End with Ana Souza", "n")])
    assert code == 0
    assert "the relationship was not ended" in " ".join(said.split())
    assert "Ratings and decisions about open entries were not saved" in " ".join(said.split())
    has(shown(closing, "r1"), status="active", learned="to wait")
    assert shown(closing, "g1")["status"] == "open"


def test_a_day_that_can_not_be_is_asked_again(ana: Mentor) -> None:
    """Neither ahead nor before the start."""
    answers = [("When did it end?", "2020-01-01"), ("It began on", "gibberish"), ("When did it end?", "^C")]
    code, said = answered(ana, "end", "ana", answers=answers)
    assert code == 130
    assert "Nothing was changed" in said
    assert shown(ana, "r1")["status"] == "active"


def test_a_closing_is_prepared_ahead(closing: Mentor) -> None:
    """The words alone are asked; the relationship goes on, and nothing reminds of the preparing any more."""
    closing("edit ana --until 2026-12-20")
    assert "closing_near" not in {one["reminder"] for one in closing("remind --json").json}
    before = {one["reminder"]: one["due_on"] for one in closing("remind --within 3w --json").json}
    assert before["closing_near"] == "2026-12-10", "the day of the last session before the end"
    code, _ = answered(closing, "end", "ana", "--prepare", answers=ALL[2:7])
    assert code == 0
    has(shown(closing, "r1"), status="active", learned="to wait", next="Mette")
    assert "closing_near" not in {one["reminder"] for one in closing("remind --within 3w --json").json}


def test_with_options_nothing_is_asked(closing: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that says something is complete."""
    sit_down(monkeypatch)
    closing("end ana --learned 'to wait' --same walks --different 'fewer goals' --next Mette --thanks all")
    has(shown(closing, "r1"), status="ended", learned="to wait", same="walks", different="fewer goals", next="Mette")


def test_with_json_nothing_is_asked(closing: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script gets its answer."""
    sit_down(monkeypatch)
    has(closing("end ana --json").json, status="ended")


def test_the_editor_has_a_heading_for_each_question(closing: Mentor) -> None:
    """What stands below each is its answer, lines and all; an empty one is skipped."""
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


def test_what_was_prepared_stands_as_it_is(closing: Mentor) -> None:
    """A page that is saved as it opened, with answers on it, ends the relationship with them; an empty one does not."""
    assert "Nothing was typed" in closing.fails("end ana --edit", code=1, EDITOR="true")
    closing("end ana --prepare --learned 'to wait'")
    assert closing("history --json").json[0]["verb"] == "end --prepare"
    closing("end ana --edit", EDITOR="true")
    has(shown(closing, "r1"), status="ended", learned="to wait")


def test_prepared_answers_are_drafts(closing: Mentor) -> None:
    """Nobody else reads them before the end."""
    closing("end ana --prepare --learned 'to wait'")
    for line in ("export ana", "export ana --format json", "export --all --format json"):
        assert "to wait" not in closing(line).out
    assert "to wait" in closing("export ana --format json --include-private").out
    closing("end ana --on today")
    assert "to wait" in closing("export ana").out


def test_text_above_the_headings_is_no_answer(closing: Mentor) -> None:
    """It is refused and kept, and nothing ends."""
    failed = closing.fails("end ana --edit", code=2, **editor_that_types(closing, "just this\n"))
    assert "heading" in failed
    assert shown(closing, "r1")["status"] == "active"


def test_preparing_without_an_answer_is_refused(ana: Mentor) -> None:
    """Away from a terminal there is nobody to ask; and preparing has no day."""
    assert "--learned" in ana.fails("end ana --prepare", code=2)
    ana.fails("end ana --prepare --on today", code=2)
