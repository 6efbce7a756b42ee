"""Import a log: a file of notes with a heading for each meeting, or a folder of such files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from mentorlog.cli import output
from mentorlog.cli.input.imports.log_sources import read_sources
from mentorlog.cli.input.people.lookup import choose_relationship
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.quoted_text import quoted
from mentorlog.workflows.import_log import plan_log_import, record_log

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mentorlog.cli.app import App
    from mentorlog.cli.input.imports.request import ImportRequest
    from mentorlog.dates import DateOrder
    from mentorlog.importing.logs.log_data import Log, LogFile, NotRead
    from mentorlog.insight.log_import.plan import LogImport, RecordedLog
    from mentorlog.model import Relationship
    from mentorlog.store import Journal

_DATE_ORDERS: Final = ("dmy", "mdy")
_MOST_SHOWN: Final = 3
"""How many ambiguous days, or sections that can't be recorded, are shown."""


def import_logs(app: App, request: ImportRequest) -> None:
    """Record the sessions, promises and notes of the files of `request` as one command, and show them."""
    journal = app.open_for_reading() if request.is_dry_run else app.open_for_writing()
    order = _date_order(app, request)
    relationship = choose_relationship(app, journal, request.person)
    log = _read(app, request, relationship, order)
    plan = plan_log_import(
        journal, log, relationship, again=request.brings_deleted, extra=request.is_extra, now=app.now
    )
    sources = [str(file) for file in request.files]
    recorded, was_shown = None, False
    if not (request.is_dry_run or plan.is_empty):
        was_shown = _confirm(app, plan, sources=sources, as_json=request.as_json)
        recorded = _record(app, journal, log, plan, request)
    if request.as_json:
        return _show_json(plan, recorded, sources=sources)
    return _show(app, plan, recorded, sources=sources, was_shown=was_shown, is_mapped=bool(request.columns))


# what the log has


def _read(app: App, request: ImportRequest, relationship: Relationship, order: DateOrder | None) -> Log:
    """Read the log; days that may be two are settled by a question at a terminal. Raises UsageError in a script."""
    from mentorlog.cli.output.progress_bar import progress_bar

    with progress_bar(app) as bar:
        bar.start_phase("Reading the log")
        files, others = read_sources(request.files)
        log = _read_files(app, request, files, relationship, order)
    if log.needs_date_order:
        log = _read_files(app, request, files, relationship, _ask_date_order(app, log))
    if not log.sections:
        raise _no_session(request.files[0], [part for part in log.not_read if part.is_dated])
    return log._replace(not_read=(*log.not_read, *others))


def _no_session(file: Path, dated: Sequence[NotRead]) -> MentorlogError:
    """The error for a log without a session; `dated` are its sections with a day that can't be that of a session."""
    if not dated:
        return MentorlogError(
            f"{file} has no dated heading, so it has no session to import. A session begins with a heading that has "
            "its date, such as `## 2026-03-07`, `# 1:1 with Ana - 7 March 2026` or `Date: 7 March 2026`."
        )
    reasons = "; ".join(f"{part.place}: {part.reason}" for part in dated[:_MOST_SHOWN])
    more = f"; and {len(dated) - _MOST_SHOWN} more" if len(dated) > _MOST_SHOWN else ""
    return MentorlogError(f"{file} has no session to import. Its dated sections are not recorded: {reasons}{more}.")


def _read_files(
    app: App, request: ImportRequest, files: list[LogFile], relationship: Relationship, order: DateOrder | None
) -> Log:
    from mentorlog.cli.input.prompts.owner_name import recorded_owner_name
    from mentorlog.importing.logs.log_data import Names
    from mentorlog.importing.logs.reading import read_log

    return read_log(
        files,
        today=app.today,
        names=Names(relationship.name, recorded_owner_name(app), relationship.role),
        date_order=order,
        columns=_columns(app, request.columns),
        all_private=request.is_private,
    )


def _columns(app: App, typed: tuple[str, ...]) -> dict[str, str]:
    """The meaning of each column that --map names. Raises UsageError."""
    from mentorlog.importing.logs.formats.columns import MEANINGS, find_meaning

    columns = {}
    for mapping in typed:
        column, equals, field = (part.strip() for part in mapping.rpartition("="))
        meaning = find_meaning(field)
        if not (equals and column and meaning):
            from mentorlog.cli.input.command_line.typed_line import line_with

            meant = f"{(column if equals else field) or 'COLUMN'}=date"
            raise UsageError(
                f"--map must be COLUMN=FIELD, not {quoted(mapping)}; "
                f"FIELD is {', '.join(MEANINGS[:-1])} or {MEANINGS[-1]}.",
                hint=line_with(app, meant, old=mapping),
            )
        columns[column] = meaning
    return columns


def _date_order(app: App, request: ImportRequest) -> DateOrder | None:
    """How numeric dates are read: --date-order, else the setting; None if neither says. Raises UsageError."""
    if request.date_order is None:
        return app.date_order
    order = request.date_order.strip().lower()
    if order not in _DATE_ORDERS:
        raise UsageError(
            f"--date-order must be dmy (day first) or mdy (month first), not {quoted(request.date_order)}.",
            hint="--date-order dmy\n--date-order mdy",
        )
    return cast("DateOrder", order)


def _ask_date_order(app: App, log: Log) -> DateOrder:
    """Ask once whether the day or the month comes first. Raises UsageError if nothing can be asked, Stopped."""
    shown = [f"{each.place}  {each.text.strip()}" for each in log.ambiguous_days[:_MOST_SHOWN]]
    count = len(log.ambiguous_days)
    days = f"{count} {'date' if count == 1 else 'dates'} can be read in two ways"
    if not app.can_ask or app.yes:
        raise UsageError(
            f"{days}, such as `{log.ambiguous_days[0].text.strip()}` ({log.ambiguous_days[0].place}). Say whether the "
            "day or the month comes first:",
            hint="--date-order dmy\n--date-order mdy",
        )
    from mentorlog.cli.input.prompts.ask import choose

    output.write_stderr(f"{days}:")
    for line in shown:
        output.write_stderr(f"  {line}")
    choices = ("the day comes first: 3/4 is 3 April", "the month comes first: 3/4 is 4 March")
    return _DATE_ORDERS[choose(app, "Which one?", choices, words=("day", "month", *_DATE_ORDERS)) % 2]


# what is recorded


def _confirm(app: App, plan: LogImport, *, sources: list[str], as_json: bool) -> bool:
    """Show what would be recorded and ask for it, at a terminal. Returns whether it was shown. Raises MentorlogError if
    the answer is no, Stopped."""
    if not app.can_ask or app.yes:
        return False
    from mentorlog.cli.input.prompts.ask import confirm
    from mentorlog.present.journal.log_import import preview_page, what_is_new
    from mentorlog.present.page import Gap

    if not as_json:
        page = preview_page(plan, sources=sources, lines=_lines(app))
        output.show(app, (*page, Gap()), paged=False)
    if not confirm(app, f"Record {what_is_new(plan)} with {plan.relationship.name}?", default=True):
        raise MentorlogError("Nothing was imported.")
    return not as_json


def _record(app: App, journal: Journal, log: Log, plan: LogImport, request: ImportRequest) -> RecordedLog:
    from mentorlog.cli.output.progress_bar import progress_bar

    with progress_bar(app) as bar:
        bar.start_phase("Recording", total=len(plan.sessions))
        return record_log(
            journal,
            log,
            plan,
            again=request.brings_deleted,
            extra=request.is_extra,
            zone=app.local_zone,
            now=app.now,
            on_sessions=bar.count_steps,
        )


# what is shown


def _lines(app: App) -> dict[str, str]:
    """The line that was typed, with the options that bring what was left out."""
    from mentorlog.cli.input.command_line.typed_line import with_option

    return {option: with_option(app, option) for option in ("--again", "--extra")}


def _show(
    app: App, plan: LogImport, recorded: RecordedLog | None, *, sources: list[str], was_shown: bool, is_mapped: bool
) -> None:
    from mentorlog.present.journal.log_import import nothing_new_page, preview_page, recorded_page

    if plan.is_empty:
        return output.show(app, nothing_new_page(plan, lines=_lines(app), is_mapped=is_mapped))
    if recorded is None:
        return output.show(app, preview_page(plan, sources=sources, lines=_lines(app)))
    output.show(app, recorded_page(recorded, is_brief=was_shown, lines=_lines(app)))
    if recorded.settled_contact is not None:
        from mentorlog.present.answers.contact import settled_contact_page

        output.show(app, settled_contact_page(recorded.settled_contact, today=app.today))
    return None


def _show_json(plan: LogImport, recorded: RecordedLog | None, *, sources: list[str]) -> None:
    from mentorlog.export.shapes.log_import import imported_log
    from mentorlog.present.journal.log_import import line_to_record

    lines = [line_to_record(promise, new, relationship=plan.relationship) for new, promise in plan.without_owner]
    refs = None if recorded is None else recorded.refs
    output.show_json(imported_log(plan, files=sources, recorded=refs, lines=lines))
