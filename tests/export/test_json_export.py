"""The JSON export: it is complete and follows docs/export.md and its schema."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

from mentorlog.export import shapes
from mentorlog.export.json_export import json_export
from mentorlog.export.json_text import dumps
from mentorlog.model import (
    KINDS,
)
from mentorlog.model.journal_schema import ADDED_IN_2, LISTS, VERSION
from mentorlog.store.queries.rows import class_of
from tests.builders import NOW, action, checkpoints, goal, ref, relationship, session, whole
from tests.export.details import details_of
from tests.insight.journals import bonds, histories
from tests.property_tests import settings

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "export.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
MODELS = {kind: class_of(kind) for kind in KINDS}
COMPUTED = {"progress", "idle", "carried"}
"""The keys that are computed from other entries."""


def uuid_of(entry):
    """A UUID in the format of the store for an entry of a test."""
    return f"{entry.ref.number:08x}-0000-4000-8000-{KINDS.index(entry.ref.kind):012x}"


def written(*entries, bond=None):
    """The parsed JSON of a relationship with these entries; the entries have UUIDs as in the store."""
    everything = [entry._replace(uuid=uuid_of(entry)) for entry in entries]
    bond = bond or relationship()
    exported = whole(*everything, bond=bond._replace(uuid=uuid_of(bond)))
    return json.loads(dumps(json_export([exported], details_of(exported), now=NOW, include_private=True)))


def own_keys(kind):
    """The keys of a kind in the schema, without those of all entries and the lists of a relationship."""
    shared = {
        "ref",
        "uuid",
        "kind",
        "relationship",
        "private",
        "created_at",
        *(LISTS.values() if kind == "relationship" else ()),
    }
    return [key for key in SCHEMA["$defs"][kind]["properties"] if key not in shared]


def plural(kind):
    """The name of the list of a kind."""
    return kind if kind in ("feedback", "advice") else f"{kind}s"


def schema_errors(export):
    """The errors that the schema finds."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(export)]


@given(histories(), bonds())
@settings(max_examples=50, deadline=None)
def test_any_relationship_follows_the_schema(history, bond):
    """Its entries can be of every kind, open or closed, with any text or none."""
    assert schema_errors(written(*history.everything, bond=bond)) == []


@given(histories())
@settings(max_examples=50)
def test_every_entry_is_exported_once_with_all_fields(history):
    """Its refs are refs of exported entries."""
    (one,) = written(*history.everything)["relationships"]
    entries = [entry for each in LISTS.values() for entry in one[each]]
    by_ref = {entry["ref"]: entry for entry in entries}
    assert len(by_ref) == len(entries)
    assert by_ref.keys() == {str(entry.ref) for entry in history.everything}
    for entry in history.everything:
        expected = {
            key: value for key, value in shapes.entry(entry).items() if key not in COMPUTED | {"actions", "points"}
        }
        found = by_ref[str(entry.ref)]
        for checkpoint in found.get("checkpoints", ()):
            del checkpoint["uuid"], checkpoint["created_at"]
        assert found | expected | {"uuid": uuid_of(entry)} == found
    named = {entry[key] for entry in entries for key in ("session", "goal") if entry.get(key)}
    named |= {each for entry in one["sessions"] for each in (*entry["goals"], *entry["points"])}
    assert named <= by_ref.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_is_in_the_schema(kind):
    """The exceptions are the relationship (a name), the actions of a session (a list of their own), its local time, and
    the previous checkpoint of a goal."""
    elsewhere = {
        "relationship_ref",
        *{"session": ("actions", "own_time"), "goal": ("previous_checkpoint",)}.get(kind, ()),
    }
    assert {*own_keys(kind), "ref", "uuid", "private", "relationship"} - ADDED_IN_2.keys() | {"uuid"} == {
        *MODELS[kind]._fields,
        "relationship",
    } - elsewhere


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_the_schema_is_required(kind):
    """Except the ref, which a reader must not need. Additional keys are not allowed."""
    of_kind = SCHEMA["$defs"][kind]
    assert set(of_kind["required"]) == of_kind["properties"].keys() - {"ref"}
    assert of_kind["additionalProperties"] is False


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"mentorlog_export": 3}, "$.mentorlog_export"),
        ({"exported_at": "today"}, "$.exported_at"),
        ({"more": 1}, "$: "),
        ({"relationships": [{}]}, "$.relationships[0]"),
    ],
)
def test_the_schema_refuses_an_invalid_export(changes, fault):
    """A schema that accepts anything would prove nothing."""
    assert any(each.startswith(fault) for each in schema_errors(written() | changes))


@pytest.mark.parametrize(
    ("kind", "changes"),
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
def test_the_schema_refuses_an_invalid_entry(kind, changes):
    """Examples are an impossible date or time, an unknown value, a ref of another kind, and a contradictory status."""
    export = written(session(1, "2026-05-01"), goal(1), action(1))
    assert schema_errors(export) == []
    export["relationships"][0][kind][0] |= changes
    assert schema_errors(export)


def documented():
    """The keys of each list in docs/export.md, in order."""
    parts = re.split(r"^### (\w+)$", (DOCS / "export.md").read_text("utf-8"), flags=re.MULTILINE)
    keys = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
    return {name: keys.findall(text) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def test_every_key_is_documented():
    """docs/export.md has the keys in the order of the schema."""
    lists = documented()
    assert lists.keys() == set(map(plural, KINDS))
    for kind in KINDS:
        assert lists[plural(kind)] == own_keys(kind)


def test_computed_keys_are_documented_as_computed():
    """docs/export.md marks them with a star."""
    starred = re.findall(r"^\| `(\w+)` \|.*\* \|$", (DOCS / "export.md").read_text("utf-8"), re.MULTILINE)
    assert set(starred) == COMPUTED


def test_an_export_has_its_version_time_and_privacy():
    """The version is that of the schema."""
    one = whole()
    export = json_export([one], details_of(one), now=NOW)
    assert list(export) == list(SCHEMA["properties"])
    assert (export["mentorlog_export"], export["exported_at"]) == (VERSION, "2026-11-23T09:00:00")
    assert export["private_included"] is False
    assert json_export([one], details_of(one), now=NOW, include_private=True)["private_included"] is True
    assert SCHEMA["properties"]["mentorlog_export"]["const"] == VERSION


def test_a_relationship_has_its_fields_and_a_list_for_each_kind():
    """Empty lists are included."""
    (one,) = written(session(1, "2026-05-01"))["relationships"]
    assert one | shapes.entry(relationship()._replace(uuid=one["uuid"])) == one
    assert [len(one[kind]) for kind in LISTS.values()] == [1, *[0] * (len(LISTS) - 1)]


def test_an_action_is_exported_once():
    """It is in the list of the relationship with the ref of its session, not in the session."""
    (one,) = written(session(1, "2026-05-01"), action(1, session=ref("s1")))["relationships"]
    assert "actions" not in one["sessions"][0]
    assert [(promised["ref"], promised["session"]) for promised in one["actions"]] == [("a1", "s1")]


def test_what_was_deleted_while_it_was_exported_is_left_out():
    """The details are read last; what they do not have is gone, and nothing links to it."""
    measured = goal(1, checkpoints=checkpoints(("05-02", 40)))
    exported = whole(session(1, "2026-05-01"), measured, action(1, session=ref("s1")))
    details = details_of(exported)
    del details.entries[ref("s1")], details.checkpoints[1, "2026-05-02"]
    (one,) = json_export([exported], details, now=NOW)["relationships"]
    assert (one["sessions"], one["actions"][0]["session"], one["goals"][0]["checkpoints"]) == ([], None, [])
    del details.entries[exported.relationship.ref]
    assert json_export([exported], details, now=NOW)["relationships"] == []


def test_an_empty_journal_follows_the_schema():
    """Its relationships are an empty list."""
    export = json_export([], details_of(), now=NOW)
    assert export["relationships"] == []
    assert schema_errors(export) == []
