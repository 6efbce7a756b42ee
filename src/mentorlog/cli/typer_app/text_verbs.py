"""Verbs of other tools after a command that records text: `note list`, `log rm s1`, `raise add x`."""

from __future__ import annotations

from typing import Any, Final

from mentorlog import shell_line
from mentorlog.cli.input.command_line.arguments import read_command_line, typed_line
from mentorlog.cli.input.command_line.other_words import LISTS, VERBS
from mentorlog.errors import UsageError
from mentorlog.model import Ref
from mentorlog.quoted_text import quoted

_LIST_OF: Final = {"note": "notes", "log": "sessions", "raise": "agenda"}
"""The command that lists what a command records."""
_ADDS: Final = ("add", "new")


def refuse_verb_as_text(ctx: Any, words: list[str], args: list[str]) -> None:
    """Raise UsageError if the text of `note`, `log` or `raise` is a verb of other tools, with the line that was
    probably meant, and the line that records the words as text."""
    line = read_command_line(ctx.command.params, args)
    if line is None or line.dashes is not None:
        return
    meant = _meant(ctx, words, line.options, is_first=args[:1] == words[:1])
    if meant is None:
        return
    typed = shell_line.join(words)
    raise UsageError(
        f"Is {quoted(typed)} a command or the text? Type the one you meant:",
        hint=f"{meant}\n{typed_line(ctx, words, line.options, is_text=True)}",
    )


def _meant(ctx: Any, words: list[str], options: list[Any], *, is_first: bool) -> str | None:
    """The line that was probably meant; None if the words are text."""
    if ctx.command.name == "log" and len(words) == 2 and Ref.parse(words[0]):
        return _with_verb_first(words[1].casefold(), words[0])
    verb, rest = words[0].casefold(), words[1:]
    if not rest and verb in (*LISTS, "show"):
        person = [word for option in options if option.long_name == "--with" for word in option.arguments()]
        return shell_line.join(["mentorlog", _LIST_OF[ctx.command.name], *person])
    if rest and all(Ref.parse(word) for word in rest) and (verb in VERBS or verb in VERBS.values()):
        return shell_line.join(["mentorlog", VERBS.get(verb, verb), *rest])
    if verb in _ADDS and is_first:
        return typed_line(ctx, rest or ["TEXT"], options)
    return None


def _with_verb_first(verb: str, ref: str) -> str | None:
    """The line for a verb after a ref: `show s1` of `s1 list`; None if the word is text."""
    if verb in LISTS:
        return f"mentorlog show {ref}"
    known = verb in VERBS or verb in VERBS.values() or verb in ("cancel", "miss")
    return f"mentorlog {VERBS.get(verb, verb)} {ref}" if known else None
