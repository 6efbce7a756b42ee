"""Read the exports of colleagues, and add what their relationships came to. Nothing is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.input.programme.files import read_file
from mentorlog.cli.input.programme.labels import label_lines
from mentorlog.cli.input.prompts.owner_name import recorded_owner_name
from mentorlog.errors import AmbiguousError, NotFoundError, UsageError
from mentorlog.insight.programme.colleagues import join_exports, read_colleague
from mentorlog.insight.programme.labels import distinct_labels, match_labels
from mentorlog.insight.programme.same_pairs import find_hidden_pairs, find_same_pairs
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.cli.app import App
    from mentorlog.insight.programme.colleagues import ColleagueExport, Joined
    from mentorlog.insight.programme.member import Member
    from mentorlog.insight.programme.same_pairs import SamePair
    from mentorlog.model import Relationship

_MOST_LISTED: Final = 10
"""How many pairs a message describes."""


class WithColleagues(NamedTuple):
    """A programme in this journal and in the exports of colleagues."""

    label: str
    members: tuple[Member, ...]
    people: tuple[Relationship, ...]
    """Everyone in the exports."""
    owners: tuple[str, ...]
    """The names of the owners of the exports that have one."""
    has_hidden: bool = False
    """Whether relationships are left out, because they are private in this journal."""


def join_colleagues(
    app: App,
    own: Sequence[Member],
    files: Sequence[str],
    *,
    label: str,
    is_own: bool,
    same_pair: str | None,
    hidden: Sequence[Relationship] = (),
) -> WithColleagues:
    """The relationships of a programme in this journal and in the exports of colleagues. A pair that both people
    recorded counts once after asking. `is_own`: the label is one of this journal; otherwise it is completed from the
    exports. `hidden` are the private relationships of this journal, if others get the overview: the exports must not
    name them.

    Raises UsageError, AmbiguousError for a label that several of the exports complete, MentorlogError for a file that
    can't be read or is not an export; nothing is shown before all files are read."""
    counts_once = _read_same_pair(same_pair)
    exports = _read_exports(app, files)
    if not is_own:
        label = _complete_label(app, label, exports)
    own_uuids = [each.uuid for each in app.open_for_reading().relationships()]
    joined = join_exports(own, exports, label=label, own_uuids=own_uuids, today=app.today)
    _report(joined, exports, label)
    own_name = recorded_owner_name(app)
    all_members = joined.members
    joined = _without_hidden(joined, hidden, own_name)
    pairs = find_same_pairs(joined.members, own_name=own_name)
    _report_unchecked(joined, own_name)
    dropped = _ask_about_pairs(app, pairs, counts_once) if pairs else set()
    return WithColleagues(
        label,
        tuple(each for each in joined.members if each.uuid not in dropped),
        people=tuple(person for each in exports for person in each.people),
        owners=tuple(each.owner for each in exports if each.owner),
        has_hidden=len(joined.members) < len(all_members),
    )


def _without_hidden(joined: Joined, hidden: Sequence[Relationship], own_name: str | None) -> Joined:
    """Leave out the relationships with a person whose relationship is private in this journal, and say so."""
    found = find_hidden_pairs(joined.members, hidden, own_name=own_name)
    for file in dict.fromkeys(each.source for each in found):
        number = sum(each.source == file for each in found)
        relationships, are = ("1 relationship", "is") if number == 1 else (f"{number} relationships", "are")
        output.warn(
            f"{relationships} in {file} {are} left out: recorded by a person whose relationship is private in this "
            "journal; --include-private includes what is private."
        )
    return joined._replace(members=tuple(each for each in joined.members if each not in found))


def _read_same_pair(value: str | None) -> bool | None:
    """Whether a pair that both recorded counts once; None: ask. Raises UsageError."""
    from mentorlog.model.choices import find_choice

    if value is None:
        return None
    found = find_choice(value, ("yes", "no"))
    if found is None:
        raise UsageError(f"--same-pair must be yes or no, not {quoted(value)}.")
    return found == "yes"


def _read_exports(app: App, files: Sequence[str]) -> list[ColleagueExport]:
    from mentorlog.cli.output.progress_bar import progress_bar
    from mentorlog.importing.journal_export import MAX_BYTES, parse_export
    from mentorlog.importing.journal_export.entries import exported_entries
    from mentorlog.insight.relationship_entries import group_entries

    found = []
    with progress_bar(app) as bar:
        bar.start_phase("Reading", total=len(files))
        for file in bar.count_steps(files):
            export = parse_export(read_file(file, option="--with", most_bytes=MAX_BYTES), name=file)
            entries = (group_entries(each, entries) for each, entries in exported_entries(export))
            found.append(read_colleague(file, export.owner, entries, has_private=export.private_included))
    return found


def _complete_label(app: App, typed: str, exports: Iterable[ColleagueExport]) -> str:
    """The label in the exports that was typed, in full or its beginning. Raises AmbiguousError, and NotFoundError if
    there is none."""
    known = distinct_labels(label for each in exports for label in each.labels)
    found = match_labels(typed, known)
    if len(found) == 1:
        return found[0]
    if found:
        message = f"{quoted(typed)} matches {len(found)} programmes in these files; type one of these:"
        raise AmbiguousError(message, hint="\n".join(label_lines(app, found)))
    message = f"No relationship here or in these files belongs to a programme called {quoted(typed)}."
    raise NotFoundError(message, hint="\n".join(label_lines(app, known)) or None)


def _report(joined: Joined, exports: Sequence[ColleagueExport], label: str) -> None:
    """Say what is not counted."""
    for each in joined.repeated:
        one, many = ("it", "relationship") if each.number == 1 else ("they", "relationships")
        where = f"also in {each.other}" if each.other else "of this journal"
        if each.other == each.file:
            output.warn(f"{each.file} was given twice; it is counted once.")
        else:
            are = "is" if each.number == 1 else "are"
            output.warn(f"{each.number} {many} in {each.file} {are} {where}; {one} {_counts(each.number)} once.")
    by_file = {each.file: each for each in exports}
    for file in joined.without_label:
        labels = distinct_labels(by_file[file].labels)
        known = f"; its programmes: {', '.join(labels)}" if labels else ""
        output.warn(f"{file} has no relationship of {label}{known}.")
    for file, export in by_file.items():
        if export.has_private:
            output.warn(f"{file} has private entries; they were left out.")


def _counts(number: int) -> str:
    return "counts" if number == 1 else "count"


def _report_unchecked(joined: Joined, own_name: str | None) -> None:
    """Say which relationships were not compared, because the name of one of the two people is not known."""
    files = dict.fromkeys(each.source for each in joined.members if each.source and not each.owner)
    for file in files:
        output.warn(f"{file} has no owner's name, so it was not checked for pairs that both people recorded.")
    if files:
        output.write_stderr("  Its owner can set one and export again: `mentorlog config name NAME`")
    if own_name is None and any(each.source is None for each in joined.members):
        output.warn(
            "your name is not set, so your own relationships were not checked for pairs that both people recorded: "
            "`mentorlog config name NAME`"
        )


def _ask_about_pairs(app: App, pairs: Sequence[SamePair], counts_once: bool | None) -> set[str]:
    """The uuids of the relationships that are not counted. Raises UsageError if it can't be asked."""
    if counts_once is None and not app.can_ask and not app.yes:
        number = "One pair seems" if len(pairs) == 1 else f"{len(pairs)} pairs seem"
        listed = "; ".join(map(_describe, pairs[:_MOST_LISTED]))
        question = "Does it count once?" if len(pairs) == 1 else "Does each of them count once?"
        more = f"; and {len(pairs) - _MOST_LISTED} more" if len(pairs) > _MOST_LISTED else ""
        raise UsageError(
            f"{number} to be recorded by both people: {listed}{more}. {question}",
            hint="--same-pair yes\n--same-pair no",
        )
    dropped = set()
    for pair in pairs:
        is_once = counts_once
        if is_once is None:
            from mentorlog.cli.input.prompts.ask import confirm

            is_once = confirm(app, f"{_describe(pair)}. Is this the same pair, to count once?", default=True)
        if is_once:
            dropped.add(pair.second.uuid)
    return dropped


def _describe(pair: SamePair) -> str:
    """The two people and where they were recorded."""
    first = pair.first.source or "this journal"
    return f"{pair.mentor} with {pair.mentee} (mentee), in {first} and in {pair.second.source}"
