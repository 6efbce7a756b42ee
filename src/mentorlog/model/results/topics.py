"""The topics of sessions."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple


class TopicCount(NamedTuple):
    """A topic, and in how many held sessions it was discussed."""

    topic: str
    """The topic, as it was typed first."""
    sessions: int
    """The number of sessions."""
    private: bool = False
    """Whether it was discussed only in private sessions."""
