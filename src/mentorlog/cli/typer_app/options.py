"""The options and arguments that several commands declare."""

from typing import Annotated

import typer

With = Annotated[str | None, typer.Option("--with", "-w", metavar="NAME", help="The relationship: a name or a ref.")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it was; today unless said.")]
Private = Annotated[bool, typer.Option("--private", help="Keep it out of every export.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer with one JSON value.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day.")]
All = Annotated[bool, typer.Option("--all", "-a", help="Closed ones too.")]
Name = Annotated[list[str] | None, typer.Argument(metavar="[NAME]", help="The relationship: a name or a ref.")]
RefOrName = Annotated[
    list[str] | None, typer.Argument(metavar="REF|NAME", help="An entry's ref, or a relationship's name.")
]
Refs = Annotated[list[str] | None, typer.Argument(metavar="REF...", help="Entries, such as a12.")]
Kinds = Annotated[
    list[str] | None, typer.Option("--in", metavar="KIND", help="Only this kind of entry; may be repeated.")
]
Who = Annotated[str | None, typer.Option("--who", metavar="me|them", help="Who asked for it.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over FILE where it is there already.")]
Format = Annotated[
    str | None, typer.Option("--format", "-f", metavar="md", help="A page to send to the other person, as Markdown.")
]
Language = Annotated[str | None, typer.Option("--lang", metavar="en|da", help="The language of a page's fixed words.")]
