"""Full-text search. Any text that a user types is a valid query."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from mentorlog import model
from mentorlog.model import Kind, Ref
from mentorlog.model.fields import FIELDS
from mentorlog.model.fields.goal import CHECKPOINT
from mentorlog.model.private_fields import private_fields
from mentorlog.store.local_times import MOMENT
from mentorlog.store.queries import rows
from mentorlog.store.queries.snippets import CJK, MIN_END, SYMBOLS, Term, snippet, unify_spelling

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from mentorlog.model import Found
    from mentorlog.store.queries.snippets import Snippet

_JULIAN: Final = 1721424
"""The difference between the julian day of SQLite and the ordinal of Python, in days."""
_DAY_SHIFT: Final = 34
_KIND_SHIFT: Final = 28
"""The lowest bits of the day and of the table number in a key of the index; the id is below them."""
_MAX_TERMS: Final = 1000
"""The maximum number of terms of a query. A pasted page has fewer; more would only take time."""

_TERM: Final = re.compile(r'"([^"]*)"(\*?)|(\S+)')
_UNSTORABLE: Final = "[\0\ud800-\udfff]"
"""A regular expression. Compiling it takes 2 million instructions, and few queries need it."""
_PRIVATE_USE: Final = "\ue000-\uf8ff\U000f0000-\U0010ffff"

Table = Kind | Literal["checkpoint"]
TABLES: Final[tuple[Table, ...]] = (
    "relationship", "session", "goal", "action", "feedback", "milestone", "point", "note", "checkpoint", "checkin",
    "rating", "advice", "resource", "question",
)  # fmt: skip
"""The tables in the order of their numbers (from 1) in the keys of the index."""

_TEXTS: Final = 7
"""The number of columns before the texts in the rows of `_select`."""
SEPARATOR: Final = " · "
"""The separator between the texts of an entry; the index does not treat it as a word."""


def search(
    connection: sqlite3.Connection,
    words: str,
    *,
    relationship: Ref | None,
    kinds: Collection[Kind],
    since: dt.date | None,
    until: dt.date | None,
    limit: int,
) -> tuple[Found, ...]:
    """Find the newest entries with all the words; if there are none, with all the words as prefixes."""
    terms = parse(words)
    if not terms or limit < 1:
        return ()
    scope = _scope(relationship, kinds)
    key_range = (_key(since or dt.date.min), _key(until or dt.date.max) + (1 << _DAY_SHIFT) - 1)
    for terms_or_prefixes in (terms, [term._replace(prefix=True) for term in terms]):
        keys = connection.execute(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC",
            (scope + _match(terms_or_prefixes), *key_range),
        )
        found = _load(connection, keys, terms_or_prefixes, limit=limit)
        if found:
            return found
    return ()


def parse(words: str) -> list[Term]:
    """Parse a query; terms without a character that the index keeps are left out."""
    terms = []
    for phrase, star, word in _TERM.findall(words if words.isprintable() else re.sub(_UNSTORABLE, " ", words)):
        term = Term(word.rstrip("*"), word.endswith("*")) if word else Term(phrase, bool(star))
        if _is_kept(term.text):
            terms.append(term)
    return list(dict.fromkeys(terms))[:_MAX_TERMS]


def _is_kept(text: str) -> bool:
    """Whether the tokenizer finds a word in the text."""
    return any(character.isalnum() for character in text) or bool(re.search(f"[{SYMBOLS}{_PRIVATE_USE}]", text))


def _match(terms: Iterable[Term]) -> str:
    return " AND ".join(map(_match_term, terms))


def _match_term(term: Term) -> str:
    # nothing in double quotes is syntax
    text = unify_spelling(term.text.replace('"', " "))
    separated = _separate_characters(text)
    quoted = f'"{separated}"'
    if separated != text:  # in the part of a long text that is not split, a run of characters is one word
        return f'(text : {quoted}{" *" * term.prefix} OR text : "{text}" *)'
    if term.prefix:
        return f"text : {quoted} *"
    if len(text) < MIN_END or not text.isalnum():
        return f"text : {quoted}"
    return f'(text : {quoted} OR ends : "{text[::-1]}" *)'


def _separate_characters(text: str) -> str:
    """The text with spaces around each CJK character and symbol, which are words of their own in the index."""
    # compiling the set takes 2 ms, and few queries need it
    return text if max(text, default="") < CJK[0] else re.sub(f"[{CJK}{SYMBOLS}]", r" \g<0> ", text)


def _scope(relationship: Ref | None, kinds: Collection[Kind]) -> str:
    parts = []
    if relationship:
        parts.append(f"scope : r{relationship.number} AND ")
    if kinds:
        parts.append(f"scope : ({' OR '.join(kinds)}) AND ")
    return "".join(parts)


def _key(on: dt.date) -> int:
    return (on.toordinal() + _JULIAN) << _DAY_SHIFT


def _load(
    connection: sqlite3.Connection, keys: Iterable[tuple[int]], terms: list[Term], *, limit: int
) -> tuple[Found, ...]:
    """Load the entries of the first keys. A goal that is found through several checkpoints is listed once, at the
    newest."""
    found: dict[Ref, Found] = {}
    wanted = iter(keys)
    while len(found) < limit:
        page = [key for (key,) in islice(wanted, limit)]
        if not page:
            break
        loaded = _page(connection, page, terms)
        for key in page:
            if key in loaded:  # otherwise another program has deleted the row without the triggers
                found.setdefault(loaded[key].ref, loaded[key])
    return tuple(found.values())[:limit]


def _page(connection: sqlite3.Connection, keys: list[int], terms: list[Term]) -> dict[int, Found]:
    numbers: dict[Table, dict[int, int]] = {}
    for key in keys:
        table = TABLES[((key >> _KIND_SHIFT) & ((1 << (_DAY_SHIFT - _KIND_SHIFT)) - 1)) - 1]
        numbers.setdefault(table, {})[key & ((1 << _KIND_SHIFT) - 1)] = key
    found = {}
    for table, by_number in numbers.items():
        kind: Kind = "goal" if table == "checkpoint" else table
        for marks, batch in rows.batches(list(by_number)):
            for row in connection.execute(f"{_select(table)} WHERE x.id IN ({marks})", batch):
                texts = row[_TEXTS:]
                part = snippet(SEPARATOR.join(text for text in texts if text), terms)
                private = bool(row[4]) or _shows_private_field(table, texts, part, status=row[5])
                found[by_number[row[0]]] = model.Found(
                    dt.date.fromisoformat(row[1]), Ref(kind, row[2]), row[3], part.text, part.matches, private, row[6]
                )
    return found


def _shows_private_field(table: Table, texts: tuple[str | None, ...], part: Snippet, *, status: str | None) -> bool:
    """Whether a part of the joined `texts` shows anything of a field that is private in every entry."""
    private = private_fields("goal" if table == "checkpoint" else table, status=status)
    position = 0
    for column, text in zip(searched_columns(table), texts, strict=True):
        if text:
            if column in private and position < part.end and part.start < position + len(text):
                return True
            position += len(text) + len(SEPARATOR)
    return False


@cache
def searched_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table that are searched, in the order in which a snippet shows them."""
    described = CHECKPOINT if table == "checkpoint" else FIELDS[table]
    searched = sorted((field for field in described.values() if field.search_rank), key=lambda field: field.search_rank)
    return tuple(field.column for field in searched if field.column)


@cache
def _select(table: Table) -> str:
    texts = ", ".join(
        f"(SELECT group_concat(value, '{SEPARATOR}') FROM json_each(x.{column}))"
        if column in ("topics", "takeaways", "skills")
        else f"x.{column}"
        for column in searched_columns(table)
    )
    if table == "relationship":
        day = "ifnull(x.started_on, substr(x.created_at, 1, 10))"
        return f"SELECT x.id, {day}, x.id, x.name, x.private, x.status, NULL, {texts} FROM relationship x"
    number, private, goal = "x.id", "x.private", ""
    if table == "checkpoint":
        number, private, goal = "g.id", "g.private", "JOIN goal g ON g.id = x.goal"
    day = f"substr({MOMENT.format(x='x.')}, 1, 10)" if table == "session" else "x.day"
    score = "x.score" if table == "rating" else "NULL"
    return (
        f"SELECT x.id, {day}, {number}, r.name, {private} OR r.private, NULL, {score}, {texts} "
        f"FROM {table} x {goal} JOIN relationship r ON r.id = x.relationship"
    )
