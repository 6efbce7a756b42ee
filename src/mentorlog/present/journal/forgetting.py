"""The pages of `forget`: what will be erased, and that it was."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from mentorlog.present.journal.restoring import kind_phrase
from mentorlog.present.page import Gap, Line, Row, Span, text
from mentorlog.present.phrases import count_phrase, first_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.model import Kind
    from mentorlog.model.results.forgetting import ForgetPlan, Skipped
    from mentorlog.present.page import Block, Page

_FOR_GOOD = "This can't be undone. Exports, copies and messages elsewhere can't be reached: delete those yourself."


def forget_page(plan: ForgetPlan, *, keeps_hours: bool) -> Page:
    """What will be erased."""
    return (
        Line(text("Forget ", Span(plan.name, "strong"), " for good:")),
        Gap(),
        *_rows("To erase", _parts(plan)),
        *_rows("To rewrite", _rewritten(plan)),
        *_rows("To delete", _deleted(plan)),
        *_rows("To keep", [_kept(plan).capitalize()] if keeps_hours else []),
        Gap(),
        *_out_of_reach(plan),
        Line(text(_FOR_GOOD)),
    )


def forgotten_page(plan: ForgetPlan, *, kept_as: str | None) -> Page:
    """That everything was erased, and what remains to be done. `kept_as`: under which name the hours are kept."""
    kept = [f"Kept: {_kept(plan)}{f', under {kept_as}' if plan.held else ''}"] if kept_as else []
    parts = (*_parts(plan), *(f"Deleted: {file}" for file in _deleted(plan)), *kept)
    return (
        Line(text("Forgotten: ", Span(plan.name, "strong")), under=tuple(text(part) for part in parts)),
        *_out_of_reach(plan),
        *_searches(plan.name),
    )


def _kept(plan: ForgetPlan) -> str:
    if not plan.held:
        return "no hours, because no session was held"
    return f"the days and minutes of {count_phrase(plan.held, 'held session')}"


def _rewritten(plan: ForgetPlan) -> Iterator[str]:
    """The backups by their folders, and the other copies."""
    folders = Counter(backup.parent for backup in plan.backups)
    yield from (f"{count_phrase(count, 'backup')} in {folder}" for folder, count in folders.items())
    yield from map(str, plan.copies)


def _deleted(plan: ForgetPlan) -> Iterator[str]:
    """The files that are deleted, and how their texts begin."""
    for file in plan.deleted:
        yield f"{file.path} ({file.beginning})" if file.beginning else str(file.path)


def _searches(name: str) -> Iterator[Line]:
    """The lines that find the name in other entries: the first name, and the last, since a text rarely has both."""
    from mentorlog import shell_line

    for word in dict.fromkeys((first_name(name), (name.split() or [name])[-1])):
        line = shell_line.join(["mentorlog", "search", word])
        yield Line(text("Other entries may still have the name: ", Span(line, "command")), is_hint=True)


def _parts(plan: ForgetPlan) -> Iterator[str]:
    """What is erased, in phrases."""
    counted = [
        count_phrase(count, kind) if kind == "checkpoint" else kind_phrase(count, cast("Kind", kind))
        for kind, count in plan.counts
    ]
    if plan.relationship is not None:
        what = "prospect" if plan.relationship.status == "prospect" else "relationship"
        yield f"The {what}, with {', '.join(counted)}" if counted else f"The {what}, which has no entries"
    elif counted:
        yield f"Its entries: {', '.join(counted)}"
    if plan.moved:
        yield f"The earlier versions of {count_phrase(plan.moved, 'entry', 'entries')} moved to other relationships"
    if plan.commands:
        yield f"What the history has of it: {count_phrase(plan.commands, 'command')}"
    if plan.backups:
        yield f"The same in {count_phrase(len(plan.backups), 'backup')}"
    if plan.copies:
        yield f"The same in {count_phrase(len(plan.copies), 'other copy', 'other copies')} of the journal"
    if plan.deleted:
        yield f"{count_phrase(len(plan.deleted), 'file')} with unsaved text or left by a command"


def _rows(label: str, lines: Iterable[str]) -> Iterator[Block]:
    """A row for each line; the label is before the first."""
    for line in lines:
        yield Row(label, text(line))
        label = ""


def _out_of_reach(plan: ForgetPlan) -> Iterator[Block]:
    for file in plan.out_of_reach:
        yield Line(
            text(f"Not changed: {file}, which is not named as a backup is. If it is a copy, delete it yourself.")
        )
    for folder in plan.absent:
        yield Line(text(f"Not reached: the backups in {folder}. Type the line again when that folder is there."))


def skipped_sentence(skipped: Skipped) -> str | None:
    """That a file has what was forgotten, for a warning; None if it has not."""
    if not (skipped.relationships or skipped.entries):
        return None
    entries = count_phrase(skipped.entries, "entry", "entries")
    if not skipped.relationships:
        return f"{entries} of the file {'was' if skipped.entries == 1 else 'were'} forgotten here, and skipped."
    people = count_phrase(skipped.relationships, "relationship")
    verb = "was" if skipped.relationships == 1 else "were"
    return f"{people} of the file {verb} forgotten here, and skipped with {entries}."
