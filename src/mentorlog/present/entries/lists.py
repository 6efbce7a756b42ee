"""The lists of each kind: goals, actions, feedback, milestones and so on, one entry per row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import ME, Action
from mentorlog.names import short_names
from mentorlog.present.commands import hint_line
from mentorlog.present.empty_page import empty_page
from mentorlog.present.entries.rows import entry_row
from mentorlog.present.name_labels import MAX_NAME, name_labels, name_or_they
from mentorlog.present.page import Line, Span, text
from mentorlog.present.phrases import owes_label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from mentorlog.model import Entry, Kind, Ref, Relationship
    from mentorlog.present.page import Block, Page

_EMPTY: Final[dict[Kind, tuple[str, str, str]]] = {
    "session": ("sessions", "Agree on the next one:", "mentorlog plan friday 14:00"),
    "goal": ("open goals", "Set one:", "mentorlog goal add TITLE"),
    "action": ("open actions", "Promise something:", "mentorlog action add TEXT --by friday"),
    "feedback": ("feedback", "Write some down:", "mentorlog feedback give TEXT"),
    "advice": ("advice to try", "Write some down:", "mentorlog advice receive TEXT"),
    "resource": ("open resources", "Add one:", "mentorlog resource add TITLE"),
    "milestone": ("milestones ahead or to celebrate", "Mark one:", "mentorlog milestone add TITLE"),
    "point": ("points on the agenda", "Raise one for the next session:", "mentorlog raise TEXT"),
    "note": ("notes", "Write one:", "mentorlog note TEXT"),
    "checkin": ("check-ins", "Ask how you find working together:", "mentorlog checkin"),
    "rating": ("ratings", "Rate a skill:", "mentorlog rate SKILL 1-5"),
}
"""For each kind, if there are no entries: its name, a hint, and the command that adds the first one."""


def list_page(
    entries: Iterable[Entry],
    *,
    kind: Kind,
    today: dt.date,
    relationship: Relationship | None = None,
    meetings: Mapping[Ref, dt.date] | None = None,
    is_drawn: bool = True,
) -> Page:
    """Entries of one kind in the given order, grouped by person.

    `relationship` is the one that was asked for; None shows all, with a label for each group. `meetings` are the days
    of the next sessions, by relationship. `is_drawn`: the list is for a terminal, where long names are cut and the only
    one is left out.
    """
    meetings = meetings or {}
    groups: dict[Ref, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.relationship_ref, []).append(entry)
    if not groups:
        return _empty(kind, relationship)
    if relationship is None:
        return tuple(_labelled_groups(groups.values(), today, meetings, is_drawn=is_drawn))
    heading = Line(text(Span(relationship.name, "title")))
    return (heading, *(row for ref, group in groups.items() for row in _person_rows(group, today, meetings.get(ref))))


def own_first_step(kind: Kind) -> Page:
    """How to record the first entry of a kind for oneself, who needs no relationship."""
    line = f"For your own development: {_EMPTY[kind][2]} -w {ME}"
    return (hint_line(line),)


def _labelled_groups(
    groups: Iterable[list[Entry]], today: dt.date, meetings: Mapping[Ref, dt.date], *, is_drawn: bool
) -> Iterator[Block]:
    """The rows of several people, labelled with their short names."""
    groups = tuple(groups)
    names = {group[0].relationship_ref: group[0].relationship for group in groups}
    labels = name_labels(names) if is_drawn else short_names(names)
    has_labels = len(groups) > 1 or not is_drawn
    people = _people_beside(names, has_labels=has_labels) if is_drawn else labels
    for group in groups:
        ref = group[0].relationship_ref
        for number, entry in enumerate(group):
            yield entry_row(
                entry,
                today=today,
                label="" if number or not has_labels else labels[ref],
                short_name=people[ref],
                is_list=True,
                due_by=meetings.get(ref),
            )


def _people_beside(names: Mapping[Ref, str], *, has_labels: bool) -> dict[Ref, str]:
    """The names in the rows: `they` if the label of the group has only a part of the name."""
    if not has_labels:
        return name_labels(names, MAX_NAME)
    return {ref: name_or_they(name) for ref, name in short_names(names).items()}


def _person_rows(group: list[Entry], today: dt.date, due_by: dt.date | None) -> Iterator[Block]:
    """The rows of one person; actions are labelled with who owes them, mine first."""
    before = ""
    for entry in sorted(group, key=_is_theirs):
        label = _action_label(entry) if isinstance(entry, Action) else ""
        yield entry_row(entry, today=today, label="" if label == before else label, is_list=True, due_by=due_by)
        before = label


def _action_label(action: Action) -> str:
    return "To do" if action.relationship_ref == ME else owes_label(action.owner, action.relationship)


def _is_theirs(entry: Entry) -> bool:
    return isinstance(entry, Action) and entry.owner == "them"


def _empty(kind: Kind, relationship: Relationship | None) -> Page:
    what, hint, command = _EMPTY[kind]
    if relationship is None:
        return empty_page(f"No {what}.", hint=hint, command=command)
    from mentorlog.insight.due.quoted_name import quote_name

    whose = "of your own" if relationship.ref == ME else f"with {relationship.name}"
    name = quote_name(relationship.name, relationship.ref)
    return empty_page(f"No {what} {whose}.", hint=hint, command=f"{command} -w {name}")
