"""A name at the start of a text, at a terminal and in a script."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.lines_to_type import hints
from tests.cli.terminal import at_terminal, editor_that_types, ends, sit_down


@pytest.fixture
def people(mentor: Mentor) -> Mentor:
    """Three active relationships, a paused one and an ended one."""
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
    """One active relationship and a paused one."""
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
"""Commands that record a text, the field of the text, and the text."""


def json(mentor: Mentor, line: str) -> dict[str, object]:
    """The entry that a command records."""
    command, dashes, text = line.partition(" -- ")
    return dict(mentor(f"{command} --json{dashes}{text}").json)


# in a script


@pytest.mark.parametrize(("line", "field", "text"), RECORDING)
@pytest.mark.parametrize("name", ["marianne", "'marianne lund'", "Lund", "marianne lund", "mari"])
def test_a_script_gets_two_hints_that_both_work(people: Mentor, line: str, field: str, text: str, name: str) -> None:
    """Nothing is recorded; one hint uses the name as an option, and the other keeps it in the text."""
    before = people.db.read_bytes()
    as_name, as_text = hints(people.fails(line.format(name), code=2))
    assert people.db.read_bytes() == before
    entry = json(people, as_name)
    assert (entry["relationship"], entry[field]) == ("Marianne Lund", text)
    people("undo")
    entry = json(people, as_text)
    assert (entry["relationship"], entry[field]) == ("Marianne Lund", f"{name.strip(chr(39))} {text}")


def test_the_hints_keep_every_option(people: Mentor) -> None:
    """Options before the command are kept too."""
    error = people.fails(f"--db {people.db} log --for 45m lone talked --me 'ask lone' --private", code=2)
    assert hints(error) == [
        f"log talked --db {people.db} -w lone --for 45m --me 'ask lone' --private",
        f"log --db {people.db} -w 'Lone Dahl' --for 45m --me 'ask lone' --private -- lone talked",
    ]


@pytest.mark.parametrize(
    ("line", "as_name"),
    [
        ("note soren was there", "note was there -w soren"),
        ("note soeren: was there", "note was there -w soeren"),
        ("note ØSTERGÅRD was there", "note was there -w ØSTERGÅRD"),
        ("note freja was there", "note was there -w freja"),
        ("note lone dahl", "note TEXT -w 'lone dahl'"),
        ("log marianne s1 was there", "log s1 was there -w marianne"),
        ("note lone -5 degrees", None),
    ],
)
def test_a_leading_name_is_recognised(people: Mentor, line: str, as_name: str | None) -> None:
    """The name can be in any spelling, followed by a colon, or that of a paused person."""
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
def test_the_option_with_makes_a_leading_name_text(people: Mentor, line: str, text: str) -> None:
    """A name after `--` is text too."""
    entry = json(people, line)
    assert (entry["relationship"], entry["text"]) == ("Lone Dahl", text)


@pytest.mark.parametrize(
    "line", ["note bo was there", "note mar was there", "note 'marianne was there'", "note marianne", "note met lone"]
)
def test_other_leading_words_are_not_names(people: Mentor, line: str) -> None:
    """Examples are an ended person, three letters of a name, quoted text and a name after the first word."""
    error = people.fails(line, code=2)
    assert "3 active relationships" in error


def test_a_ref_makes_a_leading_name_text(people: Mentor) -> None:
    """`log s1`, --goal and --point already select the relationship."""
    people("goal add Speak up -w lone")
    people("raise budget -w lone")
    people("plan 2026-11-23 -w lone")
    for line in ("log s1 marianne was there", "log --goal g1 marianne was there", "log --point t1 marianne was there"):
        entry = json(people, line)
        assert (entry["relationship"], entry["notes"]) == ("Lone Dahl", "marianne was there")
        people("undo")
    assert json(people, "action add --goal g1 marianne will help")["text"] == "marianne will help"


def test_the_name_of_the_only_active_person_is_text(one: Mentor) -> None:
    """The text is recorded unchanged with that person."""
    entry = json(one, "note ana seemed tired")
    assert (entry["relationship"], entry["text"]) == ("Ana Souza", "ana seemed tired")


def test_the_name_of_a_paused_person_gives_both_hints(one: Mentor) -> None:
    """The hint that keeps the text records it with the only active person."""
    as_name, as_text = hints(one.fails("note freja seemed tired", code=2))
    assert json(one, as_name)["relationship"] == "Freja Holm"
    entry = json(one, as_text)
    assert (entry["relationship"], entry["text"]) == ("Ana Souza", "freja seemed tired")


def test_a_name_of_several_people_gives_a_hint_for_each(people: Mentor) -> None:
    """Another hint keeps the name in the text."""
    people("start Lone Berg --i-am mentor")
    berg, dahl, as_text = hints(people.fails("note lone was there", code=2))
    assert json(people, berg)["relationship"] == "Lone Berg"
    assert json(people, dahl)["relationship"] == "Lone Dahl"
    assert as_text == "note -w NAME -- lone was there"


def test_the_hint_names_the_active_person_if_an_ended_one_has_the_same_name(people: Mentor) -> None:
    """The hint records the text with the active person."""
    people("start Marianne --i-am mentor")
    people("end marianne")
    as_name, _ = hints(people.fails("note marianne was there", code=2))
    assert json(people, as_name)["relationship"] == "Marianne Lund"


def test_a_leading_name_before_piped_text_is_refused(people: Mentor) -> None:
    """The name is not stored instead of the piped text."""
    error = people.fails("note marianne -", code=2, stdin="a long note")
    assert " note - -w marianne < /" in error
    assert people("note - -w marianne --json", stdin="a long note").json["text"] == "a long note"
    assert "3 active relationships" in people.fails("note -", code=2, stdin="marianne was there")


# at a terminal


@pytest.mark.parametrize(("line", "field", "text"), RECORDING)
def test_a_terminal_asks_about_a_leading_name(
    people: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, field: str, text: str
) -> None:
    """Yes removes the name from the text, and k means yes but keeps it."""
    sit_down(monkeypatch)
    command = f"{line.format('marianne')} --json"
    for keys, found in (("\n", text), ("y\n", text), ("ja\n", text), ("k\n", f"marianne {text}")):
        answer = people(command, stdin=keys + "\n" * 5)
        assert "With Marianne Lund? [Y/n/k] " in answer.err
        assert (answer.json["relationship"], answer.json[field]) == ("Marianne Lund", found)
        people("undo")


def test_no_asks_with_whom_and_keeps_the_text(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name belongs to a text about someone else."""
    sit_down(monkeypatch)
    answer = people("note marianne was there --json", stdin="n\nlone\n")
    assert answer.err.count("With whom? [1] ") == 1
    assert (answer.json["relationship"], answer.json["text"]) == ("Lone Dahl", "marianne was there")


def test_the_default_for_the_beginning_of_a_name_is_no(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a word is more often text than a name."""
    sit_down(monkeypatch)
    answer = people("note mari was there --json", stdin="\nlone\n")
    assert "With Marianne Lund? [y/N/k] " in answer.err
    assert (answer.json["relationship"], answer.json["text"]) == ("Lone Dahl", "mari was there")
    answer = people("note mari was there --json", stdin="y\n")
    assert (answer.json["relationship"], answer.json["text"]) == ("Marianne Lund", "was there")


def test_an_invalid_answer_is_explained(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message lists the keys and what they mean."""
    sit_down(monkeypatch)
    answer = people("note marianne was there --json", stdin="perhaps\ny\n")
    assert "'perhaps' is not an answer. Type y for yes, n for no, or k for yes with 'marianne' kept" in answer.err
    assert answer.json["text"] == "was there"


def test_the_terminal_asks_about_each_person_with_that_name(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default is no for each of them."""
    people("start Lone Berg --i-am mentor")
    sit_down(monkeypatch)
    answer = people("note lone was there --json", stdin="\ny\n")
    assert answer.err.count("[y/N/k]") == 2
    assert (answer.json["relationship"], answer.json["text"]) == ("Lone Dahl", "was there")


def test_yes_refuses_a_leading_name(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --yes an ambiguous line is an error."""
    sit_down(monkeypatch)
    assert "type one of these" in people.fails("note marianne was there --yes", code=2)


def test_a_name_alone_opens_the_editor(people: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """`log marianne lund` selects the person, and the editor opens for the text."""
    sit_down(monkeypatch)
    typed = editor_that_types(people, "We talked\n")
    answer = people("log marianne lund --json", stdin="y\n", **typed)
    assert (answer.json["relationship"], answer.json["notes"]) == ("Marianne Lund", "We talked")


def test_a_real_terminal_asks_about_a_leading_name(people: Mentor) -> None:
    """The test checks the exact question and the answer."""
    child = at_terminal(people, "log", "marianne", "talked", "about", "budget")
    child.expect_exact("With Marianne Lund? [Y/n/k] ")
    child.sendline("")
    code, output = ends(child)
    assert code == 0
    assert "with Marianne Lund" in output
    assert people("show s1 --json").json["notes"] == "talked about budget"
