"""`config`: show or change settings."""

from typing import Annotated

import typer

from mentorlog import config as settings
from mentorlog import shell_line
from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.command_line.typed_line import line_with_words
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted

Words = Annotated[list[str] | None, typer.Argument(metavar="[KEY [VALUE]]", help="A setting and its new value.")]
_CUTOFF = 0.6
"""A `difflib` ratio: `lang` is `language`."""
Unset = Annotated[str | None, typer.Option("--unset", metavar="KEY", help="Reset a setting to its default.")]


def config(ctx: typer.Context, words: Words = None, unset: Unset = None, as_json: AsJson = False) -> None:
    """Show or change settings."""
    app: App = ctx.obj
    words = words or []
    if words and words[0] not in settings.SETTINGS:
        _refuse_verb(app, words)
    if unset is not None and words:
        raise UsageError("--unset takes only the key.", hint=f"mentorlog config --unset {shell_line.quote(unset)}")
    if unset is not None or len(words) > 1:
        return _change(app, unset or words[0], None if unset else " ".join(words[1:]), as_json=as_json)
    values = app.settings._asdict()
    if words:
        settings.check_key(words[0])
        value = values[words[0]]
        return (
            output.show_json({words[0]: value}) if as_json else _print_value(app, value) if value is not None else None
        )
    if as_json:
        return output.show_json(values)
    from mentorlog.present.journal.settings import settings_page

    meanings = {key: setting.meaning for key, setting in settings.SETTINGS.items()}
    return output.show(app, settings_page(values, meanings, path=app.settings_path))


def _print_value(app: App, value: str) -> None:
    """Print a value: unchanged for a script, with control characters made visible at a terminal."""
    from mentorlog.present.inert import inert

    output.write_text(inert(value) if app.uses_rich else value)


def _change(app: App, key: str, value: str | None, *, as_json: bool) -> None:
    from pathlib import Path

    from mentorlog.cli.output.private_files import write_private

    if key in ("db", "backup_dir") and value is not None:
        value = _absolute(value)
    write_private(Path(app.settings_path), settings.change(app.settings_path, key, value))
    app.saved = f"the setting {key}"
    changed = app.settings._asdict().get(key)
    if as_json:
        return output.show_json({key: changed})
    return output.show_line(app, f"{key} is now {'not set' if changed is None else changed}, in {app.settings_path}")


def _absolute(path: str) -> str:
    """The path of a file or folder from any folder; `~` is kept, because it means the same in all of them."""
    import os

    return path if not path.strip() or path.startswith("~") else os.path.abspath(path)  # noqa: PTH100 - links stay


def _refuse_verb(app: App, words: list[str]) -> None:
    """Raise UsageError for `config list`, `config get KEY`, `config set KEY VALUE`, `config unset KEY` and
    `config KEY=VALUE`, with the line that was meant."""
    from difflib import get_close_matches

    verb, rest = words[0].casefold(), words[1:]
    key, equals, value = words[0].partition("=")
    near = get_close_matches(words[0].casefold(), settings.SETTINGS, n=1, cutoff=_CUTOFF)
    meant: list[str] | None = [*near, *rest] if near else None
    if verb in ("list", "ls", "show", "all", "get", "set", "add", "edit") and rest[:1] != ["="]:
        meant = rest
    elif verb in ("unset", "delete", "remove", "rm", "clear") and len(rest) == 1:
        meant = ["--unset", *rest]
    elif equals and key in settings.SETTINGS and not rest:
        meant = [key, value or "VALUE"]
    if meant is not None:
        hint = line_with_words(app, meant, old=words)
        raise UsageError(f"there is no setting {quoted(words[0])}; did you mean this?", hint=hint)


command = build(config, "config", example="mentorlog config date_order dmy")
