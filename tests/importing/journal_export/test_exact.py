"""An export that is read again gives the journal that it was made of."""

from contextlib import closing

import pytest
from hypothesis import given

from mentorlog.importing.journal_export.entries import exported_entries
from mentorlog.insight.relationship_entries import group_entries
from mentorlog.model import ME
from mentorlog.store.file.header import connect
from mentorlog.store.merging.source import choices_for
from tests.importing.journal_export.journals import exported, gathered, journals, stored
from tests.importing.journal_export.scratch import opened, parsed, scratch, without_keys
from tests.property_tests import settings
from tests.store.build import NOW, connection, in_memory


@pytest.mark.heavy
@given(journals())
@settings(max_examples=60)
def test_an_export_with_private_entries_is_the_journal(tmp_path_factory, journal):
    """Every row of every recorded table is equal, and so are the numbers that are never used again; also in an empty
    journal into which it is imported. The export of that journal is the same."""
    text = exported(journal, owner="Ana Souza")
    file = scratch(text, tmp_path_factory.mktemp("scratch"))
    assert oct(file.stat().st_mode)[-3:] == "600"
    with closing(connect(file, mode="ro", wait=0)) as rows:
        expected = stored(connection(journal))
        if '"ref": "me"' not in text:  # it is as in a new journal
            expected["relationship"] = [row for row in expected["relationship"] if row[0] != ME.number]
        assert stored(rows) == expected
        assert rows.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert rows.execute("PRAGMA foreign_key_check").fetchall() == []
    with opened(file) as read:
        assert without_keys(exported(read, owner="Ana Souza")) == without_keys(text)
    with in_memory() as empty:
        with empty.merging(file) as merge:
            merge.apply(choices_for(parsed(text)), now=NOW)
        assert stored(connection(empty)) == stored(connection(journal))


@pytest.mark.heavy
@given(journals())
@settings(max_examples=60)
def test_the_entries_of_an_export_are_those_of_the_journal(journal):
    """They are what an overview of several exports is computed from."""
    read = parsed(exported(journal))
    assert [group_entries(*each) for each in exported_entries(read)] == [
        _in_own_zones(each) for each in gathered(journal).relationships
    ]


def _in_own_zones(whole):
    """A relationship with its sessions as an export shows them."""
    sessions = [session.in_own_zone() for session in whole.sessions]
    others = [entry for entries in whole[2:] for entry in entries]
    return group_entries(whole.relationship, [*sessions, *others])
