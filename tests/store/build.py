"""Shorthands for filling a journal and for looking behind its door."""

import datetime as dt
import sqlite3
from contextlib import contextmanager
from functools import cache

from mentorlog.model import KINDS, Kind, Ref
from mentorlog.store import Journal
from mentorlog.store.header import ready

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
LOCAL = NOW.replace(tzinfo=None)

ENTRIES = (*KINDS, "checkpoint")
RECORDED = (*ENTRIES, "session_goal")
DERIVED = ("tally", "worked", "discussed")


def day(text: str) -> dt.date:
    """A date, `11-09` being in 2026."""
    return dt.date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


@cache
def _empty():
    return Journal.in_memory()


def in_memory():
    """An empty journal, copied from one that is made once: making the schema takes thirty times as long."""
    copy = ready(sqlite3.connect(":memory:", isolation_level=None))
    connection(_empty()).backup(copy)
    return Journal(copy, name="in memory", state="here", writable=True)


class Build:
    """Records one entry a call, each in a command of its own, with only what the test is about."""

    def __init__(self, journal):
        self.journal = journal
        self.one = None

    def add(self, kind: Kind, **fields) -> Ref:
        """Record an entry of the first relationship, unless another is given."""
        if kind != "relationship":
            fields.setdefault("relationship", self.one or self.relationship())
            fields.setdefault("on", day("03-02"))
        with self.journal.command(kind, now=NOW) as change:
            return change.add(kind, **fields)

    def relationship(self, name="Ana Souza", **fields):
        """A relationship; the first is the one that entries belong to."""
        fields = {"role": "mentor", "started_on": day("2026-01-05")} | fields
        ref = self.add("relationship", name=name, **fields)
        self.one = self.one or ref
        return ref

    def held(self, on, **fields):
        """A session that was held."""
        return self.add("session", status="held", on=day(on), **fields)

    def planned(self, on, at=None, **fields):
        """A session that is planned."""
        return self.add("session", status="planned", on=day(on), at=at and dt.time.fromisoformat(at), **fields)

    def goal(self, title="Lead a review", **fields):
        """An open goal."""
        return self.add("goal", title=title, **fields)

    def action(self, text="Send the checklist", **fields):
        """My open action."""
        return self.add("action", **{"text": text, "owner": "me"} | fields)

    def feedback(self, behaviour="cut in twice", **fields):
        """Feedback that was given."""
        return self.add("feedback", **{"behaviour": behaviour, "direction": "given"} | fields)

    def milestone(self, title="First review led", **fields):
        """A milestone that is reached."""
        return self.add("milestone", **{"title": title, "status": "reached"} | fields)

    def point(self, text="The platform team", **fields):
        """An open point."""
        return self.add("point", text=text, **fields)

    def note(self, text="seemed tired", **fields):
        """A note."""
        return self.add("note", text=text, **fields)

    def checkin(self, **fields):
        """A check-in that answers one question."""
        return self.add("checkin", **{"challenge": 3} | fields)

    def rating(self, skill="Listening", score=3, **fields):
        """A rating of the mentee's skill."""
        return self.add("rating", skill=skill, score=score, **{"owner": "them"} | fields)

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
    """What stands behind the door."""
    return journal._connection


def rows(journal, *tables):
    """All rows of the tables."""
    return {table: connection(journal).execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608


def terms(journal):
    """Every word of the search index and where it stands."""
    at = connection(journal)
    at.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, 'instance')")
    try:
        return sorted(at.execute("SELECT term, doc, col, offset FROM temp.words"))
    finally:
        at.execute("DROP TABLE temp.words")


@contextmanager
def statements(journal):
    """The statements that the journal runs meanwhile, with their values in them."""
    seen: list[str] = []
    connection(journal).set_trace_callback(seen.append)
    try:
        yield seen
    finally:
        connection(journal).set_trace_callback(None)
