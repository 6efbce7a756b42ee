"""The full-text index over all texts of the user. It is derived data: it can be computed again from the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.counts import BOTH_SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SEARCHED_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "relationship": (
        "name", "focus", "email", "org", "agreement", "reason", "thanks", "learned", "same", "different", "next",
        "programme", "admire", "skills", "hope", "offer", "background", "found_through", "message", "answer_note",
    ),
    "session": ("notes", "private_notes", "place", "why", "topics", "takeaways"),
    "goal": ("title", "why", "measure"),
    "action": ("text", "person"),
    "feedback": ("text", "situation", "behaviour", "impact", "outcome_note"),
    "milestone": ("title", "how"),
    "point": ("text",),
    "note": ("text",),
    "checkpoint": ("note",),
    "checkin": ("more", "less", "expectations_note"),
    "rating": ("skill",),
    "advice": ("text", "outcome_note"),
    "resource": ("title", "url", "skill", "takeaway"),
    "question": ("text", "topic"),
}  # fmt: skip
"""The columns that search reads, by table. A table's place here, from 1, is its number in the keys of the index."""

# Han with radicals and kana, jamo, hangul, compatibility forms, half-width kana, the supplementary planes of Han; then
# letter-like symbols, arrows, technical and geometric symbols, dingbats, emoji
_SINGLE: Final = (
    "*[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
    "\u2100-\u214f\u2195-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]*"
)
"""Matches a text with a character that is a word of its own."""

_SPELLINGS: Final = (
    ("Ø", "o"), ("ø", "o"), ("Æ", "ae"), ("æ", "ae"), ("Å", "a"), ("å", "a"), ("ß", "ss"), ("ẞ", "ss"), ("aa", "a"),
    ("oe", "o"),
)  # fmt: skip
"""Spellings of the same letter, in the order in which they are replaced (as in `store.snippets.unify_spelling`)."""


def _unified(text: str) -> str:
    """SQL for a text in one spelling: ø = oe = o, æ = ae, å = aa = a, ß = ss."""
    sql = f"lower({text})"
    for spelling, unified in _SPELLINGS:
        sql = f"replace({sql}, '{spelling}', '{unified}')"
    return sql


_MIN_START, _MIN_END, _MAX_WORD = 3, 4, 40
"""The letters of a compound before one of its ends, those of the end, and those of the longest word that has ends."""
_PUNCTUATION: Final = ".,:;!?()[]{}<>\"''*_«»“”„‘’…"

# The words of the text, split by JSON because SQLite has no function that splits. Of each long one, all letters after
# its start, backwards: the words with an end are then the tokens with a prefix.
_SPACES: Final = "replace(replace(replace(replace(text, char(10), ' '), char(9), ' '), '-', ' '), '/', ' ')"
_WORDS: Final = f"""(SELECT DISTINCT trim(value, '{_PUNCTUATION}') AS word
      FROM json_each('[' || replace(json_quote({_SPACES}), ' ', '","') || ']'))"""
_ENDS: Final = f"""(SELECT group_concat((
        SELECT group_concat(substr(word, value, 1), '') FROM json_each('{[*range(_MAX_WORD, _MIN_START, -1)]}')
        WHERE value <= length(word)), ' ')
      FROM {_WORDS}
      WHERE length(word) BETWEEN {_MIN_START + _MIN_END} AND {_MAX_WORD} AND word NOT GLOB '{_SINGLE}')"""

# The key is day, kind and id in one number, so that the newest entry has the greatest: 28 bits for the id, 6 for the
# kind. The tokenizer takes a run of CJK for one word: every such character is separated from its neighbours, and so are
# emoji. In pieces of 256, because substr() counts characters from the beginning each time.
SEARCH: Final = (
    "CREATE VIRTUAL TABLE search USING fts5(scope, text, ends, content='', columnsize=0, "
    """tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co So' separators '¦©®°'")""",
    "CREATE VIEW indexing (tbl, columns, before, after) AS SELECT tbl, NULL, before, after FROM change",
    f"""CREATE TRIGGER indexing_row INSTEAD OF INSERT ON indexing WHEN NEW.columns IS NOT NULL
BEGIN
  INSERT INTO search (search, rowid, scope, text, ends)
  SELECT iif(sign < 0, 'delete', NULL), key, scope,
    CASE WHEN text GLOB '{_SINGLE}' THEN (
      WITH RECURSIVE piece (part, rest) AS (
        SELECT substr(text, 1, 256), substr(text, 257)
        UNION ALL SELECT substr(rest, 1, 256), substr(rest, 257) FROM piece WHERE rest <> '')
      SELECT group_concat((
        WITH RECURSIVE character (one, place) AS (
          SELECT substr(part, 1, 1), 1
          UNION ALL SELECT substr(part, place + 1, 1), place + 1 FROM character WHERE place < length(part))
        SELECT group_concat(CASE WHEN one GLOB '{_SINGLE}' THEN ' ' || one || ' ' ELSE one END, '') FROM character), '')
      FROM piece
    ) ELSE text END,
    {_ENDS}
  FROM (SELECT sign,
      (CAST(julianday(coalesce(json_extract(state, '$.day'), json_extract(state, '$.started_on'),
        substr(json_extract(state, '$.created_at'), 1, 10))) AS INTEGER) << 34)
        | (CAST(NEW.columns AS INTEGER) << 28) | json_extract(state, '$.id') AS key,
      'r' || ifnull(json_extract(state, '$.relationship'), json_extract(state, '$.id')) || ' '
        || replace(NEW.tbl, 'checkpoint', 'goal') AS scope,
      {
        _unified('''(SELECT group_concat(iif(key IN ('topics', 'takeaways', 'skills'),
          (SELECT group_concat(value, char(10)) FROM json_each(e.value)), value), char(10))
        FROM json_each(state) e WHERE instr(NEW.columns, ' ' || key || ' '))''')
    } AS text
    FROM {BOTH_SIDES}
    WHERE EXISTS (SELECT 1 FROM json_each(state) WHERE value IS NOT json_extract(other, fullkey)
      AND instr(' id relationship day started_on ' || NEW.columns, ' ' || key || ' ')) LIMIT 2)
  WHERE text IS NOT NULL;
END""",
)
"""The statements that create the index and the trigger that updates it."""


def index_statement(searched: Mapping[str, tuple[str, ...]]) -> str:
    """The statement with which the trigger of `changing` indexes a row."""
    columns = " ".join(f"WHEN '{table}' THEN '{columns}'" for table, columns in indexed_columns(searched))
    return f"INSERT INTO indexing VALUES (NEW.tbl, CASE NEW.tbl {columns} END, NEW.before, NEW.after)"


def indexed_columns(searched: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each table with the text of `indexing.columns`: its number and its searched columns."""
    for number, (table, names) in enumerate(searched.items(), start=1):
        yield table, f"{number} {' '.join(names)} "  # CAST reads the number at the start of the text
