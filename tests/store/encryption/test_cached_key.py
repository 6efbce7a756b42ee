"""The key of an unlocked journal, in a folder in memory."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from mentorlog.store.encryption.cached_key import (
    read_cached_key,
    remove_cached_key,
    remove_expired_keys,
    write_cached_key,
)
from mentorlog.store.encryption.keys import Key
from mentorlog.store.encryption.runtime_folder import runtime_folder

KEY = Key(bytes(range(32)), b"s" * 16)
OTHER = Key(b"o" * 32, b"t" * 16)
MEMORY = "/dev/shm"  # noqa: S108 - each test makes a folder of its own
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says which folders are in memory")


def names(runtime):
    """The files in the folder of keys."""
    return sorted(file.name for file in Path(runtime, "mentorlog").iterdir())


def test_a_key_is_read_until_its_time_is_over(tmp_path):
    """Then its file is deleted by the next command, also by one for another journal."""
    runtime = str(tmp_path)
    write_cached_key(runtime, KEY, until=1000)
    write_cached_key(runtime, OTHER, until=2000)
    assert read_cached_key(runtime, salt=KEY.salt, now=999) == KEY
    assert read_cached_key(runtime, salt=OTHER.salt, now=1000) == OTHER
    assert names(runtime) == [f"{OTHER.salt.hex()}.key"]
    assert read_cached_key(runtime, salt=KEY.salt, now=1000) is None
    remove_expired_keys(runtime, now=3000)
    assert names(runtime) == []


def test_a_second_unlock_replaces_the_time(tmp_path):
    """There is one file for each journal."""
    for until in (10, 20):
        write_cached_key(str(tmp_path), KEY, until=until)
    assert read_cached_key(str(tmp_path), salt=KEY.salt, now=15) == KEY
    assert names(str(tmp_path)) == [f"{KEY.salt.hex()}.key"]


def test_lock_removes_the_key(tmp_path):
    """The answer says whether there was one."""
    write_cached_key(str(tmp_path), KEY, until=10)
    assert remove_cached_key(str(tmp_path), salt=KEY.salt)
    assert not remove_cached_key(str(tmp_path), salt=KEY.salt)
    assert read_cached_key(str(tmp_path), salt=KEY.salt, now=0) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_user_can_read_the_file(tmp_path):
    """With any umask."""
    before = os.umask(0)
    try:
        write_cached_key(str(tmp_path), KEY, until=10)
    finally:
        os.umask(before)
    (file,) = (tmp_path / "mentorlog").iterdir()
    assert (file.parent.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 41])
def test_a_file_that_is_not_a_key_is_deleted(tmp_path, content):
    """Such as one that was written by half."""
    folder = tmp_path / "mentorlog"
    folder.mkdir()
    file = folder / f"{KEY.salt.hex()}.key"
    file.touch(mode=0o600)
    file.write_bytes(content)
    assert read_cached_key(str(tmp_path), salt=KEY.salt, now=0) is None
    assert names(str(tmp_path)) == []


@linux
def test_the_runtime_folder_is_in_memory_and_the_users_own():
    """The first such folder is taken."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as own, tempfile.TemporaryDirectory(dir=MEMORY) as open_:
        Path(open_).chmod(0o750)
        assert runtime_folder([own]) == own
        assert runtime_folder(["", "/nowhere", open_, MEMORY, own]) == own
        assert runtime_folder([open_]) is None


@linux
def test_a_folder_on_a_disk_is_not_a_runtime_folder():
    """A key must not be written to a disk."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        assert runtime_folder([folder]) is None
