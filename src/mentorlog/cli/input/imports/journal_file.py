"""Import another journal, or a JSON export of one."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.encryption.journal_key import require_key
from mentorlog.cli.encryption.other_file import unlock_file
from mentorlog.cli.input.imports.joins import decide_joins

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.input.imports.request import ImportRequest
    from mentorlog.model.results.importing import Imported
    from mentorlog.model.results.journal_export import JournalExport
    from mentorlog.store import Journal
    from mentorlog.store.merging.choices import Choices
    from mentorlog.store.merging.merge import Merge


def import_journal(app: App, request: ImportRequest, *, is_export: bool) -> None:
    """Bring the entries of the file of `request` into the journal as one command, and show them."""
    from mentorlog.cli.output.progress_bar import progress_bar
    from mentorlog.present.journal.forgetting import skipped_sentence
    from mentorlog.store.forgetting.skipping import skip_forgotten
    from mentorlog.store.merging.source import choices_for

    is_encrypted = require_key(app)
    if not is_export and unlock_file(app, request.files[0], passphrase_file=request.passphrase_file):
        _warn_of_decrypting(request.files[0], is_encrypted=is_encrypted)
    with ExitStack() as stack:
        with progress_bar(app) as bar:
            bar.start_phase(f"Reading {request.files[0].name}")
            export = _read_export(request.files[0]) if is_export else None
            copy = _copy(app, request.files[0], export, stack)
            skipped = skip_forgotten(copy, journal=Path(app.journal_path))
            prepared = stack.enter_context(_open(app, is_dry_run=request.is_dry_run).merging(copy))
            namesakes = prepared.namesakes()
        has_refs = export is None or export.has_refs
        joins = decide_joins(app, request, namesakes, joined_before=prepared.joined_before, has_refs=has_refs)
        choices = choices_for(export)._replace(
            joins=joins, takes_theirs=request.takes_theirs, brings_deleted=request.brings_deleted
        )
        if request.takes_theirs and not request.is_dry_run and app.can_ask and not app.yes:
            choices = choices._replace(takes_shareable=_may_share(app, prepared, choices))
        imported = _import(app, request, prepared, choices)
    for column in (*imported.ignored, *(export.unknown_keys if export else ())):
        output.warn(f"{column} is only in {request.files[0]}, and was not read.")
    if sentence := skipped_sentence(skipped):
        output.warn(sentence)
    if export is not None:
        _warn_of_markers(export)
    if request.as_json:
        from mentorlog.export.shapes.importing import imported_entries

        saved = None if request.is_dry_run else prepared.is_saved
        return output.show_json(imported_entries(imported, file=request.files[0], saved=saved, skipped=skipped))
    return _show(app, request, imported)


def _warn_of_decrypting(file: Path, *, is_encrypted: bool) -> None:
    """Warn if entries of an encrypted file come to a journal that is not encrypted."""
    if not is_encrypted:
        output.warn(f"{file} is encrypted and the journal is not, so what is imported is not encrypted either.")
        output.write_line_to_type("To encrypt the journal", "mentorlog encrypt")


def _read_export(file: Path) -> JournalExport:
    from mentorlog.importing.journal_export import read_export

    return read_export(file)


def _warn_of_markers(export: JournalExport) -> None:
    """Name the texts in which a private marker hides nothing: an export has private text in fields of its own."""
    from mentorlog.importing.journal_export.private_marks import texts_with_marker

    places = list(texts_with_marker(export))
    more = f" and {len(places) - _MOST_PLACES:,} more" if len(places) > _MOST_PLACES else ""
    if places:
        have = "has" if len(places) == 1 else "have"
        output.warn(
            f"{', '.join(places[:_MOST_PLACES])}{more} {have} a line `--- private ---`. In an export it is text, so "
            "what is below it is not private. `private` with the ref of an entry makes it private."
        )


_MOST_PLACES: Final = 5
"""The places of a file that are named in a warning."""


def _copy(app: App, file: Path, export: JournalExport | None, stack: ExitStack) -> Path:
    """The file as a journal file of the current schema, until `stack` is closed."""
    from mentorlog.store.merging.source import copy_of_export, copy_of_journal

    journal = Path(app.journal_path)
    if export is None:
        return stack.enter_context(copy_of_journal(file, journal=journal))
    return stack.enter_context(copy_of_export(export, journal=journal))


def _open(app: App, *, is_dry_run: bool) -> Journal:
    """The journal; a dry run creates none."""
    if not is_dry_run or app.has_journal:
        return app.open_for_writing(creates=not is_dry_run)
    from mentorlog.store import Journal

    return Journal.in_memory()


def _import(app: App, request: ImportRequest, prepared: Merge, choices: Choices) -> Imported:
    from mentorlog.cli.output.progress_bar import progress_bar
    from mentorlog.store.merging.merge import MOST_LISTED

    limit = None if request.as_json else MOST_LISTED
    with progress_bar(app) as bar:
        bar.start_phase("Comparing with the journal")
        if request.is_dry_run:
            return prepared.plan(choices, limit=limit)
        return prepared.apply(
            choices,
            now=app.now,
            limit=limit,
            start=lambda total: bar.start_phase("Importing", total=total),
            count_rows=bar.add_steps,
        )


def _may_share(app: App, prepared: Merge, choices: Choices) -> bool:
    """Whether entries that are private here become shareable because they are so in the file: asked if there are any.
    Raises Stopped."""
    from mentorlog.cli.input.prompts.ask import confirm
    from mentorlog.store.merging.merge import MOST_LISTED

    kept = prepared.plan(choices, limit=MOST_LISTED).kept_private
    if not kept.total:
        return False
    refs = [str(entry.here) for entry in kept.first if entry.here]
    more = f" and {kept.total - len(refs):,} more" if kept.total > len(refs) else ""
    verb = "is" if kept.total == 1 else "are"
    output.write_stderr(f"{', '.join(refs)}{more} {verb} private here and shareable in the file.")
    return confirm(app, f"Make {'it' if kept.total == 1 else 'them'} shareable?", default=False)


def _show(app: App, request: ImportRequest, imported: Imported) -> None:
    from mentorlog.cli.input.command_line.typed_line import with_option
    from mentorlog.present.journal.importing import imported_page

    page = imported_page(
        imported,
        file=request.files[0],
        is_dry_run=request.is_dry_run,
        theirs=None if request.takes_theirs else with_option(app, "--theirs"),
        again=with_option(app, "--again"),
        today=app.today,
    )
    output.show(app, page)
