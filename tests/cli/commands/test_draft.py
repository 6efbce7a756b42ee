"""`draft`: a first message to a prospect."""

from __future__ import annotations

import stat

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, editor_that_runs, ends, sit_down


@pytest.fixture
def lone(mentor: Mentor) -> Mentor:
    """Somebody who would like Lone Dahl as a mentor, and has a goal that is nobody's business."""
    return mentor.given(
        "start Bo Lind --i-am mentee",
        'goal add Leave the company --measure "a letter" --by 2027-02-01',
        'prospect add Lone Dahl --admire "calm in negotiations" --hope "a sounding board" --goal g1',
    )


def test_the_message_is_in_the_language_that_is_set(lone: Mentor) -> None:
    """--lang, the setting and the environment decide, as for other pages; goals are never in it."""
    english = lone("draft lone").out
    assert english.startswith("Dear Lone,\n\n")
    assert "Leave" not in english
    assert lone("draft lone --lang da").out.startswith("Kære Lone\n\n")
    assert lone("draft lone", LC_ALL="da_DK.UTF-8").out.startswith("Kære Lone\n\n")
    lone("config language da")
    lone("config name Åse")
    message = lone("draft lone --json").json
    assert message["language"] == "da"
    assert message["text"].endswith("Venlig hilsen\nÅse")


def test_a_file_can_be_read_by_its_owner_alone(lone: Mentor) -> None:
    """An existing file is kept unless --force is given."""
    path = lone.home / "message.txt"
    lone(f"draft lone -o {path}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text("utf-8") == lone("draft lone").out
    assert "--force" in lone.fails(f"draft lone -o {path}", code=1)
    assert "can't be used together" in lone.fails(f"draft lone --json -o {path} --force", code=2)


def test_the_editor_changes_what_is_written(lone: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it leaves is the output; a script has no editor."""
    assert "needs a terminal" in lone.fails("draft lone --edit", code=2)
    sit_down(monkeypatch)
    environ = editor_that_runs(lone, "text = text.replace('Dear Lone', 'Hi Lone')")
    assert lone("draft lone --edit", **environ).out.startswith("Hi Lone,\n")


def test_at_a_terminal_lines_are_broken_between_words(lone: Mentor) -> None:
    """The words are those of the file, and no line is wider than the terminal."""
    code, said = ends(at_terminal(lone, "draft", "lone", size=(24, 32)))
    lines = said.replace("\r", "").splitlines()
    assert code == 0
    assert max(map(len, lines)) <= 32
    assert " ".join(said.split()) == " ".join(lone("draft lone").out.split())
    assert "Kind regards" in lines


def test_a_long_field_is_shortened_and_hostile_text_is_inert(lone: Mentor) -> None:
    """The message keeps to its length, and says what is missing on standard error."""
    lone(["edit", "lone", "--admire", "calm " * 300, "--hope", "\x1b[31mred\u202e"])
    answer = lone("draft lone")
    assert len(answer.out.split()) <= 120
    assert "left out: admire." in answer.err
    assert "\x1b" not in answer.out
    assert "\u202e" not in answer.out
