"""The part of `progress` about topics: those that were discussed, with counts, and the core topics that never were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.present.page import Gap, Row, Span, text
from mentorlog.present.phrases import count_phrase

if TYPE_CHECKING:
    from mentorlog.insight.progress import Progress
    from mentorlog.model import TopicCount
    from mentorlog.present.page import Page

_MOST_TOPICS: Final = 20
"""The topics that are shown, at most; the others are counted."""


def progress_topics(progress: Progress) -> Page:
    """The topics with the number of sessions in which each was discussed, and the core topics that never were."""
    rows: list[Row] = []
    if progress.topics:
        shown = [_topic(each) for each in progress.topics[:_MOST_TOPICS]]
        more = len(progress.topics) - len(shown)
        others = Span(f", and {count_phrase(more, 'other topic')}", "dim") if more else None
        rows.append(Row("Topics", text(*[part for topic in shown for part in (", ", *topic)][1:], others)))
    if progress.topics_missing:
        missing = ", ".join(progress.topics_missing)
        rows.append(Row("Never", text(Span(missing, spoken=f"talked about {missing}"))))
    return (Gap(starts_section=True), *rows) if rows else ()


def _topic(topic: TopicCount) -> tuple[str | Span, ...]:
    sessions = Span(f" ({topic.sessions}", spoken=f" ({count_phrase(topic.sessions, 'session')}")
    return topic.topic, sessions, ", private)" if topic.private else ")"
