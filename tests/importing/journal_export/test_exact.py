"""An export that is read again gives the journal that it was made of."""

import json
from contextlib import closing

from hypothesis import given

from mentorlog.importing.journal_export import parse_export
from mentorlog.store import Journal
from mentorlog.store.file.header import connect
from mentorlog.store.merging.from_export import write_scratch
from tests.importing.journal_export.journals import exported, journals, stored
from tests.property_tests import settings
from tests.store.build import connection


def scratch(text, folder):
    """The journal file that an export is read into."""
    file = folder / "scratch.db"
    file.unlink(missing_ok=True)
    write_scratch(parse_export(text if isinstance(text, bytes) else text.encode(), name="export.json"), file)
    return file


def opened(file):
    """The journal of a file."""
    return Journal.open(file, access="read", local_zone=lambda: "Europe/Copenhagen")


@given(journals())
@settings(max_examples=100)
def test_an_export_with_private_entries_is_the_journal(tmp_path_factory, journal):
    """Every row of every recorded table is equal, and so are the numbers that are never used again. The export of that
    journal is the same."""
    text = exported(journal, owner="Ana Souza")
    file = scratch(text, tmp_path_factory.mktemp("scratch"))
    assert oct(file.stat().st_mode)[-3:] == "600"
    with closing(connect(file, mode="ro", wait=0)) as rows:
        assert stored(rows) == stored(connection(journal))
        assert rows.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert rows.execute("PRAGMA foreign_key_check").fetchall() == []
    with opened(file) as read:
        computed_again = exported(read, owner="Ana Souza")
    assert without_computed(computed_again) == without_computed(text)


def without_computed(text):
    """The value of an export without what is counted: a journal file made from an export is not counted yet."""

    def kept(value):
        if isinstance(value, list):
            return [kept(each) for each in value]
        if isinstance(value, dict):
            return {key: kept(each) for key, each in value.items() if key not in ("idle", "carried")}
        return value

    return kept(json.loads(text))
