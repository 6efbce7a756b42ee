"""Read the topics of held sessions with their counts, which triggers keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.model import TopicCount

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.model import Ref


def topics(connection: sqlite3.Connection, relationship: Ref) -> tuple[TopicCount, ...]:
    """Read each topic of the held sessions, ignoring case, the most frequent first."""
    found: dict[str, TopicCount] = {}
    for topic, sessions, private in connection.execute(
        "SELECT topic, sessions, private FROM discussed WHERE relationship = ? ORDER BY private, topic",
        (relationship.number,),
    ):
        key = " ".join(topic.casefold().split())
        earlier = found.get(key, TopicCount(topic, 0, private=True))
        total = earlier.sessions + sessions
        found[key] = earlier._replace(sessions=total, private=earlier.private and bool(private))
    return tuple(sorted(found.values(), key=lambda each: (-each.sessions, each.topic.casefold())))
