"""`goal`: list goals; `goal add` records one."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import at_terminal, editor_that_types, ends, kept, sit_down


def test_a_goal_is_added(ana: Mentor) -> None:
    """All words after `add` are the title; the answer shows the due date with its weekday."""
    output = ana('goal add Run the design review alone --by "1 feb"').out
    assert "Run the design review alone" in output
    assert "Mon 1 Feb" in output
    assert "g1" in output


def test_every_option_is_recorded(ana: Mentor) -> None:
    """Options may come before and after the title."""
    entry = ana(
        'goal add --measure "three reviews, no rescue" Run the review --by "1 feb" --why "to lead" --on monday '
        "--private --json"
    ).json
    shaped(entry, "goal")
    has(
        entry,
        ref="g1",
        relationship="Ana Souza",
        title="Run the review",
        measure="three reviews, no rescue",
        why="to lead",
        due_on="2027-02-01",
        status="open",
        progress=0,
        checkpoints=[],
        private=True,
    )


def test_a_goal_without_measure_or_date_gets_a_hint(ana: Mentor) -> None:
    """The hint suggests the commands that add them; a complete goal gets none."""
    output = ana("goal add Speak up").output
    assert "mentorlog edit g1 --measure" in output
    assert "mentorlog edit g1 --by" in output
    complete = ana('goal add Speak up --measure "once a week" --by "1 feb"').output
    assert "mentorlog edit g2" not in complete


def test_open_goals_of_every_relationship_are_listed(two: Mentor) -> None:
    """`-w` lists those of one relationship, and `--all` adds closed ones."""
    two("goal add Speak up -w ana")
    two("goal add Write more -w bo")
    two("goal add Listen -w bo")
    two("done g3")
    assert [(entry["ref"], entry["relationship"]) for entry in two("goal --json").json] == [
        ("g1", "Ana Souza"),
        ("g2", "Bo Lind"),
    ]
    assert [entry["ref"] for entry in two("goal -w bo --json").json] == ["g2"]
    assert [entry["ref"] for entry in two("goal -w bo --all --json").json] == ["g2", "g3"]
    listed = two("goal").out
    for word in ("Speak up", "g1", "Ana", "Write more", "g2", "Bo"):
        assert word in listed
    assert "Listen" not in listed


def test_checkpoints_are_listed_oldest_first(ana: Mentor) -> None:
    """The last one is the progress of the goal."""
    ana("goal add Speak up")
    ana("checkpoint g1 40 --on 2026-11-20")
    ana("checkpoint g1 20 --on 2026-11-10 slow start")
    entry = shaped(ana("goal --json").json[0], "goal")
    assert [(checkpoint["on"], checkpoint["progress"], checkpoint["note"]) for checkpoint in entry["checkpoints"]] == [
        ("2026-11-10", 20, "slow start"),
        ("2026-11-20", 40, None),
    ]
    assert entry["progress"] == 40


def test_an_empty_list_shows_how_to_add_a_goal(mentor: Mentor) -> None:
    """The hint suggests `start` if there is no relationship, and listing creates no journal."""
    assert "mentorlog start" in mentor("goal").output
    assert mentor("goal --json").json == []
    assert not mentor.db.exists()
    mentor("start Ana --i-am mentor")
    assert "mentorlog goal add" in mentor("goal").output


@pytest.mark.parametrize("option", ["-w ana", "--all", "--json", "-w ana --json"])
def test_an_option_before_add_is_refused(ana: Mentor, option: str) -> None:
    """The option would have no effect, so the error suggests the command with the option after `add`."""
    assert "mentorlog goal add" in ana.fails(f"goal {option} add Speak up", code=2)
    assert ana("goal --json").json == []


def test_a_name_after_the_noun_lists_the_goals_of_one_person(two: Mentor) -> None:
    """`goal ana` is the same as `goal -w ana`."""
    two("goal add Speak up -w ana")
    two("goal add Write -w bo")
    assert two("goal ana --json").json == two("goal -w ana --json").json
    assert [goal["title"] for goal in two("goal ana --json").json] == ["Speak up"]


@pytest.mark.parametrize("option", ["--by nonsense", "--by 2026-02-31", '--measure ""', '--why " "', "--on nonsense"])
def test_an_invalid_value_adds_nothing(ana: Mentor, option: str) -> None:
    """Invalid dates and blank texts are usage errors (exit 2)."""
    ana.fails(f"goal add Speak up {option}", code=2)
    assert ana("goal --json").json == []


# at a terminal

MEASURE = "How will you both know it is reached? (Enter to skip)"
BY = "By when? (Enter to skip)"


def test_missing_measure_and_date_are_asked(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The questions are on stderr, and the answer has no hints."""
    sit_down(monkeypatch)
    answer = ana("goal add Speak up", stdin="three meetings in a row\nin 3 months\n")
    assert answer.err == f"{MEASURE} {BY} "
    assert "by Tue 23 Feb" in answer.out
    has(ana("show g1 --json").json, title="Speak up", measure="three meetings in a row", due_on="2027-02-23")


def test_the_date_that_is_asked_for_counts_from_the_day_of_the_goal(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with `--by`."""
    sit_down(monkeypatch)
    ana('goal add Speak up --measure daily --on "9 nov"', stdin="in 2 weeks\n")
    assert ana("goal --json").json[0]["due_on"] == "2026-11-23"


@pytest.mark.parametrize(
    ("typed", "later"),
    [("\n\n", "--measure TEXT --by DATE"), ("\nfriday\n", "--measure TEXT"), ("once a week\n  \n", "--by DATE")],
)
def test_enter_skips_a_question(ana: Mentor, monkeypatch: pytest.MonkeyPatch, typed: str, later: str) -> None:
    """The goal is added, and a hint says how to add the missing values later."""
    sit_down(monkeypatch)
    stderr = ana("goal add Speak up", stdin=typed).err
    assert stderr == f"{MEASURE} {BY} To add later: mentorlog edit g1 {later}\n"
    assert ana("goal --json").json[0]["title"] == "Speak up"


def test_only_missing_values_are_asked(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that is given as an option is not asked."""
    sit_down(monkeypatch)
    assert ana("goal add Speak up --measure daily", stdin="friday\n").err == f"{BY} "
    assert ana("goal add Speak up --by friday", stdin="daily\n").err == f"{MEASURE} "
    assert ana("goal add Speak up --by friday --measure daily").err == ""
    assert [goal["due_on"] for goal in ana("goal --json").json] == ["2026-11-27"] * 3


def test_an_invalid_date_is_asked_again(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is shown, until the answer is a date or empty."""
    sit_down(monkeypatch)
    stderr = ana("goal add Speak up --measure daily", stdin="firday\n03/04/2027\nnext friday\n").err
    assert stderr.count(BY) == 3
    assert '"firday" is not a date I recognise.' in stderr
    assert "  did you mean friday?" in stderr
    assert '"03/04/2027" could be' in stderr
    assert ana("goal --json").json[0]["due_on"] == "2026-12-04"


@pytest.mark.parametrize("line", ["goal add Speak up --json", "goal add Speak up --yes", "--yes goal add Speak up"])
def test_json_and_yes_skip_the_questions(ana: Mentor, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """The goal is added without the missing values."""
    sit_down(monkeypatch)
    assert MEASURE not in ana(line).err
    has(ana("goal --json").json[0], title="Speak up", measure=None, due_on=None)


def test_an_interrupted_question_keeps_the_answers_as_a_command(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """No goal is added, and the saved command adds it when it is typed."""
    sit_down(monkeypatch)
    answer = ana("goal add Speak up --why 'to be heard' --private", stdin='it\'s "daily"\n', ok=False)
    assert answer.code == 130
    assert "stopped; nothing was changed." in answer.err
    assert "What you typed is saved in" in answer.err
    assert ana("goal --json").json == []
    (line,) = kept(ana)
    monkeypatch.undo()
    ana(line.removeprefix("mentorlog "))
    has(ana("goal --json").json[0], title="Speak up", why="to be heard", measure='it\'s "daily"', private=True)


def test_leaving_the_first_question_keeps_only_text_from_the_editor(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shell's history already has a title that was typed on the command line."""
    sit_down(monkeypatch)
    assert ana("goal add Speak up", ok=False).code == 130
    assert kept(ana) == []
    assert ana("goal add", ok=False, **editor_that_types(ana, "Speak up\n")).code == 130
    assert kept(ana) == ["Speak up\n"]


def test_the_questions_work_at_a_real_terminal(ana: Mentor) -> None:
    """Danish texts and dates are accepted."""
    child = at_terminal(ana, "goal", "add", "Tal", "højt")
    child.expect_exact(MEASURE)
    child.sendline("tre møder")
    child.expect_exact(BY)
    child.sendline("om 2 uger")
    code, output = ends(child)
    assert code == 0
    assert "by Mon 7 Dec" in output
    assert "Later" not in output
    has(ana("goal --json").json[0], title="Tal højt", measure="tre møder", due_on="2026-12-07")


def test_a_goal_of_my_own_is_asked_how_i_will_know(ana: Mentor) -> None:
    """No one else is there to know it."""
    child = at_terminal(ana, "goal", "add", "Speak up", "--by", "friday", "-w", "me")
    child.expect_exact("How will you know it is reached?")
    child.send("\r")
    assert ends(child)[0] == 0


def test_ctrl_c_at_a_real_terminal_changes_nothing(ana: Mentor) -> None:
    """The command exits with 130 and saves the answers as a command."""
    before = ana.db.read_bytes()
    child = at_terminal(ana, "goal", "add", "Speak", "up")
    child.expect_exact(MEASURE + " ")
    child.sendline("daily")
    child.expect_exact(BY + " ")
    from tests.cli.test_terminal import press_key

    code, output = press_key(child)
    assert code == 130
    assert "nothing was changed" in output
    assert ana.db.read_bytes() == before
    assert kept(ana) == [f"mentorlog --db {ana.db} goal add --with r1 --measure daily -- 'Speak up'\n"]
