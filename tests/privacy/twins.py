"""Two journals of one user: one with private entries, and its twin, in which those were never recorded.

Both are made by the same commands at the same times. A command about something private runs only in the first one; a
link from a shareable entry to a private one is given only there. In the end the twin gets the identities of the first
journal, so that every output for other people must be the same, byte for byte.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from itertools import count
from pathlib import Path
from typing import Any, Final, NamedTuple

from mentorlog.store import Journal
from tests.cli.conftest import Answer, Mentor

START: Final = dt.datetime(2026, 1, 5, 9)  # noqa: DTZ001 - local time, as of a clock
"""When both journals begin."""
PRIVATE_WORD: Final = "zqx"
"""A word that is in every private text, and in no other."""
TABLES: Final = (
    *("relationship", "session", "goal", "action", "feedback", "milestone", "point", "note", "checkin", "rating"),
    *("advice", "resource", "question", "checkpoint", "evaluation"),
)
"""The tables whose rows have a uuid."""


class Thing(NamedTuple):
    """An entry of the first journal."""

    ref: str
    """Its ref there."""
    twin: str | None
    """Its ref in the twin; None if it is hidden, so that the twin does not have it."""
    kind: str
    who: str
    """The relationship, by its first name in lower case."""
    session: bool = False
    """Whether it belongs to a session that is hidden."""

    @property
    def hidden(self) -> bool:
        """Whether it is private, or belongs to something private."""
        return self.twin is None


class Link(NamedTuple):
    """An option that links to an entry; the twin gets it only if the entry is shareable."""

    option: str
    to: Thing | None


class Twins:
    """The two journals, and what was recorded in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.full, self.twin = (self._user(folder / name) for name in ("full", "twin"))
        self.colleague = folder / "colleague.json"
        self.now = START
        self.things: list[Thing] = []
        self.closed: set[str] = set()
        """The refs in the first journal that nothing more can be done with."""
        self.planned_on: set[tuple[str, str]] = set()
        self.hidden_people: set[str] = set()
        self.number = count(1)

    @staticmethod
    def _user(home: Path) -> Mentor:
        home.mkdir(parents=True)
        user = Mentor(home)
        user.settings.parent.mkdir(parents=True)
        user.settings.write_text('name = "Lise Holm"\n', encoding="utf-8")
        return user

    # running commands

    def run(self, words: list[str | Thing], *, hidden: bool, only_full: list[str | Thing] | None = None) -> Any:
        """Run a command in both journals, or only in the first one if it is `hidden`; `only_full` are words that the
        twin does not get. Returns the JSON of both; None if both refused it."""
        answers = [self._in(self.full, [*words, *(only_full or [])], twin=False)]
        if not hidden:
            answers.append(self._in(self.twin, words, twin=True))
        codes = {answer.code for answer in answers}
        assert len(codes) == 1, f"one journal refused what the other one allowed: {words}\n{answers}"
        if codes != {0}:
            return None
        found = [answer.json for answer in answers]
        return found[0], found[1] if len(found) > 1 else None

    def _in(self, user: Mentor, words: list[str | Thing], *, twin: bool) -> Answer:
        user.now = self.now.isoformat(timespec="minutes")
        typed = [(word.twin if twin else word.ref) if isinstance(word, Thing) else word for word in words]
        return user([*map(str, typed), "--json"], ok=False)

    def words(self, *, hidden: bool) -> str:
        """A new text, which says whether it is private."""
        number = next(self.number)
        return f"{PRIVATE_WORD} {number}" if hidden else f"{('listening', 'planning', 'pricing')[number % 3]} {number}"

    def day(self, days: int) -> str:
        """A day from now, as a date."""
        return (self.now.date() + dt.timedelta(days=days)).isoformat()

    # recording

    def add(
        self,
        kind: str,
        who: str,
        words: list[str | Thing],
        *,
        hidden: bool = False,
        later: bool = False,
        links: tuple[Link, ...] = (),
        session: bool = False,
    ) -> Thing | None:
        """Record an entry in both journals, or in the first one only if it is private: from the beginning, or made
        private `later`, with a command of its own."""
        hidden = hidden or later or who in self.hidden_people
        linked = [word for link in links if link.to and (hidden or not link.to.hidden) for word in link]
        only_full: list[Any] = [word for link in links if link.to and not hidden and link.to.hidden for word in link]
        at_once = hidden and not later and who not in self.hidden_people
        if kind == "note":
            linked += [] if at_once or (who in ("quentin", "vera") and who in self.hidden_people) else ["--shareable"]
        elif at_once:
            linked.append("--private")
        found = self.run([*words, *linked], hidden=hidden, only_full=only_full)  # type: ignore[list-item]
        if found is None:
            return None
        full, twin = found
        thing = Thing(full["ref"], twin["ref"] if twin else None, kind, who, session)
        if later:
            self.run(["private", thing.ref], hidden=True)
        self.things.append(thing)
        if kind == "session":
            promised = [each["ref"] for each in full["actions"]]
            theirs = [each["ref"] for each in twin["actions"]] if twin else [None] * len(promised)
            self.things += (Thing(*refs, "action", who, hidden) for refs in zip(promised, theirs, strict=True))
        return thing

    def pick(self, choice: int, *kinds: str, who: str | None = None) -> Thing | None:
        """One of the open entries of these kinds."""
        found = [
            each
            for each in self.things
            if each.kind in kinds and each.ref not in self.closed and who in (None, each.who)
        ]
        return found[choice % len(found)] if found else None

    # the end

    def write_outside(self, *statements: str) -> None:
        """Let another program write to the first journal."""
        with sqlite3.connect(self.full.db) as connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()

    def finish(self) -> None:
        """Give the twin the identities of the first journal; only rows that both should show are matched."""
        with Journal.open(self.full.db, access="read") as shareable, sqlite3.connect(self.twin.db) as twin:
            shareable.hide_private()
            twin.execute("UPDATE recording SET command = 0")
            for table in TABLES:
                # the time at which a prospect was recorded stays its time of creation when it begins
                columns = ("uuid", "created_at") if table == "relationship" else ("uuid",)
                order = "name" if table == "relationship" else "id"
                ours, theirs = (
                    at.execute(f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY {order}").fetchall()  # noqa: S608
                    for at in (shareable._connection, twin)
                )
                assert len(ours) == len(theirs), f"the view of {table} has other rows: {ours} {theirs}"
                # uuids are unique, so that all of them give way first
                twin.execute(f"UPDATE {table} SET uuid = 'x' || substr(uuid, 2)")  # noqa: S608
                marks = ", ".join(f"{column} = ?" for column in columns)
                for (_, *values), (number, *_) in zip(ours, theirs, strict=True):
                    twin.execute(f"UPDATE {table} SET {marks} WHERE id = ?", (*values, number))  # noqa: S608
            twin.execute("UPDATE recording SET command = NULL")
        twin.close()

    def close(self) -> None:
        """Delete both."""
        shutil.rmtree(self.folder)
