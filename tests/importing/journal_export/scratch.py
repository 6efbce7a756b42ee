"""Read exports into journal files."""

import json

from mentorlog.importing.journal_export import parse_export
from mentorlog.store import Journal
from mentorlog.store.merging.from_export import write_scratch


def parsed(text):
    """The content of an export in text or bytes."""
    return parse_export(text if isinstance(text, bytes) else text.encode(), name="export.json")


def scratch(text, folder):
    """The journal file that an export is read into."""
    file = folder / "scratch.db"
    file.unlink(missing_ok=True)
    write_scratch(parsed(text), file)
    return file


def opened(file):
    """The journal of a file."""
    return Journal.open(file, access="read", local_zone=lambda: "Europe/Copenhagen")


def without_keys(text, *keys):
    """The value of an export without these keys, anywhere. `idle` and `carried` are left out too: a journal file made
    of an export is not counted."""

    def kept(value):
        if isinstance(value, list):
            return [kept(each) for each in value]
        if isinstance(value, dict):
            return {key: kept(each) for key, each in value.items() if key not in ("idle", "carried", *keys)}
        return value

    return kept(json.loads(text))
