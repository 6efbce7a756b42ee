"""`edit`: corrections."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.lookup import meant
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import MentorlogCommand, build
from mentorlog.cli.typer_app.options import AsJson, RefOrName
from mentorlog.errors import UsageError
from mentorlog.model import Entry, Kind, Rating, Relationship
from mentorlog.store import Journal

Clear = Annotated[list[str] | None, typer.Option("--clear", metavar="FIELD", help="Empty this field; may be repeated.")]
MoveTo = Annotated[
    str | None, typer.Option("--with", "-w", metavar="NAME", help="Move the entry to this relationship.")
]

_PARTS: Final[dict[Kind, tuple[str, ...]]] = {
    "feedback": ("text", "situation", "behaviour", "impact"),
    "checkin": ("frequency", "challenge", "more", "less"),
}
"""What of a kind can't all be empty."""

TYPED: Final = "mentorlog.fields"
"""Where the context keeps the fields that were typed: pairs of option and value."""


class EditCommand(MentorlogCommand):
    """A command whose further options are the fields of whatever it edits."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the fields out of the words before the parser sees them: a value may begin with a dash."""
        from mentorlog.cli.input.edit_values import options

        known = options()
        typed: list[tuple[str, str]] = []
        rest: list[str] = []
        words = iter(args)
        for word in words:
            name, equals, value = word.removeprefix("--").partition("=")
            if word == "--":
                rest += [word, *words]
            elif not word.startswith("--") or name not in known:
                rest.append(word)
            elif known[name]:
                typed.append((name, ""))
            else:
                said = value if equals else next(words, None)
                if said is None:
                    raise UsageError(f"--{name} needs a value.")
                typed.append((name, said))
        ctx.meta[TYPED] = typed
        return super().parse_args(ctx, rest)


def edit(
    ctx: typer.Context, words: RefOrName = None, clear: Clear = None, with_: MoveTo = None, as_json: AsJson = False
) -> None:
    """Change an entry."""
    from mentorlog.cli.input import edit_values as fields

    app: App = ctx.obj
    if not words:
        raise UsageError("Which entry? Give a ref or a name.", hint=app.example)
    journal = app.writing()
    before = meant(app, journal, words)
    values: dict[str, object] = {} if with_ is None else _moved(journal, before, with_)
    home = values.get("relationship", before.relationship_ref)
    place = fields.Place(app, journal, before, relationship=journal.entry(home))  # type: ignore[arg-type]
    typed = ctx.meta[TYPED]
    values |= fields.read_values(place, typed)
    for option in clear or ():
        values |= fields.cleared(before.ref.kind, option)
    if not typed and not clear and with_ is None:
        values = _in_editor(place)
    if isinstance(before, Rating) and place.relationship.role == "mentee":
        values |= _own_skill(before, place.relationship, values)
    _refuse(journal, before, values)
    with journal.command("edit", now=app.now) as change:
        changed = {name: value for name, value in values.items() if getattr(before, name, None) != value}
        points = changed.pop("points", None)
        if changed:
            change.set(before.ref, **changed)
        if points is not None:
            _discuss(change, before, points, on=values.get("on"))  # type: ignore[arg-type]
    show_change(app, journal.entry(before.ref), before, verb="edit", as_json=as_json)


def _discuss(change: Any, before: Any, points: tuple[Any, ...], *, on: Any) -> None:
    """The points of a session are those that were discussed in it."""
    for ref in (one for one in before.points if one not in points):
        change.set(ref, status="open", closed_on=None, session=None)
    for ref in (one for one in points if one not in before.points):
        change.set(ref, status="discussed", closed_on=on or before.on, session=before.ref)


def _moved(journal: Journal, before: Entry, name: str) -> dict[str, object]:
    """An entry to another relationship; what it was linked with stays behind."""
    from mentorlog.cli.input.lookup import named

    if isinstance(before, Relationship):
        raise UsageError("A relationship can't be moved to another.", hint=f"mentorlog edit {before.ref} --name NAME")
    other = named(journal, name)
    values: dict[str, object] = {"relationship": other.ref}
    if other.ref != before.relationship_ref:
        links = {"session": None, "goal": None, "goals": ()}
        values |= {link: none for link, none in links.items() if hasattr(before, link)}
    return values


def _own_skill(before: Rating, home: Relationship, values: dict[str, object]) -> dict[str, object]:
    """With whoever mentors me, it is my own skill that is rated."""
    if values.get("owner") == "them":
        raise UsageError(
            f"{home.name} mentors you, so the skill is your own.", hint=f"mentorlog edit {before.ref} --mine"
        )
    return {"owner": "me"} if "relationship" in values else {}


def _refuse(journal: Journal, before: Entry, values: dict[str, object]) -> None:
    """Refuse what would contradict the rest of the entry."""
    fields: dict[str, Any] = {
        name: value for name, value in values.items() if name in before._fields and name != "relationship"
    }
    after = before._replace(**fields)
    if isinstance(after, Relationship) and isinstance(before, Relationship):
        for last in (after.ends_on, after.ended_on):
            if last is not None and last < after.started_on:
                raise UsageError(f"It can't end ({last}) before it starts ({after.started_on}).")
    parts = _PARTS.get(before.ref.kind)
    if parts and not any(getattr(after, part) for part in parts):
        what = "feedback" if before.ref.kind == "feedback" else "check-in"
        raise UsageError(f"Nothing would be left of the {what}.", hint=f"mentorlog delete {before.ref}")


def _in_editor(place: Any) -> dict[str, object]:
    if not place.app.can_ask:
        raise UsageError("What should change? Give a field.", hint=f"mentorlog edit {place.entry.ref} --help")
    from mentorlog.cli.input.edit_form import changed

    return changed(place)


command = build(edit, "edit", example='mentorlog edit a1 --text "Send the new checklist" --by friday', cls=EditCommand)
