"""Find the private marker in the texts of an export, where it is text and hides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.importing.journal_export.links import each_entry
from mentorlog.model.fields import FIELDS
from mentorlog.model.private_fields import private_fields
from mentorlog.normalise import may_have_private_part
from mentorlog.private_lines import read_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.model.results.journal_export import JournalExport


def texts_with_marker(export: JournalExport) -> Iterator[str]:
    """The places of the texts that others may read and that have a private marker with text below it."""
    owners = [relationship["private"] for relationship in export.relationships]
    for kind, place, entry in each_entry(export.relationships):
        number = int(place.partition("[")[2].partition("]")[0])
        if entry["private"] or owners[number]:
            continue
        hidden = private_fields(kind, status=entry.get("status"))
        for key, value in entry.items():
            field = FIELDS[kind].get(key)
            if field is not None and field.type == "text" and key not in hidden and _has_marker(value):
                yield f"{place}.{key}"


def _has_marker(text: str | None) -> bool:
    if text is None or "\n" not in text or not may_have_private_part(text):
        return False
    *lines, _ = text.rstrip().split("\n")  # below the last line is nothing
    return any(read_line(line).kind == "marker" for line in lines)
