"""Which options of `programme` belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import UsageError
from mentorlog.insight.due.due_evaluation import programme_line

if TYPE_CHECKING:
    from mentorlog.cli.app import App

_ALLOWED: Final[dict[str, tuple[str, ...]]] = {
    "--match": ("match", "to_file", "force", "as_json"),
    "--evaluated": ("evaluated", "note", "again", "clear", "as_json"),
    "overview": (
        *("files", "same_pair", "anonymous", "to_file", "lang", "paper", "include_private", "force", "as_json"),
    ),
    "list": ("as_json", "include_private"),
}
"""The options that each use of the command takes, by parameter."""
_NEEDED: Final = {
    "note": ("--evaluated", "--evaluated today"),
    "again": ("--evaluated", "--evaluated today"),
    "clear": ("--evaluated", "--evaluated DATE"),
    "same_pair": ("--with", "--with FILE"),
    "lang": ("-o", "-o FILE.html"),
    "paper": ("-o", "-o FILE.pdf"),
    "force": ("-o", "-o FILE"),
    "include_private": ("-o, --json or --anonymous", "--json"),
}
"""What an option needs beside it, and how that is typed."""
_NEEDS_ONE_OF: Final = {
    "same_pair": ("files",),
    "lang": ("to_file",),
    "paper": ("to_file",),
    "force": ("to_file",),
    "include_private": ("to_file", "as_json", "anonymous"),
}
"""The parameters of which an option needs one."""


def check_options(app: App, label: str) -> None:
    """Raise UsageError for an option that does not belong to the others, and for a missing label."""
    ctx = app.context
    assert ctx is not None  # noqa: S101 - the command is running
    given = {param.name: param for param in ctx.command.params if _is_given(ctx, param)}
    use = "--match" if "match" in given else "--evaluated" if "evaluated" in given else "overview" if label else "list"
    for name, param in given.items():
        if name in _ALLOWED[use] and (name not in _NEEDS_ONE_OF or any(each in given for each in _NEEDS_ONE_OF[name])):
            continue
        if use == "list" and name == "include_private":
            continue
        raise _misplaced(app, use, param)
    if not label and use != "list":
        raise UsageError("Give the label of the programme.", hint=_with_label(ctx))


def _is_given(ctx: Any, param: Any) -> bool:
    return param.param_type_name == "option" and ctx.params.get(param.name) not in (None, False, (), [])


def _misplaced(app: App, use: str, param: Any) -> UsageError:
    from mentorlog.cli.input.command_line.typed_line import line_without, with_option

    option = param.opts[0]
    if use == "list" and param.name not in _NEEDED:
        return UsageError(f"{option} needs the label of a programme.", hint=_with_label(app.context))
    if use in ("overview", "list") and param.name in _NEEDED:
        needed, typed = _NEEDED[param.name]
        return UsageError(f"{option} works only with {needed}.", hint=with_option(app, typed))
    return UsageError(f"{option} can't be used with {use}.", hint=line_without(app, *param.opts))


def _with_label(ctx: Any) -> str:
    from mentorlog.cli.input.command_line.typed_line import typed_options

    return programme_line("LABEL", *typed_options(ctx))
