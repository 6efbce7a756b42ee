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
        "summary_readers",
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
_SET: Final = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
    "\u2100-\u214f\u2195-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
)
"""The characters that are words of their own."""
_SINGLE: Final = f"*[{_SET}]*"
"""Matches a text with such a character."""
_OTHER: Final = f"*[^{_SET}]*"
"""Matches a text with another character."""

_LONGEST: Final = 2_000_000
"""The number of characters of an entry's texts that are indexed, so that no text takes long, whoever wrote it."""
_LONGEST_SPLIT: Final = 200_000
"""The number of characters of an entry's texts that are split further: into single characters of `_SET` and into the
ends of long words. That takes ten times as long as to index a word. What follows is found by whole words only."""

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
# its start, backwards: the words with an end are then the tokens with a prefix. Most words need fewer letters than the
# longest.
_BEGINNING: Final = f"substr(text, 1, {_LONGEST_SPLIT})"
_SPACES: Final = f"replace(replace(replace(replace({_BEGINNING}, char(10), ' '), char(9), ' '), '-', ' '), '/', ' ')"
_WORDS: Final = f"""(SELECT DISTINCT trim(value, '{_PUNCTUATION}') AS word
      FROM json_each('[' || replace(json_quote({_SPACES}), ' ', '","') || ']'))"""


def _backwards(longest: int) -> str:
    """SQL for the letters of a word of at most `longest` letters after its start, the last one first."""
    return " || ".join(f"substr(word, {place}, 1)" for place in range(longest, _MIN_START, -1))


_ENDS: Final = f"""(SELECT group_concat(
        CASE WHEN length(word) < 11 THEN {_backwards(10)} WHEN length(word) < 17 THEN {_backwards(16)} ELSE (
          SELECT group_concat(substr(word, value, 1), '') FROM json_each('{[*range(_MAX_WORD, _MIN_START, -1)]}')
          WHERE value <= length(word)) END, ' ')
      FROM {_WORDS}
      WHERE length(word) BETWEEN {_MIN_START + _MIN_END} AND {_MAX_WORD} AND (is_ascii OR word NOT GLOB '{_SINGLE}'))"""


def _in_pieces(name: str, text: str, size: int, shown: str) -> str:
    """SQL that joins `shown` of each piece of a text, which has `size` characters and is called `name`."""
    # substr() counts the characters from the beginning each time, so each piece is cut from the rest
    return f"""(WITH RECURSIVE cut_{name} ({name}, rest) AS (
        SELECT substr({text}, 1, {size}), substr({text}, {size + 1})
        UNION ALL SELECT substr(rest, 1, {size}), substr(rest, {size + 1}) FROM cut_{name} WHERE rest <> '')
      SELECT group_concat({shown}, '') FROM cut_{name})"""


def _is_ascii(text: str) -> str:
    return f"length({text}) = length(CAST({text} AS BLOB))"


# The tokenizer takes a run of CJK for one word: every such character is separated from its neighbours, and so are
# emoji. In pieces, most of which need not be looked at one character at a time. LIMIT prevents SQLite from computing
# `letter` each time that it is used.
_MOST: Final = 16
_ALL_SEPARATE: Final = " || ' ' || ".join(f"substr(few, {place}, 1)" for place in range(1, _MOST + 1))
_SOME_SEPARATE: Final = f"""(SELECT group_concat(
          CASE WHEN letter < '\u1100' OR letter NOT GLOB '{_SINGLE}' THEN letter ELSE ' ' || letter || ' ' END, '')
        FROM (SELECT substr(few, value, 1) AS letter FROM json_each('{[*range(1, _MOST + 1)]}') LIMIT {_MOST}))"""
_FEW: Final = f"""CASE WHEN {_is_ascii("few")} OR few NOT GLOB '{_SINGLE}' THEN few
        WHEN few NOT GLOB '{_OTHER}' THEN ' ' || {_ALL_SEPARATE} || ' ' ELSE {_SOME_SEPARATE} END"""
_MANY: Final = f"""CASE WHEN {_is_ascii("many")} OR many NOT GLOB '{_SINGLE}' THEN many
        ELSE {_in_pieces("few", "many", _MOST, _FEW)} END"""
_SEPARATED: Final = f"""CASE WHEN is_ascii OR text NOT GLOB '{_SINGLE}' THEN text
      ELSE {_in_pieces("part", _BEGINNING, 16384, _in_pieces("many", "part", 512, _MANY))}
        || substr(text, {_LONGEST_SPLIT + 1}) END"""

# The key is day, kind and id in one number, so that the newest entry has the greatest: 28 bits for the id, 6 for the
# kind. The relationship with oneself (id 0) is not indexed. LIMIT prevents SQLite from computing a text again each time
# that it is used. The index has the sizes of its columns, without which other programs can't count and read it.
SEARCH: Final = (
    "CREATE VIRTUAL TABLE search USING fts5(scope, text, ends, content='', "
    """tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co So' separators '¦©®°'")""",
    "CREATE VIEW indexing (tbl, columns, before, after) AS SELECT tbl, NULL, before, after FROM change",
    f"""CREATE TRIGGER indexing_row INSTEAD OF INSERT ON indexing WHEN NEW.columns IS NOT NULL
BEGIN
  INSERT INTO search (search, rowid, scope, text, ends)
  SELECT iif(sign < 0, 'delete', NULL), key, scope, {_SEPARATED}, {_ENDS}
  FROM (SELECT *, {_is_ascii("text")} AS is_ascii
  FROM (SELECT sign,
      (CAST(julianday(coalesce(json_extract(state, '$.day'), json_extract(state, '$.started_on'),
        substr(json_extract(state, '$.created_at'), 1, 10))) AS INTEGER) << 34)
        | (CAST(NEW.columns AS INTEGER) << 28) | json_extract(state, '$.id') AS key,
      'r' || ifnull(json_extract(state, '$.relationship'), json_extract(state, '$.id')) || ' '
        || replace(NEW.tbl, 'checkpoint', 'goal') AS scope,
      {
        _unified(f'''substr((SELECT group_concat(iif(key IN ('topics', 'takeaways', 'skills'),
          (SELECT group_concat(value, char(10)) FROM json_each(e.value)), value), char(10))
        FROM json_each(state) e WHERE instr(NEW.columns, ' ' || key || ' ')), 1, {_LONGEST})''')
    } AS text
    FROM {BOTH_SIDES}
    WHERE EXISTS (SELECT 1 FROM json_each(state) WHERE value IS NOT json_extract(other, fullkey)
      AND instr(' id relationship day started_on ' || NEW.columns, ' ' || key || ' ')) LIMIT 2) LIMIT 2)
  WHERE text IS NOT NULL AND key & 0xfffffff;
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
