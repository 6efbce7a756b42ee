"""Schema version 1. It shipped: never edit it, add a step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.columns import (
    BELONGS,
    CREATED,
    ID,
    UUID,
    date,
    link,
    one_of,
    private,
    rule,
    text,
    texts,
)
from mentorlog.store.schema.record import DOOR, record_changes
from mentorlog.store.schema.v1_derived import DERIVED, SEARCHED, search_triggers
from mentorlog.store.schema.v1_timeline import TIMELINE

if TYPE_CHECKING:
    import sqlite3

ENTRIES: Final[dict[str, tuple[str, ...]]] = {
    "relationship": (
        text("name", needed=True, collate=" COLLATE NOCASE"),
        one_of("role", "mentor mentee"),
        one_of("status", "active paused ended", default="active"),
        date("started_on", needed=True),
        "cadence TEXT NOT NULL DEFAULT 'monthly'",
        text("focus"),
        text("email"),
        text("org"),
        date("ends_on"),
        date("paused_until"),
        date("ended_on"),
        text("reason"),
        text("thanks"),
        text("agreement"),
        date("agreed_on"),
        private(0),
        CREATED,
        rule("a relationship ends after it starts", "ended_on IS NULL OR ended_on >= started_on"),
        rule("a relationship is planned to end after it starts", "ends_on IS NULL OR ends_on >= started_on"),
        rule("ended_on belongs to the status ended, and only to it", "(status = 'ended') = (ended_on IS NOT NULL)"),
    ),
    "session": (
        BELONGS,
        one_of("status", "planned held cancelled missed"),
        date("day", needed=True),
        'at TEXT CONSTRAINT "at is a time HH:MM" CHECK (at IS NULL OR '
        "(at GLOB '[0-2][0-9]:[0-5][0-9]' AND at < '24:00'))",
        'minutes INTEGER CONSTRAINT "minutes is 1 to 1440" CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 1440)',
        one_of("how", "video in-person phone chat", needed=False),
        text("place"),
        text("notes"),
        text("private_notes"),
        texts("topics"),
        texts("takeaways"),
        one_of("cancelled_by", "me them", needed=False),
        text("why"),
        'moved INTEGER NOT NULL DEFAULT 0 CONSTRAINT "moved is not negative" CHECK (moved >= 0)',
        one_of("moved_by", "me them", needed=False),
        private(0),
        CREATED,
    ),
    "goal": (
        BELONGS,
        text("title", needed=True),
        one_of("status", "open achieved dropped", default="open"),
        date("day", needed=True),
        text("why"),
        text("measure"),
        date("due_on"),
        date("closed_on"),
        private(0),
        CREATED,
        rule("closed_on belongs to a goal that is not open, and only to it", "(status = 'open') = (closed_on IS NULL)"),
        "UNIQUE (id, relationship)",
    ),
    "action": (
        BELONGS,
        text("text", needed=True),
        one_of("owner", "me them"),
        one_of("status", "open done dropped", default="open"),
        date("day", needed=True),
        date("due_on"),
        date("done_on"),
        link("session"),
        link("goal"),
        private(0),
        CREATED,
        rule("done_on belongs to the status done, and only to it", "(status = 'done') = (done_on IS NOT NULL)"),
    ),
    "feedback": (
        BELONGS,
        one_of("direction", "given received"),
        date("day", needed=True),
        one_of("tone", "praise constructive", needed=False),
        text("text"),
        text("situation"),
        text("behaviour"),
        text("impact"),
        date("follow_up_on"),
        one_of("outcome", "improved unchanged worse", needed=False),
        text("outcome_note"),
        date("outcome_on"),
        private(0),
        CREATED,
        rule("feedback says something", "coalesce(text, situation, behaviour, impact) IS NOT NULL"),
    ),
    "milestone": (
        BELONGS,
        text("title", needed=True),
        one_of("status", "planned reached"),
        date("day", needed=True),
        date("celebrated_on"),
        text("how"),
        link("goal"),
        private(0),
        CREATED,
        rule("only a milestone that is reached is celebrated", "celebrated_on IS NULL OR status = 'reached'"),
    ),
    "point": (
        BELONGS,
        text("text", needed=True),
        one_of("status", "open discussed dropped", default="open"),
        date("day", needed=True),
        date("closed_on"),
        link("session"),
        private(0),
        CREATED,
        rule(
            "closed_on belongs to a point that is not open, and only to it", "(status = 'open') = (closed_on IS NULL)"
        ),
    ),
    "note": (BELONGS, date("day", needed=True), text("text", needed=True), private(1), CREATED),
    "checkpoint": (
        "goal INTEGER NOT NULL",
        "relationship INTEGER NOT NULL",
        date("day", needed=True),
        'progress INTEGER NOT NULL CONSTRAINT "progress is 0 to 100" CHECK (progress BETWEEN 0 AND 100)',
        text("note"),
        CREATED,
        'CONSTRAINT "one checkpoint a day" UNIQUE (goal, day)',
        # the pair moves with its goal to another relationship
        "FOREIGN KEY (goal, relationship) REFERENCES goal (id, relationship) ON UPDATE CASCADE ON DELETE CASCADE",
    ),
}
"""The columns of each table after `id` and `uuid`."""

_LINKS: Final = f"""
CREATE TABLE session_goal (
  {ID},
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  goal INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  UNIQUE (session, goal)
) STRICT
"""

RECORD: Final = (
    f"""
CREATE TABLE command (
  {ID},
  at TEXT NOT NULL,
  {text("verb", needed=True)},
  {one_of("status", "done undone discarded")},
  undone_at TEXT,
  refs TEXT,
  touched INTEGER
) STRICT
""",
    f"""
CREATE TABLE change (
  {ID},
  command INTEGER NOT NULL REFERENCES command (id) ON DELETE CASCADE,
  tbl TEXT NOT NULL,
  row INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT
""",
    "CREATE TABLE recording (id INTEGER PRIMARY KEY CHECK (id = 1), command INTEGER, replaced INTEGER) STRICT",
    "INSERT INTO recording (id, command) VALUES (1, NULL)",
)

INDEXES: Final = (
    "CREATE UNIQUE INDEX relationship_active_name ON relationship (name) WHERE status = 'active'",
    "CREATE INDEX relationship_status ON relationship (status, started_on)",
    "CREATE INDEX relationship_started ON relationship (started_on)",
    "CREATE INDEX relationship_ended ON relationship (ended_on) WHERE ended_on IS NOT NULL",
    "CREATE INDEX session_day ON session (day, at)",
    "CREATE INDEX session_relationship ON session (relationship, day, at)",
    "CREATE INDEX session_held ON session (relationship, day, at) WHERE status = 'held'",
    "CREATE INDEX session_planned ON session (relationship, day, at) WHERE status = 'planned'",
    "CREATE INDEX session_goal_goal ON session_goal (goal)",
    "CREATE INDEX goal_day ON goal (day)",
    "CREATE INDEX goal_relationship ON goal (relationship, day)",
    "CREATE INDEX goal_open ON goal (relationship, due_on) WHERE status = 'open'",
    "CREATE INDEX goal_closed ON goal (relationship, closed_on) WHERE status <> 'open'",
    "CREATE INDEX action_day ON action (day)",
    "CREATE INDEX action_relationship ON action (relationship, day)",
    "CREATE INDEX action_open ON action (relationship, due_on) WHERE status = 'open'",
    "CREATE INDEX action_done ON action (relationship, done_on) WHERE status = 'done'",
    "CREATE INDEX action_session ON action (session) WHERE session IS NOT NULL",
    "CREATE INDEX action_goal ON action (goal) WHERE goal IS NOT NULL",
    "CREATE INDEX feedback_day ON feedback (day)",
    "CREATE INDEX feedback_relationship ON feedback (relationship, day)",
    "CREATE INDEX feedback_waiting ON feedback (relationship, follow_up_on) "
    "WHERE outcome IS NULL AND follow_up_on IS NOT NULL",
    "CREATE INDEX milestone_day ON milestone (day)",
    "CREATE INDEX milestone_relationship ON milestone (relationship, day)",
    "CREATE INDEX milestone_ahead ON milestone (relationship, day) WHERE celebrated_on IS NULL",
    "CREATE INDEX milestone_goal ON milestone (goal) WHERE goal IS NOT NULL",
    "CREATE INDEX point_day ON point (day)",
    "CREATE INDEX point_relationship ON point (relationship, day)",
    "CREATE INDEX point_open ON point (relationship, day) WHERE status = 'open'",
    "CREATE INDEX point_session ON point (session) WHERE session IS NOT NULL",
    "CREATE INDEX note_day ON note (day)",
    "CREATE INDEX note_relationship ON note (relationship, day)",
    # both columns, else deleting a goal reads all checkpoints of its relationship
    "CREATE INDEX checkpoint_goal ON checkpoint (goal, relationship)",
    "CREATE INDEX checkpoint_day ON checkpoint (day)",
    "CREATE INDEX checkpoint_relationship ON checkpoint (relationship, day)",
    "CREATE INDEX change_command ON change (command)",
    "CREATE INDEX command_status ON command (status)",
)


def make(connection: sqlite3.Connection) -> None:
    """Make every table, index, trigger and view of version 1."""
    for table, columns in ENTRIES.items():
        body = ",\n  ".join((ID, UUID, *columns))
        connection.execute(f"CREATE TABLE {table} (\n  {body}\n) STRICT")
    for statement in (_LINKS, *RECORD, *DOOR, *INDEXES, *DERIVED, TIMELINE):
        connection.execute(statement)
    for table in SEARCHED:
        for statement in search_triggers(table):
            connection.execute(statement)
    for table in (*ENTRIES, "session_goal"):
        record_changes(connection, table)
