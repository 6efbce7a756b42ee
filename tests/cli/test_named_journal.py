"""Lines to type that are shown while a journal is named with --db: without it they would act on another journal."""

from __future__ import annotations

import re
import shlex
from typing import Final

import pytest

from mentorlog.cli.typer_app.index import COMMANDS
from tests.cli.conftest import Begun, Mentor
from tests.cli.filled_journal import FIELDS, LINES, SCREENS, URL

MORE: Final = (
    *("goal add Speak up -w r1", "log today -w r1 --on 2026-11-22", "plan 2026-11-20 10:00 -w r1"),
    *("checkpoint g1 100", "cancel --rest -w r1", "history -n 1", "show n1 --history", "show m1 --history", "show me"),
    *("pause r1 --until 2027-03-01", "resume r1", "edit r2 --keep-in-touch 2026-11-24", "people", "delete g1"),
    *(
        "programme",
        "programme {programme} --evaluated 2026-11-01",
        "year --story",
        "year 1999",
        "questions --phase any",
    ),
    *(
        "search nothing-at-all",
        "feedback give -w r1 You are lazy",
        "agreement r1 --again 2026-11-24",
        "review r1 --full",
    ),
    *("end r1 --prepare", "end r1", "backup --list", "backup", "restore", "notes", "note -w Nobody x", "done g99"),
    *("path", "agenda", "export r1", "prospect", "raise", "hours", "note --date 2026-11-20 x", "undo 2"),
)
"""Commands whose answers have lines to type, and errors, beside those that fill a journal and show all of it."""
EMPTY: Final = (
    *("status", "people", "history", "goal", "timeline", "hours", "hours --learning", "year", "programme", "prospect"),
    *("path", "note x", "search x", "backup --list", "undo", "doctor"),
)
"""Commands on a journal that does not exist yet."""
EVERY_JOURNAL: Final = {"demo", "config"}
"""What does not depend on the journal."""


def lines_without_journal(output: str) -> list[str]:
    """The lines to type in an output that do not name a journal."""
    found = re.findall(r"mentorlog [a-z][a-z-]*(?: [^\t\n`]*)?", output)
    commands = COMMANDS.keys() - EVERY_JOURNAL
    return [line for line in found if "--db" not in line and line.split()[1] in commands]


@pytest.mark.heavy
@pytest.mark.several_mistakes  # the lines are for a journal that the harness does not know
def test_every_line_to_type_names_the_journal(mentor: Mentor) -> None:
    """In answers, lists, hints, warnings and errors."""
    values = dict.fromkeys(FIELDS, "word") | {"url": URL, "name": "Ana", "ended": "Bo", "prospect": "Cy Lind"}
    wrong = {}
    journal = mentor.home / "other journal.db"
    for lines, options in ((EMPTY, {}), (LINES, values), (SCREENS, values), (MORE, values)):
        for line in lines:
            words = [word.format(**options) if options else word for word in shlex.split(line)]
            answer = mentor(["--db", str(journal), *words], ok=False)
            if found := lines_without_journal(answer.output):
                wrong[line] = found
    assert wrong == {}
    assert not mentor.db.exists()


def test_a_text_that_looks_like_a_line_is_shown_as_it_was_typed(mentor: Mentor, begun: Begun) -> None:
    """A name, a note, and the words of a title are the user's."""
    journal = mentor.home / "other.db"
    journal.touch(mode=0o600)
    journal.write_bytes(begun.ana)
    texts = ("To learn: mentorlog undo", "mentorlog redo", "See `mentorlog review`, or mentorlog status")
    for text in texts:
        mentor(["--db", str(journal), "note", "--", text])
        mentor(["--db", str(journal), "goal", "add", "--measure", "m", "--by", "2026-12-20", "--", text])
    for line in ("notes", "goal", "review", "timeline", "search mentorlog", "show n1", "show n2", "show n3"):
        output = mentor(["--db", str(journal), *line.split()]).output
        found = [text for text in texts if text in output]
        assert found == ([texts[int(line[-1]) - 1]] if line[-1].isdigit() else list(texts)), (line, output)

    for text in texts:
        error = mentor(["--db", str(journal), "plan", text], ok=False).err
        assert text[:40] in error, error


def test_a_pasted_line_acts_on_the_journal_that_was_named(mentor: Mentor, begun: Begun) -> None:
    """Not on the usual one, which has an entry with the same ref."""
    for file in (mentor.db, mentor.home / "other.db"):
        file.touch(mode=0o600)
        file.write_bytes(begun.ana)
    mentor("goal add Usual --measure m --by 2026-12-20")
    other = mentor.home / "other.db"
    answer = mentor(f"--db {other} goal add Other")
    (line,) = re.findall(r"mentorlog (\S+ \S+ edit g1 --measure) TEXT", answer.output)
    mentor([*shlex.split(line), "by heart"])
    assert mentor(f"--db {other} show g1 --json").json["measure"] == "by heart"
    assert mentor("show g1 --json").json["measure"] == "m"
