"""The options and arguments that several commands declare."""

from typing import Annotated

import typer

With = Annotated[str | None, typer.Option("--with", "-w", metavar="NAME", help="The relationship: a name or a ref.")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it was (default: today).")]
Private = Annotated[bool, typer.Option("--private", help="Mark it as private: exports leave it out.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON value.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only from this day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only up to this day.")]
All = Annotated[bool, typer.Option("--all", "-a", help="Include closed entries.")]
Limit = Annotated[
    int | None, typer.Option("--limit", "-n", metavar="N", min=1, max=1_000_000, help="Maximum number (default: all).")
]
Name = Annotated[list[str] | None, typer.Argument(metavar="[NAME]", help="The relationship: a name or a ref.")]
RefOrName = Annotated[
    list[str] | None, typer.Argument(metavar="REF|NAME", help="An entry's ref, or a relationship's name.")
]
Refs = Annotated[list[str] | None, typer.Argument(metavar="REF...", help="Refs of entries, such as a12.")]
RefsOrTitle = Annotated[
    list[str] | None, typer.Argument(metavar="REF...", help="Refs of entries, such as a12, or words of one title.")
]
Kinds = Annotated[
    list[str] | None, typer.Option("--in", metavar="KIND", help="Only this kind of entry; may be repeated.")
]
Who = Annotated[str | None, typer.Option("--who", metavar="me|them", help="Who asked for it.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
Full = Annotated[bool, typer.Option("--full", help="Show the whole page, also if it is longer than the screen.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite FILE if it exists.")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="md|html|pdf",
        help="The format of the page to send (default: by the extension of FILE, else md).",
    ),
]
Language = Annotated[
    str | None, typer.Option("--lang", metavar="en|da", help="The language of headings and labels on the page.")
]
Anyway = Annotated[
    bool, typer.Option("--anyway", help="Write the page even if you agreed not to send one, or to ask first.")
]
