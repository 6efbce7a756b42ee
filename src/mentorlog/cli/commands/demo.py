"""`demo`: a journal to try things on."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import ConflictError, MentorlogError

if TYPE_CHECKING:
    from mentorlog.demo import Step


def demo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Make a journal to try things on, and take a tour of it."""
    app: App = ctx.obj
    path = make(app)
    from mentorlog.insight.review import review as meaning
    from mentorlog.store import Journal

    with Journal.open(path, access="read") as journal:
        from mentorlog.cli.input.nearest import nearest_relationship

        one = nearest_relationship(app, journal)
        if one is None:
            raise MentorlogError("The demo's journal is empty.")
        found = meaning(journal.dossier(one.ref), now=app.now)
    if as_json:
        return output.show_json({"journal": str(path)})
    from mentorlog.present.demo import demo_page
    from mentorlog.present.review import review_page

    output.show(
        app,
        demo_page(review_page(found), prefix=f"MENTORLOG_DB={shlex.quote(str(path))}", name=found.relationship.name),
        # a newcomer is not made to find out how to leave a pager
        paged=False,
    )
    return None


def make(app: App) -> Path:
    """Make the demo's journal in a new temporary folder, by playing its commands as if they had been typed."""
    import tempfile

    from mentorlog.demo import journal, steps

    path = Path(app.db).expanduser() if app.db else Path(tempfile.mkdtemp(prefix="mentorlog-demo-")) / "demo.db"
    if path.exists():
        raise ConflictError(f"{path} is there already; the demo makes a new journal.", hint="mentorlog demo")
    for step in steps(journal(), today=app.today):
        play(path, step)
    return path


def play(path: Path, step: Step) -> None:
    """Run one written command on the journal at `path`, at its moment, saying nothing. Raises MentorlogError where it
    fails, with what it said."""
    from mentorlog.cli.typer_app.run import run

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run(
            step.arguments, environ={**os.environ, "MENTORLOG_DB": str(path), "MENTORLOG_NOW": step.at.isoformat()}
        )
    if code:
        raise MentorlogError(f"`mentorlog {shlex.join(step.arguments)}` failed: {said.getvalue()}")


command = build(demo, "demo", example="mentorlog demo")
