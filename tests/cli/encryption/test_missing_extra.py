"""Encrypted journals without the extra `encrypt`."""

import json
import os
import sys
import tomllib
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from mentorlog import extras
from tests.cli.encrypted import PASSPHRASE, encrypt, unlock
from tests.cli.terminal import sit_down


class Installed:
    """A distribution with what its installer wrote about where it is from."""

    def __init__(self, origin):
        self.origin = origin

    def read_text(self, _):
        """The content of direct_url.json."""
        return json.dumps(self.origin) if self.origin else None


MESSAGE = "An encrypted journal needs sqlcipher3, which is not installed."


@pytest.fixture
def encrypted(ana):
    """The journal of Ana's mentor, encrypted."""
    encrypt(ana.db)
    return ana


@pytest.fixture
def without_sqlcipher(monkeypatch):
    """SQLCipher can't be imported."""
    monkeypatch.delitem(sys.modules, "mentorlog.store.encryption.sqlcipher", raising=False)
    for name in ("sqlcipher3", "sqlcipher3.dbapi2"):
        monkeypatch.setitem(sys.modules, name, None)


def test_the_line_that_installs_it_is_shown(encrypted, without_sqlcipher):
    """With a passphrase or without, for reading and writing; nothing is changed."""
    before = encrypted.db.read_bytes()
    for line in ("status", "review --json", "note seemed tired", "undo", "export ana"):
        for environ in ({}, {"MENTORLOG_PASSPHRASE": PASSPHRASE}):
            error = encrypted.fails(line, code=1, **environ)
            assert MESSAGE in error
            assert "  pip install 'mentorlog[encrypt]'\n" in error
    finding = next(each for each in encrypted("doctor --json", ok=False).json if each["check"] == "journal")
    assert (finding["status"], finding["fix"]) == ("fault", "pip install 'mentorlog[encrypt]'")
    assert MESSAGE in finding["message"]
    assert encrypted.db.read_bytes() == before


def test_no_passphrase_is_asked_for_in_vain(ana, runtime, without_sqlcipher, monkeypatch):
    """Neither a new one, nor that of the journal."""
    sit_down(monkeypatch)
    asked = "mentorlog.cli.encryption.ask_passphrase._read_hidden"
    monkeypatch.setattr(asked, lambda *_, **__: pytest.fail("a passphrase is asked for"))
    plain = ana.db.read_bytes()
    assert MESSAGE in ana.fails("encrypt", code=1)
    assert ana.db.read_bytes() == plain
    ana.db.write_bytes(b"0123456789abcdef" + os.urandom(8192 - 16))
    for line in ("status", "encrypt --rekey", "decrypt", "unlock", "note seemed tired"):
        assert MESSAGE in ana.fails(line, code=1), line
    other = ana.home / "other.db"
    ana.db.rename(other)
    ana.db.touch(mode=0o600)
    ana.db.write_bytes(plain)
    for line in (f"import {other}", f"restore {other}"):
        assert MESSAGE in ana.fails(line, code=1), line
    assert ana.db.read_bytes() == plain


def test_a_journal_that_is_not_encrypted_needs_nothing_to_decrypt(ana, without_sqlcipher, monkeypatch):
    """Nor does a copy of one."""
    for name in ("converting", "whole_journal"):
        monkeypatch.delitem(sys.modules, f"mentorlog.store.encryption.{name}", raising=False)
    assert ana("decrypt").out == f"Not encrypted: {ana.db}\n"


def test_completion_and_the_count_of_reminders_are_silent(encrypted, runtime, tmp_path):
    """They run at every prompt of a shell. So it is although the journal is unlocked."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sqlcipher3.py").write_text("raise ImportError")
    unlock(runtime)
    assert encrypted.process("review", "a", _MENTORLOG_COMPLETE="bash").out.startswith("Ana")
    assert encrypted.process("remind", "--count").out == "1 due\n"
    environ = {"PYTHONPATH": str(hidden)}
    assert encrypted.process("review", "a", _MENTORLOG_COMPLETE="bash", **environ) == (0, "", "")
    assert encrypted.process("remind", "--count", **environ) == (0, "", "")
    assert MESSAGE in encrypted.process("review", "ana", **environ).err


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("pipx_metadata.json", "pipx install --force 'mentorlog[encrypt]'"),
        ("uv-receipt.toml", "uv tool install 'mentorlog[encrypt]'"),
        ("pyvenv.cfg", "pip install 'mentorlog[encrypt]'"),
    ],
)
def test_the_line_is_that_of_the_program_which_installed_mentorlog(tmp_path, monkeypatch, file, line):
    """`pip` in another environment would not help."""
    (tmp_path / file).touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(Distribution, "from_name", lambda _: Installed({}))
    assert extras.line_to_install("encrypt") == line


def test_what_was_installed_from_a_clone_is_installed_from_it_again(tmp_path, monkeypatch):
    """A package index may not have it. A clone that is not there any more, or another place, is not named."""
    clone = tmp_path / "my clone"
    clone.mkdir()
    (tmp_path / "pipx_metadata.json").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(Distribution, "from_name", lambda _: Installed({"url": clone.as_uri(), "dir_info": {}}))
    assert extras.line_to_install("pdf") == "pipx install --force 'mentorlog[pdf]'"
    (clone / "pyproject.toml").touch()
    assert extras.line_to_install("pdf") == f"pipx install --force '{clone}[pdf]'"
    monkeypatch.setattr(Distribution, "from_name", lambda _: Installed({"url": "https://example.org/x.zip"}))
    assert extras.line_to_install("pdf") == "pipx install --force 'mentorlog[pdf]'"


def test_each_extra_is_in_the_guide_with_what_it_is_for():
    """Readers of the README have a clone, those of the guide have mentorlog installed; both forms are in both."""
    root = Path(__file__).parents[3]
    guide, readme = (root.joinpath(name).read_text(encoding="utf-8") for name in ("docs/guide.md", "README.md"))
    declared = tomllib.loads(root.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extra in declared["optional-dependencies"].keys() - {"dev"}:
        assert f"| `{extra}` | " in guide
        assert f"`{extra}`" in readme
    for text in (guide, readme):
        assert "pip install '.[encrypt]'" in text
        assert "pip install 'mentorlog[encrypt]'" in text
