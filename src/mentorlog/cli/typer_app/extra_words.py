"""Extra words after a command that takes no arguments, with the line that was probably meant: `people add Bo`, `status
ida`."""

from __future__ import annotations

from mentorlog import shell_line
from mentorlog.cli.input.command_line.other_words import ADDS, LISTS, VERBS
from mentorlog.cli.typer_app import index


def meant_with_extra_words(command: str, words: list[str]) -> list[str]:
    """The lines that were probably meant by `people` or `status` with these words; none for other commands."""
    if command in ("history", "path", "demo") and len(words) == 1 and words[0].casefold() in (*LISTS, "show"):
        return [f"mentorlog {command}"]
    if command not in ("people", "status") or not words or any(word.startswith("-") for word in words):
        return []
    verb, rest = words[0].casefold(), words[1:]
    if verb in (*LISTS, "show") and not rest:
        return [f"mentorlog {command}{' --all' if (command, verb) == ('people', 'all') else ''}"]
    if verb in ADDS:
        return [f"mentorlog start {shell_line.join(rest or ['NAME'])} --i-am {role}" for role in ("mentor", "mentee")]
    verb = VERBS.get(verb, verb)
    verb = "end" if verb == "delete" else verb  # a person is not deleted
    if rest and verb in index.COMMANDS and verb != "show":  # `people pause ida`
        return [f"mentorlog {shell_line.join([verb, *rest])}"]
    return [f"mentorlog review {shell_line.join(rest if rest and verb in ('show', *LISTS) else words)}"]
