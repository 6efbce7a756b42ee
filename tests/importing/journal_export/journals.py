"""Journals with random rows in every table and every column, and their exports."""

import datetime as dt
import sqlite3
from contextlib import closing

from hypothesis import strategies as st

from mentorlog.export.json_export import json_export
from mentorlog.export.json_text import dumps
from mentorlog.model import KINDS, ME, Ref
from mentorlog.model.fields import FIELDS
from mentorlog.model.vocabulary import ME_UUID, PARTIES, STATUSES
from mentorlog.store.file.header import enable_foreign_keys
from mentorlog.store.schema import RECORDED
from mentorlog.workflows.gathering.gather_export import gather_export
from tests.builders import NOW
from tests.insight.journals import texts
from tests.store.build import connection, in_memory

_DAYS = st.dates(dt.date(1999, 12, 30), dt.date(2031, 1, 2)).map(dt.date.isoformat)
_MOMENTS = st.datetimes(dt.datetime(2001, 1, 1), dt.datetime(2026, 11, 23)).map(  # noqa: DTZ001 - in UTC
    lambda moment: moment.isoformat(timespec="milliseconds") + "Z"
)
_FORMS = ("{0}T{1}.000Z", "{0} {1}", "{0}T{1}+01:00", "{0}")
_MOMENTS |= st.builds(lambda form, day: form.format(day, "08:00:00"), st.sampled_from(_FORMS), _DAYS)
"""As mentorlog writes them, and as other programs do."""
_UUIDS = st.builds(lambda uuid, is_upper: str(uuid).upper() if is_upper else str(uuid), st.uuids(), st.booleans())
_TEXTS = texts()
_TEXTS_OR_NONE = st.none() | _TEXTS
_DAYS_OR_NONE = st.none() | _DAYS
_THREE_DAYS = st.sets(_DAYS, max_size=3)
_NUMBERS = st.sets(st.integers(1, 400), max_size=3)
_PEOPLE = _TEXTS.map(lambda text: " ".join(f"Bo {text}".split()))
_DIGESTS_OR_NONE = st.none() | st.text("0123456789abcdef", min_size=64, max_size=64)
"""Made once, because making a strategy takes longer than drawing from it."""


_OF_TYPE = {
    "past date": _DAYS,
    "future date": _DAYS,
    "date": _DAYS,
    "time": st.times().map(lambda time: time.isoformat("minutes")),
    "texts": st.lists(_TEXTS, max_size=3).map(lambda values: _as_sqlite_writes_it(values)),
    "minutes": st.integers(1, 1000),
    "count": st.integers(1, 1000),
    "score": st.integers(1, 5),
    "yes or no": st.sampled_from((0, 1)),
}
"""The values of the fields of a type; others are texts."""


@st.composite
def journals(draw):
    """An open journal in memory, with up to three entries of each kind. Their numbers have gaps."""
    journal = in_memory(local_zone="Europe/Copenhagen")
    rows = connection(journal)
    people = _numbers(draw)
    owners = st.sampled_from([ME.number, *people])
    numbers = {kind: _numbers(draw) for kind in KINDS[1:]}
    rows.execute("PRAGMA foreign_keys = OFF")
    for number in [*people, *(draw(st.sampled_from([(), (ME.number,)])))]:
        _insert(rows, "relationship", number, _relationship(draw, number, numbers))
    for kind, of_kind in numbers.items():
        for number in of_kind:
            _insert(rows, kind, number, {"relationship": draw(owners), **_fields(draw, kind, numbers)})
    _others(draw, rows, numbers)
    _later_numbers(draw, rows)
    enable_foreign_keys(rows)
    return journal


def _numbers(draw):
    return sorted(draw(_NUMBERS))


def _insert(rows, table, number, columns):
    if number == ME.number:
        rows.execute("DELETE FROM relationship WHERE id = 0")
    columns = {"id": number, **columns}
    marks = ", ".join("?" * len(columns))
    rows.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values()))  # noqa: S608


def _fields(draw, kind, numbers):
    """Values for all columns of a kind, as the constraints allow them."""
    found = {"uuid": draw(_UUIDS), "created_at": draw(_MOMENTS)}
    status = draw(st.sampled_from(STATUSES[kind])) if kind in STATUSES else None
    for name, field in FIELDS[kind].items():
        if field.column is None or name in ("ref", "uuid", "relationship_ref"):
            continue
        value = draw(_values(field, numbers))
        must_have = field.is_required or field.type == "texts" or (status in field.statuses and not field.can_clear)
        if (field.statuses and status not in field.statuses) or (not must_have and draw(st.booleans())):
            value = None
        found[field.column] = status if name == "status" else value
    if kind == "feedback":
        found["text"] = draw(_TEXTS)
    if kind in ("session", "note"):
        found["source_digest"] = draw(_DIGESTS_OR_NONE)
    if found.get("at") is None and "zone" in found:
        found["zone"] = None
    return found


def _values(field, numbers):
    """The values of a field."""
    if field.column == "url":
        return st.sampled_from(("https://example.org/a?b=c#d", "http://xn--d-0fa.dk", "mailto:ana@example.org"))
    if field.column == "person":
        return _PEOPLE
    if field.column == "zone":
        return st.sampled_from(("Asia/Tokyo", "UTC+09:00", "Europe/Copenhagen", "No/Where"))
    if field.type == "ref":
        return st.sampled_from(numbers[field.kind] or [None])
    if field.type in ("choice", "party"):
        return st.sampled_from(field.choices or PARTIES)
    return _OF_TYPE.get(field.type, _TEXTS)


def _as_sqlite_writes_it(values):
    with closing(sqlite3.connect(":memory:")) as rows:
        return f"[{','.join(rows.execute('SELECT json_quote(?)', (value,)).fetchone()[0] for value in values)}]"


def _relationship(draw, number, numbers):
    found = _fields(draw, "relationship", numbers)
    found |= {"name": " ".join(f"Bo {found['name']} {number}".split()), "started_on": draw(_DAYS)}
    found["cadence"] = draw(_TEXTS)
    if number == ME.number:
        found |= {"uuid": ME_UUID, "role": "self", "cadence": draw(_TEXTS_OR_NONE)}
        found["created_at"] = "2000-01-01T00:00:00.000Z"  # as in every journal
    elif found["role"] == "self":
        found["role"] = "mentor"
    if (found["status"] == "prospect" or number == ME.number) and draw(st.booleans()):
        found["started_on"] = None
    for day in ("ends_on", "ended_on"):
        if found[day] and found["started_on"]:
            found[day] = max(found[day], found["started_on"])
    return found


def _others(draw, rows, numbers):
    """Checkpoints, links of sessions to goals, evaluations and calendar sequences."""
    for goal in numbers["goal"]:
        (owner,) = rows.execute("SELECT relationship FROM goal WHERE id = ?", (goal,)).fetchone()
        for day in draw(_THREE_DAYS):
            columns = {"goal": goal, "relationship": owner, "day": day, "progress": draw(st.integers(0, 100))}
            columns |= {"note": draw(_TEXTS_OR_NONE), "uuid": draw(_UUIDS), "created_at": draw(_MOMENTS)}
            _insert(rows, "checkpoint", None, columns)
    for session in numbers["session"]:
        for goal in draw(st.permutations(numbers["goal"])):
            if draw(st.booleans()):
                _insert(rows, "session_goal", None, {"session": session, "goal": goal})
    for day in draw(st.sets(_DAYS, max_size=2)):
        columns = {"programme": draw(_TEXTS), "day": day, "note": draw(_TEXTS_OR_NONE)}
        columns |= {"look_again_on": draw(_DAYS_OR_NONE), "uuid": draw(_UUIDS), "created_at": draw(_MOMENTS)}
        _insert(rows, "evaluation", None, columns)
    for kind in ("session", "goal", "action"):
        for number in numbers[kind]:
            if draw(st.booleans()):
                rows.execute("INSERT INTO revision VALUES (?, ?, ?)", (kind, number, draw(st.integers(1, 9))))


def _later_numbers(draw, rows):
    """Numbers after those of the rows, as in a journal whose newest entries were deleted."""
    for kind in KINDS:
        if draw(st.booleans()):
            rows.execute("UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ?", (draw(st.integers(0, 9)), kind))


_WITHOUT_NUMBER = ("checkpoint", "session_goal", "evaluation")
"""The tables whose rows have no ref: their numbers mean nothing, except that links are in their order."""


def stored(rows):
    """The rows of every recorded table, the calendar sequences, and the last numbers of entries."""
    found = {}
    for table in RECORDED:
        columns = [name for _, name, *_ in rows.execute(f"PRAGMA table_info({table})")]
        if table in _WITHOUT_NUMBER:
            columns.remove("id")
        order = "session, id" if table == "session_goal" else "uuid" if table in _WITHOUT_NUMBER else "id"
        found[table] = rows.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}").fetchall()  # noqa: S608
    found["revision"] = rows.execute("SELECT * FROM revision ORDER BY tbl, row").fetchall()
    last = dict(rows.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    return {**found, "last numbers": {kind: last.get(kind, 0) for kind in KINDS}}


def gathered(journal, *, include_private=True, relationship=None):
    """The data of an export of the whole journal, or of the relationship with that ref."""
    # the shareable view can't be left again
    copy = in_memory(local_zone="Europe/Copenhagen")
    connection(journal).backup(connection(copy))
    return gather_export(
        copy,
        relationship and copy.entry(Ref.parse(relationship)),
        include_private=include_private,
        with_details=True,
        on_total=lambda _: None,
        on_entries=iter,
    )


def exported(journal, *, include_private=True, owner=None, relationship=None):
    """The JSON of a whole journal, or of the relationship with that ref."""
    found = gathered(journal, include_private=include_private, relationship=relationship)
    shape = json_export(found.relationships, found.details, now=NOW, owner=owner, include_private=include_private)
    return dumps(shape) + "\n"
