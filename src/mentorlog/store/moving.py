"""What follows when an entry moves to another relationship: what belongs to a session moves with it, and links between
entries of different relationships are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.model import Kind, Ref

_LINKS_TO_CUT: Final[dict[Kind, tuple[tuple[str, str, str], ...]]] = {
    "session": (("action", "goal", "session"), ("point", "session", "session"), ("advice", "session", "session")),
    "goal": (("action", "goal", "goal"), ("milestone", "goal", "goal"), ("resource", "goal", "goal")),
    "action": (("action", "session", "id"), ("action", "goal", "id")),
    "milestone": (("milestone", "goal", "id"),),
    "point": (("point", "session", "id"),),
    "advice": (("advice", "session", "id"),),
    "resource": (("resource", "goal", "id"),),
}
"""The links to cut when an entry moves to another relationship: table, link, and the column with the entry's number."""

LINKS: Final = tuple(dict.fromkeys((table, link) for cuts in _LINKS_TO_CUT.values() for table, link, _ in cuts))
"""The links that must stay within one relationship: table, and the link, which is named after what it leads to."""
LINKED: Final = ("session", "goal")
"""The kinds that sessions and their goals link."""
GOALS_OF_OTHERS: Final = (
    "(SELECT s.relationship FROM session s WHERE s.id = session_goal.session) <> "
    "(SELECT g.relationship FROM goal g WHERE g.id = session_goal.goal)"
)
"""SQL for whether a session is linked to a goal of another relationship."""


def cut_links(connection: sqlite3.Connection, ref: Ref) -> None:
    """After an entry moved to another relationship, move the actions and the advice of a session too, and remove
    links between entries of different relationships."""
    if ref.kind == "session":
        _move_with_session(connection, ref)
    for table, link, moved in _LINKS_TO_CUT.get(ref.kind, ()):
        connection.execute(
            f"UPDATE {table} SET {link} = NULL WHERE {moved} = ? AND {leads_to_other(table, link)}", (ref.number,)
        )
    if ref.kind in LINKED:
        connection.execute(f"DELETE FROM session_goal WHERE {ref.kind} = ? AND {GOALS_OF_OTHERS}", (ref.number,))


def leads_to_other(table: str, link: str) -> str:
    """SQL for whether a link leads to an entry of another relationship."""
    return f"relationship <> (SELECT y.relationship FROM {link} y WHERE y.id = {table}.{link})"


def _move_with_session(connection: sqlite3.Connection, session: Ref) -> None:
    """Move the actions and the advice of a session to its relationship. Advice is given by the mentor."""
    for table, direction in (
        ("action", ""),
        ("advice", ", direction = iif(owner.role = 'mentor', 'given', 'received')"),
    ):
        connection.execute(
            f"UPDATE {table} SET relationship = owner.id{direction} "
            "FROM (SELECT r.id, r.role FROM session s JOIN relationship r ON r.id = s.relationship "
            "WHERE s.id = ?1) "
            f"AS owner WHERE {table}.session = ?1 AND {table}.relationship <> owner.id",
            (session.number,),
        )
