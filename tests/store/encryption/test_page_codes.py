"""Telling from single pages of a file whether a key is its own."""

import os
from itertools import count

import pytest

from mentorlog.store import Journal
from mentorlog.store.encryption import page_codes
from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.keys import PAGE_SIZE, Key
from mentorlog.store.encryption.page_codes import fits_a_page
from mentorlog.store.encryption.unlocking import opens

KEY = Key(bytes(range(32)), b"0123456789abcdef")
OTHER = Key(bytes(range(1, 33)), KEY.salt)


@pytest.fixture
def encrypted(tmp_path):
    """An encrypted journal."""
    file = tmp_path / "journal.db"
    Journal.open(file, access="write").close()
    convert_file(file, key=KEY, wait=0)
    return file


@pytest.mark.heavy
def test_every_page_tells_the_key(encrypted, tmp_path):
    """As SQLCipher wrote it, the first one too; another key fits none."""
    content = encrypted.read_bytes()
    pages = [content[at : at + PAGE_SIZE] for at in range(0, len(content), PAGE_SIZE)]
    assert len(pages) > 10
    file = tmp_path / "one page"
    for number, page in zip(count(), pages):
        file.write_bytes(os.urandom(PAGE_SIZE) * number + page)
        assert fits_a_page(file, KEY), number
        assert not fits_a_page(file, OTHER)


def test_a_damaged_file_still_tells_its_key(encrypted):
    """Also if the first half of it was overwritten."""
    content = encrypted.read_bytes()
    half = len(content) // PAGE_SIZE // 2 * PAGE_SIZE
    encrypted.write_bytes(KEY.salt + os.urandom(half - 16) + content[half:])
    assert opens(encrypted, KEY)
    assert not opens(encrypted, OTHER)


def test_only_some_pages_of_a_large_file_are_read(tmp_path, monkeypatch):
    """A wrong passphrase is refused at once, whatever the size of the file."""
    file = tmp_path / "large"
    file.touch()
    os.truncate(file, 100_000 * PAGE_SIZE)
    checked = []
    monkeypatch.setattr(page_codes.hmac, "compare_digest", lambda *codes: bool(checked.append(codes)))
    assert not fits_a_page(file, KEY)
    assert 100 <= len(checked) <= 110
