"""Tell the owner what an output without names replaced, and what it can't know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.messages import warn, write_stderr

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.insight.anonymous.replace import Replacements

_ADVICE = (
    "before you share it. It may still contain names that are recorded nowhere else in the journal, nicknames, words "
    'such as "the CFO", places, telephone numbers and links that name no one'
)


def show_replacements(
    app: App, replacements: Replacements, *, file: str | None, has_moved_dates: bool | None, owner: str | None
) -> None:
    """Write what was replaced to stderr, and how often, with the advice to read the result. Warns of a file whose name
    contains a name. `has_moved_dates`: the dates of entries were moved, None if the output has no days; `owner` is the
    name of the journal's owner, None if it is not known."""
    from mentorlog.present.phrases import often

    found = replacements.replaced_names()
    warn("these names, addresses and links were replaced:" if found else "no name was found to replace.")
    for each in found:
        becomes = "becomes" if app.uses_sentences else "->"
        write_stderr(f"  {each.text} {becomes} {each.stand_in} ({often(each.times)})")
    kept = replacements.kept_words()
    if kept:
        warn("these words are also names, and were kept because they are in lower case or usual in capitals:")
        write_stderr(f"  {', '.join(f'{word} ({often(times)})' for word, times in kept)}")
    if file and replacements.has_name_in(file):
        warn(f"the file name {file} contains a name.")
    warn_of_unknown_owner(owner, done="replaced")
    if has_moved_dates is None:
        warn(f"read the result {_ADVICE}.")
        return
    dates = "dates within texts were not moved" if has_moved_dates else "dates are unchanged (--shift-dates moves them)"
    warn(f"read the result {_ADVICE}; {dates}.")


def warn_to_read(page: str, *, owner: str | None) -> None:
    """Write to stderr to read a page from which texts with names were left out, and that the owner's name was not if it
    is not known."""
    warn_of_unknown_owner(owner, done="left out")
    warn(f"read the {page} {_ADVICE}.")


def warn_of_unknown_owner(owner: str | None, *, done: str) -> None:
    """Warn that the name of the journal's owner was not replaced or left out, if it is None."""
    if owner is None:
        warn(f"your own name is not known, so it was not {done}; to set it: mentorlog config name NAME")
