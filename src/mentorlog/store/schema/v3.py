"""Schema version 3: how the two work together. It shipped: never edit it, add a step.

Check-ins and ratings are entries like the others; an agreement may have a day to look at it again. What is counted
keeps private sessions and goals apart, so that a picture without them has counts of its own; and the topics of held
sessions are counted, so that nobody has to read them all to know which was never discussed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.columns import BELONGS, CREATED, ID, UUID, date, number, one_of, private, rule, text
from mentorlog.store.schema.record import record_changes
from mentorlog.store.schema.v1_derived import search_triggers, tally_triggers
from mentorlog.store.schema.v2_timeline import MOMENTS, timeline

if TYPE_CHECKING:
    import sqlite3

_ENTRIES: Final[dict[str, tuple[str, ...]]] = {
    "checkin": (
        BELONGS,
        date("day", needed=True),
        number("frequency", 1, 5),
        number("challenge", 1, 5),
        text("more"),
        text("less"),
        private(0),
        CREATED,
        rule("a check-in answers something", "coalesce(frequency, challenge, more, less) IS NOT NULL"),
    ),
    "rating": (
        BELONGS,
        date("day", needed=True),
        text("skill", needed=True, collate=" COLLATE NOCASE"),
        number("score", 1, 5, needed=True),
        one_of("owner", "me them"),
        private(0),
        CREATED,
    ),
}
SEARCHED: Final = {"checkin": (10, ("more", "less")), "rating": (11, ("skill",))}
"""The number of each table in the keys of the index, and the columns that search reads."""

_INDEXES: Final = (
    "CREATE INDEX checkin_day ON checkin (day)",
    "CREATE INDEX checkin_relationship ON checkin (relationship, day)",
    "CREATE INDEX rating_day ON rating (day)",
    "CREATE INDEX rating_relationship ON rating (relationship, day)",
    "CREATE INDEX rating_skill ON rating (relationship, owner, skill, day)",
)

_SCORES: Final = (
    "nullif(ltrim(ifnull(', frequency ' || x.frequency, '') || ifnull(', challenge ' || x.challenge, ''), ', '), '')"
)
_ANSWERS: Final = "coalesce('more: ' || x.more || '; less: ' || x.less, 'more: ' || x.more, 'less: ' || x.less)"

_MOMENTS: Final = (
    *MOMENTS,
    ("day", "NULL", "checkin", "c", "relationship", _ANSWERS, _SCORES, "checkin x"),
    ("day", "NULL", "rating", "k", "relationship", "x.skill", "x.score || '/5'", "rating x"),
)

_TALLY: Final = (
    """
CREATE TABLE tally (
  relationship INTEGER NOT NULL,
  month TEXT NOT NULL,
  private INTEGER NOT NULL,
  held INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0,
  missed INTEGER NOT NULL DEFAULT 0,
  minutes INTEGER NOT NULL DEFAULT 0,
  achieved INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (relationship, month, private)
) STRICT, WITHOUT ROWID
""",
    """
INSERT INTO tally (relationship, month, private, held, cancelled, missed, minutes, achieved)
SELECT relationship, month, private, sum(held), sum(cancelled), sum(missed), sum(minutes), sum(achieved) FROM (
  SELECT relationship, substr(day, 1, 7) AS month, private, status = 'held' AS held, status = 'cancelled' AS cancelled,
    status = 'missed' AS missed, iif(status = 'held', ifnull(minutes, 0), 0) AS minutes, 0 AS achieved
  FROM session WHERE status <> 'planned'
  UNION ALL
  SELECT relationship, substr(closed_on, 1, 7), private, 0, 0, 0, 0, 1 FROM goal WHERE status = 'achieved')
GROUP BY relationship, month, private
""",
    *tally_triggers(apart="private"),
)


def _topics(row: str) -> str:
    return f"SELECT DISTINCT value FROM json_each({row}.topics) WHERE type = 'text'"


def _discussed(row: str) -> str:
    return (
        "  INSERT INTO discussed (relationship, topic, private, sessions)\n"
        f"  SELECT {row}.relationship, value, {row}.private, 1 FROM ({_topics(row)}) WHERE {row}.status = 'held'\n"
        "  ON CONFLICT (relationship, topic, private) DO UPDATE SET sessions = sessions + 1;\n"
    )


def _no_more_discussed(row: str) -> str:
    place = f"relationship = {row}.relationship AND private = {row}.private AND topic IN ({_topics(row)})"
    return (
        f"  UPDATE discussed SET sessions = sessions - 1 WHERE {row}.status = 'held' AND {place};\n"
        f"  DELETE FROM discussed WHERE {row}.status = 'held' AND {place} AND sessions < 1;\n"
    )


_DISCUSSED: Final = (
    """
CREATE TABLE discussed (
  relationship INTEGER NOT NULL,
  topic TEXT NOT NULL,
  private INTEGER NOT NULL,
  sessions INTEGER NOT NULL,
  PRIMARY KEY (relationship, topic, private)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX discussed_most ON discussed (relationship, sessions)",
    """
INSERT INTO discussed (relationship, topic, private, sessions)
SELECT relationship, value, private, count(*) FROM (
  SELECT DISTINCT s.id, s.relationship, s.private, t.value FROM session s, json_each(s.topics) t
  WHERE s.status = 'held' AND t.type = 'text')
GROUP BY relationship, value, private
""",
    f"CREATE TRIGGER discussed_insert AFTER INSERT ON session WHEN NEW.topics <> '[]'\nBEGIN\n{_discussed('NEW')}END",
    "CREATE TRIGGER discussed_update AFTER UPDATE ON session WHEN OLD.topics IS NOT NEW.topics OR\n"
    "  ((OLD.topics <> '[]') AND (OLD.status IS NOT NEW.status OR OLD.relationship IS NOT NEW.relationship\n"
    "  OR OLD.private IS NOT NEW.private))\n"
    f"BEGIN\n{_no_more_discussed('OLD')}{_discussed('NEW')}END",
    "CREATE TRIGGER discussed_delete AFTER DELETE ON session WHEN OLD.topics <> '[]'\n"
    f"BEGIN\n{_no_more_discussed('OLD')}END",
)


def make(connection: sqlite3.Connection) -> None:
    """Add the two kinds, the day to look again, and counts that keep what is private apart, to version 2."""
    connection.execute(f"ALTER TABLE relationship ADD COLUMN {date('look_again_on')}")
    record_changes(connection, "relationship")
    for table, columns in _ENTRIES.items():
        body = ",\n  ".join((ID, UUID, *columns))
        connection.execute(f"CREATE TABLE {table} (\n  {body}\n) STRICT")
    for event in ("insert", "update", "delete"):
        for table in ("session", "goal"):
            connection.execute(f"DROP TRIGGER tally_{table}_{event}")
    connection.execute("DROP TABLE tally")
    for statement in (*_INDEXES, *_TALLY, *_DISCUSSED):
        connection.execute(statement)
    for table, (code, columns) in SEARCHED.items():
        for statement in search_triggers(table, code=code, columns=columns):
            connection.execute(statement)
        record_changes(connection, table)
    connection.execute("DROP VIEW IF EXISTS timeline")
    connection.execute(timeline(_MOMENTS))
