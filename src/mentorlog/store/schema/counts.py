"""Counts of sessions and goals by month and by topic, and the days on which a goal was worked on.

They are not recorded for undo, because restoring the rows restores them; all of them can be computed again from the
rows. The view `counting` receives rows as JSON and passes them on to `changing`.
"""

from __future__ import annotations

from typing import Final

COUNTED: Final = ("session", "goal", "session_goal")
"""The tables whose changes go through `counting`."""

_TABLES: Final = (
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
CREATE TABLE worked (
  goal INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  PRIMARY KEY (goal, day, session)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX worked_session ON worked (session)",
)

# The counts of the row before a change are subtracted (-1), those of the row after it are added (+1). LIMIT prevents
# SQLite from compiling the outer query twice, once for each side.
BOTH_SIDES: Final = (
    "(SELECT -1 AS sign, NEW.before AS state, NEW.after AS other UNION ALL SELECT 1, NEW.after, NEW.before LIMIT 2)"
)


def _differ(columns: str) -> str:
    paths = ", ".join(f"'$.{column}'" for column in columns.split())
    return f"json_extract(state, {paths}) IS NOT json_extract(other, {paths})"


def _value(column: str, row: str = "state") -> str:
    return f"json_extract({row}, '$.{column}')"


def _month(row: str = "state") -> str:
    # goals count on the day on which they were achieved, sessions on their own
    return f"substr(ifnull({_value('closed_on', row)}, {_value('day', row)}), 1, 7)"


_TRIGGER: Final = f"""CREATE TRIGGER counting_row INSTEAD OF INSERT ON counting WHEN NEW.before IS NOT NEW.after
BEGIN
  INSERT INTO tally
  SELECT {_value("relationship")}, {_month()}, {_value("private")}, sign * (status = 'held'),
    sign * (status = 'cancelled'), sign * (status = 'missed'),
    sign * iif(status = 'held', ifnull({_value("minutes")}, 0), 0), sign * (status = 'achieved')
  FROM (SELECT *, {_value("status")} AS status FROM {BOTH_SIDES})
  WHERE status IN ('held', 'cancelled', 'missed', 'achieved')
    AND {_differ("relationship day closed_on private status minutes")}
  ON CONFLICT DO UPDATE SET held = held + excluded.held, cancelled = cancelled + excluded.cancelled,
    missed = missed + excluded.missed, minutes = minutes + excluded.minutes, achieved = achieved + excluded.achieved;
  DELETE FROM tally WHERE relationship = {_value("relationship", "NEW.before")} AND month = {_month("NEW.before")}
    AND held = 0 AND cancelled = 0 AND missed = 0 AND minutes = 0 AND achieved = 0;
  INSERT INTO discussed
  SELECT DISTINCT {_value("relationship")}, value, {_value("private")}, sign
  FROM {BOTH_SIDES}, json_each({_value("topics")})
  WHERE type = 'text' AND {_value("status")} = 'held' AND {_differ("relationship private status topics")}
  ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions;
  DELETE FROM discussed WHERE relationship = {_value("relationship", "NEW.before")} AND sessions < 1;
  DELETE FROM worked WHERE session = NEW.row AND NEW.tbl = 'session'
    AND ({_value("status", "NEW.after")} IS NOT 'held' OR day IS NOT {_value("day", "NEW.after")});
  DELETE FROM worked WHERE goal = {_value("goal", "NEW.before")} AND session = {_value("session", "NEW.before")};
  INSERT INTO worked
  SELECT goal, day, s.id FROM session s JOIN session_goal ON session = s.id
  WHERE s.id = iif(NEW.tbl = 'session', NEW.row, {_value("session", "NEW.after")})
    AND status = 'held' AND NEW.after IS NOT NULL
  ON CONFLICT DO NOTHING;
  INSERT INTO changing VALUES (NEW.tbl, NEW.row, NEW.before, NEW.after);
END"""

COUNTING: Final = (*_TABLES, "CREATE VIEW counting (tbl, row, before, after) AS SELECT * FROM changing", _TRIGGER)
"""The statements that create the tables of counts and the trigger that updates them."""
