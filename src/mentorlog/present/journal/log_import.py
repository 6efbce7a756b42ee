"""The pages of importing a log: what would be recorded, what was recorded, and what was left."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.dates import format_full_date, format_minutes, split_deadline
from mentorlog.enumeration import enumerated
from mentorlog.errors import DateError
from mentorlog.insight.due.quoted_name import quote_name
from mentorlog.names import first_name
from mentorlog.present.commands import with_commands
from mentorlog.present.page import Gap, Line, Row, Span, Table, Under, text
from mentorlog.present.phrases import count_phrase, join_facts, join_refs, more_in_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mentorlog.importing.logs.log_data import LogPromise, LogSection
    from mentorlog.insight.log_import.plan import LeftPart, LogImport, NewSession, NextSession, RecordedLog
    from mentorlog.model import Ref, Relationship
    from mentorlog.present.page import Block, Page, Text

_MOST_ROWS: Final = 40
"""How many rows of a table are shown; the JSON has all."""
_SHORTENED: Final = 200
"""The most characters of a text that are shown."""
_HEADINGS: Final = ("#", "**")
"""How a heading begins, in Markdown and in Org."""
_UNDO_FIRST: Final = (
    "--map says how rows are read that are not in the journal yet. To read these anew, undo their import:"
)


def preview_page(plan: LogImport, *, sources: Sequence[str], lines: Mapping[str, str]) -> Page:
    """What importing the files or folders `sources` would record, and what it leaves out; `lines` has the line that was
    typed with each of the options --again and --extra."""
    heading = Line(text("Import ", Span(", ".join(sources), "strong"), f" with {plan.relationship.name}"))
    return (heading, *_new_parts(plan, {}), *_left_parts(plan, lines))


def recorded_page(recorded: RecordedLog, *, is_brief: bool, lines: Mapping[str, str]) -> Page:
    """What was recorded. If it `is_brief`, the user has seen the preview, and nothing is listed again."""
    plan = recorded.plan
    answer = Line(
        text(f"Recorded {what_is_new(plan)} with {plan.relationship.name}", _range(recorded)),
        under=(with_commands("mentorlog undo takes it back"),),
    )
    if is_brief:
        return (answer, *_started_earlier(plan))
    return (answer, *_new_parts(plan, recorded.refs), *_left_parts(plan, lines))


def nothing_new_page(plan: LogImport, *, lines: Mapping[str, str], is_mapped: bool = False) -> Page:
    """That nothing in the log is new. `is_mapped`: the user has said what columns are."""
    there = f": {count_phrase(plan.unchanged, 'part')} of the log {_are(plan.unchanged)} in the journal already"
    nothing = "Nothing was recorded" if plan.changed or plan.deleted or plan.taken_days else "Nothing new to record"
    mapped = (_to_type(_UNDO_FIRST, "mentorlog undo"),) if is_mapped and plan.unchanged else ()
    return (Line(text(f"{nothing}{there if plan.unchanged else ''}.")), *mapped, *_left_parts(plan, lines))


def what_is_new(plan: LogImport) -> str:
    """What there is to record, in one phrase: `14 sessions, 6 promises and 1 note`."""
    counts = (
        (len(plan.sessions), "session"),
        (len(plan.promises), "promise"),
        (int(plan.next_session is not None), "planned session"),
        (len(plan.notes), "note"),
    )
    return enumerated(count_phrase(count, noun) for count, noun in counts if count)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _range(recorded: RecordedLog) -> str:
    """The refs of the first and the last session."""
    refs = sorted(recorded.refs[new.uuid] for new in recorded.plan.sessions)
    if not refs:
        return ""
    return f" ({refs[0]})" if len(refs) == 1 else f" ({refs[0]} to {refs[-1]})"


# what is new


def _new_parts(plan: LogImport, refs: Mapping[str, Ref]) -> Iterator[Block]:
    """The sessions, promises and notes; `refs` are those of what was recorded, by uuid."""
    if plan.sessions:
        yield from _part(count_phrase(len(plan.sessions), "session"), f": {_sharing(plan)}")
        yield from _table([_session_cells(new, refs) for new in plan.sessions], stretch=2)
    promises = [
        _promise_cells(promise, new, refs.get(uuid), person=plan.relationship.name)
        for new in plan.sessions
        for uuid, promise in new.promises_by_uuid.items()
    ]
    if promises:
        yield from _part(count_phrase(len(promises), "promise"))
        yield from _table(promises, stretch=0)
    if plan.next_session is not None:
        following = plan.next_session
        side = text(Span(str(refs[following.uuid]), "dim")) if following.uuid in refs else ()
        yield Gap()
        private = (" ", Span("private", "look")) if following.private else ()
        yield Line(text(Span("Next session", "strong"), f": {_when(following)}", *private), side=side)
    if plan.notes:
        yield from _part(count_phrase(len(plan.notes), "note"), ": text without a date, private")
        rows = [(text(_beginning(note.text.text)), *_end(note.uuid, refs, str(note.text.place))) for note in plan.notes]
        yield from _table(rows, stretch=0)
    yield from _started_earlier(plan)


def _part(title: str, rest: str = "") -> Iterator[Block]:
    yield Gap()
    yield Line(text(Span(title, "strong"), rest))


def _table(rows: Sequence[tuple[Text, ...]], *, stretch: int) -> Iterator[Block]:
    yield Table(tuple(rows[:_MOST_ROWS]), stretch=stretch, max_lines=1)
    if len(rows) > _MOST_ROWS:
        yield Line(text(more_in_json(len(rows) - _MOST_ROWS)))


def _sharing(plan: LogImport) -> str:
    """What exports will have of the sessions."""
    if plan.relationship.private or plan.relationship.status == "prospect":
        return "not shareable, because the relationship is private"
    shareable, private, partly = plan.shareable, len(plan.sessions) - plan.shareable, plan.with_private_part
    without = "without its private part" if partly == 1 else "without their private parts"
    if partly:
        without = f" {without}" if partly == shareable else f" ({partly} of them {without})"
    parts = [f"{shareable} will be shareable{without if partly else ''}"] if shareable else []
    parts += [f"{private} {_are(private)} private"] if private else []
    return ", ".join(parts)


def _session_cells(new: NewSession, refs: Mapping[str, Ref]) -> tuple[Text, ...]:
    section = new.section
    private = "private" if new.private else "private part" if section.private_notes else ""
    planned = f"planned as {new.planned}" if new.planned and new.uuid not in refs else ""
    return (
        text(_when(section)),
        text(Span(format_minutes(section.minutes), "dim")) if section.minutes else (),
        text(_beginning(section.notes or ", ".join(section.topics))),
        join_facts(Span(private, "look"), Span(planned, "dim")),
        text(Span(str(refs[new.uuid]), "dim")) if new.uuid in refs else (),
    )


def _when(session: LogSection | NextSession) -> str:
    return format_full_date(session.on) + (f" {session.at:%H:%M}" if session.at else "")


def _beginning(notes: str) -> str:
    """The first line of a text that is not a heading, without the mark of a list or a check box."""
    lines = [line.strip() for line in notes.split("\n") if line.strip(" #*-")]
    first = next((line for line in lines if not line.startswith(_HEADINGS)), lines[0] if lines else "")
    return re.sub(r"^[#*+\s-]*(\[[ xX-]\] +)?", "", first)[:_SHORTENED]


def _promise_cells(promise: LogPromise, new: NewSession, ref: Ref | None, *, person: str) -> tuple[Text, ...]:
    owner = "you" if promise.owner == "me" else first_name(person)
    due = f"by {format_full_date(promise.due_on)}" if promise.due_on else ""
    return (
        text(promise.text[:_SHORTENED]),
        text(Span(owner, "dim")),
        text(Span("done" if promise.is_done else due, "dim")),
        text(Span("private", "look")) if promise.private or new.private else (),
        text(Span(str(ref), "dim")) if ref else (),
    )


def _end(uuid: str, refs: Mapping[str, Ref], place: str) -> tuple[Text, ...]:
    return (text(Span(place, "dim")), *((text(Span(str(refs[uuid]), "dim")),) if uuid in refs else ()))


def _started_earlier(plan: LogImport) -> Iterator[Block]:
    if plan.started_on is not None and plan.relationship.started_on is not None:
        before = format_full_date(plan.relationship.started_on)
        yield Gap()
        after = format_full_date(plan.started_on)
        yield Line(text(Span("Start of the relationship", "strong"), f": {after} instead of {before}"))


# what is left


def _left_parts(plan: LogImport, lines: Mapping[str, str]) -> Iterator[Block]:
    """The parts of the log that are not recorded, each group with what to type."""
    yield from _left(plan.changed, "changed in the log since: the journal keeps what it has")
    if plan.changed:
        yield _to_type("To change the entry too:", f"mentorlog edit {plan.changed[0].refs[0]}")
    yield from _left(plan.deleted, "deleted from the journal")
    if plan.deleted:
        yield _to_type("To bring what was deleted:", lines["--again"])
    yield from _left(plan.taken_days, "on a day that has a session recorded without the log")
    if plan.taken_days:
        yield _to_type("To record these sessions too:", lines["--extra"])
    yield from _without_owner(plan)
    if plan.notices:
        yield from _part(count_phrase(len(plan.notices), "line"), " to look at")
        yield from _places([(str(each.place), each.text, each.reason) for each in plan.notices])
    if plan.not_read:
        yield from _part(f"Not recorded: {count_phrase(len(plan.not_read), 'part')}", " of the log")
        yield from _places([(str(each.place), each.text, each.reason) for each in plan.not_read])


def _left(parts: Sequence[LeftPart], why: str) -> Iterator[Block]:
    if not parts:
        return
    yield from _part(f"Left out: {count_phrase(len(parts), 'part')}", f" of the log, {why}")
    rows = [
        (
            text(str(part.place)),
            text(format_full_date(part.on) if part.on else "text without a date"),
            text(Span(join_refs(part.refs), "dim")),
        )
        for part in parts
    ]
    yield from _table(rows, stretch=1)


def _to_type(what: str, line: str) -> Row:
    return Row(body=text(Span(what, "dim")), under=(Under(text(Span(line, "command")), is_command=True),))


def _places(rows: Sequence[tuple[str, str, str]]) -> Iterator[Block]:
    """Where each part is, how it begins, and what is said about it."""
    cells = [(text(place), text(first_line(part)), text(Span(reason, "dim"))) for place, part, reason in rows]
    yield from _table(cells, stretch=1)


def first_line(part: str) -> str:
    """The first line of a part that is not blank, and how many lines follow."""
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    more = f" (+{count_phrase(len(lines) - 1, 'line')})" if len(lines) > 1 else ""
    return f"{lines[0][:_SHORTENED]}{more}" if lines else ""


def _without_owner(plan: LogImport) -> Iterator[Block]:
    """The promises that stay text, each with the line that records it."""
    left = plan.without_owner
    if not left:
        return
    yield from _part(
        count_phrase(len(left), "promise"),
        f" without an owner {'stays' if len(left) == 1 else 'stay'} in the notes. To record "
        f"{'it' if len(left) == 1 else 'them'} "
        f"(--theirs instead of --mine if {first_name(plan.relationship.name)} promised it):",
    )
    for new, promise in left[:_MOST_ROWS]:
        line = text(Span(line_to_record(promise, new, relationship=plan.relationship), "dim"))
        yield Row(body=text(f"{promise.place} {promise.text[:_SHORTENED]}"), under=(Under(line, is_command=True),))
    if len(left) > _MOST_ROWS:
        yield Line(text(more_in_json(len(left) - _MOST_ROWS)))


def line_to_record(promise: LogPromise, new: NewSession, *, relationship: Relationship) -> str:
    """The line that records a promise without an owner as the user's own."""
    words = ["--mine", "--on", new.section.on.isoformat()]
    words += ["--by", promise.due_on.isoformat()] if promise.due_on else []
    words += ["--private"] if promise.private or new.private else []
    person = quote_name(relationship.name, relationship.ref)
    promised = promise.text if promise.due_on else _without_unreadable_day(promise.text, from_day=new.section.on)
    return f"mentorlog action add -w {person} {' '.join(words)} -- {shell_line.quote(promised)}"


def _without_unreadable_day(promised: str, *, from_day: dt.date) -> str:
    """A text without a deadline at its end that `action add` refuses, such as `by 30 feb`."""
    words = re.finditer(r"[\s(,]+(?:by|due|before|within|until|inden|senest|før)\b", promised, re.IGNORECASE)
    for end in (len(promised), *(word.start() for word in reversed([*words]))):
        try:
            split_deadline(promised[:end], now=dt.datetime.combine(from_day, dt.time()))
        except DateError:
            continue
        return promised[:end]
    return promised
