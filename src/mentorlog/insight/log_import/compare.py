"""Compare a log with the journal."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.log_data import NotRead
from mentorlog.insight.log_import.matching import Matching
from mentorlog.insight.log_import.plan import LogImport, NextSession
from mentorlog.insight.planned import EARLY
from mentorlog.model.log_identity import note_uuid, session_uuid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.importing.logs.log_data import Log, LogSection
    from mentorlog.insight.log_import.known import KnownEntries
    from mentorlog.model import Relationship

_TAKES_THE_DAY: Final = ("planned", "held")
"""A day with a session of this status is not planned again."""


def uuids_of(log: Log, relationship: Relationship) -> set[str]:
    """The identities that the sessions and notes of a log may have."""
    uuids = {note_uuid(relationship.uuid, number) for number in range(1, len(log.texts) + 1)}
    for day, sections in _by_day(log.sections):
        uuids.update(session_uuid(relationship.uuid, day, number) for number in range(1, len(sections) + 1))
    following = _newest_with_next(log.sections)
    if following is not None and following.next_on is not None:
        uuids.add(session_uuid(relationship.uuid, following.next_on, 1))
    return uuids


def digests_of(log: Log) -> set[str]:
    """The SHA-256 of the sections and texts of a log."""
    return {section.digest for section in log.sections} | {text.digest for text in log.texts}


def compare(
    log: Log, known: KnownEntries, *, relationship: Relationship, again: bool, extra: bool, now: dt.datetime
) -> LogImport:
    """What importing a log comes to: its sections are in the order of their days. `again` brings what was deleted;
    `extra` records sections beside the sessions of their day that were recorded without the log."""
    log = _without_sessions_ahead(log, now)
    matching = Matching(known, relationship=relationship.uuid, again=again, extra=extra)
    for day, sections in _by_day(log.sections):
        matching.match_day(day, sections)
    matching.match_texts(log.texts, on=log.sections[0].on if log.sections else now.date())
    plan = LogImport(
        relationship=relationship,
        sessions=tuple(matching.sessions),
        next_session=_next_session(log, known, matching, relationship=relationship, now=now),
        notes=tuple(matching.notes),
        unchanged=matching.unchanged,
        changed=tuple(matching.changed),
        deleted=tuple(matching.deleted),
        taken_days=tuple(matching.taken_days),
        started_on=None,
        not_read=(*log.not_read, *matching.copies),
        notices=log.notices,
    )
    # the start is not private, so a private session does not move it
    first = plan.sessions_that_show[0].section.on if plan.sessions_that_show else None
    start = relationship.started_on
    return plan._replace(started_on=first if first and start and first < start else None)


def _without_sessions_ahead(log: Log, now: dt.datetime) -> Log:
    """The log without the sections of today that begin more than an hour from now, as `log` refuses them."""
    ahead = [
        section
        for section in log.sections
        if section.at is not None and dt.datetime.combine(section.on, section.at) > now + EARLY
    ]
    if not ahead:
        return log
    listed = [
        NotRead(each.place, each.source, f"{each.at:%H:%M} is still ahead, so this is not a session that was held")
        for each in ahead
    ]
    kept = tuple(section for section in log.sections if section not in ahead)
    return log._replace(sections=kept, not_read=(*log.not_read, *listed))


def _by_day(sections: Iterable[LogSection]) -> Iterator[tuple[dt.date, list[LogSection]]]:
    for day, found in groupby(sections, key=lambda section: section.on):
        yield day, list(found)


def _newest_with_next(sections: Sequence[LogSection]) -> LogSection | None:
    """The newest section that names the next meeting. What an older one names was held, moved or given up since."""
    return next((section for section in reversed(sections) if section.next_on is not None), None)


def _next_session(
    log: Log, known: KnownEntries, matching: Matching, *, relationship: Relationship, now: dt.datetime
) -> NextSession | None:
    """The session to plan: the next meeting that the newest section names, if the section is new, its time has not
    passed, and its day has no session. One that was moved or deleted since it was imported is not planned again."""
    section = _newest_with_next(log.sections)
    new = next((new for new in matching.sessions if new.section is section), None)
    if section is None or section.next_on is None or new is None:
        return None
    on, at = section.next_on, section.next_at
    has_passed = on < now.date() if at is None else dt.datetime.combine(on, at) < now
    uuid = session_uuid(relationship.uuid, on, 1)
    is_taken = any(entry.status in _TAKES_THE_DAY for entry in known.sessions_on(on))
    is_held = any(other.on == on for other in log.sections)
    if has_passed or is_taken or is_held or uuid in known.by_uuid or uuid in known.deleted:
        return None
    return NextSession(uuid, on, at, new.private or section.is_next_private, section.place)
