"""Fill a journal with years of generated mentoring: `python -m tests.benchmarks.build FILE ENTRIES`.

Rows go straight into the store's own tables, whose triggers keep the search index, what is counted and the record that
undo needs, as they do for a command. Forty relationships share the history, five of them active, and nearly all of it
is closed: what is open stays what one person can have open, however long the history.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sqlite3
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from mentorlog.store import Journal

TODAY: Final = dt.date(2026, 11, 23)
YEARS: Final = 20
PEOPLE: Final = 40
ACTIVE: Final = 5
FIRST: Final = "Søren Østergård"
"""The relationship that the measured commands use; it has a third of the history."""

SHARES: Final = {
    "session": 15,
    "action": 27,
    "note": 24,
    "feedback": 8,
    "milestone": 4,
    "point": 12,
    "goal": 3,
    "checkin": 1,
    "rating": 2,
    "advice": 2,
    "resource": 2,
}
"""Of a hundred entries."""

_TEXT: Final = """
the and a to of that he she we it for on with was is not before after delegation review feedback question silence
meeting team design draft talk promise plan week month career skill answer listen decide trust fear goal measure
checklist agenda platform incident retro standup deadline mentor mentee asked said showed wrote learned moved waited
better harder quieter faster honest difficult næste spørgsmål møde følelse åben ærlig prøve 反馈 演讲 目标 问题
"""
_WORDS: Final = tuple(_TEXT.split())
_WEIGHTS: Final = [1 / (place + 3) for place in range(len(_WORDS))]
_STARTS: Final = """
arbejds styre gruppe projekt leder team kunde uddannelses personale udviklings samtale klima økonomi kvalitets analyse
data drifts forsknings forandrings fælles hoved idé indsats karriere kompetence konflikt kontor lærings lønforhandlings
medarbejder mål netværks opfølgnings opgave organisations overblik plan produkt prøve ressource sags salgs sikkerheds
strategi system tids tilbud trivsels under ungdoms veje videns virksomheds ydelses års åbnings ærligheds øvelses
"""
_LAST_PARTS: Final = """
møde samtale plan proces arbejde opgave leder gruppe udvalg forløb aftale projekt dag uge forum kursus skema strategi
analyse rapport spørgsmål svar værktøj metode øvelse besøg kontakt netværk ansvar rolle mål vurdering indsats forslag
udvikling evaluering forventning erfaring viden bog artikel oplæg præsentation beslutning konflikt dialog feedback ramme
budget kultur tavle forskning frist uddannelse ordning stilling titel periode start slut pause historie liste regel
"""
_COMPOUNDS: Final = tuple(
    f"{start}{middle}{last}"
    for start in _STARTS.split()
    for middle in _STARTS.split()[:6]
    for last in _LAST_PARTS.split()
)
"""More than 20,000 Danish compounds, which are one word in ten."""
_CUMULATIVE: Final = tuple(accumulate(1 / (place + 20) for place in range(len(_COMPOUNDS))))
_SKILLS: Final = ("listening", "giving feedback", "presenting", "saying no", "delegating", "empathy")
_TOPICS: Final = ("career goals", "skills", "networking", "challenges", "work-life balance")


class Builder:
    """Write rows as commands do; `Row` has the columns of a table."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.chance = random.Random(1)  # noqa: S311
        self.command = 0
        self.entries = 0
        self.people: list[int] = []
        self.last_session: dict[int, int] = {}

    def words(self, count: int) -> str:
        """Random words, the common ones most often, and compounds among them."""
        words = self.chance.choices(_WORDS, _WEIGHTS, k=count)
        compounds = sum(self.chance.random() < 0.1 for _ in range(count))
        rare = self.chance.choices(_COMPOUNDS, cum_weights=_CUMULATIVE, k=compounds)
        return " ".join([*words[compounds:], *rare])

    def day(self) -> str:
        """A random day in the years before this month."""
        return (TODAY - dt.timedelta(days=self.chance.randrange(30, YEARS * 365))).isoformat()

    def begin(self, verb: str, day: str) -> None:
        """Begin a recorded command, to which the following rows belong."""
        self.command += 1
        row = (self.command, f"{day}T12:00:00.000Z", verb)
        self.connection.execute("INSERT INTO command (id, at, verb, status) VALUES (?, ?, ?, 'done')", row)
        self.connection.execute("UPDATE recording SET command = ?", (self.command,))

    def add(self, table: str, **values: Any) -> int:
        """Insert one row, and return its id."""
        columns = f"{', '.join(values)}) VALUES ({', '.join('?' * len(values))}"
        self.entries += table != "checkpoint"
        cursor = self.connection.execute(f"INSERT INTO {table} ({columns})", tuple(values.values()))
        return cursor.lastrowid or 0

    def relationships(self) -> None:
        """Insert forty relationships, the first five active."""
        started = (TODAY - dt.timedelta(days=YEARS * 366)).isoformat()
        for number in range(PEOPLE):
            active = number < ACTIVE
            self.begin("start", started)
            person = self.add(
                "relationship",
                name=FIRST if number == 0 else f"Person{number} {self.words(1).title()}",
                role=("mentor", "mentee")[number % 2],
                status="active" if active else "ended",
                started_on=started,
                ended_on=None if active else TODAY.isoformat(),
                cadence="every 2 weeks",
                focus=self.words(4),
            )
            self.people.append(person)

    def open_things(self, person: int) -> None:
        """Insert the open entries of one relationship: a planned session, goals, actions, points, a follow-up."""

        def days(number: int) -> str:
            return (TODAY + dt.timedelta(days=number)).isoformat()

        belongs = {"relationship": person}
        self.begin("log", days(-14))
        held = self.add(
            "session", **belongs, status="held", day=days(-14), minutes=60, notes=self.words(20), takeaways='["Ask"]'
        )
        for due in (-3, 4, 9, None):
            owner = self.chance.choice(("me", "them"))
            due_on = None if due is None else days(due)
            self.add("action", **belongs, text=self.words(5), owner=owner, day=days(-14), due_on=due_on, session=held)
        self.add("session", **belongs, status="planned", day=days(1), at="14:00")
        for due in (30, None):
            self.begin("goal", days(-90))
            goal = self.add(
                "goal", **belongs, title=self.words(4), day=days(-90), due_on=None if due is None else days(due)
            )
            for ago, progress in ((-80, 10), (-50, 25), (-20, 40)):
                self.begin("checkpoint", days(ago))
                self.add("checkpoint", goal=goal, relationship=person, day=days(ago), progress=progress)
        for _ in range(2):
            self.begin("raise", days(-10))
            self.add("point", **belongs, text=self.words(5), day=days(-10))
        self.begin("feedback", days(-20))
        self.add(
            "feedback", **belongs, direction="given", day=days(-20), behaviour=self.words(6), follow_up_on=days(-1)
        )
        self.begin("milestone", days(-9))
        self.add("milestone", **belongs, title=self.words(4), status="reached", day=days(-9))
        self.begin("note", days(-5))
        self.add("note", **belongs, day=days(-5), text=self.words(8))
        self.begin("advice", days(-14))
        self.add(
            "advice", **belongs, direction="given", day=days(-14), text=self.words(6), try_by=days(6), session=held
        )
        self.begin("resource", days(-14))
        self.add("resource", **belongs, title=self.words(4), type="book", day=days(-14), due_on=days(20))

    def before_and_beside(self) -> None:
        """Insert what belongs to no relationship that has begun: two prospects, and three questions of one's own."""
        for asked_on in (None, (TODAY - dt.timedelta(days=10)).isoformat()):
            self.begin("prospect", TODAY.isoformat())
            self.add(
                "relationship",
                name=f"Prospect {self.words(1).title()}",
                role="mentee",
                status="prospect",
                admire=self.words(5),
                skills=json.dumps([self.chance.choice(_SKILLS)]),
                asked_on=asked_on,
                private=1,
            )
        for _ in range(3):
            self.begin("questions", TODAY.isoformat())
            self.add("question", relationship=0, day=TODAY.isoformat(), text=f"What about {self.words(3)}?")

    def past_thing(self) -> None:
        """Insert one command of the history with closed entries."""
        person = self.people[0] if self.chance.random() < 1 / 3 else self.chance.choice(self.people)
        kind = self.chance.choices(tuple(SHARES), tuple(SHARES.values()))[0]
        day = self.day()
        self.begin("log" if kind == "session" else kind, day)
        belongs = {"relationship": person, "day": day}
        if kind == "session":
            self._past_session(belongs)
        elif kind == "action":
            action = self.add(
                "action", **belongs, text=self.words(6), owner="me", session=self.last_session.get(person)
            )
            self.begin("done", day)
            self.connection.execute("UPDATE action SET status = 'done', done_on = ? WHERE id = ?", (day, action))
        elif kind == "note":
            self.add("note", **belongs, text=self.words(15))
        elif kind == "feedback":
            self.add("feedback", **belongs, direction="given", tone="praise", behaviour=self.words(8))
        elif kind == "milestone":
            self.add("milestone", **belongs, title=self.words(4), status="reached", celebrated_on=day)
        elif kind == "point":
            self.add("point", **belongs, text=self.words(6), status="discussed", closed_on=day)
        elif kind == "checkin":
            scores = {asked: self.chance.randint(1, 5) for asked in ("frequency", "challenge")}
            self.add("checkin", **belongs, **scores, more=self.words(4), less=self.words(4))
        elif kind == "rating":
            skill, owner = self.chance.choice(_SKILLS), self.chance.choice(("me", "them"))
            self.add("rating", **belongs, skill=skill, score=self.chance.randint(1, 5), owner=owner)
        elif kind in ("advice", "resource"):
            self._past_learning(kind, belongs)
        else:
            goal = self.add("goal", **belongs, title=self.words(4), status="achieved", closed_on=day)
            self.add("checkpoint", goal=goal, **belongs, progress=100, note=self.words(4))

    def _past_learning(self, kind: str, belongs: dict[str, Any]) -> None:
        if kind == "resource":
            self.add("resource", **belongs, title=self.words(4), status="done", done_on=belongs["day"], type="book")
            return
        self.add(
            "advice",
            **belongs,
            direction="given",
            text=self.words(8),
            outcome="worked",
            outcome_on=belongs["day"],
            session=self.last_session.get(belongs["relationship"]),
        )

    def _past_session(self, belongs: dict[str, Any]) -> None:
        if self.chance.random() < 0.1:
            self.add("session", **belongs, status="cancelled", cancelled_by="them", why=self.words(3))
            return
        self.last_session[belongs["relationship"]] = self.add(
            "session",
            **belongs,
            status="held",
            at="14:00",
            minutes=self.chance.choice((30, 45, 60, 90)),
            how="video",
            notes=self.words(25),
            topics=json.dumps([self.chance.choice(_TOPICS)]),
            takeaways=json.dumps([self.words(5)], ensure_ascii=False),
        )


def build(path: Path, *, entries: int) -> None:
    """Create a journal at `path` with a number of entries; with 0, only the two that the commands need."""
    Journal.open(path, access="write").close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA cache_size = -262144")
    connection.execute("BEGIN")
    builder = Builder(connection)
    if entries:
        builder.relationships()
        for person in builder.people[:ACTIVE]:
            builder.open_things(person)
        builder.before_and_beside()
        while builder.entries < entries:
            builder.past_thing()
    else:
        builder.begin("start", TODAY.isoformat())
        person = builder.add("relationship", name=FIRST, role="mentor", started_on=TODAY.isoformat())
        builder.begin("log", TODAY.isoformat())
        session = builder.add("session", relationship=person, status="held", day=TODAY.isoformat())
        builder.add("action", relationship=person, text="Ask", owner="me", day=TODAY.isoformat(), session=session)
    connection.execute("UPDATE recording SET command = NULL")
    connection.execute("COMMIT")
    connection.execute("PRAGMA optimize")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


if __name__ == "__main__":
    build(Path(sys.argv[1]), entries=int(sys.argv[2]))
