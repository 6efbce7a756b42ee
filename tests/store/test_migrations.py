"""Journals of every older schema, with something of everything in them, brought up to date."""

import sqlite3
from contextlib import closing

import pytest

from mentorlog.store import Journal, making, migrations
from mentorlog.store.schema import STEPS
from tests.store.build import DERIVED, RECORDED, Build, connection, day, in_memory, rows, terms


def _life(build):
    """What a journal of any version may hold, private things among it."""
    ana = build.relationship(agreement="we meet", agreed_on=day("03-01"))
    goal, hidden = build.goal(), build.goal("Say no", status="achieved", closed_on=day("05-04"), private=True)
    for on, topics, private in (
        ("03-02", ("career", "career"), False),
        ("03-09", ("career", "netværk"), True),
        ("04-06", (), False),
    ):
        build.held(on, topics=topics, private=private, minutes=45, goals=(goal, hidden))
    build.add("session", status="cancelled", on=day("04-13"), cancelled_by="me", topics=("balance",))
    build.planned("05-01", "14:00", relationship=ana)
    build.checkpoint(goal, "04-06", 40, "led one")
    build.action(done_on=day("04-01"), status="done")
    build.feedback(), build.milestone(), build.point(), build.note()


def _copied(journal, path, *, version):
    """A file of an older schema that holds the rows of a journal, as far as it knows them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "STEPS", STEPS[:version])
        making.make(str(path))
    with closing(sqlite3.connect(path)) as at, at:
        assert at.execute("PRAGMA user_version").fetchone() == (version,)
        known = {row[0] for row in at.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in RECORDED:
            if table not in known:
                continue
            columns = [row[1] for row in at.execute(f"PRAGMA table_info({table})")]
            question = f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608
            marks = ", ".join("?" * len(columns))
            for row in connection(journal).execute(question):
                at.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", row)  # noqa: S608


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_a_journal_of_every_older_schema_becomes_what_it_would_be_today(tmp_path, version):
    """Rows, counts and the search index are those of a journal that was written with the schema of today."""
    path = tmp_path / "journal.db"
    with in_memory() as today:
        _life(Build(today))
        _copied(today, path, version=version)
        with Journal.open(path, access="read") as journal:
            assert rows(journal, *RECORDED, *DERIVED) == rows(today, *RECORDED, *DERIVED)
            assert terms(journal) == terms(today)
            assert connection(journal).execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection(journal).execute("PRAGMA foreign_key_check").fetchall() == []
    assert (tmp_path / f"journal.db.v{version}.bak").exists()
