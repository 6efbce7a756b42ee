"""The command line as it was typed, for hints and recovery files."""

from __future__ import annotations

import shlex
from typing import Any


def typed_options(ctx: Any) -> list[str]:
    """The options of a command as they were typed, for a corrected line."""
    words = ["--db", ctx.obj.db] if ctx.obj.db else []
    for param in ctx.command.params:
        value = ctx.params.get(param.name) if param.param_type_name == "option" else None
        if value is True:
            words.append(param.opts[0])
        elif value:
            values = value if isinstance(value, (list, tuple)) else [value]
            words += [word for item in values for word in (param.opts[0], str(item))]
    return words


def recovery_line(ctx: Any, text: str | None = None, *, with_: object, options: dict[str, str]) -> str:
    """The command line that records what was typed so far: the command, its options, the `options` that were answered
    at a prompt, and the text."""
    words = [*ctx.command_path.split(), *typed_options(ctx)]
    words += [] if ctx.params.get("with_") else ["--with", str(with_)]
    words += [word for option in options.items() for word in option]
    return shlex.join([*words, *([] if text is None else ["--", text])]) + "\n"
