"""Telling an encrypted journal from other files, and its key from others."""

import bz2
import gzip
import lzma
import os
from contextlib import contextmanager

import pytest

from mentorlog.errors import UsageError
from mentorlog.store import Journal
from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key, derive_key, new_salt
from mentorlog.store.encryption.recovery_code import recovery_lines
from mentorlog.store.encryption.unlocking import key_of_text, key_that_opens, may_be_encrypted, opens

pytestmark = pytest.mark.plain_files("these tests choose which files are encrypted")

SALT = b"0123456789abcdef"
KNOWN = (
    gzip.compress(b"text"),
    bz2.compress(b"text"),
    lzma.compress(b"text"),
    b"PK\3\4\x14\0",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    b"\xff\xd8\xff\xe0\0\x10JFIF",
    b"\0\0\0\x20ftypisom",
    b"%PDF-1.7\n",
    b"age-encryption.org/v1\n-> scrypt ",
    b"Salted__",
)
"""How files begin whose further bytes may look random."""


@pytest.fixture
def encrypted(tmp_path):
    """A journal that is encrypted with the passphrase "grå ugle"."""
    file = tmp_path / "journal.db"
    Journal.open(file, access="write").close()
    convert_file(file, key=derive_key("grå ugle", salt=SALT), wait=0)
    return file


@pytest.mark.heavy
def test_a_passphrase_and_the_recovery_code_open_a_journal(encrypted):
    """Any other passphrase does not."""
    key = key_of_text("grå ugle", salt=SALT)
    assert opens(encrypted, key)
    assert key_of_text(" ".join(recovery_lines(key.secret)), salt=SALT) == key
    for other in ("gra ugle", "grå ugle ", "x"):
        assert not opens(encrypted, key_of_text(other, salt=SALT))
    lines = recovery_lines(key.secret)
    wrong = [*lines[:2], ("1" if lines[2][0] == "0" else "0") + lines[2][1:], *lines[3:]]
    with pytest.raises(UsageError, match="Line 3 "):
        key_of_text(" ".join(wrong), salt=SALT)


def test_other_files_do_not_look_encrypted(encrypted, tmp_path):
    """Texts, plain journals, truncated and empty files."""
    assert may_be_encrypted(encrypted)
    plain = tmp_path / "plain.db"
    Journal.open(plain, access="write").close()
    files = {
        "empty": b"",
        "text": ("Notes about Søren and Åse.\n" * 400).encode()[:8192],
        "zeros": bytes(8192),
        "truncated": encrypted.read_bytes()[:5000],
        "head of zeros": bytes(4096) + os.urandom(4096),
    }
    for number, start in enumerate(KNOWN):
        files[f"known format {number}"] = (start + os.urandom(8192))[:8192]
    assert not may_be_encrypted(plain)
    for name, content in files.items():
        file = tmp_path / name
        file.write_bytes(content)
        assert not may_be_encrypted(file), name


def test_no_salt_is_the_beginning_of_another_format(monkeypatch):
    """The journal would be refused as a file of that format."""
    random = iter([b"PK\3\4............", b"\x1f\x8b\x08.............", SALT])
    monkeypatch.setattr(os, "urandom", lambda _: next(random))
    assert new_salt() == SALT


def test_random_bytes_may_be_encrypted(tmp_path):
    """Only a key tells."""
    file = tmp_path / "random"
    for _ in range(50):
        file.write_bytes(os.urandom(8192))
        assert may_be_encrypted(file)
    assert not opens(file, Key(b"k" * 32, SALT))


@pytest.mark.heavy
def test_a_passphrase_can_have_the_form_of_a_recovery_code(encrypted):
    """Such as 64 random digits; another program may have encrypted the file with it."""
    digits = "0123456789abcdef" * 4
    salt = encrypted.read_bytes()[:16]
    with ring_with(key_of_text("grå ugle", salt=salt)):
        convert_file(encrypted, key=derive_key(digits, salt=SALT), wait=0)
    assert key_that_opens(encrypted, digits, salt=SALT) == derive_key(digits, salt=SALT)
    with pytest.raises(UsageError, match="Line 1 "):
        key_that_opens(encrypted, digits[::-1], salt=SALT)
    assert key_that_opens(encrypted, "other", salt=SALT) is None


@contextmanager
def ring_with(key):
    """Know a key for a while."""
    ring.add(key)
    yield
    ring.clear()
