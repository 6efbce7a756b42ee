"""Who is meant: names and refs as they are typed, and what is inferred without them."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, ends

RECORDING = [
    "log talked",
    "plan friday",
    "goal add Speak up",
    "action add Send it",
    "milestone add Spoke up",
    "feedback give hm",
    "feedback receive hm",
    "raise hm",
    "note hm",
]
NAMING = ["agreement", "pause", "resume", "end", "agenda", "show", "review", "progress", "timeline"]
"""Commands with a NAME argument."""
LISTS = ["goal", "action", "feedback", "milestone"]


@pytest.fixture
def four(mentor: Mentor) -> Mentor:
    """Somebody with four: r1 and r2 active, r3 paused, r4 ended."""
    names = ("Ana Souza", "Søren Østergård", "Mia Holm", "Åse Lund")
    return mentor.given(*(f"start {name} --i-am mentor --since 2026-03-02" for name in names), "pause mia", "end aase")


def start(mentor: Mentor, *people: str) -> None:
    """Start a relationship with each, and bring it to the status that stands behind its name."""
    for person in people:
        name, _, status = person.partition(" / ")
        ref = mentor(["start", name, "--i-am", "mentor", "--json"]).json["ref"]
        if status:
            mentor([status, ref])


# how a name is matched


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("r2", "Søren Østergård"),
        ("R2", "Søren Østergård"),
        ("Søren Østergård", "Søren Østergård"),
        ("søren østergård", "Søren Østergård"),
        ("SØREN", "Søren Østergård"),
        ("soren", "Søren Østergård"),
        ("soeren", "Søren Østergård"),
        ("soren ostergard", "Søren Østergård"),
        ("Soeren Oestergaard", "Søren Østergård"),
        ("ostergaard", "Søren Østergård"),
        ("sor", "Søren Østergård"),
        ("øs", "Søren Østergård"),
        ("søren ø", "Søren Østergård"),
        ("aase", "Åse Lund"),
        ("ase", "Åse Lund"),
        ("Åse", "Åse Lund"),
        ("lun", "Åse Lund"),
        ("a\u030ase", "Åse Lund"),
        ("holm", "Mia Holm"),
        (" ana  souza ", "Ana Souza"),
    ],
)
def test_a_name_is_found_by_what_people_type_of_it(four: Mentor, typed: str, name: str) -> None:
    """Words and beginnings of it, in any case, with or without accents; the ended and paused too."""
    assert four(["show", typed, "--json"]).json["name"] == name
    assert four(["note", "hm", "--with", typed, "--json"]).json["relationship"] == name


@pytest.mark.parametrize(
    ("people", "typed", "name"),
    [
        (["Anastasia Lind", "Maria Ana Berg", "Ana"], "ana", "Ana"),
        (["Anastasia Lind", "Maria Ana Berg"], "ana", "Maria Ana Berg"),
        (["Mariana Bo", "Anastasia Lind"], "ana", "Anastasia Lind"),
        (["Ana / end", "Ana Souza"], "ana", "Ana"),
        (["Ana Berg / end", "Ana Lind / pause", "Ana Souza"], "ana", "Ana Souza"),
        (["Ana Berg / end", "Ana Lind / pause"], "ana", "Ana Lind"),
        (["Anna Bo / end", "Annette Bo"], "anna", "Anna Bo"),
        (["Ann Berg / pause", "Ann Lind / pause", "Annette Bo"], "annette", "Annette Bo"),
        (["Søren Bo", "Soren Bo Lind"], "soren bo", "Søren Bo"),
        (["Ana Souza / end", "Ana Souza"], "ana souza", "Ana Souza"),
    ],
)
def test_the_exact_name_wins_then_a_word_then_a_beginning(
    mentor: Mentor, people: list[str], typed: str, name: str
) -> None:
    """Within each step active before paused before ended."""
    start(mentor, *people)
    found = mentor(["show", typed, "--json"]).json
    assert found["name"] == name
    assert found["status"] == min(
        (one["status"] for one in mentor("people --all --json").json if one["name"] == name),
        key=["active", "paused", "ended"].index,
    )


@pytest.mark.parametrize(
    ("people", "typed", "candidates"),
    [
        (["Ana Berg", "Ana Lind", "Bo"], "ana", ["Ana Berg", "Ana Lind"]),
        (["Anastasia", "Anabel", "Bo"], "ana", ["Anastasia", "Anabel"]),
        (["Ana Berg / end", "Ana Lind / end", "Bo"], "ana", ["Ana Berg", "Ana Lind"]),
        (["Søren Berg", "Soren Lind", "Bo"], "soren", ["Søren Berg", "Soren Lind"]),
    ],
)
def test_several_equal_matches_are_listed(mentor: Mentor, people: list[str], typed: str, candidates: list[str]) -> None:
    """Nobody is guessed; the error has the refs to choose from, of those alone who fit."""
    start(mentor, *people)
    for line in (["note", "hm", "-w", typed], ["show", typed], ["end", typed]):
        said = mentor.fails(line, code=1)
        for name in candidates:
            assert name in said
        assert "r1" in said
        assert "r2" in said
        assert "r3" not in said


@pytest.mark.parametrize("typed", ["nobody", "na", "ouza", "ana souzas", "souza ana", "r9", "%", "*"])
def test_no_match_lists_whom_there_is(four: Mentor, typed: str) -> None:
    """The middle of a word is no beginning, and nothing is a pattern."""
    for line in (["note", "hm", "-w", typed], ["show", typed], ["agenda", typed]):
        said = four.fails(line, code=1)
        assert "Ana Souza" in said or typed == "r9"


def test_a_ref_of_an_entry_is_no_name(four: Mentor) -> None:
    """It says what it is and whom there is."""
    four("note hm -w ana")
    assert "note" in four.fails("raise hm -w n1", code=2)
    assert "Ana Souza" in four.fails("agenda n1", code=2)


# where a name stands


@pytest.mark.parametrize("command", NAMING)
@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("mia", "Mia Holm"),
        ("Mia Holm", "Mia Holm"),
        ("-w 'mia holm'", "Mia Holm"),
        ("R3", "Mia Holm"),
        ("--with r3", "Mia Holm"),
    ],
)
def test_a_name_is_an_argument_of_many_words_or_with(four: Mentor, command: str, words: str, name: str) -> None:
    """Every command with a NAME takes it either way."""
    four("note hm -w mia")
    answer = four(f"{command} {words} --json").json
    if command == "agenda":
        assert answer == []
    elif command == "timeline":
        assert {moment["relationship"] for moment in answer} == {name}
    else:
        one = answer[0] if isinstance(answer, list) else answer
        relationship = one["relationship"]
        assert (relationship["name"] if isinstance(relationship, dict) else relationship) == name


@pytest.mark.parametrize("command", NAMING)
@pytest.mark.parametrize("words", ["ana -w mia", "ana -w ana", "''", "' '", "-w ''"])
def test_two_names_and_blank_ones_are_wrong_usage(four: Mentor, command: str, words: str) -> None:
    """An empty variable in a script must not mean everybody, or whoever is the only one."""
    four.fails(f"{command} {words}", code=2)


@pytest.mark.parametrize("command", RECORDING)
@pytest.mark.parametrize("option", ["-w mia", "--with Mia", "--with='mia holm'", "-w R3", "-w r3"])
def test_every_recording_command_takes_with(four: Mentor, command: str, option: str) -> None:
    """By name or ref, also one that is paused."""
    assert four(f"{command} {option} --json").json["relationship"] == "Mia Holm"


@pytest.mark.parametrize("command", LISTS)
def test_every_list_takes_with(four: Mentor, command: str) -> None:
    """And covers all without it."""
    for who in ("ana", "mia"):
        for line in ("goal add x", "action add x", "feedback give x", "milestone add x"):
            four(f"{line} -w {who}")
    assert {entry["relationship"] for entry in four(f"{command} --json").json} == {"Ana Souza", "Mia Holm"}
    assert {entry["relationship"] for entry in four(f"{command} -w mia --json").json} == {"Mia Holm"}
    four.fails(f"{command} -w nobody", code=1)


# without a name


@pytest.mark.parametrize("command", RECORDING)
def test_recording_takes_the_only_active_one(four: Mentor, command: str) -> None:
    """Paused and ended ones do not count."""
    four("end soren")
    assert four(f"{command} --json").json["relationship"] == "Ana Souza"


@pytest.mark.parametrize("command", RECORDING)
def test_recording_with_several_active_is_wrong_usage(four: Mentor, command: str) -> None:
    """The error has the option for each of the active ones."""
    said = four.fails(command, code=2)
    assert "'Ana Souza'" in said
    assert "'Søren Østergård'" in said
    assert "Mia" not in said
    assert len(four("history --json").json) == 6


@pytest.mark.parametrize("command", RECORDING)
def test_recording_with_nobody_could_not_be_done(mentor: Mentor, command: str) -> None:
    """Without a relationship it says how to begin; with none active, how to take one up. No journal is made."""
    assert "mentorlog start" in mentor.fails(command, code=1)
    assert not mentor.db.exists()
    start(mentor, "Mia / pause", "Åse / end")
    assert "mentorlog resume" in mentor.fails(command, code=1)


@pytest.mark.parametrize(
    "command",
    [
        "action add Send it --goal G1",
        "milestone add Spoke up --goal g1",
        "log talked --goal g1",
        "log talked --point T1",
        "log S1 talked",
        "log s1 --goal g1 talked",
    ],
)
def test_a_ref_that_was_given_says_whose_it_is(four: Mentor, command: str) -> None:
    """Whatever is active; another name contradicts it."""
    four("goal add Speak up -w mia")
    four("raise hm -w mia")
    four("plan friday -w mia")
    four.fails(f"{command} -w ana", code=2)
    assert four(f"{command} -w mia --json").json["relationship"] == "Mia Holm"
    four("undo")
    assert four(f"{command} --json").json["relationship"] == "Mia Holm"


def test_at_a_terminal_it_asks_the_nearest_session_first(four: Mentor) -> None:
    """A number chooses, Enter takes the first; answers that are none are asked again."""
    four("plan 2026-11-25 -w soren")
    four("plan 2026-12-01 -w ana")
    child = at_terminal(four, "note", "hm")
    child.expect("1  Søren Østergård")
    child.expect("2  Ana Souza")
    child.expect("With whom")
    child.sendline("3")
    child.expect("With whom")
    child.sendline("nonsense")
    child.expect("With whom")
    child.sendline("2")
    assert ends(child)[0] == 0
    assert four("show n1 --json").json["relationship"] == "Ana Souza"
    child = at_terminal(four, "note", "hm")
    child.expect("With whom")
    child.sendline("")
    assert ends(child)[0] == 0
    assert four("show n2 --json").json["relationship"] == "Søren Østergård"


def test_the_answer_of_a_question_stays_alone_on_stdout(four: Mentor) -> None:
    """With --yes nothing is asked, and what is missing is wrong usage there too."""
    code, said = ends(at_terminal(four, "--yes", "note", "hm"))
    assert code == 2
    assert "--with" in said


# whom `review` takes


@pytest.mark.parametrize(
    ("planned", "name"),
    [
        (["2026-11-23 08:15 -w soren"], "Søren Østergård"),
        (["2026-11-24 08:30 -w soren"], "Søren Østergård"),
        (["2026-11-23 07:30 -w soren", "2026-11-24 08:30 -w ana"], "Ana Souza"),
        (["2026-11-30 -w ana", "2026-11-24 08:30 -w soren"], "Søren Østergård"),
        (["2026-12-10 -w ana"], "Søren Østergård"),
        (["2026-12-10 -w ana", "2026-12-05 -w soren"], "Søren Østergård"),
    ],
)
def test_review_takes_the_meeting_at_hand_then_the_overdue_then_the_next(
    four: Mentor, planned: list[str], name: str
) -> None:
    """From an hour ago to a day ahead."""
    for one in planned:
        four(f"plan {one}")
    assert four("review --json").json["relationship"]["name"] == name
