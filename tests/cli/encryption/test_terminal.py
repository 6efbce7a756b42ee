"""The passphrase of an encrypted journal at a real terminal."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import Any

import pytest

from mentorlog.store.encryption.keys import derive_key
from mentorlog.store.encryption.recovery_code import recovery_lines
from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, PASSPHRASE, encrypt
from tests.cli.terminal import at_terminal, ends, wait_until_it_reads

pexpect: Any = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(not hasattr(pexpect, "spawn"), reason="this platform has no terminals to make")

LINES = recovery_lines(KEY.secret)


@pytest.fixture
def encrypted(ana: Mentor) -> Mentor:
    """The mentor of Ana, whose journal is encrypted, in a folder whose name fits a line."""
    encrypt(ana.db)
    return ana


def is_hidden(child: Any) -> bool:
    """Whether the terminal does not show what is typed."""
    import termios

    return not termios.tcgetattr(child.child_fd)[3] & termios.ECHO


def answer(child: Any, question: str, typed: str) -> None:
    """Wait for a question, and type an answer to it, which the terminal hides."""
    child.expect(question)
    wait_until_it_reads(child)
    assert is_hidden(child)
    child.sendline(typed)


@pytest.mark.heavy
def test_three_tries(encrypted: Mentor) -> None:
    """As ssh gives them. The terminal shows none of what is typed, and all of it afterwards."""
    child = at_terminal(encrypted, "people", size=(24, 200))
    for typed in ("wrong", "", "wronger"):
        answer(child, "Passphrase for .*journal.db:", typed)
    code, shown = ends(child)
    assert code == 1
    assert (
        "is locked: no answer opens it. If you have forgotten the passphrase, type the recovery code in its place: the "
        "eight lines that `encrypt` showed." in " ".join(shown.split())
    )
    assert "wrong" not in shown

    child = at_terminal(encrypted, "people", size=(24, 200))
    answer(child, "Passphrase for .*journal.db:", "wrong")
    child.expect("That does not open it.")
    answer(child, "Passphrase for .*journal.db:", PASSPHRASE)
    code, shown = ends(child)
    assert code == 0
    assert "Ana Souza" in shown
    assert PASSPHRASE not in shown


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_and_ctrl_d_stop(encrypted: Mentor, key: str) -> None:
    """Nothing is changed, and the terminal shows again what is typed."""
    before = encrypted.db.read_bytes()
    child = at_terminal(encrypted, "note", "hello")
    child.expect("Passphrase for")
    wait_until_it_reads(child)
    child.send(key)
    child.expect("stopped; nothing was changed.")
    assert not is_hidden(child)
    assert ends(child)[0] == 130
    assert encrypted.db.read_bytes() == before


@pytest.mark.heavy
def test_the_recovery_code_is_typed_in_the_place_of_the_passphrase(encrypted: Mentor, runtime: Path) -> None:
    """In one line, pasted as lines, or typed line by line; a wrong character names its line."""
    first, second, *others = LINES
    wrong = second[:-1] + ("A" if second[-1] != "A" else "B")
    child = at_terminal(encrypted, "unlock", size=(24, 200))
    answer(child, "Passphrase for", " ".join([first, wrong, *others]))
    child.expect("Line 2 of the recovery code has a wrong character.")
    answer(child, "Passphrase for", first)
    answer(child, re.escape("Line 2 of the recovery code (Enter: type a passphrase):"), wrong)
    child.expect("Line 2 of the recovery code has a wrong character.")
    for number, line in enumerate((second, *others), start=2):
        answer(child, re.escape(f"Line {number} of the recovery code ("), line)
    code, shown = ends(child)
    assert (code, "The journal is unlocked until" in shown) == (0, True)
    assert not any(line in shown for line in LINES)
    encrypted("lock")
    for typed in ("-".join(LINES), f"\x1b[200~{chr(13).join(LINES)}\x1b[201~", "\n".join(LINES)):
        child = at_terminal(encrypted, "people", size=(24, 200))
        answer(child, "Passphrase for", typed)
        code, shown = ends(child)
        assert (code, "Ana Souza" in shown) == (0, True), shown


@pytest.mark.heavy
def test_lines_pasted_after_a_wrong_one_are_not_taken_for_it(encrypted: Mentor) -> None:
    """Only the wrong line and those after it are asked for again, once each."""
    wrong = LINES[5][:-1] + ("A" if LINES[5][-1] != "A" else "B")
    child = at_terminal(encrypted, "people", size=(24, 200))
    answer(child, "Passphrase for", "\n".join([*LINES[:5], wrong, *LINES[6:]]))
    child.expect("Line 6 of the recovery code has a wrong character.")
    for number in (6, 7, 8):
        answer(child, re.escape(f"Line {number} of the recovery code ("), LINES[number - 1])
    code, shown = ends(child)
    assert (code, "Ana Souza" in shown, "wrong character" in shown) == (0, True, False)


@pytest.mark.heavy
def test_only_a_complete_terminal_is_asked(encrypted: Mentor) -> None:
    """A command whose output goes to a file or a program does not stop for a question, and `remind` never does, nor
    does a line with a typing error."""
    program = f"{encrypted.base['PATH'].split(':')[0]}/python -m mentorlog"
    for line in (f"{program} people | cat", f"echo | {program} people", f"{program} people 2>&1 | cat"):
        child = pexpect.spawn("sh", ["-c", line], env=encrypted.environ, encoding="utf-8", timeout=20)
        shown = ends(child)[1]
        assert "is encrypted and locked" in " ".join(shown.split()), line
        assert "Passphrase" not in shown
    for words, expected in ((["remind"], 0), (["shw", "a1"], 2), (["ana"], 2), (["note", "--bogus"], 2)):
        code, shown = ends(at_terminal(encrypted, *words))
        assert (code, "Passphrase" in shown) == (expected, False), words


@pytest.mark.heavy
def test_the_editor_does_not_inherit_the_passphrase(encrypted: Mentor) -> None:
    """It is removed from the environment of the process, too."""
    seen = encrypted.home / "seen"
    child = at_terminal(
        encrypted, "note", EDITOR=f"env > '{seen}'; echo hello >", MENTORLOG_PASSPHRASE=PASSPHRASE, size=(24, 200)
    )
    code, shown = ends(child)
    assert code == 0, shown
    assert "MENTORLOG_DB" in seen.read_text()
    assert "MENTORLOG_PASSPHRASE" not in seen.read_text()
    assert "hello" in encrypted("notes", MENTORLOG_PASSPHRASE=PASSPHRASE).out


def test_a_signal_at_the_question_leaves_the_terminal_in_order(encrypted: Mentor) -> None:
    """`kill` ends the command, and what is typed afterwards is shown."""
    child = at_terminal(encrypted, "people")
    child.expect("Passphrase for")
    wait_until_it_reads(child)
    child.send("half of")
    child.kill(signal.SIGTERM)
    child.expect("stopped by SIGTERM")
    assert not is_hidden(child)
    code, shown = ends(child)
    assert (code, "half" in shown) == (128 + signal.SIGTERM, False)


@pytest.mark.heavy
def test_ctrl_c_stops_the_program_of_the_setting(encrypted: Mentor) -> None:
    """The program has the terminal: it can ask for the passphrase of its own store."""
    ask = f"printf 'Open the store: ' >&2; read -r word; test \"$word\" = sesame && echo '{PASSPHRASE}'"
    encrypted(["config", "passphrase_command", ask])
    child = at_terminal(encrypted, "people", size=(24, 200))
    child.expect("Open the store: ")
    child.send("\x03")
    child.expect("stopped; nothing was changed.")
    assert ends(child)[0] == 130
    child = at_terminal(encrypted, "people", size=(24, 200))
    child.expect("Open the store: ")
    child.sendline("sesame")
    code, shown = ends(child)
    assert (code, "Ana Souza" in shown) == (0, True)


@pytest.mark.heavy
def test_the_passphrase_is_asked_for_before_the_editor_opens(encrypted: Mentor) -> None:
    """No one types a text for a journal that stays locked."""
    mark = encrypted.home / "opened"
    child = at_terminal(encrypted, "note", EDITOR=f"touch '{mark}'; echo hello >", size=(24, 200))
    child.expect("Passphrase for")
    wait_until_it_reads(child)
    assert not mark.exists()
    child.sendline(PASSPHRASE)
    assert ends(child)[0] == 0
    assert mark.exists()


@pytest.mark.heavy
def test_the_passphrase_of_a_second_journal_is_asked_for(encrypted: Mentor, tmp_path: Path) -> None:
    """The passphrase that is set is that of the usual journal. For that one, no one is asked if it is wrong."""
    other = tmp_path / "other.db"
    encrypted(["--db", str(other), "start", "Bo Lind", "--i-am", "mentee"])
    encrypt(other, key=derive_key("other", salt=b"o" * 16))
    encrypted(["config", "passphrase_command", f"echo '{PASSPHRASE}'"])
    for environ, source in (
        ({}, "from passphrase_command"),
        ({"MENTORLOG_PASSPHRASE": "x"}, "in MENTORLOG_PASSPHRASE"),
    ):
        child = at_terminal(encrypted, "--db", str(other), "people", size=(24, 400), **environ)
        child.expect(f"{source}.* not open it.")
        answer(child, "Passphrase for .*other.db:", "other")
        code, shown = ends(child)
        assert (code, "Bo Lind" in shown) == (0, True)
    child = at_terminal(encrypted, "--db", str(encrypted.db), "people", size=(24, 400), MENTORLOG_PASSPHRASE="x")
    code, shown = ends(child)
    assert (code, "does not open it. Either" in " ".join(shown.split())) == (1, True)
