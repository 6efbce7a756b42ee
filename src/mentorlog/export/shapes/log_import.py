"""The JSON of importing a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import clock, day, ref, refs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.export.shapes.values import Shape
    from mentorlog.importing.logs.log_data import LogPromise, Place
    from mentorlog.insight.log_import.plan import LeftPart, LogImport, NewNote, NewSession, NextSession
    from mentorlog.model import Kind, Ref


def imported_log(
    plan: LogImport,
    *,
    files: Sequence[str],
    recorded: Mapping[str, Ref] | None,
    lines: Sequence[str],
) -> Shape:
    """What is in the log, and what was recorded of it: `recorded` has the refs by uuid, None if nothing was recorded.
    `lines` record the promises without an owner."""
    given, person = recorded or {}, plan.relationship.name
    start = plan.relationship.started_on
    return {
        "files": list(files),
        "relationship": person,
        "recorded": recorded is not None,
        "sessions": [_session(new, given, person=person) for new in plan.sessions],
        "planned": None if plan.next_session is None else _planned(plan.next_session, given, person=person),
        "notes": [_note(note, given, person=person) for note in plan.notes],
        "started_on": None if plan.started_on is None else {"before": day(start), "now": day(plan.started_on)},
        "unchanged": plan.unchanged,
        "changed": [_left(part) for part in plan.changed],
        "deleted": [_left(part) for part in plan.deleted],
        "days_with_a_session": [_left(part) for part in plan.taken_days],
        "promises_without_owner": [
            {**_promise_text(promise), "on": day(new.section.on), "line": line, **_place(promise.place)}
            for (new, promise), line in zip(plan.without_owner, lines, strict=True)
        ],
        "notices": [{**_place(each.place), "text": each.text, "reason": each.reason} for each in plan.notices],
        "not_read": [{**_place(each.place), "text": each.text, "reason": each.reason} for each in plan.not_read],
    }


def _head(kind: Kind, uuid: str, recorded: Mapping[str, Ref], *, person: str) -> Shape:
    """The first keys of every entry; `ref` is null until it is recorded."""
    return {"ref": ref(recorded.get(uuid)), "uuid": uuid, "kind": kind, "relationship": person}


def _planned(new: NextSession, recorded: Mapping[str, Ref], *, person: str) -> Shape:
    return {
        **_head("session", new.uuid, recorded, person=person),
        "status": "planned",
        "on": day(new.on),
        "at": clock(new.at),
        "private": new.private,
        **_place(new.place),
    }


def _session(new: NewSession, recorded: Mapping[str, Ref], *, person: str) -> Shape:
    section = new.section
    return {
        **_head("session", new.uuid, recorded, person=person),
        "status": "held",
        "was_planned": ref(new.planned),
        "on": day(section.on),
        "at": clock(section.at),
        "minutes": section.minutes,
        "how": section.how,
        "where": section.where,
        "notes": section.notes or None,
        "private_notes": section.private_notes or None,
        "topics": list(section.topics),
        "takeaways": list(section.takeaways),
        "private": new.private,
        "actions": [
            _action(promise, uuid, recorded, session=new, person=person)
            for uuid, promise in new.promises_by_uuid.items()
        ],
        **_place(section.place),
    }


def _action(promise: LogPromise, uuid: str, recorded: Mapping[str, Ref], *, session: NewSession, person: str) -> Shape:
    return {
        **_head("action", uuid, recorded, person=person),
        **_promise_text(promise),
        "owner": promise.owner,
        "status": "done" if promise.is_done else "open",
        "private": promise.private or session.private,
        **_place(promise.place),
    }


def _promise_text(promise: LogPromise) -> Shape:
    return {"text": promise.text, "due_on": day(promise.due_on)}


def _note(note: NewNote, recorded: Mapping[str, Ref], *, person: str) -> Shape:
    return {
        **_head("note", note.uuid, recorded, person=person),
        "on": day(note.on),
        "text": note.text.text,
        "private": True,
        **_place(note.text.place),
    }


def _left(part: LeftPart) -> Shape:
    return {"on": day(part.on), "refs": refs(part.refs), **_place(part.place)}


def _place(place: Place) -> Shape:
    """A place in the log; its number is not called `line`, which is a line to type."""
    return {"file": place.file, "line_number": place.line}
