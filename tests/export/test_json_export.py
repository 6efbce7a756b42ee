"""The JSON export: complete, dated, and as docs/export.md and its schema say."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker

from mentorlog.export import shapes
from mentorlog.export.json_export import VERSION, json_export
from mentorlog.export.json_text import dumps
from mentorlog.model import (
    KINDS,
    Action,
    Checkin,
    Feedback,
    Goal,
    Milestone,
    Note,
    Point,
    Rating,
    Relationship,
    Session,
)
from tests.builders import NOW, action, goal, ref, relationship, session, whole
from tests.insight.journals import bonds, histories

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "export.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
LISTS = ("sessions", "goals", "actions", "feedback", "milestones", "points", "notes", "checkins", "ratings")
MODELS = {
    "relationship": Relationship,
    "session": Session,
    "goal": Goal,
    "action": Action,
    "feedback": Feedback,
    "milestone": Milestone,
    "point": Point,
    "note": Note,
    "checkin": Checkin,
    "rating": Rating,
}
COMPUTED = {"progress", "idle", "carried"}
"""What is worked out from other entries."""


def uuid_of(entry):
    """A uuid in the form that the store gives, of one that tests give."""
    return f"{entry.ref.number:08x}-0000-4000-8000-{KINDS.index(entry.ref.kind):012x}"


def written(*entries, bond=None):
    """What a reader of the file gets; the entries with uuids as the store gives them."""
    everything = [entry._replace(uuid=uuid_of(entry)) for entry in entries]
    bond = bond or relationship()
    told = whole(*everything, bond=bond._replace(uuid=uuid_of(bond)))
    return json.loads(dumps(json_export([told], now=NOW, include_private=True)))


def own_keys(kind):
    """The keys of the schema that are a kind's own: neither those of all entries nor a relationship's lists."""
    shared = {"ref", "uuid", "kind", "relationship", "private", *(LISTS if kind == "relationship" else ())}
    return [key for key in SCHEMA["$defs"][kind]["properties"] if key not in shared]


def plural(kind):
    """The name of a kind's list."""
    return kind if kind == "feedback" else f"{kind}s"


def faults(told):
    """What the schema has against it."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(told)]


@given(histories(), bonds())
@settings(max_examples=50, deadline=None)
def test_any_relationship_is_as_the_schema_says(history, bond):
    """Whatever was typed, of every kind, open and closed, empty or not."""
    assert faults(written(*history.everything, bond=bond)) == []


@given(histories())
@settings(max_examples=50)
def test_every_entry_is_there_once_and_whole(history):
    """With every field that is not worked out, and with refs to entries that are there."""
    (one,) = written(*history.everything)["relationships"]
    entries = [entry for each in LISTS for entry in one[each]]
    by_ref = {entry["ref"]: entry for entry in entries}
    assert len(by_ref) == len(entries)
    assert by_ref.keys() == {str(entry.ref) for entry in history.everything}
    for entry in history.everything:
        said = {key: value for key, value in shapes.entry(entry).items() if key not in COMPUTED | {"actions", "points"}}
        assert by_ref[str(entry.ref)] | said | {"uuid": uuid_of(entry)} == by_ref[str(entry.ref)]
    named = {entry[key] for entry in entries for key in ("session", "goal") if entry.get(key)}
    named |= {each for entry in one["sessions"] for each in (*entry["goals"], *entry["points"])}
    assert named <= by_ref.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_is_forgotten(kind):
    """Each field of the model is a key of the schema under its own name; the relationship is there as its name, a
    session's actions stand in a list of their own, its time is in its own zone, and where a goal stood is told by its
    checkpoints."""
    elsewhere = {
        "relationship_ref",
        *{"session": ("actions", "own_time"), "goal": ("previous_checkpoint",)}.get(kind, ()),
    }
    assert {*own_keys(kind), "ref", "uuid", "private", "relationship"} == {
        *MODELS[kind]._fields,
        "relationship",
    } - elsewhere


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_knows_no_key_that_is_not_written(kind):
    """Each key is required, and none else is taken."""
    of_kind = SCHEMA["$defs"][kind]
    assert set(of_kind["required"]) == of_kind["properties"].keys()
    assert of_kind["additionalProperties"] is False


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"mentorlog_export": 2}, "$.mentorlog_export"),
        ({"exported_at": "today"}, "$.exported_at"),
        ({"more": 1}, "$: "),
        ({"relationships": [{}]}, "$.relationships[0]"),
    ],
)
def test_the_schema_refuses_what_is_none(said, fault):
    """So that what it accepts means something."""
    assert any(each.startswith(fault) for each in faults(written() | said))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("sessions", {"at": "24:00"}),
        ("sessions", {"on": "2026-02-30"}),
        ("sessions", {"minutes": 0}),
        ("sessions", {"how": "letter"}),
        ("sessions", {"goals": ["a1"]}),
        ("sessions", {"topics": [""]}),
        ("sessions", {"actions": []}),
        ("goals", {"progress": 101}),
        ("goals", {"status": "achieved"}),
        ("goals", {"uuid": "g1"}),
        ("goals", {"private": None}),
        ("actions", {"done_on": "2026-11-23"}),
        ("actions", {"kind": "goal"}),
    ],
)
def test_the_schema_refuses_an_entry_that_is_none(kind, said):
    """A day or time that there is not, a word or a ref of another kind, a state that contradicts itself."""
    told = written(session(1, "2026-05-01"), goal(1), action(1))
    assert faults(told) == []
    told["relationships"][0][kind][0] |= said
    assert faults(told)


def documented():
    """The keys that docs/export.md tells of each list, in the order it tells them."""
    parts = re.split(r"^### (\w+)$", (DOCS / "export.md").read_text("utf-8"), flags=re.MULTILINE)
    keys = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
    return {name: keys.findall(text) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def test_every_key_is_documented():
    """In docs/export.md, in the order of the schema."""
    told = documented()
    assert told.keys() == set(map(plural, KINDS))
    for kind in KINDS:
        assert told[plural(kind)] == own_keys(kind)


def test_what_is_worked_out_is_said_to_be():
    """By a star in docs/export.md."""
    starred = re.findall(r"^\| `(\w+)` \|.*\* \|$", (DOCS / "export.md").read_text("utf-8"), re.MULTILINE)
    assert set(starred) == COMPUTED


def test_the_envelope():
    """It says what it is, when it was made, and whether private entries are in it."""
    told = json_export([whole()], now=NOW)
    assert list(told) == ["mentorlog_export", "exported_at", "private_included", "relationships"]
    assert (told["mentorlog_export"], told["exported_at"]) == (VERSION, "2026-11-23T09:00:00")
    assert told["private_included"] is False
    assert json_export([whole()], now=NOW, include_private=True)["private_included"] is True
    assert SCHEMA["properties"]["mentorlog_export"]["const"] == VERSION


def test_a_relationship_bears_its_own_fields_and_lists():
    """The relationship in its shape, with a list for every kind, empty ones too."""
    (one,) = json_export([whole(session(1, "2026-05-01"))], now=NOW)["relationships"]
    assert one | shapes.entry(relationship()) == one
    assert [len(one[kind]) for kind in LISTS] == [1, 0, 0, 0, 0, 0, 0, 0, 0]


def test_an_action_stands_once():
    """In the relationship's list, naming its session; not in the session again."""
    (one,) = json_export([whole(session(1, "2026-05-01"), action(1, session=ref("s1")))], now=NOW)["relationships"]
    assert "actions" not in one["sessions"][0]
    assert [(promised["ref"], promised["session"]) for promised in one["actions"]] == [("a1", "s1")]


def test_an_empty_journal_is_a_record_too():
    """No relationships is an empty list."""
    told = json_export([], now=NOW)
    assert told["relationships"] == []
    assert faults(told) == []
