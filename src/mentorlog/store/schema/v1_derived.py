"""What schema version 1 derives by triggers: counts, links by day, the search index. It shipped: never edit it.

None of it is recorded for undo, because putting the rows back puts it back too; all of it can be rebuilt from the rows.
"""

from __future__ import annotations

from typing import Final

_COUNTS: Final = ("held", "cancelled", "missed")

_TALLY_TABLE: Final = """
CREATE TABLE tally (
  relationship INTEGER NOT NULL,
  month TEXT NOT NULL,
  held INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0,
  missed INTEGER NOT NULL DEFAULT 0,
  minutes INTEGER NOT NULL DEFAULT 0,
  achieved INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (relationship, month)
) STRICT, WITHOUT ROWID
"""

_WORKED_TABLE: Final = """
CREATE TABLE worked (
  goal INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  PRIMARY KEY (goal, day, session)
) STRICT, WITHOUT ROWID
"""


def _counted(row: str, sign: str, *, day: str, counts: dict[str, str], when: str, apart: str) -> str:
    """Statements that add `row` to its month, or take it off and forget a month that is empty."""
    place = f"relationship = {row}.relationship AND month = substr({row}.{day}, 1, 7)"
    place += f" AND {apart} = {row}.{apart}" if apart else ""
    change = ", ".join(f"{column} = {column} {sign} {amount}" for column, amount in counts.items())
    key, value = (f", {apart}", f", {row}.{apart}") if apart else ("", "")
    made = (
        f"  INSERT INTO tally (relationship, month{key}) SELECT {row}.relationship, substr({row}.{day}, 1, 7){value}\n"
        f"  WHERE {when} AND NOT EXISTS (SELECT 1 FROM tally WHERE {place});\n"
    )
    emptied = (
        f"  DELETE FROM tally WHERE {place} AND {when}\n"
        "    AND held = 0 AND cancelled = 0 AND missed = 0 AND minutes = 0 AND achieved = 0;\n"
    )
    update = f"  UPDATE tally SET {change} WHERE {place} AND {when};\n"
    return made + update if sign == "+" else update + emptied


def _tally_triggers(
    table: str, *, day: str, when: str, counts: dict[str, str], watched: str, apart: str
) -> tuple[str, ...]:
    def side(row: str, sign: str) -> str:
        return _counted(
            row,
            sign,
            day=day,
            counts={column: amount.format(row=row) for column, amount in counts.items()},
            when=when.format(row=row),
            apart=apart,
        )

    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in [*watched.split(), *apart.split()])
    return (
        f"CREATE TRIGGER tally_{table}_insert AFTER INSERT ON {table} WHEN {when.format(row='NEW')}\n"
        f"BEGIN\n{side('NEW', '+')}END",
        f"CREATE TRIGGER tally_{table}_update AFTER UPDATE ON {table} WHEN {differs}\n"
        f"BEGIN\n{side('OLD', '-')}{side('NEW', '+')}END",
        f"CREATE TRIGGER tally_{table}_delete AFTER DELETE ON {table} WHEN {when.format(row='OLD')}\n"
        f"BEGIN\n{side('OLD', '-')}END",
    )


def tally_triggers(*, apart: str = "") -> tuple[str, ...]:
    """The statements that keep the counts of each month, by a further column `apart` where one is named."""
    return (
        *_tally_triggers(
            "session",
            day="day",
            when="{row}.status <> 'planned'",
            counts={
                **{status: f"({{row}}.status = '{status}')" for status in _COUNTS},
                "minutes": "iif({row}.status = 'held', ifnull({row}.minutes, 0), 0)",
            },
            watched="relationship day status minutes",
            apart=apart,
        ),
        *_tally_triggers(
            "goal",
            day="closed_on",
            when="{row}.status = 'achieved'",
            counts={"achieved": "1"},
            watched="relationship closed_on status",
            apart=apart,
        ),
    )


_TALLY: Final = (_TALLY_TABLE, *tally_triggers())

_WORKED: Final = (
    _WORKED_TABLE,
    "CREATE INDEX worked_session ON worked (session)",
    """CREATE TRIGGER worked_link AFTER INSERT ON session_goal
BEGIN
  INSERT INTO worked (goal, day, session)
  SELECT NEW.goal, day, id FROM session WHERE id = NEW.session AND status = 'held';
END""",
    """CREATE TRIGGER worked_unlink AFTER DELETE ON session_goal
BEGIN
  DELETE FROM worked WHERE session = OLD.session AND goal = OLD.goal;
END""",
    """CREATE TRIGGER worked_relink AFTER UPDATE ON session_goal
BEGIN
  DELETE FROM worked WHERE session = OLD.session AND goal = OLD.goal;
  INSERT INTO worked (goal, day, session)
  SELECT NEW.goal, day, id FROM session WHERE id = NEW.session AND status = 'held';
END""",
    """CREATE TRIGGER worked_session AFTER UPDATE ON session WHEN OLD.day IS NOT NEW.day OR OLD.status IS NOT NEW.status
BEGIN
  DELETE FROM worked WHERE session = OLD.id;
  INSERT INTO worked (goal, day, session)
  SELECT goal, NEW.day, NEW.id FROM session_goal WHERE session = NEW.id AND NEW.status = 'held';
END""",
    # undo can put a link back before its session, and a goal after its link
    """CREATE TRIGGER worked_session_back AFTER INSERT ON session WHEN NEW.status = 'held'
BEGIN
  INSERT INTO worked (goal, day, session)
  SELECT goal, NEW.day, NEW.id FROM session_goal WHERE session = NEW.id;
END""",
)

_SEARCH_TABLE: Final = """
CREATE VIRTUAL TABLE search USING fts5(
  scope, text, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2'
)
"""

CODES: Final = {
    "relationship": 1,
    "session": 2,
    "goal": 3,
    "action": 4,
    "feedback": 5,
    "milestone": 6,
    "point": 7,
    "note": 8,
    "checkpoint": 9,
}
"""The number of each table in the keys of the index."""

SEARCHED: Final[dict[str, tuple[str, ...]]] = {
    "relationship": ("name", "focus", "email", "org", "agreement", "reason", "thanks"),
    "session": ("notes", "private_notes", "place", "why", "topics", "takeaways"),
    "goal": ("title", "why", "measure"),
    "action": ("text",),
    "feedback": ("text", "situation", "behaviour", "impact", "outcome_note"),
    "milestone": ("title", "how"),
    "point": ("text",),
    "note": ("text",),
    "checkpoint": ("note",),
}
"""The columns that search reads, by table."""

# Han with radicals and kana, jamo, hangul, compatibility forms, half-width kana, the supplementary planes of Han
_CJK: Final = "*[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]*"

# The tokenizer takes a run of CJK for one word: every such character gets room of its own. In pieces of 256, because
# substr() counts characters from the beginning each time. The work stands once, behind a view, because every command
# pays for the length of the schema: 25 microseconds a kilobyte.
_INDEXING: Final = (
    "CREATE VIEW indexing (command, key, owner, kind, text) AS SELECT NULL, NULL, NULL, NULL, NULL WHERE 0",
    f"""CREATE TRIGGER indexing_search INSTEAD OF INSERT ON indexing
BEGIN
  INSERT INTO search (search, rowid, scope, text)
  VALUES (NEW.command, NEW.key, 'r' || NEW.owner || ' ' || NEW.kind,
    CASE WHEN NEW.text GLOB '{_CJK}' THEN (
      WITH RECURSIVE piece (part, rest) AS (
        SELECT substr(NEW.text, 1, 256), substr(NEW.text, 257)
        UNION ALL SELECT substr(rest, 1, 256), substr(rest, 257) FROM piece WHERE rest <> '')
      SELECT group_concat((
        WITH RECURSIVE sign (one, place) AS (
          SELECT substr(part, 1, 1), 1
          UNION ALL SELECT substr(part, place + 1, 1), place + 1 FROM sign WHERE place < length(part))
        SELECT group_concat(CASE WHEN one GLOB '{_CJK}' THEN ' ' || one || ' ' ELSE one END, '') FROM sign), '')
      FROM piece
    ) ELSE NEW.text END);
END""",
)


def _document(columns: tuple[str, ...], row: str) -> str:
    def part(column: str) -> str:
        if column in ("topics", "takeaways"):
            return f"ifnull((SELECT group_concat(value, char(10)) || char(10) FROM json_each({row}.{column})), '')"
        return f"ifnull({row}.{column} || char(10), '')"

    return " || ".join(part(column) for column in columns)


def _entry(table: str, row: str, *, code: int, columns: tuple[str, ...], delete: bool) -> str:
    day = "started_on" if table == "relationship" else "day"
    owner = "id" if table == "relationship" else "relationship"
    kind = "goal" if table == "checkpoint" else table
    command = "'delete'" if delete else "NULL"
    return (
        f"  INSERT INTO indexing VALUES ({command},\n"
        f"    (CAST(julianday({row}.{day}) AS INTEGER) << 32) | ({code} << 28) | {row}.id,\n"
        f"    {row}.{owner}, '{kind}', {_document(columns, row)});\n"
    )


def search_triggers(table: str, *, code: int = 0, columns: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The statements that keep the search index of one table: of version 1, or with a code and columns of its own."""
    code, columns = code or CODES[table], columns or SEARCHED[table]
    watched = [
        "started_on" if table == "relationship" else "day",
        "id" if table == "relationship" else "relationship",
        *columns,
    ]
    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in watched)
    new = _entry(table, "NEW", code=code, columns=columns, delete=False)
    old = _entry(table, "OLD", code=code, columns=columns, delete=True)
    return (
        f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table}\nBEGIN\n{new}END",
        f"CREATE TRIGGER search_{table}_update AFTER UPDATE ON {table} WHEN {differs}\nBEGIN\n{old}{new}END",
        f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON {table}\nBEGIN\n{old}END",
    )


DERIVED: Final = (*_TALLY, *_WORKED, _SEARCH_TABLE, *_INDEXING)
