"""`remind --count` without Typer, because shell prompts run it.

Only this command line, with or without `--db FILE`, is handled here, with the same output as the command. Any other
option, and any error except a locked journal, is left to the command.
"""

from __future__ import annotations

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.encryption.look_for_keys import look_for_keys
from mentorlog.cli.input.due import due_reminders
from mentorlog.errors import BusyError, LockedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def remind_count(args: list[str], environ: Mapping[str, str]) -> int | None:
    """Write how many reminders are due and return the exit code; None if it is another command line or can't be handled
    here."""
    db, rest = _split_db(args)
    if rest != ["remind", "--count"]:
        return None
    app = App(environ)
    app.db = db
    look_for_keys(app, sources="unlocked")
    try:
        _print_count(app)
    except Exception:  # noqa: BLE001 - the command itself reports the error
        return None
    finally:
        app.close()
    return 0


def _print_count(app: App) -> None:
    try:
        due = due_reminders(app)
    except BusyError as busy:
        return output.warn(busy.message)
    except LockedError:
        return None
    if app.settings_errors:
        raise app.settings_errors[0]
    if due:
        output.write_text(f"{len(due)} due")
    return output.flush()


def _split_db(args: list[str]) -> tuple[str | None, list[str]]:
    """The value of `--db` and the other arguments; None and all arguments unless `--db` is given exactly once."""
    positions = [position for position, arg in enumerate(args) if arg == "--db" or arg.startswith("--db=")]
    if len(positions) != 1:
        return None, args
    (position,) = positions
    after = args[position + 1 :]
    _, equals, value = args[position].partition("=")
    if not equals:
        value, after = (after[0], after[1:]) if after else ("", [])
    return (value, args[:position] + after) if value.strip() else (None, args)
