"""Decide whether a relationship of the imported file is one here with the same name, from --join or by asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.input.command_line.typed_line import with_option
from mentorlog.enumeration import enumerated
from mentorlog.errors import UsageError
from mentorlog.model import Ref
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mentorlog.cli.app import App
    from mentorlog.cli.input.imports.request import ImportRequest
    from mentorlog.model.results.importing import Namesake

_NONE = "none"


def decide_joins(
    app: App,
    request: ImportRequest,
    namesakes: Sequence[Namesake],
    *,
    joined_before: Collection[Ref],
    has_refs: bool = True,
) -> dict[Ref, Ref | None]:
    """For each relationship of the file that has the name of one here, that one, or None if they are two people. Asks
    at a terminal, where it shows the refs of the file if that `has_refs`. Raises UsageError in a script, and for --join
    with something else; Stopped."""
    given, keeps_apart = _given(request.joins)
    known = {here.ref for each in namesakes for here in each.candidates}
    for ref in given:
        if ref not in known and ref not in joined_before:
            raise UsageError(f"{ref} is not a relationship that has the name of one in {request.files[0]}.")
    decided: dict[Ref, Ref | None] = {}
    open_ones = []
    for each in namesakes:
        found = [here.ref for here in each.candidates if here.ref in given]
        if len(found) > 1:
            raise UsageError(f"{each.name} can be joined with one relationship, not with {enumerated(found)}.")
        if found:
            decided[each.ref] = found[0]
        elif keeps_apart:
            _refuse_two(each)
            decided[each.ref] = None
        else:
            open_ones.append(each)
    if open_ones and (not app.can_ask or app.yes):
        raise _undecided(app, request, open_ones)
    return decided | {each.ref: _ask(app, request, each, has_refs=has_refs) for each in open_ones}


def _given(joins: Sequence[str]) -> tuple[list[Ref], bool]:
    """The refs that were typed, and whether the others are kept apart."""
    refs, keeps_apart = [], False
    for typed in joins:
        ref = Ref.parse(typed.strip())
        if typed.strip().casefold() == _NONE:
            keeps_apart = True
        elif ref is None or ref.kind != "relationship":
            raise UsageError(
                f"--join must be the ref of a relationship, such as r2, or none, not {quoted(typed)}.",
                hint="mentorlog people --all",
            )
        else:
            refs.append(ref)
    return refs, keeps_apart


def _refuse_two(namesake: Namesake) -> None:
    """Raise UsageError if a relationship of the file can't come beside one here with its name."""
    other = next((here for here in namesake.candidates if not here.may_be_two), None)
    if other is not None:
        raise UsageError(
            f"{namesake.name} of the file can't come as another person, because {other.name} ({other.ref}) has not "
            "ended either, and two such relationships can't have the same name. Rename the one here first:",
            hint=f"mentorlog edit {other.ref} --name NAME",
        )


def _undecided(app: App, request: ImportRequest, namesakes: Sequence[Namesake]) -> UsageError:
    """The error for relationships about which nothing was typed, with the lines that decide."""
    whom = ", ".join(f"{each.name} ({' or '.join(str(here.ref) for here in each.candidates)})" for each in namesakes)
    same = "a relationship" if len(namesakes) == 1 else "relationships"
    joined = " ".join(f"--join {each.candidates[0].ref}" for each in namesakes)
    lines = [with_option(app, joined)]
    first = namesakes[0]
    if len(namesakes) == 1:
        lines = [with_option(app, f"--join {here.ref}") for here in first.candidates]
    if all(here.may_be_two for each in namesakes for here in each.candidates):
        lines.append(with_option(app, f"--join {_NONE}"))
    return UsageError(
        f"{request.files[0]} has {same} with the same name as one here, recorded apart: {whom}. If they are the same "
        "person, join them. Nothing was imported.",
        hint="\n".join(lines),
    )


def _ask(app: App, request: ImportRequest, namesake: Namesake, *, has_refs: bool) -> Ref | None:
    """Ask which relationship here is the same; None if there is none."""
    from mentorlog.cli.input.prompts.ask import choose

    facts = f"{namesake.ref} there, {namesake.status}" if has_refs else namesake.status
    output.write_stderr(f"{namesake.name} in {request.files[0]} ({facts}) was recorded apart from:")
    choices = [f"{here.name} ({here.ref} here, {here.status}): the same person" for here in namesake.candidates]
    chosen = choose(app, "Who is it? (Ctrl-C imports nothing)", [*choices, "another person"])
    if chosen < len(choices):
        return namesake.candidates[chosen].ref
    _refuse_two(namesake)
    return None
