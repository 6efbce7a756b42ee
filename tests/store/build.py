"""Record entries in a journal, and read its database."""

import datetime as dt
import sqlite3
from contextlib import contextmanager
from functools import cache

from mentorlog.model import KINDS, Kind, Ref
from mentorlog.store import Journal
from mentorlog.store.file.header import enable_foreign_keys
from tests.builders import DEFAULT, day, with_defaults

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
LOCAL = NOW.replace(tzinfo=None)

ENTRIES = (*KINDS, "checkpoint")
RECORDED = (*ENTRIES, "session_goal", "evaluation")
DERIVED = ("tally", "worked", "discussed")


@cache
def _empty():
    return Journal.in_memory()


def in_memory(*, local_zone=None):
    """An empty journal, copied from a first one, because creating the schema takes thirty times as long."""
    copy = enable_foreign_keys(sqlite3.connect(":memory:", isolation_level=None))
    connection(_empty()).backup(copy)
    return Journal(copy, name="in memory", state="here", writable=True, local_zone=local_zone and (lambda: local_zone))


class Build:
    """Records one entry per call, each in its own command; fields that are not given have defaults."""

    def __init__(self, journal):
        self.journal = journal
        self.one = None

    def add(self, kind: Kind, **fields) -> Ref:
        """Record an entry with only these fields (default: of the first relationship, on 2 March)."""
        if kind != "relationship":
            fields.setdefault("relationship", self.one or self.relationship())
            fields.setdefault("on", day("03-02"))
        with self.journal.command(kind, now=NOW) as change:
            return change.add(kind, **fields)

    def complete(self, kind: Kind, **fields) -> Ref:
        """Record an entry with the defaults of its kind."""
        return self.add(kind, **with_defaults(kind, {"on": "03-02", **fields}))

    def relationship(self, name="Ana Souza", **fields):
        """A relationship; other entries belong to the first one by default."""
        given = with_defaults("relationship", {"name": name, "started_on": "01-05", **fields})
        ref = self.add("relationship", **given)
        self.one = self.one or ref
        return ref

    def held(self, on, **fields):
        """A session that was held."""
        return self.complete("session", on=on, **fields)

    def planned(self, on, at=None, **fields):
        """A session that is planned."""
        return self.complete("session", status="planned", on=on, at=at and dt.time.fromisoformat(at), **fields)

    def goal(self, title=DEFAULT, **fields):
        """An open goal."""
        return self.complete("goal", title=title, **fields)

    def action(self, text=DEFAULT, **fields):
        """My open action."""
        return self.complete("action", text=text, **fields)

    def feedback(self, behaviour=DEFAULT, **fields):
        """Feedback that was given."""
        return self.complete("feedback", behaviour=behaviour, **fields)

    def milestone(self, title=DEFAULT, **fields):
        """A milestone that is reached."""
        return self.complete("milestone", title=title, **fields)

    def point(self, text=DEFAULT, **fields):
        """An open point."""
        return self.complete("point", text=text, **fields)

    def note(self, text=DEFAULT, **fields):
        """A private note."""
        return self.complete("note", text=text, **fields)

    def checkin(self, **fields):
        """A check-in that answers one question."""
        return self.complete("checkin", **{"challenge": 3} | fields)

    def rating(self, skill=DEFAULT, score=DEFAULT, **fields):
        """A rating of the mentee's skill."""
        return self.complete("rating", skill=skill, score=score, **fields)

    def advice(self, text=DEFAULT, **fields):
        """A piece of advice that was given."""
        return self.complete("advice", text=text, **fields)

    def resource(self, title=DEFAULT, **fields):
        """An open resource."""
        return self.complete("resource", title=title, **fields)

    def question(self, text=DEFAULT, **fields):
        """A question of one's own."""
        return self.complete("question", text=text, **fields)

    def set(self, ref, **fields):
        """Change an entry."""
        with self.journal.command("edit", now=NOW) as change:
            change.set(ref, **fields)

    def remove(self, *refs):
        """Delete entries in one command."""
        with self.journal.command("delete", now=NOW) as change:
            for ref in refs:
                change.remove(ref)

    def checkpoint(self, goal, on, progress, note=None):
        """Record a checkpoint."""
        with self.journal.command("checkpoint", now=NOW) as change:
            change.checkpoint(goal, on=day(on), progress=progress, note=note)


def connection(journal):
    """The journal's SQLite connection."""
    return journal._connection


def rows(journal, *tables):
    """All rows of the tables, without the relationship `me`, which every journal has."""
    at = connection(journal)
    recorded = {table: f"SELECT * FROM {table}" for table in tables}  # noqa: S608
    if "relationship" in recorded:
        recorded["relationship"] += " WHERE id > 0"
    return {table: at.execute(select).fetchall() for table, select in recorded.items()}


def terms(journal):
    """Every word of the search index with its position."""
    at = connection(journal)
    at.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, 'instance')")
    try:
        return sorted(at.execute("SELECT term, doc, col, offset FROM temp.words"))
    finally:
        at.execute("DROP TABLE temp.words")


@contextmanager
def statements(journal):
    """The statements that the journal runs in the context, with their values."""
    seen: list[str] = []
    connection(journal).set_trace_callback(seen.append)
    try:
        yield seen
    finally:
        connection(journal).set_trace_callback(None)
