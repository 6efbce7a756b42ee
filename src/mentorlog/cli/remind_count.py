"""`remind --count` without Typer, because it sits in shell prompts.

Only this line, with or without `--db FILE`, is answered here, as the command itself would answer it. Any other option,
and any error but a lock, is left to the command.
"""

from __future__ import annotations

from collections.abc import Mapping

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.due import due_reminders
from mentorlog.errors import BusyError


def remind_count(args: list[str], environ: Mapping[str, str]) -> int | None:
    """Write how many reminders are due and return the exit code; None if the line is not this one, or can't be
    answered here."""
    db, rest = _split_db(args)
    if rest != ["remind", "--count"]:
        return None
    app = App(environ)
    app.db = db
    try:
        _answer(app)
    except Exception:  # noqa: BLE001 - the command itself meets it again, and reports it
        return None
    finally:
        app.close()
    return 0


def _answer(app: App) -> None:
    try:
        due = due_reminders(app)
    except BusyError as busy:
        return output.warn(busy.message)
    if due:
        output.write_text(f"{len(due)} due")
    return output.flush()


def _split_db(args: list[str]) -> tuple[str | None, list[str]]:
    """The value of `--db`, if it is given once, and the other words; the words as they are otherwise."""
    places = [place for place, word in enumerate(args) if word == "--db" or word.startswith("--db=")]
    if len(places) != 1:
        return None, args
    (place,) = places
    after = args[place + 1 :]
    _, equals, value = args[place].partition("=")
    if not equals:
        value, after = (after[0], after[1:]) if after else ("", [])
    return (value, args[:place] + after) if value.strip() else (None, args)
