"""Record what a log that was kept elsewhere has: sessions, promises, notes and the next session, as one command."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from mentorlog.dates import check_year
from mentorlog.errors import ConflictError, UsageError
from mentorlog.insight.log_import.compare import compare, digests_of, uuids_of
from mentorlog.insight.log_import.known import KnownEntries
from mentorlog.insight.log_import.plan import RecordedLog
from mentorlog.model.vocabulary import MAX_SESSION_MINUTES
from mentorlog.store.checks import check_length, check_storable
from mentorlog.store.origin import Origin
from mentorlog.workflows.relationships.keep_in_touch import settle_contact

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from mentorlog.importing.logs.log_data import Log, LogPromise, LogSection, Place
    from mentorlog.insight.log_import.plan import LogImport, NewSession, NextSession
    from mentorlog.model import Ref, Relationship, Session
    from mentorlog.model.results.known_entries import KnownEntry
    from mentorlog.store import Journal
    from mentorlog.store.writing import Change


def plan_log_import(
    journal: Journal,
    log: Log,
    relationship: Relationship,
    *,
    again: bool = False,
    extra: bool = False,
    now: dt.datetime,
) -> LogImport:
    """Find out which sections of a log are new, unchanged, changed or deleted here. Nothing is recorded.

    `again` brings what was deleted; `extra` records sections beside the sessions of their day that were recorded
    without the log. Raises UsageError, with the file and the line, for what can't be recorded.
    """
    _check(log)
    uuids = uuids_of(log, relationship)
    known = KnownEntries(
        _on_local_days(journal, journal.known_entries(relationship.ref, uuids=uuids)),
        journal.deleted_entries(uuids=uuids, digests=digests_of(log)),
        relationship=relationship.ref,
    )
    return compare(log, known, relationship=relationship, again=again, extra=extra, now=now)


def _on_local_days(journal: Journal, entries: Iterable[KnownEntry]) -> Iterator[KnownEntry]:
    """The entries, planned sessions with the day that it is here at their time."""
    days = {session.ref: session.on for session in journal.planned(None)}
    return (entry._replace(on=days.get(entry.ref, entry.on)) for entry in entries)


def record_log(
    journal: Journal,
    log: Log,
    plan: LogImport,
    *,
    again: bool = False,
    extra: bool = False,
    zone: str | None,
    now: dt.datetime,
    on_sessions: Callable[[Iterable[NewSession]], Iterator[NewSession]] = iter,
) -> RecordedLog:
    """Record what is planned, in one transaction; `zone` is the local time zone. For a progress bar, the sessions pass
    through `on_sessions`.

    Raises ConflictError if another command has changed in the meantime what there is to record.
    """
    relationship = plan.relationship
    refs: dict[str, Ref] = {}
    with journal.command("import", now=now) as change:
        if plan_log_import(journal, log, relationship, again=again, extra=extra, now=now) != plan:
            raise ConflictError("The journal was changed by another command in the meantime. Nothing was imported.")
        if plan.started_on is not None:
            change.set(relationship.ref, started_on=plan.started_on)
        actions = _actions_there(journal, plan)
        for new in on_sessions(plan.sessions):
            refs[new.uuid] = _record_session(journal, change, new, relationship=relationship.ref)
            _record_promises(change, new, refs, actions=actions, relationship=relationship.ref)
        for note in plan.notes:
            fields: dict[str, Any] = {"relationship": relationship.ref, "on": note.on, "text": note.text.text}
            refs[note.uuid] = change.add_imported("note", Origin(note.uuid, note.text.digest), **fields, private=True)
        if plan.next_session is not None:
            refs[plan.next_session.uuid] = _plan_session(
                change, plan.next_session, relationship=relationship.ref, zone=zone
            )
        settled = _settle_contact(journal, change, plan)
    return RecordedLog(plan, refs, settled)


def _record_session(journal: Journal, change: Change, new: NewSession, *, relationship: Ref) -> Ref:
    """Record a held session, or let the planned one become held. Returns its ref."""
    section, digest = new.section, new.section.digest
    fields: dict[str, Any] = {
        "status": "held",
        "on": section.on,
        "topics": section.topics,
        "takeaways": section.takeaways,
        "private": new.private,
    }
    for name in ("at", "minutes", "how", "where", "notes", "private_notes"):
        if value := getattr(section, name):
            fields[name] = value
    if new.planned is None:
        fields["relationship"] = relationship
        return change.add_imported("session", Origin(new.uuid, digest), **fields)
    planned = cast("Session", journal.entry(new.planned))
    change.set(planned.ref, **fields | _added_to(planned, section, local_zone=journal.local_zone))
    change.set_source(planned.ref, digest)
    return planned.ref


def _added_to(planned: Session, section: LogSection, *, local_zone: str | None) -> dict[str, Any]:
    """The fields that a planned session has already, with what the section adds to them."""
    at = section.at or planned.at
    return {
        "at": at,
        "zone": local_zone if at and planned.zone else None,
        "notes": _append(planned.notes, section.notes),
        "private_notes": _append(planned.private_notes, section.private_notes),
        "topics": (*planned.topics, *section.topics),
        "takeaways": (*planned.takeaways, *section.takeaways),
    }


def _append(old: str | None, new: str) -> str | None:
    return f"{old}\n\n{new}" if old and new else new or old


def _actions_there(journal: Journal, plan: LogImport) -> dict[str, KnownEntry]:
    """The actions, by uuid, that are in the journal although their sessions were deleted."""
    uuids = {uuid for new in plan.sessions for uuid in new.promises_by_uuid}
    known = journal.known_entries(plan.relationship.ref, uuids=uuids) if uuids else ()
    return {entry.uuid: entry for entry in known if entry.ref.kind == "action"}


def _record_promises(
    change: Change, new: NewSession, refs: dict[str, Ref], *, actions: dict[str, KnownEntry], relationship: Ref
) -> None:
    """Record the promises of a session that has been recorded. An action that is there already gets its link back."""
    session = refs[new.uuid]
    for uuid, promise in new.promises_by_uuid.items():
        there = actions.get(uuid)
        if there is None:
            fields = _promise_fields(promise, new)
            refs[uuid] = change.add_imported(
                "action", Origin(uuid), relationship=relationship, session=session, **fields
            )
        else:
            refs[uuid] = there.ref
            if there.relationship == relationship:
                change.set(there.ref, session=session)


def _promise_fields(promise: LogPromise, new: NewSession) -> dict[str, Any]:
    return {
        "text": promise.text,
        "owner": promise.owner,
        "status": "done" if promise.is_done else "open",
        "done_on": (promise.done_on or new.section.on) if promise.is_done else None,
        "on": new.section.on,
        "due_on": promise.due_on,
        "private": promise.private or new.private,
    }


def _plan_session(change: Change, new: NextSession, *, relationship: Ref, zone: str | None) -> Ref:
    """Plan the next session. It has no digest: its section is read when the log has it."""
    fields: dict[str, Any] = {"on": new.on, "at": new.at, "zone": zone if new.at else None, "private": new.private}
    return change.add_imported("session", Origin(new.uuid), relationship=relationship, status="planned", **fields)


def _settle_contact(journal: Journal, change: Change, plan: LogImport) -> Relationship | None:
    """Clear the day to get in touch with someone whose relationship has ended, if a session was held after the end.
    Returns the relationship as it was, or None."""
    held = plan.sessions_that_show
    if plan.relationship.status != "ended" or not held:
        return None
    return settle_contact(journal, change, plan.relationship.ref, held_on=held[-1].section.on, private=held[-1].private)


# what can't be recorded


def _check(log: Log) -> None:
    """Raise UsageError, with the file and the line, for a value that the journal can't have."""
    for section in log.sections:
        with _at(section.place):
            check_year(section.on)
            if section.minutes is not None and not 1 <= section.minutes <= MAX_SESSION_MINUTES:
                raise UsageError(f"A session lasts from 1 minute to 24 hours, not {section.minutes} minutes.")
            for text in (section.notes, section.private_notes, section.where or ""):
                check_storable(text)
            for texts in (section.topics, section.takeaways):
                check_length(*texts)
                for text in texts:
                    check_storable(text)
        for promise in section.promises:
            with _at(promise.place):
                check_storable(promise.text)
                if promise.due_on is not None:
                    check_year(promise.due_on)
    for text_above in log.texts:
        with _at(text_above.place):
            check_storable(text_above.text)


@contextmanager
def _at(place: Place) -> Iterator[None]:
    """Add the file and the line to the message of an error."""
    try:
        yield
    except UsageError as error:
        raise UsageError(f"{place}: {error.message} Nothing was imported.", hint=error.hint) from None
