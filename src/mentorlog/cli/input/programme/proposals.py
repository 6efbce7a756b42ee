"""`programme LABEL --match FILE`: propose pairs of the people in a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.cli import output
from mentorlog.cli.input.programme.files import read_file
from mentorlog.cli.output.messages import write_stderr
from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.importing.participants import ParticipantTable
    from mentorlog.insight.programme.matching import Proposal

_MOST_LISTED: Final = 20
"""The maximum number of people on stderr who are left over, and of lines with a warning."""
_OTHER_FORMATS: Final = (".html", ".htm", ".pdf", ".md", ".markdown", ".json", ".zip")
"""Extensions of files that have no table of pairs."""


def propose_pairs(app: App, label: str, path: str, *, to_file: str | None, force: bool, as_json: bool) -> None:
    """Propose pairs of the people in a file, as a table on stdout or in `to_file`, and list on stderr who is left over.
    Raises UsageError for --json with a file and for a file that is no table; MentorlogError for people who can't be
    read, and if networkx is not installed."""
    _check_target(to_file, force=force, as_json=as_json)
    from mentorlog.cli.output.progress_bar import progress_bar
    from mentorlog.importing.participants import MOST_BYTES, read_participants
    from mentorlog.insight.programme.matching import propose_pairs as match

    table = read_participants(read_file(path, option="--match", most_bytes=MOST_BYTES), name=path)
    _warn_of_columns(table)
    with progress_bar(app) as bar:
        bar.start_phase("Matching")
        proposal = match(table.participants)
    _show(app, proposal, label, to_file=to_file, force=force, as_json=as_json)
    _list_left_over(proposal)


def _check_target(to_file: str | None, *, force: bool, as_json: bool) -> None:
    from mentorlog.cli.output.output_files import check_target

    if to_file is None:
        return
    if as_json:
        raise UsageError("--json and -o can't be used together.")
    suffix = Path(to_file).suffix.lower()
    if suffix in _OTHER_FORMATS:
        raise UsageError(
            f"Pairs are written as .csv, not as {suffix}.",
            hint=f"-o {shell_line.quote(str(Path(to_file).with_suffix('.csv')))}",
        )
    check_target(to_file, force=force, ending=".csv", name="pairs", is_text=True)


def _show(app: App, proposal: Proposal, programme: str, *, to_file: str | None, force: bool, as_json: bool) -> None:
    if as_json:
        from mentorlog.export.pairs import proposal_shape

        return output.show_json(proposal_shape(proposal, programme=programme))
    if to_file is None and app.uses_rich:
        from mentorlog.present.pairs import pairs_page

        return output.show(app, pairs_page(proposal, programme=programme))
    from mentorlog.cli.output.output_files import write_output
    from mentorlog.export.pairs import pairs_table

    return write_output(app, pairs_table(proposal), to_file, force=force, ending=".csv", name="pairs")


def _warn_of_columns(table: ParticipantTable) -> None:
    if table.unused_columns:
        output.warn(f"not used for matching: {', '.join(table.unused_columns)}.")
    for line, skills in table.comma_lists[:_MOST_LISTED]:
        output.warn(f"line {line}: {quoted(skills)} was read as one skill; separate skills with semicolons.")
    if len(table.comma_lists) > _MOST_LISTED:
        output.warn(f"so it was in {len(table.comma_lists) - _MOST_LISTED} more lines.")
    if table.is_windows_text:
        output.warn("the file is not UTF-8; it was read as Windows-1252. Check the names.")


def _list_left_over(proposal: Proposal) -> None:
    """List who has no mentor, who has no mentee, and who could take more mentees, with the reason."""
    from mentorlog.insight.programme.matching import reason_free, reason_unpaired

    _list(
        [each.name for each in proposal.unpaired],
        "mentee has",
        "mentees have",
        f"no mentor: {reason_unpaired(proposal)}",
    )
    mentors = [each.name for each, number in proposal.free if number == each.capacity]
    _list(mentors, "mentor has", "mentors have", f"no mentee: {reason_free(proposal)}")
    more = [
        f"{each.name} ({number} of {each.capacity} places free)"
        for each, number in proposal.free
        if number < each.capacity
    ]
    _list(more, "mentor", "mentors", f"could take more mentees: {reason_free(proposal)}")


def _list(names: Sequence[str], one: str, many: str, rest: str) -> None:
    if not names:
        return
    output.warn(f"{len(names)} {one if len(names) == 1 else many} {rest}.")
    for name in names[:_MOST_LISTED]:
        write_stderr(f"  {name}")
    if len(names) > _MOST_LISTED:
        write_stderr(f"  and {len(names) - _MOST_LISTED} more; --json lists them all")
