"""The words after a noun: a name lists, a ref shows, a verb records."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.lines_to_type import hints

NOUNS = ["goal", "action", "feedback", "milestone"]


@pytest.fixture
def two_of_each(two: Mentor) -> Mentor:
    """An entry of each noun with Ana Souza, and one with Bo Lind; some are done."""
    return two.given(
        *(
            f"{line} -w {name}"
            for name in ("ana", "bo")
            for line in (
                "goal add Speak up",
                "action add Send it",
                "action add Read it --theirs",
                "feedback give well done",
                "milestone add First talk --on yesterday",
            )
        ),
        "done g1",
    )


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("name", ["ana", "'Ana Souza'", "Ana Souza", "souza", "r1"])
def test_a_name_lists_what_one_person_has(two_of_each: Mentor, noun: str, name: str) -> None:
    """As --with does; the words of a name need no quotes, and options may be before or after it."""
    expected = two_of_each(f"{noun} -w r1 --all --json").json
    assert {entry["relationship"] for entry in expected} == {"Ana Souza"}
    assert two_of_each(f"{noun} {name} --all --json").json == expected
    assert two_of_each(f"{noun} --all {name} --json").json == expected
    assert two_of_each(f"{noun} -a --json {name}").json == expected


def test_other_options_of_the_list_work_with_a_name(two_of_each: Mentor) -> None:
    """Whose promises they are, for example."""
    assert [action["owner"] for action in two_of_each("action ana --theirs --json").json] == ["them"]
    assert [action["owner"] for action in two_of_each("action --mine ana --json").json] == ["me"]


@pytest.mark.parametrize(("noun", "ref"), [("goal", "g1"), ("action", "A2"), ("feedback", "f1"), ("milestone", "m2")])
def test_a_ref_shows_the_entry(two_of_each: Mentor, noun: str, ref: str) -> None:
    """As `show` does, closed ones too."""
    assert two_of_each(f"{noun} {ref}").out == two_of_each(f"show {ref}").out
    assert two_of_each(f"{noun} {ref} --json").json == two_of_each(f"show {ref} --json").json
    assert two_of_each(f"{noun} --json {ref}").json == two_of_each(f"show {ref} --json").json


def test_a_ref_of_another_kind_gets_the_line_that_shows_it(two_of_each: Mentor) -> None:
    """It is not shown as what it is not; one that does not exist is not found."""
    said = two_of_each.fails("goal a1", code=2)
    assert "a1 is an action, not a goal." in said
    assert hints(said) == ["show a1"]
    assert "There is no g9" in two_of_each.fails("goal g9", code=1)


@pytest.mark.parametrize("option", ["--all", "-w ana"])
def test_options_of_the_list_are_refused_with_a_ref(two_of_each: Mentor, option: str) -> None:
    """They would do nothing."""
    assert hints(two_of_each.fails(f"goal g1 {option}", code=2)) in (["show g1"], [])


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("goal Speak up", ["goal add Speak up"]),
        ("goal 'Run the review'", ["goal add 'Run the review'"]),
        ("action Send it by friday", ["action add Send it by friday"]),
        ("feedback well done", ["feedback give well done", "feedback receive well done"]),
        ("milestone First talk --json", ["milestone add First talk"]),
    ],
)
def test_words_that_name_no_one_get_the_line_that_records(two: Mentor, line: str, lines: list[str]) -> None:
    """Nothing is recorded; the line works."""
    assert hints(two.fails(line, code=2)) == lines
    assert two("action --json").json == []
    two([*lines[0].replace("'", "").split(), "-w", "ana"])


def test_a_name_before_the_verb_gets_the_line_with_the_name_as_an_option(two: Mentor) -> None:
    """`goal ana add ...` says the same in another order."""
    lines = hints(two.fails("goal ana souza add Speak up --by friday", code=2))
    assert lines == ["goal add Speak up -w 'ana souza' --by friday"]
    assert two(f"{lines[0]} --json").json["relationship"] == "Ana Souza"


def test_a_verb_beats_a_person_of_that_name(two: Mentor) -> None:
    """Someone called Add is named with -w."""
    two("start Add --i-am mentor")
    assert "give the text" in two.fails("goal add -w add", code=2)
    assert two("goal -w add --json").json == []


def test_a_name_and_with_are_refused(two: Mentor) -> None:
    """Only one can be meant."""
    assert "both name the relationship" in two.fails("goal ana -w bo", code=2)
    assert "both name the relationship" in two.fails("goal -w bo ana", code=2)


@pytest.mark.parametrize("name", ["nobody", "''"])
def test_a_name_that_is_not_known_or_empty(two: Mentor, name: str) -> None:
    """It lists no one else's entries."""
    two.fails(f"goal {name}", code=2)


def test_an_empty_journal_has_no_names(mentor: Mentor) -> None:
    """The first step is said, and no journal is made."""
    mentor.fails("goal ana", code=2)
    assert not mentor.db.exists()


@pytest.mark.parametrize("line", ["goal ana --help", "goal --all -h", "goal g1 --help"])
def test_help_is_that_of_the_noun(two: Mentor, line: str) -> None:
    """Whatever else is typed."""
    assert two(line).out.startswith("Usage: mentorlog goal [NAME|add]")


# remind and hours


def test_remind_of_one_person(two: Mentor) -> None:
    """By name or with --with, in the list and the number."""
    two("action add Send it --by friday -w ana")
    two("action add Read it --by friday -w bo")
    everything = two("remind --json").json
    ana = [reminder for reminder in everything if reminder["relationship"] == "Ana Souza"]
    assert 0 < len(ana) < len(everything)
    assert two("remind ana --json").json == ana
    assert two("remind Ana Souza --json").json == ana
    assert two("remind --json -w ana").json == ana
    assert two("remind ana --count").out == f"{len(ana)} due\n"
    assert two("remind --count ana --json").json == {"due": len(ana)}
    assert "Read it" not in two("remind ana").out


def test_remind_of_a_person_who_is_not_known(two: Mentor) -> None:
    """Not an empty list."""
    assert "No relationship is called 'eva'" in two.fails("remind eva", code=1)
    assert "both name the relationship" in two.fails("remind ana -w bo", code=2)


def test_exit_code_of_one_person(two: Mentor) -> None:
    """3 only if something is due with that person."""
    two("plan tomorrow -w ana")
    two("plan 2027-03-01 -w bo")
    two("snooze bo --until 2027-02-01")
    assert two("remind ana --exit-code", ok=False).code == 3
    assert two("remind bo --exit-code").code == 0


def test_hours_of_one_person(two: Mentor) -> None:
    """Their sessions and totals alone, with or without a name in the log."""
    two("log talked -w ana --for 45m")
    two("log talked -w bo --for 60m")
    for line in ("hours ana --json", "hours -w ana --json", "hours Ana Souza --json"):
        found = two(line).json
        assert [session["minutes"] for session in found["sessions"]] == [45]
        assert [total["minutes"] for total in found["totals"]] == [45]
    anonymous = two("hours bo --anonymous --json").json
    assert [session["person"] for session in anonymous["sessions"]] == ["Person 2"]
    assert len(two("hours --json").json["sessions"]) == 2


def test_hours_of_a_person_whom_no_session_was_held_with(two: Mentor) -> None:
    """The line that logs the first one names the person."""
    said = two("hours ana").said
    assert "No session with Ana Souza has been held yet." in said
    assert "mentorlog log TEXT --for 45m -w 'Ana Souza'" in said
    assert "No session with Ana Souza was held in this period." in two("hours ana --since 2026-05-01").said


def test_hours_say_what_is_left_out_of_one_person(two: Mentor) -> None:
    """Private sessions of others are not theirs."""
    two("log talked -w ana --for 45m --private")
    two("log talked -w bo --for 60m")
    assert "private sessions are left out" in two("hours ana").err
    assert "private" not in two("hours bo").err
    assert len(two("hours ana --include-private --json").json["sessions"]) == 1
