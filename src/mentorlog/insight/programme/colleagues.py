"""The relationships of a programme in the exports of colleagues, beside those of this journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.insight.programme.member import build_member
from mentorlog.insight.relationship_entries import RelationshipEntries
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import spelling_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.insight.programme.member import Member
    from mentorlog.model import Relationship


class ColleagueExport(NamedTuple):
    """The export of a colleague, without what is private in it."""

    file: str
    """Its file, as it was typed."""
    owner: str | None
    """The name of its owner; None if it does not say."""
    relationships: tuple[RelationshipEntries, ...]
    """Those that have begun."""
    people: tuple[Relationship, ...]
    """All relationships, also private ones, for the names that an anonymous page must not have."""
    has_private: bool
    """Whether private entries were left out."""

    @property
    def labels(self) -> Iterator[str]:
        """The labels of programmes in it."""
        return (each.relationship.programme for each in self.relationships if each.relationship.programme)


class Repeated(NamedTuple):
    """Relationships of a file that are counted already."""

    file: str
    other: str | None
    """The file in which they are too; None for this journal."""
    number: int


class Joined(NamedTuple):
    """The relationships of a programme from several journals."""

    members: tuple[Member, ...]
    """Those of this journal first."""
    repeated: tuple[Repeated, ...]
    without_label: tuple[str, ...]
    """The files that have no relationship of the programme."""


def read_colleague(
    file: str, owner: str | None, entries: Iterable[RelationshipEntries], *, has_private: bool
) -> ColleagueExport:
    """The export of a colleague. What its owner marked as private is never shown to others, so it is left out;
    `has_private`: the file says that it includes that."""
    everyone = tuple(entries)
    begun = [each for each in everyone if each.relationship.role != "self" and each.relationship.status != "prospect"]
    shareable = [_without_private(each) for each in begun if not each.relationship.private]
    people = tuple(each.relationship for each in everyone)
    return ColleagueExport(file, owner, tuple(shareable), people, has_private=has_private or shareable != begun)


def _without_private(entries: RelationshipEntries) -> RelationshipEntries:
    kinds: dict[str, Any] = entries._asdict()
    relationship = kinds.pop("relationship")
    return RelationshipEntries(
        relationship, **{kind: tuple(each for each in found if not each.private) for kind, found in kinds.items()}
    )


def join_exports(
    own: Sequence[Member],
    exports: Iterable[ColleagueExport],
    *,
    label: str,
    own_uuids: Iterable[str],
    today: dt.date,
) -> Joined:
    """The relationships of this journal and those of a programme in the exports, each once. `own_uuids` are those of
    all relationships of this journal."""
    places: dict[str, str | None] = dict.fromkeys(own_uuids)
    members = list(own)
    repeated: dict[tuple[str, str | None], int] = {}
    without_label = []
    for export in exports:
        found = [each for each in export.relationships if _has_label(each, label)]
        if not found:
            without_label.append(export.file)
        for each in found:
            uuid = each.relationship.uuid
            if uuid in places:
                key = export.file, places[uuid]
                repeated[key] = repeated.get(key, 0) + 1
                continue
            places[uuid] = export.file
            member = build_member(each, today=today)
            members.append(member._replace(ref=None, owner=export.owner, source=export.file))
    return Joined(
        tuple(members),
        tuple(Repeated(file, other, number) for (file, other), number in repeated.items()),
        tuple(dict.fromkeys(without_label)),
    )


def _has_label(entries: RelationshipEntries, label: str) -> bool:
    programme = entries.relationship.programme
    return programme is not None and spelling_key(programme) == spelling_key(label)
