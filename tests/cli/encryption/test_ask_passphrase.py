"""Passphrases are asked for on stderr; a terminal does not show them."""

from __future__ import annotations

import io

import pytest

from mentorlog.cli.app import App
from mentorlog.cli.encryption.ask_passphrase import ask_new_passphrase, ask_passphrase
from mentorlog.errors import Stopped
from mentorlog.store.encryption.recovery_code import recovery_lines


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> App:
    """A run whose standard input is these lines."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return App({})


def test_a_passphrase_is_returned_as_typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Its blanks count, and the question leaves stdout alone."""
    assert ask_passphrase(typed(monkeypatch, "  blå bånd "), "Passphrase:") == "  blå bånd "
    assert capsys.readouterr() == ("", "Passphrase: ")


def test_keys_that_the_user_can_not_see_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cursor key would become part of the passphrase; a terminal cuts a line after 4095 bytes."""
    app = typed(monkeypatch, "one\x1b[Dtwo", "x" * 4095, "x" * 4094)
    assert ask_passphrase(app, "Passphrase:") == "x" * 4094
    told = capsys.readouterr().err
    assert "Cursor keys, Tab and control keys don't work here." in told
    assert "The terminal cuts a line at 4095 bytes." in told


def test_the_end_of_the_input_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Ctrl-D does at a terminal."""
    with pytest.raises(Stopped):
        ask_passphrase(typed(monkeypatch), "Passphrase:")
    with pytest.raises(Stopped):
        ask_new_passphrase(typed(monkeypatch, "one"))


def test_a_new_passphrase_is_asked_for_until_it_is_the_same_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty one and a recovery code are refused."""
    code = " ".join(recovery_lines(bytes(range(32))))
    app = typed(monkeypatch, "", "  ", code, "one two three", "One two three", "one two four", "one two four")
    assert ask_new_passphrase(app) == "one two four"
    told = capsys.readouterr().err
    assert told.count("The passphrase must not be empty.") == 2
    assert told.count("That is a recovery code.") == 1
    assert told.count("The two passphrases are not the same.") == 1


def test_a_short_passphrase_can_be_replaced_before_it_is_typed_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The advice comes before the second question; Enter there begins anew, and typing it again keeps it."""
    assert ask_new_passphrase(typed(monkeypatch, "one", "", "one two three", "one two three")) == "one two three"
    told = capsys.readouterr().err
    assert told.count("The passphrase is short") == told.count("again (Enter: type a longer one):") == 1
    assert "not the same" not in told
    assert ask_new_passphrase(typed(monkeypatch, "one", "two", "one", "one")) == "one"
    assert capsys.readouterr().err.count("are not the same") == 1
