"""Schema version 1. It shipped: never edit it, add a step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.record import DOOR, record_changes
from mentorlog.store.schema.v1_derived import DERIVED, SEARCHED, search_triggers
from mentorlog.store.schema.v1_timeline import TIMELINE

if TYPE_CHECKING:
    import sqlite3

_UUID: Final = (
    "uuid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' "
    "|| substr(lower(hex(randomblob(2))), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) "
    "|| substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))) "
    'CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36)'
)
_ID: Final = "id INTEGER PRIMARY KEY AUTOINCREMENT"
_CREATED: Final = "created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"
_BELONGS: Final = "relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE"
_BLANKS: Final = "char(9, 10, 11, 12, 13, 32, 160, 8239, 12288)"


def _date(column: str, *, needed: bool = False) -> str:
    form = f"{column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date({column}, '+0 days') IS {column}"
    check = f"{form} AND {column} > '0001'" if needed else f"{column} IS NULL OR ({form} AND {column} > '0001')"
    return f'{column} TEXT{" NOT NULL" if needed else ""} CONSTRAINT "{column} is a date YYYY-MM-DD" CHECK ({check})'


def _text(column: str, *, needed: bool = False, collate: str = "") -> str:
    check = f"trim({column}, {_BLANKS}) <> ''"
    return (
        f'{column} TEXT{" NOT NULL" if needed else ""}{collate} CONSTRAINT "{column} is not blank" '
        f"CHECK ({check if needed else f'{column} IS NULL OR {check}'})"
    )


def _one_of(column: str, values: str, *, default: str | None = None, needed: bool = True) -> str:
    listed = ", ".join(f"'{value}'" for value in values.split())
    return (
        f"{column} TEXT{' NOT NULL' if needed else ''}{f' DEFAULT {default!r}' if default else ''} "
        f'CONSTRAINT "{column} is one of {", ".join(values.split())}" '
        f"CHECK ({'' if needed else f'{column} IS NULL OR '}{column} IN ({listed}))"
    )


def _texts(column: str) -> str:
    return (
        f"{column} TEXT NOT NULL DEFAULT '[]' CONSTRAINT \"{column} is a JSON array\" "
        f"CHECK (CASE WHEN json_valid({column}) THEN json_type({column}) = 'array' ELSE 0 END)"
    )


def _private(default: int) -> str:
    return f'private INTEGER NOT NULL DEFAULT {default} CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1))'


def _rule(words: str, check: str) -> str:
    return f'CONSTRAINT "{words}" CHECK ({check})'


def _link(column: str) -> str:
    return f"{column} INTEGER REFERENCES {column} (id) ON DELETE SET NULL"


ENTRIES: Final[dict[str, tuple[str, ...]]] = {
    "relationship": (
        _text("name", needed=True, collate=" COLLATE NOCASE"),
        _one_of("role", "mentor mentee"),
        _one_of("status", "active paused ended", default="active"),
        _date("started_on", needed=True),
        "cadence TEXT NOT NULL DEFAULT 'monthly'",
        _text("focus"),
        _text("email"),
        _text("org"),
        _date("ends_on"),
        _date("paused_until"),
        _date("ended_on"),
        _text("reason"),
        _text("thanks"),
        _text("agreement"),
        _date("agreed_on"),
        _private(0),
        _CREATED,
        _rule("a relationship ends after it starts", "ended_on IS NULL OR ended_on >= started_on"),
        _rule("a relationship is planned to end after it starts", "ends_on IS NULL OR ends_on >= started_on"),
        _rule("ended_on belongs to the status ended, and only to it", "(status = 'ended') = (ended_on IS NOT NULL)"),
    ),
    "session": (
        _BELONGS,
        _one_of("status", "planned held cancelled missed"),
        _date("day", needed=True),
        'at TEXT CONSTRAINT "at is a time HH:MM" CHECK (at IS NULL OR '
        "(at GLOB '[0-2][0-9]:[0-5][0-9]' AND at < '24:00'))",
        'minutes INTEGER CONSTRAINT "minutes is 1 to 1440" CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 1440)',
        _one_of("how", "video in-person phone chat", needed=False),
        _text("place"),
        _text("notes"),
        _text("private_notes"),
        _texts("topics"),
        _texts("takeaways"),
        _one_of("cancelled_by", "me them", needed=False),
        _text("why"),
        'moved INTEGER NOT NULL DEFAULT 0 CONSTRAINT "moved is not negative" CHECK (moved >= 0)',
        _one_of("moved_by", "me them", needed=False),
        _private(0),
        _CREATED,
    ),
    "goal": (
        _BELONGS,
        _text("title", needed=True),
        _one_of("status", "open achieved dropped", default="open"),
        _date("day", needed=True),
        _text("why"),
        _text("measure"),
        _date("due_on"),
        _date("closed_on"),
        _private(0),
        _CREATED,
        _rule(
            "closed_on belongs to a goal that is not open, and only to it", "(status = 'open') = (closed_on IS NULL)"
        ),
        "UNIQUE (id, relationship)",
    ),
    "action": (
        _BELONGS,
        _text("text", needed=True),
        _one_of("owner", "me them"),
        _one_of("status", "open done dropped", default="open"),
        _date("day", needed=True),
        _date("due_on"),
        _date("done_on"),
        _link("session"),
        _link("goal"),
        _private(0),
        _CREATED,
        _rule("done_on belongs to the status done, and only to it", "(status = 'done') = (done_on IS NOT NULL)"),
    ),
    "feedback": (
        _BELONGS,
        _one_of("direction", "given received"),
        _date("day", needed=True),
        _one_of("tone", "praise constructive", needed=False),
        _text("text"),
        _text("situation"),
        _text("behaviour"),
        _text("impact"),
        _date("follow_up_on"),
        _one_of("outcome", "improved unchanged worse", needed=False),
        _text("outcome_note"),
        _date("outcome_on"),
        _private(0),
        _CREATED,
        _rule("feedback says something", "coalesce(text, situation, behaviour, impact) IS NOT NULL"),
    ),
    "milestone": (
        _BELONGS,
        _text("title", needed=True),
        _one_of("status", "planned reached"),
        _date("day", needed=True),
        _date("celebrated_on"),
        _text("how"),
        _link("goal"),
        _private(0),
        _CREATED,
        _rule("only a milestone that is reached is celebrated", "celebrated_on IS NULL OR status = 'reached'"),
    ),
    "point": (
        _BELONGS,
        _text("text", needed=True),
        _one_of("status", "open discussed dropped", default="open"),
        _date("day", needed=True),
        _date("closed_on"),
        _link("session"),
        _private(0),
        _CREATED,
        _rule(
            "closed_on belongs to a point that is not open, and only to it", "(status = 'open') = (closed_on IS NULL)"
        ),
    ),
    "note": (_BELONGS, _date("day", needed=True), _text("text", needed=True), _private(1), _CREATED),
    "checkpoint": (
        "goal INTEGER NOT NULL",
        "relationship INTEGER NOT NULL",
        _date("day", needed=True),
        'progress INTEGER NOT NULL CONSTRAINT "progress is 0 to 100" CHECK (progress BETWEEN 0 AND 100)',
        _text("note"),
        _CREATED,
        'CONSTRAINT "one checkpoint a day" UNIQUE (goal, day)',
        # the pair moves with its goal to another relationship
        "FOREIGN KEY (goal, relationship) REFERENCES goal (id, relationship) ON UPDATE CASCADE ON DELETE CASCADE",
    ),
}
"""The columns of each table after `id` and `uuid`."""

_LINKS: Final = f"""
CREATE TABLE session_goal (
  {_ID},
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  goal INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  UNIQUE (session, goal)
) STRICT
"""

RECORD: Final = (
    f"""
CREATE TABLE command (
  {_ID},
  at TEXT NOT NULL,
  {_text("verb", needed=True)},
  {_one_of("status", "done undone discarded")},
  undone_at TEXT,
  refs TEXT,
  touched INTEGER
) STRICT
""",
    f"""
CREATE TABLE change (
  {_ID},
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
        body = ",\n  ".join((_ID, _UUID, *columns))
        connection.execute(f"CREATE TABLE {table} (\n  {body}\n) STRICT")
    for statement in (_LINKS, *RECORD, *DOOR, *INDEXES, *DERIVED, TIMELINE):
        connection.execute(statement)
    for table in SEARCHED:
        for statement in search_triggers(table):
            connection.execute(statement)
    for table in (*ENTRIES, "session_goal"):
        record_changes(connection, table)
