"""`list`, `ls`, `add` and `new` after a command that has no such verb, with the line that was probably meant."""

from __future__ import annotations

from typing import Any, Final

from mentorlog import shell_line
from mentorlog.cli.input.command_line.arguments import TypedOption, read_command_line, typed_line
from mentorlog.cli.input.command_line.other_words import ADDS, LISTS
from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted

_LIST_OF: Final = {
    **dict.fromkeys(("start", "pause", "end", "agreement", "export"), "people"),
    "resume": "people --all",
    **dict.fromkeys(("plan", "move", "cancel", "miss", "recap"), "sessions"),
    **dict.fromkeys(("undo", "redo"), "history"),
    **dict.fromkeys(("show", "edit", "delete", "private", "shareable", "done", "drop", "reopen"), "timeline"),
    "checkpoint": "goal",
    "outcome": "feedback",
    "celebrate": "milestone",
    "snooze": "remind",
    "rate": "progress",
    "checkin": "timeline --in checkin",
}
"""The command that lists what a command is about; other commands list it themselves."""
_TAKES_NEW: Final = ("start", "plan", "rate", "checkin")
"""Commands that record something new without a verb."""


def refuse_other_verb(ctx: Any) -> None:
    """Raise UsageError for `start list`, `cancel ls`, `plan new friday` and the like, with the line that was probably
    meant. A word after `--` is kept."""
    command = ctx.command
    line = read_command_line(command.params, ctx.obj.arguments)
    if line is None or line.dashes is not None or not line.words:
        return
    verb, rest = line.words[0].casefold(), line.words[1:]
    if verb in LISTS and not rest:
        lists = _LIST_OF.get(command.name, command.name)
        person = [word for option in line.options if option.long_name == "--with" for word in option.arguments()]
        takes_name = lists.partition(" ")[0] not in ("people", "history", "questions")
        whose = f" {shell_line.join(person)}" if person and takes_name else ""
        raise UsageError(
            f"{quoted(line.words[0])} is not needed, or is another command:", hint=f"mentorlog {lists}{whose}"
        )
    if verb in ADDS and rest and command.name in _TAKES_NEW:
        roles_of: list[list[str]] = (
            [[]] if command.name != "start" or ctx.params.get("i_am") else [["mentor"], ["mentee"]]
        )
        lines = [
            typed_line(ctx, rest, [*line.options, *(TypedOption("--i-am", role) for role in roles)])
            for roles in roles_of
        ]
        raise UsageError(f"`{command.name}` does not need {quoted(line.words[0])}.", hint="\n".join(lines))
