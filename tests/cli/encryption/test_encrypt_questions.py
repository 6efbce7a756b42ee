"""The questions of `encrypt` and `decrypt` at a real terminal."""

from __future__ import annotations

from typing import Any

import pytest

from mentorlog.store.encryption.keys import derive_key
from mentorlog.store.file.driver import MAGIC
from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, PASSPHRASE, encrypt
from tests.cli.terminal import at_terminal, ends, press_ctrl_c, wait_until_it_reads

pexpect: Any = pytest.importorskip("pexpect")
pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.skipif(not hasattr(pexpect, "spawn"), reason="this platform has no terminals to make")
FIRST, SECOND = "correct horse battery", "quite another one"


def answer(child: Any, question: str, typed: str) -> None:
    """Answer a question of which the answer is not shown."""
    child.expect_exact(question)
    wait_until_it_reads(child)
    child.sendline(typed)


@pytest.mark.heavy
def test_the_passphrase_is_asked_for_twice_and_not_shown(ana: Mentor) -> None:
    """Then the recovery code is shown. With --rekey the present one is asked for first; decrypting asks whether."""
    child = at_terminal(ana, "encrypt")
    answer(child, "New passphrase: ", FIRST)
    answer(child, "The same passphrase again: ", f"{FIRST}!")
    child.expect_exact("The two passphrases are not the same")
    answer(child, "New passphrase: ", FIRST)
    answer(child, "The same passphrase again: ", FIRST)
    code, output = ends(child)
    assert code == 0
    assert "Recovery code" in output
    assert FIRST not in output
    child = at_terminal(ana, "encrypt", "--rekey")
    answer(child, "/journal.db: ", FIRST)
    answer(child, "New passphrase: ", SECOND)
    answer(child, "The same passphrase again: ", SECOND)
    assert ends(child)[0] == 0
    for typed, code in (("n", 1), ("y", 0)):
        child = at_terminal(ana, "decrypt", MENTORLOG_PASSPHRASE=SECOND)
        child.expect_exact("[y/N] ")
        child.sendline(typed)
        assert ends(child)[0] == code
        assert ana.db.read_bytes().startswith(MAGIC) is (typed == "y")


@pytest.mark.heavy
def test_the_question_about_a_backup_says_that_an_older_passphrase_is_wanted(ana: Mentor) -> None:
    """Such as one that a killed `encrypt --rekey` has left."""
    ana("note words")
    ana("backup")
    backup = next(ana.db.with_name("journal.db.backups").glob("*.db"))
    encrypt(ana.db)
    encrypt(backup, key=derive_key(FIRST, salt=b"another salt: 16"))
    child = at_terminal(ana, "encrypt", size=(24, 400), MENTORLOG_PASSPHRASE=PASSPHRASE)
    child.expect_exact(f"{backup} has another passphrase, perhaps an older one of the journal.")
    answer(child, f"Passphrase for {backup}: ", FIRST)
    assert ends(child)[0] == 0
    assert backup.read_bytes()[:16] == KEY.salt


def test_stopping_at_a_question_changes_nothing(ana: Mentor) -> None:
    """Ctrl-C at the second question."""
    before = ana.db.read_bytes()
    child = at_terminal(ana, "encrypt")
    answer(child, "New passphrase: ", FIRST)
    child.expect_exact("The same passphrase again: ")
    press_ctrl_c(child)
    code, output = ends(child)
    assert (code, "nothing was changed" in output) == (130, True)
    assert ana.db.read_bytes() == before
