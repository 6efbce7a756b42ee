"""The short names of people in the answers of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.model import ME
from mentorlog.names import short_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.cli.app import App
    from mentorlog.model import Ref


def short_names_of(app: App, refs: Iterable[Ref]) -> dict[Ref, str]:
    """A short name for each of the relationships, and for each that has not ended: no two are the same. That of the
    relationship with oneself is `me`."""
    wanted = set(refs)
    relationships = app.open_for_reading().relationships()
    names = {each.ref: each.name for each in relationships if each.status != "ended" or each.ref in wanted}
    return short_names(names | {ref: str(ref) for ref in wanted if ref == ME})
