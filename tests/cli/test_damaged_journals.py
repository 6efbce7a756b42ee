"""Damaged journals: no command shows a traceback, calls the damage a bug, or overwrites what is left of the file."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Mentor

READS = (
    *("status", "remind", "remind --count", "review ana", "people --all", "timeline", "search talked", "progress ana"),
    *(
        "history",
        "export ana",
        "export --all --format json",
        "show a1",
        "show s1",
        "goal",
        "notes",
        "hours",
        "year",
        "review me",
    ),
)
WRITES = (
    *("note hi -w ana", "log talked -w ana --me 'Send it by friday'", "undo", "redo", "done a1", "delete n1"),
    *("edit ana --focus x", "checkpoint g1 60", "plan 2026-12-09 14:00 -w ana", "start Eve --i-am mentor"),
)
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with entries of most kinds, some of which were changed and undone."""
    user = Mentor(tmp_path_factory.mktemp("sound"))
    for line in (
        "start Ana Souza --i-am mentor --cadence 'every 2 weeks' --since 2026-03-02 --focus 'Lead a team'",
        "start Bo Lind --i-am mentee --since 2026-05-04",
        "log 'Talked about delegation' -w ana --on 2026-11-09 --me 'Send the list by friday' --topic skills --for 45m",
        "goal add 'Lead a team' -w ana --by 2027-01-01",
        "checkpoint g1 40 'Half way'",
        "note 'Seemed tired' -w ana --on 2026-11-10",
        "feedback give 'You listened' --praise -w ana --follow-up 2026-12-01",
        "milestone add 'First talk' -w ana --by 2026-12-12",
        "raise 'Ask about the talk' -w ana",
        "advice receive 'Write it down' -w bo --try-by 2026-12-01",
        "plan 2026-12-01 10:00 -w ana",
        "note 'a long text, so that the file has more pages. '" + " -w bo",
        "edit n1 --text 'Seemed very tired'",
        "note 'taken back' -w ana",
        "undo",
    ):
        user(line)
    return user.db.read_bytes()


def damaged_files(sound: bytes, *, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Damaged copies of a file, each with what was done to it."""
    chance = random.Random(seed)  # noqa: S311 - the same files each time
    kinds: tuple[Callable[[bytearray, random.Random], str], ...] = (
        _flip_bits,
        _flip_bits_of_schema,
        _truncate,
        _scribble,
        _zero_page,
        _swap_pages,
    )
    for number in range(count):
        content = bytearray(sound)
        yield f"{number}: {kinds[number % len(kinds)](content, chance)}", bytes(content)


def _flip_bits(content: bytearray, chance: random.Random) -> str:
    places = [chance.randrange(len(content)) for _ in range(chance.choice((1, 1, 8, 100)))]
    for place in places:
        content[place] ^= 1 << chance.randrange(8)
    return f"bits of the bytes {places[:8]} flipped"


def _flip_bits_of_schema(content: bytearray, chance: random.Random) -> str:
    place = chance.randrange(100, 12 * PAGE)
    content[place] ^= chance.choice((1, 2, 4, 32, 128))
    return f"a bit of the byte {place} flipped"


def _truncate(content: bytearray, chance: random.Random) -> str:
    length = chance.choice((chance.randrange(len(content)), chance.randrange(len(content) // PAGE) * PAGE))
    del content[length:]
    return f"cut after {length} bytes"


def _scribble(content: bytearray, chance: random.Random) -> str:
    place, length = chance.randrange(len(content)), chance.choice((1, 16, 512))
    content[place : place + length] = chance.randbytes(min(length, len(content) - place))
    return f"{length} random bytes at {place}"


def _zero_page(content: bytearray, chance: random.Random) -> str:
    page = chance.randrange(len(content) // PAGE)
    content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    return f"page {page} zeroed"


def _swap_pages(content: bytearray, chance: random.Random) -> str:
    one, two = (chance.randrange(1, len(content) // PAGE) * PAGE for _ in range(2))
    content[one : one + PAGE], content[two : two + PAGE] = content[two : two + PAGE], content[one : one + PAGE]
    return f"pages {one // PAGE} and {two // PAGE} swapped"


def check(mentor: Mentor, line: str, what: str, content: bytes) -> Answer:
    """Run a command on a damaged file: it answers, or refuses and changes nothing."""
    mentor.db.write_bytes(content)
    answer = mentor(line, ok=False)
    case = f"`mentorlog {line}` with {what}:\n{answer.output}"
    assert answer.code in (0, 1, 2, 3), case
    assert "a bug in mentorlog" not in answer.err, case
    assert "Traceback" not in answer.err, case
    assert not (mentor.home / ".local" / "share" / "mentorlog" / "defects").exists(), case
    if answer.code:
        assert answer.err.startswith("mentorlog: "), case
        assert mentor.db.read_bytes() == content, case
    return answer


def run_on_damaged_files(mentor: Mentor, sound: bytes, *, count: int, seed: int, lines: int) -> int:
    """Run commands on that many damaged files, `lines` on each, beside a good backup. Returns how often one was refused
    as damaged; the error then has the line that restores the backup, or rebuilds what is derived."""
    mentor.db.touch(mode=0o600)
    good = mentor.home / "journal.db.backups" / "2026-11-21T101500Z-laptop.db"
    good.parent.mkdir()
    good.write_bytes(sound)
    refused = 0
    every = (*READS, *WRITES)
    for number, (what, content) in enumerate(damaged_files(sound, count=count, seed=seed)):
        for place in range(lines):
            line = every[(number * 7 + place * 5) % len(every)]
            answer = check(mentor, line, what, content)
            if "is damaged" in answer.err:
                # if only what follows from the entries is damaged, it is rebuilt instead
                fix = "doctor --repair" if "every entry is sound" in answer.err else f"restore {good}"
                assert f"\n  mentorlog {fix}\n" in answer.err, f"`mentorlog {line}` with {what}:\n{answer.err}"
                refused += 1
            for left in mentor.home.glob("journal.db.*"):
                if left.is_file():
                    left.unlink()
            assert good.read_bytes() == sound
            mentor.hints.clear()
    return refused


@pytest.mark.heavy
def test_commands_on_damaged_files_never_fail_with_a_traceback(mentor: Mentor, sound: bytes) -> None:
    """Bits, bytes and pages are damaged, and the file is cut at any place."""
    assert run_on_damaged_files(mentor, sound, count=36, seed=1, lines=3)


@pytest.mark.heavy
def test_commands_on_many_damaged_files_never_fail_with_a_traceback(
    mentor: Mentor, sound: bytes, write_counts: Callable[[Mapping[str, object]], None]
) -> None:
    """As above, with some four hundred files and every kind of command."""
    refused = run_on_damaged_files(mentor, sound, count=420, seed=2, lines=9)
    write_counts({"files": 420, "commands": 420 * 9, "refused as damaged": refused})
    assert refused > 50


# a damaged value in one row


def damage(path: Path, *statements: str) -> None:
    """Run statements on a journal without the rules of its schema, as a damaged disk or another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as journal:
        journal.execute("PRAGMA writable_schema = ON")
        ours = journal.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        loose = "replace(replace(sql, ' STRICT', ''), ' TEXT NOT NULL', ' TEXT')"
        journal.executemany(
            f"UPDATE sqlite_master SET sql = {loose} WHERE name = ?",  # noqa: S608 - our own names
            [(name,) for name, sql in ours if sql.endswith(" STRICT")],
        )
        triggers = journal.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        journal.execute("PRAGMA writable_schema = RESET")
    with closing(sqlite3.connect(path, isolation_level=None)) as journal:
        journal.execute("PRAGMA ignore_check_constraints = ON")
        for name, _ in triggers:
            journal.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            journal.execute(statement)
        for _, sql in triggers:
            journal.execute(sql)
        journal.execute("PRAGMA writable_schema = ON")
        journal.executemany("UPDATE sqlite_master SET sql = ? WHERE name = ?", [(sql, name) for name, sql in ours])


DAMAGED_VALUES = {
    "a date that is not one": ("UPDATE action SET due_on = '2026-13-45'", "show a1", "`due_on` of a1 is not a date"),
    "a date in a list": ("UPDATE note SET day = 'monday' WHERE id = 1", "notes ana", "`day` of n1 is not a date"),
    "a time": ("UPDATE session SET at = 'noon' WHERE id = 1", "show s1", "`at` of s1 is not a time"),
    "a title that is missing": ("UPDATE goal SET title = NULL", "goal", "`title` of g1 is missing"),
    "a text of bytes": ("UPDATE action SET text = x'ff00ff'", "review ana", "`text` of a1 is not text"),
    "a text that is not UTF-8": (
        "UPDATE note SET text = CAST(x'ff4142' AS TEXT) WHERE id = 1",
        "show n1",
        "`text` of n1 is not valid UTF-8",
    ),
    "a number that is a text": ("UPDATE session SET minutes = 'long' WHERE id = 1", "show s1", "`minutes` of s1"),
    "topics that are not JSON": ("UPDATE session SET topics = '[\"skil' WHERE id = 1", "show s1", "`topics` of s1"),
    "a role": ("UPDATE relationship SET role = 'boss' WHERE id = 1", "review ana", "`role` of r1 is not one of mentor"),
    "a checkpoint": ("UPDATE checkpoint SET day = '2026-99-99'", "show g1", "a checkpoint of g1"),
    "an undo image": (
        "UPDATE change SET before = '{\"id\": 1,' WHERE before IS NOT NULL",
        "undo",
        "the record of command",
    ),
}


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("what", DAMAGED_VALUES)
def test_a_damaged_value_is_reported_with_its_entry(mentor: Mentor, sound: bytes, what: str) -> None:
    """The error names the entry and `doctor`; commands that do not need the entry work."""
    statement, line, problem = DAMAGED_VALUES[what]
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(sound)
    if what == "an undo image":
        mentor("edit n1 --text again")
    damage(mentor.db, statement)
    before = mentor.db.read_bytes()
    answer = check(mentor, line, what, before)
    assert answer.code == 1, answer
    assert f"The journal {mentor.db} is damaged: {problem}" in answer.err
    assert "\n  mentorlog doctor\n" in answer.err
    mentor.hints.clear()
    assert "Bo Lind" in mentor("people").out
    assert mentor("note hello -w bo").code == 0


def test_a_schema_that_is_not_utf8_is_damage(mentor: Mentor, sound: bytes) -> None:
    """SQLite's own message then can't be decoded."""
    mentor.db.touch(mode=0o600)
    for name in (b"CREATE TABLE action", b"CREATE TRIGGER record_note_insert", b"CREATE INDEX"):
        content = sound.replace(name, name[:-1] + b"\xff", 1)
        assert content != sound
        for line in ("status", "note hi -w bo", "show a1", "undo"):
            answer = check(mentor, line, f"{name!r} not UTF-8", content)
            assert answer.code == 0 or "is damaged" in answer.err, answer
            mentor.hints.clear()


# what to do


@pytest.mark.heavy
def test_the_newest_good_backup_is_named(mentor: Mentor, sound: bytes) -> None:
    """A backup that is damaged itself is passed over; without one, the lines recover what can be read."""
    mentor.db.touch(mode=0o600)
    damaged = sound[:PAGE] + bytes(len(sound) - PAGE)
    answer = check(mentor, "people", "pages zeroed", damaged)
    dump = f"sqlite3 {mentor.db} .dump | sed '$s/^ROLLBACK.*/COMMIT;/' | sqlite3 {mentor.db}.recovered"
    assert f"\n  (umask 077; {dump})\n" in answer.err
    assert f"\n  mentorlog restore {mentor.db}.recovered\n" in answer.err
    folder = mentor.home / "journal.db.backups"
    folder.mkdir()
    (folder / "2026-11-20T101500Z-laptop.db").write_bytes(sound)
    good = folder / "2026-11-21T101500Z-laptop.db"
    good.write_bytes(sound)
    (folder / "2026-11-22T101500Z-laptop.db").write_bytes(damaged)
    for content in (damaged, b"", sound[: 3 * PAGE], bytes(len(sound))):
        answer = check(mentor, "people", "damage", content)
        assert "The newest good backup was made at 2026-11-21 10:15 UTC" in answer.err
        assert f"\n  mentorlog restore {good}\n" in answer.err
        mentor(f"restore {good}")
        assert "Bo Lind" in mentor("people").out
    mentor.hints.clear()


def test_a_wrong_version_in_the_header_is_damage(mentor: Mentor, sound: bytes) -> None:
    """Upgrading such a journal again could lose entries."""
    mentor.db.touch(mode=0o600)
    for version in (1, 4, 5, 6):
        content = sound[:60] + version.to_bytes(4) + sound[64:]
        for line in ("people", "note hi -w bo"):
            answer = check(mentor, line, f"version {version}", content)
            assert f"is damaged: its header has the schema version {version}, its tables are of" in answer.err
            assert [file.name for file in mentor.home.glob("journal.db*")] == ["journal.db"]
    mentor.hints.clear()
