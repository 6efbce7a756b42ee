"""The tables of entries, and the tables that record changes."""

from __future__ import annotations

from typing import Final

from mentorlog.store.schema.columns import (
    BELONGS,
    CREATED,
    ID,
    UUID,
    date,
    link,
    number,
    one_of,
    private,
    rule,
    text,
    texts,
)

ENTRIES: Final[dict[str, tuple[str, ...]]] = {
    "relationship": (
        text("name", required=True, collate=" COLLATE NOCASE"),
        # a list of values can't be altered later: `self` and `prospect` are allowed before anything uses them
        one_of("role", "mentor mentee self"),
        one_of("status", "prospect active paused ended", default="active"),
        date("started_on"),
        "cadence TEXT DEFAULT 'monthly'",
        text("focus"),
        text("email"),
        text("org"),
        date("ends_on"),
        date("paused_until"),
        date("resumed_on"),
        date("ended_on"),
        text("reason"),
        text("thanks"),
        text("learned"),
        text("same"),
        text("different"),
        text("next"),
        date("keep_in_touch_on"),
        text("agreement"),
        date("agreed_on"),
        date("look_again_on"),
        date("snoozed_until"),
        private(0),
        CREATED,
        rule(
            "a relationship that has begun has the date on which it started",
            "started_on IS NOT NULL OR status = 'prospect' OR role = 'self'",
        ),
        rule("a relationship has a cadence", "cadence IS NOT NULL OR role = 'self'"),
        rule("a relationship ends after it starts", "ended_on >= started_on"),
        rule("a relationship is planned to end after it starts", "ends_on >= started_on"),
        rule("ended_on belongs to the status ended, and only to it", "(status = 'ended') = (ended_on IS NOT NULL)"),
    ),
    "session": (
        BELONGS,
        one_of("status", "planned held cancelled missed"),
        date("day", required=True),
        "at TEXT CONSTRAINT \"at is a time HH:MM\" CHECK (at GLOB '[0-2][0-9]:[0-5][0-9]' AND at < '24:00')",
        'zone TEXT CONSTRAINT "a zone belongs to a time of day" CHECK (zone IS NULL OR at IS NOT NULL)',
        number("minutes", 1, 1440),
        one_of("how", "video in-person phone chat", required=False),
        text("place"),
        text("notes"),
        text("private_notes"),
        texts("topics"),
        texts("takeaways"),
        one_of("cancelled_by", "me them", required=False),
        text("why"),
        'moved INTEGER NOT NULL DEFAULT 0 CONSTRAINT "moved is not negative" CHECK (moved >= 0)',
        one_of("moved_by", "me them", required=False),
        date("snoozed_until"),
        private(0),
        CREATED,
    ),
    "goal": (
        BELONGS,
        text("title", required=True),
        one_of("status", "open achieved dropped", default="open"),
        date("day", required=True),
        text("why"),
        text("measure"),
        date("due_on"),
        date("closed_on"),
        date("snoozed_until"),
        private(0),
        CREATED,
        rule("closed_on belongs to a goal that is not open, and only to it", "(status = 'open') = (closed_on IS NULL)"),
        "UNIQUE (id, relationship)",
    ),
    "action": (
        BELONGS,
        text("text", required=True),
        one_of("owner", "me them"),
        one_of("status", "open done dropped", default="open"),
        date("day", required=True),
        date("due_on"),
        date("done_on"),
        link("session"),
        link("goal"),
        date("snoozed_until"),
        private(0),
        CREATED,
        rule("done_on belongs to the status done, and only to it", "(status = 'done') = (done_on IS NOT NULL)"),
    ),
    "feedback": (
        BELONGS,
        one_of("direction", "given received"),
        date("day", required=True),
        one_of("tone", "praise constructive", required=False),
        text("text"),
        text("situation"),
        text("behaviour"),
        text("impact"),
        date("follow_up_on"),
        one_of("outcome", "improved unchanged worse", required=False),
        text("outcome_note"),
        date("outcome_on"),
        date("snoozed_until"),
        private(0),
        CREATED,
        rule("feedback says something", "coalesce(text, situation, behaviour, impact) IS NOT NULL"),
    ),
    "milestone": (
        BELONGS,
        text("title", required=True),
        one_of("status", "planned reached"),
        date("day", required=True),
        date("celebrated_on"),
        text("how"),
        link("goal"),
        date("snoozed_until"),
        private(0),
        CREATED,
        rule("only a milestone that is reached is celebrated", "celebrated_on IS NULL OR status = 'reached'"),
    ),
    "point": (
        BELONGS,
        text("text", required=True),
        one_of("status", "open discussed dropped", default="open"),
        date("day", required=True),
        date("closed_on"),
        link("session"),
        private(0),
        CREATED,
        rule(
            "closed_on belongs to a point that is not open, and only to it", "(status = 'open') = (closed_on IS NULL)"
        ),
    ),
    "note": (BELONGS, date("day", required=True), text("text", required=True), private(1), CREATED),
    # not checked here that a check-in has an answer, because questions will be added later
    "checkin": (
        BELONGS,
        date("day", required=True),
        number("frequency", 1, 5),
        number("challenge", 1, 5),
        text("more"),
        text("less"),
        private(0),
        CREATED,
    ),
    "rating": (
        BELONGS,
        date("day", required=True),
        text("skill", required=True, collate=" COLLATE NOCASE"),
        number("score", 1, 5, required=True),
        one_of("owner", "me them"),
        private(0),
        CREATED,
    ),
    "checkpoint": (
        "goal INTEGER NOT NULL",
        "relationship INTEGER NOT NULL",
        date("day", required=True),
        number("progress", 0, 100, required=True),
        text("note"),
        CREATED,
        'CONSTRAINT "one checkpoint a day" UNIQUE (goal, day)',
        # both columns follow when the goal moves to another relationship
        "FOREIGN KEY (goal, relationship) REFERENCES goal (id, relationship) ON UPDATE CASCADE ON DELETE CASCADE",
    ),
}
"""The columns of each table of entries of version 5 after `id` and `uuid`; later ones are in `added_in_7`, ..."""

RECORDED_IN_5: Final = (*ENTRIES, "session_goal")
"""The tables whose changes version 5 records."""

_SESSION_GOAL: Final = f"""
CREATE TABLE session_goal (
  {ID},
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  goal INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  UNIQUE (session, goal)
) STRICT
"""

_RECORD: Final = (
    f"""
CREATE TABLE command (
  {ID},
  at TEXT NOT NULL,
  {text("verb", required=True)},
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
    "CREATE TABLE revision (tbl TEXT NOT NULL, row INTEGER NOT NULL, sequence INTEGER NOT NULL, "
    "PRIMARY KEY (tbl, row)) STRICT, WITHOUT ROWID",
)

KEPT_IN_5: Final = (*RECORDED_IN_5, "command", "change", "recording", "revision")
"""The tables of version 5 that can't be computed again from other tables."""

TABLES: Final = (
    *(
        f"CREATE TABLE {table} (\n  " + ",\n  ".join((ID, UUID, *columns)) + "\n) STRICT"
        for table, columns in ENTRIES.items()
    ),
    _SESSION_GOAL,
    *_RECORD,
)
"""The statements that create the tables of `KEPT_IN_5`."""
