"""Parts of all shapes: dates, times and refs, and the first and last keys of every entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Entry, Ref

Shape = dict[str, object]


def head(item: Entry) -> Shape:
    """The first keys of every entry."""
    return {"ref": ref(item.ref), "uuid": item.uuid, "kind": item.ref.kind, "relationship": item.relationship}


def tail(item: Entry) -> Shape:
    """The last keys of every entry."""
    return {"private": item.private}


def day(on: dt.date | None) -> str | None:
    """A day as `YYYY-MM-DD`."""
    return on.isoformat() if on else None


def clock(at: dt.time | None) -> str | None:
    """A time of day as `HH:MM`."""
    return at.isoformat("minutes") if at else None


def ref(one: Ref | None) -> str | None:
    """A ref as text."""
    return str(one) if one else None


def refs(some: Iterable[Ref]) -> list[str]:
    """Several refs as text."""
    return [str(one) for one in some]
