"""A name put first in a text, at a terminal and in a script."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.lines_to_type import hints
from tests.cli.terminal import at_terminal, editor_that_types, ends, sit_down


@pytest.fixture
def people(mentor: Mentor) -> Mentor:
    """Three active relationships, one paused and one ended."""
    return mentor.given(
        "start Marianne Lund --i-am mentor --since 2026-03-02",
        "start Lone Dahl --i-am mentor --since 2026-03-02",
        "start Søren Østergård --i-am mentee --since 2026-03-02",
        "start Freja Holm --i-am mentor --since 2026-03-02",
        "start Bo Ek --i-am mentor --since 2026-03-02",
        "pause freja",
        "end bo",
    )


@pytest.fixture
def one(mentor: Mentor) -> Mentor:
    """One active relationship, and one that is paused."""
    return mentor.given("start Ana Souza --i-am mentor", "start Freja Holm --i-am mentor", "pause freja")


RECORDING = [
    ("log {} talked about budget --for 45m", "notes", "talked about budget"),
    ("note {} seemed tired", "text", "seemed tired"),
    ("raise {} the budget", "text", "the budget"),
    ("feedback give {} well done --praise", "text", "well done"),
    ("feedback receive {} well done", "text", "well done"),
    ("goal add {} Speak up --by '1 feb'", "title", "Speak up"),
    ("action add {} Send it by friday", "text", "Send it"),
    ("milestone add {} First talk", "title", "First talk"),
    ("rate {} giving feedback 4", "skill", "giving feedback"),
]
"""Lines that record a text, and where it is found."""


def json(mentor: Mentor, line: str) -> dict[str, object]:
    """The entry that a line records."""
    command, dashes, text = line.partition(" -- ")
    return dict(mentor(f"{command} --json{dashes}{text}").json)


# in a script


@pytest.mark.parametrize(("line", "field", "text"), RECORDING)
@pytest.mark.parametrize("name", ["marianne", "'marianne lund'", "Lund", "marianne lund", "mari"])
def test_in_a_script_both_lines_are_given_and_work(people: Mentor, line: str, field: str, text: str, name: str) -> None:
    """Nothing is recorded; one line takes the name out, the other keeps the text whole."""
    before = people.db.read_bytes()
    as_name, as_text = hints(people.fails(line.format(name), code=2))
    assert people.db.read_bytes() == before
    entry = json(people, as_name)
    assert (entry["relationship"], entry[field]) == ("Marianne Lund", text)
    people("undo")
    entry = json(people, as_text)
    assert (entry["relationship"], entry[field]) == ("Marianne Lund", f"{name.strip(chr(39))} {text}")


def test_the_lines_keep_every_option(people: Mentor) -> None:
    """And what was typed before the command."""
    said = people.fails(f"--db {people.db} log --for 45m lone talked --me 'ask lone' --private", code=2)
    assert hints(said) == [
        f"log talked --db {people.db} -w lone --for 45m --me 'ask lone' --private",
        f"log --db {people.db} -w 'Lone Dahl' --for 45m --me 'ask lone' --private -- lone talked",
    ]


@pytest.mark.parametrize(
    ("line", "as_name"),
    [
        ("note soren was there", "note was there -w soren"),
        ("note soeren: was there", "note was there -w soeren"),
        ("note ØSTERGÅRD was there", "note was there -w 'ØSTERGÅRD'"),
        ("note freja was there", "note was there -w freja"),
        ("note lone dahl", "note TEXT -w 'lone dahl'"),
        ("log marianne s1 was there", "log s1 was there -w marianne"),
        ("note lone -5 degrees", None),
    ],
)
def test_how_a_name_is_found(people: Mentor, line: str, as_name: str | None) -> None:
    """By whole words in any spelling, with a colon, paused people too."""
    people("plan 2026-11-23 -w marianne")
    found = hints(people.fails(line, code=2))
    if as_name is not None:
        assert found[0] == as_name
        assert found[1].startswith(f"{line.split()[0]} -w ")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("note bo was there -w lone", "bo was there"),
        ("note 'marianne was there' -w lone", "marianne was there"),
        ("note marianne was there -w lone", "marianne was there"),
        ("note -w lone -- marianne was there", "marianne was there"),
    ],
)
def test_what_says_whom_it_is_about_settles_it(people: Mentor, line: str, text: str) -> None:
    """With -w, and after `--`, a name is text."""
    entry = json(people, line)
    assert (entry["relationship"], entry["text"]) == ("Lone Dahl", text)


@pytest.mark.parametrize(
    "line", ["note bo was there", "note mar was there", "note 'marianne was there'", "note marianne", "note met lone"]
)
def test_what_is_no_name_put_first(people: Mentor, line: str) -> None:
    """Someone who has ended, three letters, one shell word, and a name further on: only whom it is about is missing."""
    said = people.fails(line, code=2)
    assert "3 active relationships" in said


def test_a_ref_that_decides_settles_it(people: Mentor) -> None:
    """`log s1`, --goal and --point say whose session it is."""
    people("goal add Speak up -w lone")
    people("raise budget -w lone")
    people("plan 2026-11-23 -w lone")
    for line in ("log s1 marianne was there", "log --goal g1 marianne was there", "log --point t1 marianne was there"):
        entry = json(people, line)
        assert (entry["relationship"], entry["notes"]) == ("Lone Dahl", "marianne was there")
        people("undo")
    assert json(people, "action add --goal g1 marianne will help")["text"] == "marianne will help"


def test_the_only_active_person_is_not_asked_about(one: Mentor) -> None:
    """Everything is about her, and the text stays whole."""
    entry = json(one, "note ana seemed tired")
    assert (entry["relationship"], entry["text"]) == ("Ana Souza", "ana seemed tired")


def test_another_person_than_the_only_active_one(one: Mentor) -> None:
    """The line that keeps the text whole records it with the only active one."""
    as_name, as_text = hints(one.fails("note freja seemed tired", code=2))
    assert json(one, as_name)["relationship"] == "Freja Holm"
    entry = json(one, as_text)
    assert (entry["relationship"], entry["text"]) == ("Ana Souza", "freja seemed tired")


def test_several_people_of_one_name(people: Mentor) -> None:
    """A line for each, and one that keeps the text whole."""
    people("start Lone Berg --i-am mentor")
    berg, dahl, as_text = hints(people.fails("note lone was there", code=2))
    assert json(people, berg)["relationship"] == "Lone Berg"
    assert json(people, dahl)["relationship"] == "Lone Dahl"
    assert as_text == "note -w NAME -- lone was there"


def test_a_name_that_an_ended_person_has_too(people: Mentor) -> None:
    """The line names the person who was meant."""
    people("start Marianne --i-am mentor")
    people("end marianne")
    as_name, _ = hints(people.fails("note marianne was there", code=2))
    assert json(people, as_name)["relationship"] == "Marianne Lund"


def test_a_piped_text_after_a_name(people: Mentor) -> None:
    """The name is not stored in its place."""
    said = people.fails("note marianne -", code=2, stdin="a long note")
    assert "\n  ... | mentorlog note - -w marianne\n" in said
    assert people("note - -w marianne --json", stdin="a long note").json["text"] == "a long note"
    assert "3 active relationships" in people.fails("note -", code=2, stdin="marianne was there")


# at a terminal


@pytest.mark.parametrize(("line", "field", "text"), RECORDING)
def test_at_a_terminal_it_is_asked(
    people: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, field: str, text: str
) -> None:
    """Yes takes the rest as the text; k says yes, and keeps the text whole."""
    sit_down(monkeypatch)
    command = f"{line.format('marianne')} --json"
    for keys, found in (("\n", text), ("y\n", text), ("ja\n", text), ("k\n", f"marianne {text}")):
        answer = people(command, stdin=keys + "\n" * 5)
        assert "With Marianne Lund? [Y/n/k] " in answer.err
        assert (answer.json["relationship"], answer.json[field]) == ("Marianne Lund", found)
        people("undo")


def test_no_asks_with_whom_and_keeps_the_text(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a text about her, with someone else."""
    sit_down(monkeypatch)
    answer = people("note marianne was there --json", stdin="n\nlone\n")
    assert answer.err.count("With whom? [1] ") == 1
    assert (answer.json["relationship"], answer.json["text"]) == ("Lone Dahl", "marianne was there")


def test_for_the_beginning_of_a_name_the_default_is_no(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a word more often than a name."""
    sit_down(monkeypatch)
    answer = people("note mari was there --json", stdin="\nlone\n")
    assert "With Marianne Lund? [y/N/k] " in answer.err
    assert (answer.json["relationship"], answer.json["text"]) == ("Lone Dahl", "mari was there")
    answer = people("note mari was there --json", stdin="y\n")
    assert (answer.json["relationship"], answer.json["text"]) == ("Marianne Lund", "was there")


def test_it_says_why_it_asks_again(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what each key does."""
    sit_down(monkeypatch)
    answer = people("note marianne was there --json", stdin="perhaps\ny\n")
    assert "'perhaps' is not an answer. Type y for yes, n for no, or k for yes with 'marianne' kept" in answer.err
    assert answer.json["text"] == "was there"


def test_one_of_several_people_is_asked_for_in_turn(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """No one is the default."""
    people("start Lone Berg --i-am mentor")
    sit_down(monkeypatch)
    answer = people("note lone was there --json", stdin="\ny\n")
    assert answer.err.count("[y/N/k]") == 2
    assert (answer.json["relationship"], answer.json["text"]) == ("Lone Dahl", "was there")


def test_yes_on_the_command_line_asks_nothing(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could mean two things is wrong usage there."""
    sit_down(monkeypatch)
    assert "type one of these" in people.fails("note marianne was there --yes", code=2)


def test_a_name_alone_opens_the_editor(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """`log marianne lund` says with whom; the text is typed in the editor."""
    sit_down(monkeypatch)
    typed = editor_that_types(people, "We talked\n")
    answer = people("log marianne lund --json", stdin="y\n", **typed)
    assert (answer.json["relationship"], answer.json["notes"]) == ("Marianne Lund", "We talked")


def test_at_a_real_terminal(people: Mentor) -> None:
    """The exact question, and the answer."""
    child = at_terminal(people, "log", "marianne", "talked", "about", "budget")
    child.expect_exact("With Marianne Lund? [Y/n/k] ")
    child.sendline("")
    code, said = ends(child)
    assert code == 0
    assert "with Marianne Lund" in said
    assert people("show s1 --json").json["notes"] == "talked about budget"
