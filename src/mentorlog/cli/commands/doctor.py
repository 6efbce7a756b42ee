"""`doctor`: check the journal and the files around it, and rebuild what can be derived."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.encryption.journal_key import ask_no_more, require_key
from mentorlog.cli.input.journal_places import journal_places, settings_findings
from mentorlog.cli.output.progress_bar import progress_bar
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.hints import complete_hint
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import LockedError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.output.progress_bar import ProgressBar
    from mentorlog.model import Finding

Repair = Annotated[
    bool,
    typer.Option("--repair", help="Rebuild what follows from the entries: the search index, counts, indexes, views."),
]


def doctor(ctx: typer.Context, repair: Repair = False, as_json: AsJson = False) -> None:
    """Check the journal, its backups and the files around it."""
    app: App = ctx.obj
    rebuilt: tuple[str, ...] = ()
    if journal_places(app):
        with suppress(LockedError):  # that is a finding, and files around the journal are checked without its key
            require_key(app)
        ask_no_more(app)
    with progress_bar(app) as bar:
        findings = _examine(app, bar)
        if repair:
            from mentorlog.store.doctor.repair import repair as rebuild

            rebuilt = rebuild(Path(app.journal_path), findings, progress=bar)
            findings = _examine(app, bar) if rebuilt else findings
    _show(app, _complete(app, findings), rebuilt if repair else None, as_json=as_json)
    if any(finding.status == "fault" for finding in findings):
        raise typer.Exit(1)


def _examine(app: "App", bar: "ProgressBar") -> "list[Finding]":
    """Check the settings, and the journal if they name it."""
    findings = settings_findings(app)
    places = journal_places(app)
    if places is None:
        return findings
    from mentorlog.store import doctor as checks

    return [*findings, *checks.examine(*places, progress=bar)]


def _complete(app: "App", findings: "list[Finding]") -> "list[Finding]":
    """The findings with lines for the checked journal; a line that was saved with a text is for the journal of that
    text, and is unchanged."""
    from mentorlog.cli.output.recovery_lines import saved_lines

    saved = saved_lines(app)
    return [
        finding._replace(fix=complete_hint(app, finding.fix)) if finding.fix and finding.fix not in saved else finding
        for finding in findings
    ]


def _show(app: "App", findings: "list[Finding]", rebuilt: tuple[str, ...] | None, *, as_json: bool) -> None:
    """Show the findings, and what was rebuilt; None if nothing was to be rebuilt."""
    from mentorlog.present.journal.doctor import doctor_page, not_checked_line, repaired_lines

    has_faults = any(finding.status == "fault" for finding in findings)
    lines = () if rebuilt is None else repaired_lines(rebuilt, has_faults=has_faults)
    repaired = lines and (not_checked_line(findings) or lines)
    if as_json:
        for line in repaired:
            output.write_stderr(line)
        return output.show_json([finding._asdict() for finding in findings])
    return output.show(app, doctor_page(findings, repaired=repaired))


command = build(doctor, "doctor", example="mentorlog doctor")
