"""The full-text index over all texts of the user. It is derived data: it can be computed again from the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.counts import BOTH_SIDES

if TYPE_CHECKING:
    from collections.abc import Mapping

SEARCHED_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "relationship": (
        "name", "focus", "email", "org", "agreement", "reason", "thanks", "learned", "same", "different", "next",
    ),
    "session": ("notes", "private_notes", "place", "why", "topics", "takeaways"),
    "goal": ("title", "why", "measure"),
    "action": ("text",),
    "feedback": ("text", "situation", "behaviour", "impact", "outcome_note"),
    "milestone": ("title", "how"),
    "point": ("text",),
    "note": ("text",),
    "checkpoint": ("note",),
    "checkin": ("more", "less"),
    "rating": ("skill",),
}  # fmt: skip
"""The columns that search reads, by table. A table's place here, from 1, is its number in the keys of the index."""

# Han with radicals and kana, jamo, hangul, compatibility forms, half-width kana, the supplementary planes of Han
_CJK: Final = "*[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]*"

# The key is day, kind and id in one number, so that the newest entry has the greatest: 28 bits for the id, 6 for the
# kind. The tokenizer takes a run of CJK for one word: every such character is separated from its neighbours. In pieces
# of 256, because substr() counts characters from the beginning each time.
SEARCH: Final = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "scope, text, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIEW indexing (tbl, columns, before, after) AS SELECT tbl, NULL, before, after FROM change",
    f"""CREATE TRIGGER indexing_row INSTEAD OF INSERT ON indexing WHEN NEW.columns IS NOT NULL
BEGIN
  INSERT INTO search (search, rowid, scope, text)
  SELECT iif(sign < 0, 'delete', NULL), key, scope,
    CASE WHEN text GLOB '{_CJK}' THEN (
      WITH RECURSIVE piece (part, rest) AS (
        SELECT substr(text, 1, 256), substr(text, 257)
        UNION ALL SELECT substr(rest, 1, 256), substr(rest, 257) FROM piece WHERE rest <> '')
      SELECT group_concat((
        WITH RECURSIVE character (one, place) AS (
          SELECT substr(part, 1, 1), 1
          UNION ALL SELECT substr(part, place + 1, 1), place + 1 FROM character WHERE place < length(part))
        SELECT group_concat(CASE WHEN one GLOB '{_CJK}' THEN ' ' || one || ' ' ELSE one END, '') FROM character), '')
      FROM piece
    ) ELSE text END
  FROM (SELECT sign,
      (CAST(julianday(coalesce(json_extract(state, '$.day'), json_extract(state, '$.started_on'),
        substr(json_extract(state, '$.created_at'), 1, 10))) AS INTEGER) << 34)
        | (CAST(NEW.columns AS INTEGER) << 28) | json_extract(state, '$.id') AS key,
      'r' || ifnull(json_extract(state, '$.relationship'), json_extract(state, '$.id')) || ' '
        || replace(NEW.tbl, 'checkpoint', 'goal') AS scope,
      (SELECT group_concat(iif(key IN ('topics', 'takeaways'),
          (SELECT group_concat(value, char(10)) FROM json_each(e.value)), value), char(10))
        FROM json_each(state) e WHERE instr(NEW.columns, ' ' || key || ' ')) AS text
    FROM {BOTH_SIDES}
    WHERE EXISTS (SELECT 1 FROM json_each(state) WHERE value IS NOT json_extract(other, fullkey)
      AND instr(' id relationship day started_on ' || NEW.columns, ' ' || key || ' ')) LIMIT 2)
  WHERE text IS NOT NULL;
END""",
)
"""The statements that create the index and the trigger that updates it."""


def index_statement(searched: Mapping[str, tuple[str, ...]]) -> str:
    """The statement with which the trigger of `changing` indexes a row."""
    # CAST reads the number at the start of the text
    columns = " ".join(
        f"WHEN '{table}' THEN '{number} {' '.join(names)} '"
        for number, (table, names) in enumerate(searched.items(), start=1)
    )
    return f"INSERT INTO indexing VALUES (NEW.tbl, CASE NEW.tbl {columns} END, NEW.before, NEW.after)"
