"""What is still planned or open after a relationship was paused or ended: it is kept, and it still reminds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_date
from mentorlog.insight.open_entries import due_day
from mentorlog.model import Session
from mentorlog.model.titles import title_of
from mentorlog.present.commands import hint_line, with_commands
from mentorlog.present.entries.fields import format_session_time, labelled_rows, side_facts
from mentorlog.present.page import Line, text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from mentorlog.model import Entry, Kind, Ref
    from mentorlog.present.page import Page, Text

_MOST_REFS: Final = 12
"""How many entries are named."""
_MAX_LINES: Final = 2
"""The lines of a long text; `show REF` shows the rest."""
_SETTLE: Final[Mapping[Kind, str]] = {
    "session": "mentorlog cancel {ref}, or mentorlog move {ref} DATE",
    "action": "mentorlog done {ref}, or mentorlog drop {ref}",
    "goal": "mentorlog done {ref}, or mentorlog drop {ref}",
    "feedback": "mentorlog outcome {ref} OUTCOME",
    "milestone": "mentorlog done {ref}",
    "point": "mentorlog drop {ref}",
    "advice": "mentorlog outcome {ref} OUTCOME",
    "resource": "mentorlog done {ref}, or mentorlog drop {ref}",
}
"""The commands that settle an entry, by kind."""
_SETTLE_PASSED: Final = "mentorlog log {ref} TEXT, mentorlog miss {ref}, or mentorlog cancel {ref}"
"""The commands that settle a session that was planned and has passed."""


def kept_page(
    kept: Sequence[Entry],
    *,
    due: Sequence[Entry],
    outcomes: Mapping[str, Sequence[Ref]],
    today: dt.date,
    now: dt.datetime,
    undated: Sequence[Entry] = (),
) -> Page:
    """What was decided about open entries (`outcomes`), and what else is kept. Each entry of `due`, the earliest first,
    has a row with its day, because it still reminds; then come those of `undated`, which never do."""
    carried = {ref for refs in outcomes.values() for ref in refs}
    others = [entry.ref for entry in kept if entry.ref not in carried]
    lines = [
        Line(text(f"{outcome.replace('_', ' ').capitalize()}: {', '.join(map(str, refs))}"))
        for outcome, refs in outcomes.items()
    ]
    if others:
        more = f" and {len(others) - _MOST_REFS} more" if len(others) > _MOST_REFS else ""
        lines.append(Line(text(f"Kept, still open: {', '.join(map(str, others[:_MOST_REFS]))}{more}")))
    rows = [("Reminds", *_described(entry, today)) for entry in due[:_MOST_REFS]]
    if len(due) > _MOST_REFS:
        days = max(0, ((due_day(due[-1]) or today) - today).days)
        line = f"+{len(due) - _MOST_REFS} more: mentorlog remind --within {days}d"
        rows.append(("Reminds", with_commands(line), ()))
    rows += [("No date", *_described(entry, today)) for entry in undated[:_MOST_REFS]]
    if len(undated) > _MOST_REFS:
        rows.append(("No date", text(f"and {', '.join(str(entry.ref) for entry in undated[_MOST_REFS:])}"), ()))
    shown = (row._replace(max_lines=_MAX_LINES) for row in labelled_rows(rows))
    return (*lines, *shown, *_hint(due, now))


def _described(entry: Entry, today: dt.date) -> tuple[Text, Text]:
    """The title of an entry, and when it is due."""
    if entry.ref.kind == "session":
        when = format_session_time(entry, today=today)  # type: ignore[arg-type]
        return text("Session"), side_facts(entry, when)
    day = due_day(entry)
    return text(title_of(entry)), side_facts(entry, format_date(day, today=today) if day else None)


def _hint(due: Sequence[Entry], now: dt.datetime) -> Page:
    """How to settle one of the entries: the first session, else the earliest entry; and all sessions that are still
    ahead, if there are several sessions."""
    if not due:
        return ()
    sessions = [entry for entry in due if isinstance(entry, Session)]
    ahead = [session for session in sessions if not session.has_passed(now)]
    first = (sessions or due)[0]
    settle = _SETTLE_PASSED if sessions and first not in ahead else _SETTLE[first.ref.kind]
    lines = [f"To settle {first.ref}: {settle.format(ref=first.ref)}"]
    if ahead and len(sessions) > 1:
        lines.append(f"To cancel all that are planned: mentorlog cancel --rest -w {first.relationship_ref}")
    return tuple(hint_line(line) for line in lines)
