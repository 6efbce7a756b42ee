"""What all shapes are made of: how a day, a time and a ref are written, and what every entry begins and ends with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.model import Entry, Ref

Shape = dict[str, object]


def head(item: Entry) -> Shape:
    """What every entry begins with."""
    return {"ref": ref(item.ref), "uuid": item.uuid, "kind": item.ref.kind, "relationship": item.relationship}


def tail(item: Entry) -> Shape:
    """What every entry ends with."""
    return {"private": item.private}


def day(on: dt.date | None) -> str | None:
    """A day as `YYYY-MM-DD`."""
    return on.isoformat() if on else None


def clock(at: dt.time | None) -> str | None:
    """A time of day as `HH:MM`."""
    return at.isoformat("minutes") if at else None


def ref(one: Ref | None) -> str | None:
    """A ref as it is typed."""
    return str(one) if one else None


def refs(some: Iterable[Ref]) -> list[str]:
    """Several refs as they are typed."""
    return [str(one) for one in some]
