"""The JSON export: complete where it may be, silent where it must."""

import json

import pytest
from hypothesis import given, settings

from mentorlog.errors import ConflictError
from mentorlog.export import shapes
from mentorlog.export.jsontext import dumps
from mentorlog.export.record import journal_record, relationship_record
from tests.insight.build import NOW, action, note, ref, relationship, session
from tests.insight.journals import SECRET, histories

BOND = relationship()
TEXTS = {"text", "title", "why", "measure", "notes", "where", "topics", "takeaways", "checkpoints", "how"} | {
    "situation",
    "behaviour",
    "impact",
    "outcome_note",
    "more",
    "less",
    "skill",
}
"""Keys under which anything at all may stand, also what looks like a ref."""
KINDS = ("sessions", "goals", "actions", "feedback", "milestones", "points", "notes", "checkins", "ratings")


def everything(record):
    """Every entry of a record's relationships."""
    return [entry for one in record["relationships"] for kind in KINDS for entry in one[kind]]


def strings(value):
    """Every string anywhere in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


@given(histories())
@settings(max_examples=50)
def test_nothing_private_leaves(history):
    """Neither a private word nor the name of a private entry stands anywhere in it."""
    record = relationship_record(BOND, history.everything, now=NOW)
    assert not set(dumps(record)) & SECRET
    public = {str(entry.ref) for entry in history.public}
    hidden = {str(entry.ref) for entry in history.everything} - public
    hidden |= {entry.uuid for entry in history.everything if str(entry.ref) in hidden}
    named = {said for one in everything(record) for key in one if key not in TEXTS for said in strings(one[key])}
    assert not named & hidden
    assert record == relationship_record(BOND, history.public, now=NOW)


@given(histories())
@settings(max_examples=50)
def test_everything_leaves_when_it_is_asked_for(history):
    """With the private entries, every entry is there with every word, and refers to entries that are there."""
    record = json.loads(dumps(relationship_record(BOND, history.everything, now=NOW, include_private=True)))
    entries = {one["ref"]: one for one in everything(record)}
    assert entries.keys() == {str(entry.ref) for entry in history.everything}
    for entry in history.everything:
        shape = shapes.entry(entry)
        computed = {"carried", "idle", "actions"}
        said = {key: value for key, value in shape.items() if key not in computed}
        assert entries[str(entry.ref)] | said == entries[str(entry.ref)]


def test_the_envelope():
    """It says what it is, when it was made, and whether private entries are in it."""
    record = relationship_record(BOND, [], now=NOW)
    assert list(record) == ["mentorlog_export", "exported_at", "private_included", "relationships"]
    assert (record["mentorlog_export"], record["exported_at"]) == (1, "2026-11-23T09:00:00")
    assert record["private_included"] is False
    assert relationship_record(BOND, [], now=NOW, include_private=True)["private_included"] is True


def test_a_relationship_bears_its_own_fields_and_lists():
    """The relationship in its shape, with a list for every kind, empty ones too."""
    (one,) = relationship_record(BOND, [session(1, "2026-05-01")], now=NOW)["relationships"]
    assert one | shapes.relationship(BOND) == one
    assert [len(one[kind]) for kind in KINDS] == [1] + [0] * 8


def test_an_action_stands_once():
    """In the relationship's list, naming its session; not in the session again."""
    entries = [session(1, "2026-05-01"), action(1, session=ref("s1"))]
    (one,) = relationship_record(BOND, entries, now=NOW)["relationships"]
    assert "actions" not in one["sessions"][0]
    assert [(promised["ref"], promised["session"]) for promised in one["actions"]] == [("a1", "s1")]


def test_the_whole_journal_leaves_private_relationships_out():
    """All relationships in their order; a private one only where that is asked for."""
    bonds = [(relationship(2, name="Bo"), [note(1)]), (relationship(1, name="Ana", private=True), [note(2)])]
    assert [one["name"] for one in journal_record(bonds, now=NOW)["relationships"]] == ["Bo"]
    told = journal_record(bonds, now=NOW, include_private=True)
    assert [one["name"] for one in told["relationships"]] == ["Bo", "Ana"]


def test_an_empty_journal_is_a_record_too():
    """No relationships is an empty list."""
    assert journal_record([], now=NOW)["relationships"] == []


def test_a_private_relationship_alone_is_refused():
    """Naming a private relationship without asking for private entries is an error, not an empty file."""
    with pytest.raises(ConflictError):
        relationship_record(relationship(private=True), [], now=NOW)
