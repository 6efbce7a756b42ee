"""The words after a noun: a name lists entries, a ref shows an entry, and a verb records one."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.lines_to_type import hints

NOUNS = ["goal", "action", "feedback", "milestone"]


@pytest.fixture
def two_of_each(two: Mentor) -> Mentor:
    """Entries of each noun with Ana Souza and with Bo Lind; one goal is done."""
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
def test_a_name_lists_the_entries_of_one_person(two_of_each: Mentor, noun: str, name: str) -> None:
    """It works like --with; a name of several words needs no quotes, and options may be before or after it."""
    expected = two_of_each(f"{noun} -w r1 --all --json").json
    assert {entry["relationship"] for entry in expected} == {"Ana Souza"}
    assert two_of_each(f"{noun} {name} --all --json").json == expected
    assert two_of_each(f"{noun} --all {name} --json").json == expected
    assert two_of_each(f"{noun} -a --json {name}").json == expected


def test_other_options_of_the_list_work_with_a_name(two_of_each: Mentor) -> None:
    """Examples are --mine and --theirs."""
    assert [action["owner"] for action in two_of_each("action ana --theirs --json").json] == ["them"]
    assert [action["owner"] for action in two_of_each("action --mine ana --json").json] == ["me"]


@pytest.mark.parametrize(("noun", "ref"), [("goal", "g1"), ("action", "A2"), ("feedback", "f1"), ("milestone", "m2")])
def test_a_ref_shows_the_entry(two_of_each: Mentor, noun: str, ref: str) -> None:
    """It works like `show`, for closed entries too."""
    assert two_of_each(f"{noun} {ref}").out == two_of_each(f"show {ref}").out
    assert two_of_each(f"{noun} {ref} --json").json == two_of_each(f"show {ref} --json").json
    assert two_of_each(f"{noun} --json {ref}").json == two_of_each(f"show {ref} --json").json


def test_a_ref_of_another_kind_suggests_show(two_of_each: Mentor) -> None:
    """A ref that does not exist is not found."""
    error = two_of_each.fails("goal a1", code=2)
    assert "a1 is an action, not a goal." in error
    assert hints(error) == ["show a1"]
    assert "There is no g9" in two_of_each.fails("goal g9", code=1)


@pytest.mark.parametrize("option", ["--all", "-w ana"])
def test_options_of_the_list_are_refused_with_a_ref(two_of_each: Mentor, option: str) -> None:
    """They would have no effect."""
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
def test_unknown_words_suggest_the_command_that_records_them(two: Mentor, line: str, lines: list[str]) -> None:
    """Nothing is recorded, and the suggested command works."""
    assert hints(two.fails(line, code=2)) == lines
    assert two("action --json").json == []
    two([*lines[0].replace("'", "").split(), "-w", "ana"])


def test_a_name_before_the_verb_suggests_the_option_with(two: Mentor) -> None:
    """`goal ana add ...` is refused with the correct command."""
    lines = hints(two.fails("goal ana souza add Speak up --by friday", code=2))
    assert lines == ["goal add Speak up -w 'ana souza' --by friday"]
    assert two(f"{lines[0]} --json").json["relationship"] == "Ana Souza"


def test_a_verb_has_priority_over_a_name(two: Mentor) -> None:
    """A person called Add must be selected with -w."""
    two("start Add --i-am mentor")
    assert "give the text" in two.fails("goal add -w add", code=2)
    assert two("goal -w add --json").json == []


def test_a_name_together_with_the_option_with_is_refused(two: Mentor) -> None:
    """The order makes no difference."""
    assert "both name the relationship" in two.fails("goal ana -w bo", code=2)
    assert "both name the relationship" in two.fails("goal -w bo ana", code=2)


def test_a_misspelled_verb_with_the_option_with_is_corrected(two: Mentor) -> None:
    """The words after it are the text, not a second name."""
    error = two.fails("goal ad learn to say no -w ana", code=2)
    assert "`goal` has no command 'ad'; did you mean this?\n  mentorlog goal add learn to say no -w ana" in error
    error = two.fails("goal ad - -w ana", code=2, stdin="learn")
    assert " goal add - -w ana" in error


@pytest.mark.parametrize("name", ["nobody", "''"])
def test_an_unknown_or_empty_name_is_refused(two: Mentor, name: str) -> None:
    """The command does not list the entries of other people."""
    two.fails(f"goal {name}", code=2)


def test_a_name_in_an_empty_journal_is_refused(mentor: Mentor) -> None:
    """No journal is created."""
    mentor.fails("goal ana", code=2)
    assert not mentor.db.exists()


@pytest.mark.parametrize("line", ["goal ana --help", "goal --all -h", "goal g1 --help"])
def test_help_after_a_name_or_ref_is_the_help_of_the_noun(two: Mentor, line: str) -> None:
    """The other words make no difference."""
    assert two(line).out.startswith("Usage: mentorlog goal [NAME|add]")


# remind and hours


def test_remind_can_be_limited_to_one_person(two: Mentor) -> None:
    """The name can be an argument or an option, in the list and in the number."""
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


def test_remind_refuses_an_unknown_name(two: Mentor) -> None:
    """It does not print an empty list."""
    assert "No relationship is called 'eva'" in two.fails("remind eva", code=1)
    assert "both name the relationship" in two.fails("remind ana -w bo", code=2)


def test_the_exit_code_of_remind_can_be_limited_to_one_person(two: Mentor) -> None:
    """It is 3 only if something is due with that person."""
    two("plan tomorrow -w ana")
    two("plan 2027-03-01 -w bo")
    two("snooze bo --until 2027-02-01")
    assert two("remind ana --exit-code", ok=False).code == 3
    assert two("remind bo --exit-code").code == 0


def test_hours_can_be_limited_to_one_person(two: Mentor) -> None:
    """The log has only the sessions and totals of that person, with or without names."""
    two("log talked -w ana --for 45m")
    two("log talked -w bo --for 60m")
    for line in ("hours ana --json", "hours -w ana --json", "hours Ana Souza --json"):
        found = two(line).json
        assert [session["minutes"] for session in found["sessions"]] == [45]
        assert [total["minutes"] for total in found["totals"]] == [45]
    anonymous = two("hours bo --anonymous --json").json
    assert [session["person"] for session in anonymous["sessions"]] == ["Person 2"]
    assert len(two("hours --json").json["sessions"]) == 2


def test_hours_of_a_person_without_sessions_suggest_log(two: Mentor) -> None:
    """The suggested command has the name of the person."""
    output = two("hours ana").output
    assert "No session with Ana Souza has been held yet." in output
    assert "mentorlog log TEXT --for 45m -w 'Ana Souza'" in output
    assert "No session with Ana Souza was held in this period." in two("hours ana --since 2026-05-01").output


def test_hours_mention_omitted_private_sessions_of_that_person(two: Mentor) -> None:
    """Private sessions of other people are not mentioned."""
    two("log talked -w ana --for 45m --private")
    two("log talked -w bo --for 60m")
    assert "private sessions are left out" in two("hours ana").err
    assert "private" not in two("hours bo").err
    assert len(two("hours ana --include-private --json").json["sessions"]) == 1
