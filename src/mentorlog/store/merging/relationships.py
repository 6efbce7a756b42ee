"""Find which relationship here is the same as one of the other file: by its uuid; by a name that the user was asked
about; or by its entries, which are here under one relationship since an earlier import joined the two.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.errors import ConflictError
from mentorlog.model import KINDS, ME, Ref
from mentorlog.model.results.importing import Namesake, NamesakeHere
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.store.merging.choices import Choices

    File = Literal["main", "restored"]


class _Relationship(NamedTuple):
    """A relationship with another person."""

    number: int
    uuid: str
    name: str
    status: str

    @property
    def ref(self) -> Ref:
        """Its ref in its own file."""
        return Ref("relationship", self.number)

    @property
    def active_name(self) -> str | None:
        """The name that no other active relationship may have, as SQLite compares it; None if it is not active."""
        return _no_case(self.name) if self.status == "active" else None


class Relationships:
    """The relationships of both files, and which of them are the same."""

    def __init__(self, connection: "sqlite3.Connection") -> None:
        self._connection = connection
        self.here = {each.number: each for each in _relationships(connection, "main")}
        self.theirs = {each.number: each for each in _relationships(connection, "restored")}
        by_uuid = {each.uuid: each.number for each in self.here.values()}
        self.same = {each.number: by_uuid[each.uuid] for each in self.theirs.values() if each.uuid in by_uuid}
        """For each relationship of the other file, the number of the one here with the same uuid."""
        known = set(self.same.values())
        self.joined = _joined_before(connection, [number for number in self.theirs if number not in self.same], known)
        """For relationships of the other file, the one here under which their entries are."""
        self._known = known

    def namesakes(self) -> tuple[Namesake, ...]:
        """The relationships of the other file that may be one here, because the names are the same."""
        return tuple(
            Namesake(each.ref, each.name, each.status, candidates)
            for each in self.theirs.values()
            if each.number not in self.same
            and each.number not in self.joined
            and (candidates := tuple(self._candidates(each)))
        )

    def _candidates(self, theirs: _Relationship) -> Iterator[NamesakeHere]:
        from mentorlog.names import spellings

        wanted = spellings(theirs.name)
        for each in self.here.values():
            # one that the other file has too is somebody else there
            if each.number not in self._known and spellings(each.name) == wanted:
                may_be_two = "ended" in (each.status, theirs.status)
                yield NamesakeHere(each.ref, each.name, each.status, may_be_two)

    def match(self, choices: "Choices", *, deleted: frozenset[str], first: int) -> None:
        """Write the matches into `matched`; the numbers of new relationships begin with `first`. Names that can't be
        taken from the other file are in `untaken`. Raises ConflictError if somebody must be asked about."""
        pairs = self._pairs(choices)
        names = self._names_after(pairs, choices)
        self._write([(0, ME.number, "here"), *((theirs, ours, "here") for theirs, ours in pairs.items())])
        rows: list[tuple[int, int | None, str]] = []
        for each in self.theirs.values():
            if each.number in pairs:
                continue
            if each.uuid in deleted:
                rows.append((each.number, None, "deleted"))
            elif each.active_name is not None and names[each.active_name]:
                rows.append((each.number, None, "waiting"))
            else:
                rows.append((each.number, first, "new"))
                first += 1
        self._write(rows)
        self._write_not_begun(pairs, takes_theirs=choices.takes_theirs)

    def _pairs(self, choices: "Choices") -> dict[int, int]:
        """For relationships of the other file, the number of the one here that is the same."""
        pairs = self.same | self.joined
        for namesake in self.namesakes():
            if namesake.ref not in choices.joins:
                raise ConflictError(f"Another command has recorded {namesake.name} meanwhile. Nothing was imported.")
            chosen = choices.joins[namesake.ref]
            if chosen is not None:
                pairs[namesake.ref.number] = chosen.number
        return pairs

    def _names_after(self, pairs: dict[int, int], choices: "Choices") -> Counter[str | None]:
        """How often each name is active here after the values of the other file were taken. A relationship whose name
        would then be used twice is written into `untaken`."""
        before = {number: each.active_name for number, each in self.here.items()}
        taken = (
            {ours: self.theirs[theirs].active_name for theirs, ours in pairs.items()} if choices.takes_theirs else {}
        )
        while True:
            counts = Counter((before | taken).values())
            clashing = [
                ours for ours, name in taken.items() if name is not None and counts[name] > 1 and name != before[ours]
            ]
            if not clashing:
                counts.pop(None, None)
                return counts
            for ours in clashing:
                del taken[ours]
                self._connection.execute("INSERT INTO temp.untaken VALUES ('relationship', ?)", (ours,))

    def _write(self, rows: list[tuple[int, int | None, str]]) -> None:
        self._connection.executemany("INSERT INTO temp.matched VALUES ('relationship', ?, ?, ?)", rows)

    def _write_not_begun(self, pairs: dict[int, int], *, takes_theirs: bool) -> None:
        """Write into `not_begun` the relationships that have begun there, and are prospects here."""
        for theirs, ours in pairs.items():
            is_later = self.here[ours].status == "prospect" and self.theirs[theirs].status != "prospect"
            if is_later and not takes_theirs:
                self._connection.execute("INSERT INTO temp.not_begun VALUES (?)", (theirs,))


def _relationships(connection: "sqlite3.Connection", file: "File") -> Iterator[_Relationship]:
    # as bytes, because another program may have written what is not UTF-8
    for number, *texts in connection.execute(
        f"SELECT id, CAST(uuid AS BLOB), CAST(name AS BLOB), CAST(status AS BLOB) FROM {file}.relationship "
        f"WHERE id <> {ME.number} ORDER BY id"
    ):
        yield _Relationship(number, *(text.decode("utf-8", "replace") for text in texts))


def _no_case(name: str) -> str:
    """A name as the collation NOCASE compares it: capitals of ASCII only."""
    return name.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


_ENTRIES: Final = tuple(kind for kind in KINDS if kind != "relationship")


def _joined_before(connection: "sqlite3.Connection", numbers: list[int], known: set[int]) -> dict[int, int]:
    """For relationships of the other file that are not here, the one here under which their entries are. It is not one
    that the other file has too: entries may have been moved between two people."""
    if not numbers:
        return {}
    wanted = ", ".join(map(str, numbers))
    found: dict[int, set[int]] = {}
    for kind in _ENTRIES:
        for theirs, ours in connection.execute(
            f"SELECT DISTINCT x.relationship, y.relationship FROM restored.{kind} x JOIN main.{kind} y USING (uuid) "
            f"WHERE x.relationship IN ({wanted}) AND y.relationship <> {ME.number}"
        ):
            if ours not in known:
                found.setdefault(theirs, set()).add(ours)
    return {theirs: ours.pop() for theirs, ours in found.items() if len(ours) == 1}
