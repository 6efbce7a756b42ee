"""Tables and JSON of a short and a long relationship, in both roles, compared with tests/golden/export/data."""

from __future__ import annotations

from mentorlog.export.json_export import json_export
from mentorlog.export.json_text import dumps
from mentorlog.export.tables import tables
from mentorlog.insight.relationship_entries import RelationshipEntries
from tests.export.details import details_of
from tests.export.sample_relationships import ENDED, long, short
from tests.golden_files import Golden, golden_files


def as_tables(one: RelationshipEntries) -> str:
    """All tables one after another, each below its file name."""
    found = tables([one])
    return "\n".join(f"{name}\n{found[name].decode('utf-8-sig')}".replace("\r\n", "\n") for name in sorted(found))


def as_json(one: RelationshipEntries, *, include_private: bool = False) -> str:
    """The JSON of one relationship: with refs if private entries are included, else linked by uuid."""
    return dumps(json_export([one], details_of(one), now=ENDED, include_private=include_private)) + "\n"


FILES = {
    "short-mentor.csv": lambda: as_tables(short("mentor")),
    "short-mentee.csv": lambda: as_tables(short("mentee")),
    "long-mentor.csv": lambda: as_tables(long("mentor")),
    "long-mentee.csv": lambda: as_tables(long("mentee")),
    "short-mentor.json": lambda: as_json(short("mentor")),
    "short-mentee.json": lambda: as_json(short("mentee")),
    "long-mentor.json": lambda: as_json(long("mentor"), include_private=True),
    "long-mentee.json": lambda: as_json(long("mentee")),
}


@golden_files("export/data", FILES)
def test_each_file_equals_its_golden_file(golden: Golden) -> None:
    """A person has approved every row and every key."""
    golden.check(FILES[golden.name]())
