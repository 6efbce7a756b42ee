"""The forms of an export that are read: version 1, without private entries, and without refs."""

import json
import re
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given

from mentorlog.model import ME
from mentorlog.model.fields import FIELDS
from mentorlog.model.journal_schema import ADDED_IN_2, FIELDS_ADDED_IN_2, LISTS
from mentorlog.store.file.header import connect
from mentorlog.store.merging.source import choices_for
from tests.importing.journal_export.journals import exported, journals
from tests.importing.journal_export.scratch import opened, parsed, scratch, without_keys
from tests.insight.journals import SECRET
from tests.property_tests import settings
from tests.store.build import NOW, Build, connection, day, in_memory

VERSION_1 = (Path(__file__).parent / "version-1.json").read_text("utf-8")
"""The demo journal with private entries, exported by the last program that wrote version 1."""


def test_a_file_of_version_1_is_read(tmp_path):
    """The journal exports as the same file, with the keys of version 2. What version 1 does not have is the same each
    time: a checkpoint gets the uuid that follows from its goal and its day."""
    with opened(scratch(VERSION_1, tmp_path)) as journal:
        written = exported(journal)
    fields = (name for names in FIELDS_ADDED_IN_2.values() for name in names)
    added = (
        *(key for key in ADDED_IN_2 if key != "uuid"),
        *fields,
        "mentorlog_export",
        "exported_at",
        "owner",
        "next_numbers",
    )
    expected = without_keys(VERSION_1, *added)
    for relationship in (found := without_keys(written, *added, "evaluations"))["relationships"]:
        for goal in relationship["goals"]:
            assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-5.*", each.pop("uuid")) for each in goal["checkpoints"])
    assert found == expected
    assert parsed(VERSION_1) == parsed(VERSION_1)
    assert parsed(VERSION_1).missing_columns["checkpoint"] == {"uuid", "created_at"}
    assert "created_at" not in json.loads(VERSION_1)["relationships"][0]


def test_a_prospect_of_version_1_keeps_the_day_it_was_recorded(tmp_path):
    """It has not started, and that day is shown in place of its start."""
    (amina,) = [each for each in json.loads(VERSION_1)["relationships"] if each["status"] == "prospect"]
    with closing(connect(scratch(VERSION_1, tmp_path), mode="ro", wait=0)) as rows:
        found = rows.execute("SELECT created_at, started_on FROM relationship WHERE status = 'prospect'").fetchall()
    assert found == [(f"{amina['started_on']}T00:00:00.000Z", None)]


def test_a_goal_of_another_export_is_left_out_in_version_1():
    """The export of one prospect could name a goal that was not in it."""
    export = json.loads(VERSION_1)
    export["relationships"] = [each for each in export["relationships"] if each["status"] == "prospect"]
    export["relationships"][0]["goal"] = "g4"
    assert parsed(json.dumps(export)).relationships[0]["goal"] is None


@pytest.mark.heavy
@given(journals())
@settings(max_examples=40)
def test_an_export_without_private_entries_is_read(tmp_path_factory, journal):
    """The journal exports as the same file. Nothing in it is private, and the file does not say how many entries the
    journal has, nor what was imported from a log."""
    text = exported(journal, include_private=False)
    export = parsed(text)
    assert (export.private_included, export.next_numbers, export.evaluations) == (False, {}, ())
    assert export.missing_columns == {"session": {"source_digest"}, "note": {"source_digest"}}
    file = scratch(text, tmp_path_factory.mktemp("scratch"))
    with closing(connect(file, mode="ro", wait=0)) as rows:
        assert not any(row for table in LISTS for row in rows.execute(f"SELECT 1 FROM {table} WHERE private"))  # noqa: S608
        assert not rows.execute("SELECT 1 FROM session WHERE source_digest NOTNULL").fetchall()
    with opened(file) as read:
        assert without_keys(exported(read, include_private=False)) == without_keys(text)


@pytest.mark.heavy
@given(journals())
@settings(max_examples=40)
def test_an_export_without_private_entries_can_be_imported_and_exported_again(tmp_path_factory, journal):
    """It has no refs; an empty journal into which it is imported exports as the same file. Importing it again, there or
    into the journal that it comes from, changes nothing, and no number is shown as its ref in the file."""
    text = exported(journal, include_private=False)
    assert '"ref":' not in text
    file = scratch(text, tmp_path_factory.mktemp("scratch"))
    with in_memory(local_zone="Europe/Copenhagen") as empty:
        for is_first in (True, False):
            with empty.merging(file) as merge:
                done = merge.apply(choices_for(parsed(text)), now=NOW, limit=None)
            assert merge.is_saved == (is_first and bool(done.came.total))
            assert not done.has_refs and not any(each.there for each in (*done.came.first, *done.differ.first))
            assert not (done.differ.total or done.changed.total)
            assert json.loads(exported(empty, include_private=False)) == json.loads(text)
    with journal.merging(file) as merge:
        done = merge.apply(choices_for(parsed(text)), now=NOW)
    assert not (merge.is_saved or done.differ.total or done.waiting.total)


def test_links_to_other_relationships_are_no_differences(tmp_path):
    """A resource for the goal of another person, and a point that was discussed in a private session of one's own:
    other programs can write them."""
    with in_memory() as journal, in_memory() as empty:
        build = Build(journal)
        build.relationship()
        ida = build.relationship("Ida Holm")
        links = [
            ("goal", build.goal(relationship=ida), build.resource()),
            (
                "session",
                build.held("03-01", relationship=ME, private=True),
                build.point(status="discussed", closed_on=day("03-02")),
            ),
        ]
        for column, link, entry in links:
            update = f"UPDATE {entry.kind} SET {column} = ? WHERE id = ?"  # noqa: S608
            connection(journal).execute(update, (link.number, entry.number))
        text = exported(journal, include_private=False)
        (point,) = json.loads(text)["relationships"][0]["points"]
        assert point["status"] == "open"
        file = scratch(text, tmp_path)
        for into in (empty, empty, journal):
            with into.merging(file) as merge:
                done = merge.apply(choices_for(parsed(text)), now=NOW)
            assert not (done.differ.total or done.changed.total)


def without_refs(text):
    """An export whose entries have no refs and are linked by uuid."""
    export = json.loads(text)
    uuids = {
        entry["ref"]: entry["uuid"]
        for relationship in export["relationships"]
        for entry in (relationship, *(entry for name in LISTS.values() for entry in relationship[name]))
    }
    for relationship in export["relationships"]:
        for kind, entries in {"relationship": [relationship], **{k: relationship[n] for k, n in LISTS.items()}}.items():
            for entry in entries:
                del entry["ref"]
                for name, field in FIELDS[kind].items():
                    if field.type == "ref" and field.kind and name in entry:
                        entry[name] = uuids.get(entry[name])
                    elif field.type == "refs":
                        entry[name] = [uuids[ref] for ref in entry[name]]
    return json.dumps(export)


@pytest.mark.heavy
@given(journals())
@settings(max_examples=40)
def test_links_may_be_uuids(tmp_path_factory, journal):
    """The entries are numbered in the order of the file, and links to several are in the order of these numbers; all
    else is as in a file with refs."""
    text = exported(journal)
    with opened(scratch(without_refs(text), tmp_path_factory.mktemp("scratch"))) as read:
        again = without_refs(exported(read))
    in_order = [json.loads(without_keys_text) for without_keys_text in (again, without_refs(text))]
    for export in in_order:
        del export["next_numbers"]  # the highest number of the file
        for relationship in export["relationships"]:
            for session in relationship["sessions"]:
                session |= {name: sorted(session[name]) for name in ("goals", "points")}
    assert without_keys(json.dumps(in_order[0])) == without_keys(json.dumps(in_order[1]))


def test_the_export_of_one_relationship_has_only_links_to_its_own_entries(tmp_path):
    """A prospect may help with a goal of `me`, which is in another export."""
    build = Build(in_memory())
    goal = build.goal("Lead a team")
    build.relationship("Amina Yusuf", status="prospect", started_on=None, goal=goal)
    everything = json.loads(exported(build.journal))
    assert [each["goal"] for each in everything["relationships"]] == [None, "g1"]
    one = json.loads(exported(build.journal, relationship="r2"))
    assert [each["goal"] for each in one["relationships"]] == [None]
    assert (one["next_numbers"], one["evaluations"]) == (None, [])
    assert len(parsed(json.dumps(one)).relationships) == 1


def test_an_export_without_what_is_ones_own_leaves_that_alone(tmp_path):
    """It does not say that nothing is recorded about `me`; taking its values clears nothing here."""
    build = Build(in_memory())
    build.relationship("Bo Lind")
    text = exported(build.journal)
    build.set(ME, snoozed_until=day("12-01"), focus="Lead a team")
    with build.journal.merging(scratch(text, tmp_path)) as merge:
        imported = merge.apply(choices_for(parsed(text))._replace(takes_theirs=True), now=NOW)
    assert (imported.differ.total, imported.changed.total, imported.same) == (0, 0, 1)
    assert build.journal.entry(ME).focus == "Lead a team"


def test_keys_that_are_not_known_are_listed():
    """A newer program of the same version may have added them."""
    export = json.loads(VERSION_1)
    export["colour"] = "red"
    for session in export["relationships"][0]["sessions"]:
        session["mood"] = {"name": "good"}
    export["relationships"][-1]["dreams"] = [{"text": "Fly"}]
    export["relationships"][0]["actions"][0] |= {f"key {number}": number for number in range(300)}
    assert parsed(json.dumps(export)).unknown_keys == (
        *("colour", "actions[].* (300 keys)", "relationships[].dreams", "sessions[].mood"),
    )


def test_private_text_is_not_in_an_export_without_it():
    """What was found in an evaluation, and what was thought about a prospect, is private too."""
    build = Build(in_memory())
    secret = min(SECRET) * 8
    build.relationship("Amina Yusuf")
    build.held("11-09", private_notes=secret), build.note(secret)
    rows = build.journal._connection
    rows.execute("UPDATE relationship SET hope = ?", (secret,))
    rows.execute("INSERT INTO evaluation (programme, day, note) VALUES (?, '2026-11-01', ?)", (secret, secret))
    assert secret in exported(build.journal)
    assert secret not in exported(build.journal, include_private=False)
