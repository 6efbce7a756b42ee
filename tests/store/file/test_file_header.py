"""Reading the header of an encrypted file as that of a plain one."""

import pytest

from mentorlog.store import Journal
from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key
from mentorlog.store.file.file_header import is_database, is_marked, is_wal, read_header, size_in, version_in
from mentorlog.store.file.header import VERSION

KEY = Key(b"k" * 32, b"0123456789abcdef")


@pytest.fixture
def encrypted(tmp_path):
    """An encrypted journal whose key is known."""
    file = tmp_path / "journal.db"
    Journal.open(file, access="write").close()
    convert_file(file, key=KEY, wait=0)
    ring.add(KEY)
    yield file
    ring.clear()


def test_the_header_of_an_encrypted_journal_is_read(encrypted):
    """The mark of a journal, the version of the schema and the size."""
    header = read_header(encrypted)
    assert is_marked(header)
    assert (version_in(header), size_in(header)) == (VERSION, encrypted.stat().st_size)
    assert not is_wal(header)


def test_a_truncated_encrypted_journal_is_one_that_should_be_longer(encrypted):
    """At the end of a page, and within one."""
    content = encrypted.read_bytes()
    for size in (4096 * 3, len(content) - 1):
        encrypted.write_bytes(content[:size])
        header = read_header(encrypted)
        assert is_marked(header)
        assert size_in(header) > size


def test_an_encrypted_journal_whose_first_page_is_damaged_has_no_header(encrypted):
    """Damage in another page makes no difference."""
    content = bytearray(encrypted.read_bytes())
    for place, is_readable in ((5000, True), (2000, False)):
        content[place] ^= 1
        encrypted.write_bytes(content)
        assert is_database(read_header(encrypted)) is is_readable
