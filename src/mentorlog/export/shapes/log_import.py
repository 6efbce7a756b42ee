"""The JSON of importing a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import clock, day, ref, refs
from mentorlog.model.log_identity import promise_uuid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.export.shapes.values import Shape
    from mentorlog.importing.logs.log_data import LogPromise, Place
    from mentorlog.insight.log_import.plan import LeftPart, LogImport, NewNote, NewSession
    from mentorlog.model import Ref


def imported_log(
    plan: LogImport,
    *,
    files: Sequence[str],
    recorded: Mapping[str, Ref] | None,
    lines: Sequence[str],
) -> Shape:
    """What is in the log, and what was recorded of it: `recorded` has the refs by uuid, None if nothing was recorded.
    `lines` record the promises without an owner."""
    given = recorded or {}
    start = plan.relationship.started_on
    following = plan.next_session
    return {
        "files": list(files),
        "relationship": plan.relationship.name,
        "recorded": recorded is not None,
        "sessions": [_session(new, given) for new in plan.sessions],
        "planned": None
        if following is None
        else {
            "ref": ref(given.get(following.uuid)),
            "on": day(following.on),
            "at": clock(following.at),
            "private": following.private,
        },
        "notes": [_note(note, given) for note in plan.notes],
        "started_on": None if plan.started_on is None else {"before": day(start), "now": day(plan.started_on)},
        "unchanged": plan.unchanged,
        "changed": [_left(part) for part in plan.changed],
        "deleted": [_left(part) for part in plan.deleted],
        "days_with_a_session": [_left(part) for part in plan.taken_days],
        "promises_without_owner": [
            {**_promise_text(promise), "on": day(section.on), "line": line, **_place(promise.place)}
            for (section, promise), line in zip(plan.without_owner, lines, strict=True)
        ],
        "notices": [{**_place(each.place), "text": each.text, "reason": each.reason} for each in plan.notices],
        "not_read": [{**_place(each.place), "text": each.text, "reason": each.reason} for each in plan.not_read],
    }


def _session(new: NewSession, recorded: Mapping[str, Ref]) -> Shape:
    section = new.section
    return {
        "ref": ref(recorded.get(new.uuid)),
        "uuid": new.uuid,
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
        "private": section.private,
        "actions": [
            {
                "ref": ref(recorded.get(promise_uuid(new.uuid, number))),
                "owner": promise.owner,
                "done": promise.is_done,
                "private": promise.private or section.private,
                **_promise_text(promise),
                **_place(promise.place),
            }
            for number, promise in enumerate(new.promises, start=1)
        ],
        **_place(section.place),
    }


def _promise_text(promise: LogPromise) -> Shape:
    return {"text": promise.text, "due_on": day(promise.due_on)}


def _note(note: NewNote, recorded: Mapping[str, Ref]) -> Shape:
    return {
        "ref": ref(recorded.get(note.uuid)),
        "uuid": note.uuid,
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
