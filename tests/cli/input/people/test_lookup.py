"""The relationship of a command: how names and refs are matched, and the default without a name."""

from __future__ import annotations

import shlex

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
    """A user with two active relationships (r1, r2), a paused one (r3) and an ended one (r4)."""
    names = ("Ana Souza", "Søren Østergård", "Mia Holm", "Åse Lund")
    return mentor.given(*(f"start {name} --i-am mentor --since 2026-03-02" for name in names), "pause mia", "end aase")


def start(mentor: Mentor, *people: str) -> None:
    """Start relationships; the status of a person, if any, follows the name after a slash."""
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
def test_a_name_is_found_by_its_words_and_their_beginnings(four: Mentor, typed: str, name: str) -> None:
    """Case and accents are ignored, and paused and ended relationships are found too."""
    assert four(["show", typed, "--json"]).json["name"] == name
    assert four(["note", "hm", "--with", typed, "--json"]).json["relationship"] == name


@pytest.mark.everyday_cases(3)
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
def test_a_full_name_is_preferred_then_a_word_then_a_beginning(
    mentor: Mentor, people: list[str], typed: str, name: str
) -> None:
    """Equal matches prefer active relationships, then paused ones."""
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
def test_several_equal_matches_are_refused_and_listed(
    mentor: Mentor, people: list[str], typed: str, candidates: list[str]
) -> None:
    """The error suggests the typed command for each matching relationship only."""
    start(mentor, *people)
    for line in (["note", "hm", "-w", typed], ["show", typed], ["end", typed]):
        lines = mentor.fails(line, code=1).splitlines()[1:]
        wanted = [shlex.join(["mentorlog", *line[:-1], name]) for name in candidates]
        assert sorted(lines) == sorted(f"  {each}" for each in wanted)


@pytest.mark.parametrize("typed", ["nobody", "na", "ouza", "ana souzas", "souza ana", "r9", "%", "*"])
def test_an_unknown_name_lists_the_relationships(four: Mentor, typed: str) -> None:
    """The middle of a word does not match, and names are not patterns."""
    for line in (["note", "hm", "-w", typed], ["show", typed], ["agenda", typed]):
        error = four.fails(line, code=1)
        assert "Ana Souza" in error or typed == "r9"


def test_a_ref_of_an_entry_is_not_a_name(four: Mentor) -> None:
    """The error shows the kind of the entry or the relationships."""
    four("note hm -w ana")
    assert "note" in four.fails("raise hm -w n1", code=2)
    assert "Ana Souza" in four.fails("agenda n1", code=2)


# where a name can be


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
def test_a_name_can_be_an_argument_of_several_words_or_an_option(
    four: Mentor, command: str, words: str, name: str
) -> None:
    """Every command with a NAME argument accepts both."""
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
def test_two_names_or_an_empty_name_are_refused(four: Mentor, command: str, words: str) -> None:
    """An empty variable in a script must not select everyone or the only person."""
    four.fails(f"{command} {words}", code=2)


@pytest.mark.parametrize("command", RECORDING)
@pytest.mark.parametrize("option", ["-w mia", "--with Mia", "--with='mia holm'", "-w R3", "-w r3"])
def test_every_recording_command_accepts_with(four: Mentor, command: str, option: str) -> None:
    """The option accepts a name or a ref, also of a paused relationship."""
    assert four(f"{command} {option} --json").json["relationship"] == "Mia Holm"


@pytest.mark.parametrize("command", LISTS)
def test_every_list_accepts_with(four: Mentor, command: str) -> None:
    """Without the option a list has the entries of all relationships."""
    for who in ("ana", "mia"):
        for line in ("goal add x", "action add x", "feedback give x", "milestone add x"):
            four(f"{line} -w {who}")
    assert {entry["relationship"] for entry in four(f"{command} --json").json} == {"Ana Souza", "Mia Holm"}
    assert {entry["relationship"] for entry in four(f"{command} -w mia --json").json} == {"Mia Holm"}
    four.fails(f"{command} -w nobody", code=1)


# without a name


@pytest.mark.parametrize("command", RECORDING)
def test_recording_uses_the_only_active_relationship(four: Mentor, command: str) -> None:
    """Paused and ended relationships do not count."""
    four("end soren")
    assert four(f"{command} --json").json["relationship"] == "Ana Souza"


@pytest.mark.parametrize("command", RECORDING)
def test_recording_with_several_active_relationships_needs_a_name(four: Mentor, command: str) -> None:
    """The error shows the option for each active relationship."""
    error = four.fails(command, code=2)
    assert "'Ana Souza'" in error
    assert "'Søren Østergård'" in error
    assert "Mia" not in error
    assert len(four("history --json").json) == 6


@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("command", RECORDING)
def test_recording_without_an_active_relationship_fails(mentor: Mentor, command: str) -> None:
    """The error suggests start or resume, and -w me if the entry can be one's own. No journal is created."""
    can_be_own = command.split()[0] in ("goal", "action", "milestone", "note", "rate")
    code = 2 if can_be_own else 1
    error = mentor.fails(command, code=code)
    assert "mentorlog start" in error
    assert (f"mentorlog {command} --with me" in error) is can_be_own
    assert not mentor.db.exists()
    start(mentor, "Mia / pause", "Åse / end")
    assert "mentorlog resume" in mentor.fails(command, code=code)


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
def test_a_ref_selects_its_relationship(four: Mentor, command: str) -> None:
    """The relationship can be paused, and the name of another one is refused."""
    four("goal add Speak up -w mia")
    four("raise hm -w mia")
    four("plan friday -w mia")
    four.fails(f"{command} -w ana", code=2)
    assert four(f"{command} -w mia --json").json["relationship"] == "Mia Holm"
    four("undo")
    assert four(f"{command} --json").json["relationship"] == "Mia Holm"


@pytest.mark.heavy
def test_a_terminal_lists_the_nearest_session_first(four: Mentor) -> None:
    """A number selects a person, Enter selects the first, and invalid answers are asked again."""
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


def test_yes_does_not_ask_for_a_missing_name(four: Mentor) -> None:
    """With --yes a missing name is an error at a terminal too."""
    code, output = ends(at_terminal(four, "--yes", "note", "hm"))
    assert code == 2
    assert "--with" in output


# the default of `review`


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
def test_review_shows_the_current_session_then_an_overdue_one_then_the_next(
    four: Mentor, planned: list[str], name: str
) -> None:
    """A session is current from a day before it to an hour after it begins."""
    for one in planned:
        four(f"plan {one}")
    assert four("review --json").json["relationship"]["name"] == name
