"""How the nouns show their lists."""

from __future__ import annotations

from collections.abc import Sequence

from mentorlog.cli.app import App
from mentorlog.model import Entry, Kind, Relationship


def show_list(app: App, entries: Sequence[Entry], kind: Kind, one: Relationship | None, *, as_json: bool) -> None:
    """Show entries of one kind: of `one` relationship, or of all where it is None."""
    if as_json:
        from mentorlog.export import shapes

        app.say_json(shapes.entries(entries))
    elif entries or not begins(app):
        from mentorlog.present.lists import list_page

        app.show(list_page(entries, kind=kind, today=app.today, name=one and one.name))


def begins(app: App) -> bool:
    """Whether nobody is in the journal yet: then it has said how to begin, which comes before anything else."""
    if app.reading().relationships():
        return False
    from mentorlog.present.people import people_page

    app.show(people_page((), today=app.today))
    return True
