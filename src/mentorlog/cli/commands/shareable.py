"""`shareable`: entries that may be exported."""

from __future__ import annotations

import typer

from mentorlog.cli.privacy import set_private
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Refs


def shareable(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Let entries be exported again."""
    set_private(ctx.obj, refs, False, as_json=as_json)


command = build(shareable, "shareable", example="mentorlog shareable n1")
