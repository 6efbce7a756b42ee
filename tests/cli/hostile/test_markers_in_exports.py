"""A private marker in a text of a JSON export, which has private text in fields of its own."""

from __future__ import annotations

import json

from tests.cli.conftest import Mentor

MARKED = "for all\n--- private ---\nhe is ill"


def test_an_import_says_where_a_marker_hides_nothing(ana: Mentor) -> None:
    """It is kept as text, because an export of a text in which it was escaped has it too; a private entry, private
    notes and a marker with nothing below it are not named."""
    ana("log talked -w ana --on 2026-11-20 --private-notes x")
    for text in ("one", "two", "three"):
        ana(f"note {text} -w ana")
    ana("shareable n1 n3")
    export = ana("export --all --include-private --format json").json
    session, notes = export["relationships"][0]["sessions"][0], export["relationships"][0]["notes"]
    session["private_notes"] = notes[0]["text"] = notes[1]["text"] = MARKED
    notes[2]["text"] = "for all\n--- private ---\n"
    file = ana.home / "export.json"
    file.write_text(json.dumps(export))
    answer = ana(f"--db {ana.home}/new.db import {file}")
    assert answer.err == (
        "mentorlog: relationships[0].notes[0].text has a line `--- private ---`. In an export it is text, so what is "
        "below it is not private. `private` with the ref of an entry makes it private.\n"
    )
    assert ana(f"--db {ana.home}/new.db show n1 --json").json["text"] == MARKED
    session["notes"] = MARKED
    file.write_text(json.dumps(export))
    answer = ana(f"--db {ana.home}/again.db import {file}")
    assert "relationships[0].sessions[0].notes, relationships[0].notes[0].text have a line" in answer.err
