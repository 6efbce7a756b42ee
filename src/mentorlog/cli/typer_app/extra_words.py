"""Extra words after a command that takes no arguments, with the line that was probably meant: `people add Bo`, `status
ida`."""

from __future__ import annotations

from mentorlog.cli import shell_line
from mentorlog.cli.typer_app.other_words import ADDS, LISTS


def meant_with_extra_words(command: str, words: list[str]) -> list[str]:
    """The lines that were probably meant by `people` or `status` with these words; none for other commands."""
    if command not in ("people", "status") or not words or any(word.startswith("-") for word in words):
        return []
    verb, rest = words[0].casefold(), words[1:]
    if verb in (*LISTS, "show") and not rest:
        return [f"mentorlog {command}{' --all' if (command, verb) == ('people', 'all') else ''}"]
    if verb in ADDS:
        return [f"mentorlog start {shell_line.join(rest or ['NAME'])} --i-am {role}" for role in ("mentor", "mentee")]
    return [f"mentorlog review {shell_line.join(words)}"]
