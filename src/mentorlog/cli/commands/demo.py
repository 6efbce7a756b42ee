"""`demo`: create a demo journal."""

import contextlib
import io
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.daily_backup import DEMO_FOLDER, is_demo
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import ConflictError, MentorlogError

if TYPE_CHECKING:
    from mentorlog.demo import Step
    from mentorlog.insight.review import Review
    from mentorlog.present.page import Page


Tour = Annotated[bool, typer.Option("--tour", help="List more commands to try.")]


def demo(ctx: typer.Context, tour: Tour = False, as_json: AsJson = False) -> None:
    """Create a demo journal and show its review.

    --tour lists more commands to try, on the demo journal that MENTORLOG_DB names, or on a new one.
    """
    app: App = ctx.obj
    path = _present_demo(app) if tour else None
    path = path or make_demo(app)
    from mentorlog.insight.review import build_review
    from mentorlog.store import Journal

    with Journal.open(path, access="read") as journal:
        from mentorlog.cli.input.people.nearest import nearest_relationship

        relationship = nearest_relationship(app, journal)
        if relationship is None:
            raise MentorlogError("The demo journal is empty.")
        found = build_review(
            journal.dossier(relationship.ref),
            now=app.now,
            language=app.settings.language or "en",
            own_questions=journal.own_questions(relationship),
        )
    if as_json:
        return output.show_json({"journal": str(path)})
    prefix, name = f"MENTORLOG_DB={shlex.quote(str(path))}", found.relationship.name
    from mentorlog.present.journal.demo import tour_page

    # a new user need not find out how to quit a pager
    return output.show(app, tour_page(prefix=prefix, name=name) if tour else _page(app, found, prefix), paged=False)


def _page(app: App, found: "Review", prefix: str) -> "Page":
    """The review of the demo and what to try, on one screen."""
    from mentorlog.cli.output.page_size import page_size
    from mentorlog.present.journal.demo import LINES_BELOW, demo_page
    from mentorlog.present.review import review_page

    columns, lines = page_size(app)
    page = review_page(found, lines=lines and lines - LINES_BELOW, width=columns or 80)
    return demo_page(page, prefix=prefix, name=found.relationship.name)


def _present_demo(app: App) -> Path | None:
    """The demo journal that the environment or --db names, if it is one."""
    named = app.db or app.environ.get("MENTORLOG_DB")
    path = Path(named).expanduser() if named else None
    return path if path and path.exists() and is_demo(str(path)) else None


def make_demo(app: App) -> Path:
    """Create the demo journal in a new temporary folder, by running its commands as if they were typed."""
    import tempfile

    from mentorlog.demo import journal, steps
    from mentorlog.store.file.late_sync import sync_late

    path = Path(app.db).expanduser() if app.db else Path(tempfile.mkdtemp(prefix=DEMO_FOLDER)) / "demo.db"
    if path.exists():
        raise ConflictError(f"{path} already exists; the demo creates a new journal.", hint="mentorlog demo")
    with sync_late(path):  # three times as fast: each of its hundred commands would wait for the disk
        for step in steps(journal(), today=app.today):
            run_step(path, step)
    return path


def run_step(path: Path, step: "Step") -> None:
    """Run one command on the journal at `path`, at the time of the step, without output. Raises MentorlogError with the
    output if it fails."""
    from mentorlog.cli.typer_app.run import run

    captured = io.StringIO()
    environ = {"MENTORLOG_DB": str(path), "MENTORLOG_NOW": step.at.isoformat(), "MENTORLOG_BACKUPS": "off"}
    with contextlib.redirect_stdout(captured), contextlib.redirect_stderr(captured):
        code = run(step.arguments, environ={**os.environ, **environ})
    if code:
        raise MentorlogError(f"`mentorlog {shlex.join(step.arguments)}` failed: {captured.getvalue()}")


command = build(demo, "demo", example="mentorlog demo")
