"""Settings: read from and written to a small TOML file, which the user can also edit.

The caller passes the path of the file; this module does not read the environment.
"""

from __future__ import annotations

import os
import stat

from mentorlog.errors import MentorlogError, UsageError
from mentorlog.model import LANGUAGES
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final


class Settings(NamedTuple):
    """The value of each setting, None if it is not set and has no default."""

    background: str | None = None
    """The background of the terminal: `light` or `dark`; None: colours that can be read on both are used."""
    backup_dir: str | None = None
    """The folder that has a folder with the backups of each journal; None: beside the journal."""
    backups: str = "on"
    """Whether a backup is made on each day on which something is recorded: `on` or `off`."""
    checkin_every: str = "every 3 months"
    """How often `review` suggests a partnership check, as a cadence in words; `none` for never."""
    color: str = "auto"
    """When to use colour at a terminal: `auto`, `always` or `never`."""
    date_order: str | None = None
    """How a numeric date is read: `dmy` or `mdy`."""
    db: str | None = None
    """The path of the journal."""
    editor: str | None = None
    """The command of the editor for long text."""
    history_mb: str = "100"
    """The maximum size of the record of changes, in megabytes; older commands can't be undone any more."""
    history_months: str = "12"
    """For how many months commands can be undone; the last hundred can always be."""
    language: str | None = None
    """The language of questions and exported pages: `en` or `da`. Without it questions are in English, and pages in the
    language of the environment."""
    name: str | None = None
    """The name of the journal's owner, which signs pages to send; UNSIGNED for none."""
    pager: str | None = None
    """The command that shows long output."""
    passphrase_command: str | None = None
    """The command that prints the passphrase of an encrypted journal."""
    screen_reader: str = "off"
    """Whether pages are sentences, for a screen reader: `on` or `off`."""
    within: str = "7d"
    """How far ahead `remind` looks, as a length of time in words."""


class Setting(NamedTuple):
    """What a setting means, and which values it can have."""

    meaning: str
    """In one line, for `config`."""
    values: tuple[str, ...] = ()
    """The values that are allowed; empty if any text is."""
    check: Callable[[str], object] | None = None
    """Raises MentorlogError for a value that is not allowed."""
    is_number: bool = False
    """Whether the value is a whole number, which the file may have without quotes."""


def _check_within(value: str) -> object:
    from mentorlog.dates import parse_within

    return parse_within(value)


def _check_cadence(value: str) -> object:
    from mentorlog.dates import parse_cadence

    return parse_cadence(value)


def _check_db(value: str) -> object:
    return _check_path(value, what="file")


def _check_backup_dir(value: str) -> object:
    _check_path(value, what="folder")
    path = os.path.expanduser(value)
    while not os.path.lexists(path) and os.path.dirname(path) != path:
        path = os.path.dirname(path)  # a folder that is missing is created with the first backup
    if os.path.lexists(path) and os.path.exists(path) and not os.path.isdir(path):
        raise UsageError(f"{path} is not a folder.")
    return value


def _check_path(value: str, *, what: str) -> object:
    if not value.startswith("~") and not os.path.isabs(value):
        raise UsageError(f"{quoted(value)} is not an absolute path, so it would be another {what} in each folder.")
    return value


def _check_number(*, most: int) -> Callable[[str], object]:
    def check(value: str) -> object:
        if not (value.isascii() and value.isdecimal() and len(value) <= len(str(most)) and 1 <= int(value) <= most):
            raise UsageError(f"{quoted(value)} is not a whole number from 1 to {most}.")
        return int(value)

    return check


def _check_name(value: str) -> object:
    import re

    from mentorlog.unsafe_characters import NOT_ON_ONE_LINE

    if re.search(NOT_ON_ONE_LINE, value):
        raise UsageError("a name is one line of visible text.")
    return value


UNSIGNED: Final = "none"
"""The name for pages that are not signed."""

_SWITCH: Final = ("on", "off")
"""The values of a setting that is switched on or off; in the file `true` and `false` mean the same."""
_SWITCH_WORDS: Final = {"true": "on", "yes": "on", "false": "off", "no": "off"}

SETTINGS: Final[dict[str, Setting]] = {
    "background": Setting("the background of your terminal, which the colours are chosen for", ("light", "dark")),
    "backup_dir": Setting("the folder for backups; without it they are beside the journal", check=_check_backup_dir),
    "backups": Setting("whether a backup is made on each day on which something is recorded", _SWITCH),
    "checkin_every": Setting("how often `review` suggests a partnership check; `none` for never", check=_check_cadence),
    "color": Setting("when to use colour at a terminal", ("auto", "always", "never")),
    "date_order": Setting("how 03/04/2026 is read", ("dmy", "mdy")),
    "db": Setting("the journal file", check=_check_db),
    "editor": Setting("the program for typing long text; overrides $VISUAL and $EDITOR"),
    "history_mb": Setting(
        "the most megabytes of changes to keep for `undo`", check=_check_number(most=1_000_000), is_number=True
    ),
    "history_months": Setting(
        "how many months of changes to keep for `undo`", check=_check_number(most=1200), is_number=True
    ),
    "language": Setting("the language of questions and exported pages", LANGUAGES),
    "name": Setting("your name, which signs the pages that you send; `none` for no signature", check=_check_name),
    "pager": Setting("the program that shows long output; overrides $PAGER; `cat` for none"),
    "passphrase_command": Setting("the program that prints the passphrase of an encrypted journal"),
    "screen_reader": Setting(
        "whether output is in sentences, for a screen reader; the variable ACCESSIBLE overrides it", _SWITCH
    ),
    "within": Setting("how far ahead `remind` looks", check=_check_within),
}


KEEPING: Final = frozenset({"backup_dir", "backups", "history_mb", "history_months"})
"""The settings about what is kept. If one of them can't be read, its default may keep less than the user wants, so
nothing old is deleted."""


class Loaded(NamedTuple):
    """The settings of a file, and what is wrong in it."""

    settings: Settings
    """Each setting that is wrong has its default."""
    errors: tuple[MentorlogError, ...] = ()
    """What is wrong, each with the path of the file."""
    db_error: MentorlogError | None = None
    """The error that hides the setting `db`: a command must not use the default journal in its place."""
    hides_keeping: bool = False
    """Whether an error hides one of the settings KEEPING: nothing old may be deleted."""


def load(path: str) -> Loaded:
    """The settings in the file at `path`; the defaults if there is no file. Errors in the file are returned, not
    raised, so that they never stop a command that can do without the setting."""
    try:
        values = _read(path)
    except MentorlogError as error:
        return Loaded(Settings(), (error,), error, hides_keeping=True)
    good: dict[str, str] = {}
    errors: list[MentorlogError] = []
    db_error = None
    hides_keeping = False
    for key, value in values.items():
        try:
            good[key] = check(key, value, path=path)
        except MentorlogError as error:
            errors.append(error)
            db_error = error if key == "db" else db_error
            hides_keeping = hides_keeping or key in KEEPING
    unsafe = _changeable_place(path) if values else None
    if unsafe is not None:
        errors.append(_can_be_changed(path, unsafe))
        for key in _PROGRAMS:
            good.pop(key, None)
    return Loaded(Settings(**good), tuple(errors), db_error, hides_keeping)


_PROGRAMS: Final = ("editor", "pager", "passphrase_command")
"""The settings that name a program to start. As ssh does with its settings, they are not used if another user can have
written them."""


def _changeable_place(path: str) -> str | None:
    """The settings file, or else its folder, if every user can change it; None if not. In a folder with the sticky bit
    a file can only be replaced by its owner."""
    if os.name == "nt":
        return None
    for place in (path, os.path.dirname(path)):
        try:
            mode = os.stat(place).st_mode
        except OSError:
            continue
        if mode & stat.S_IWOTH and not (mode & stat.S_ISVTX and stat.S_ISDIR(mode)):
            return place
    return None


def _can_be_changed(path: str, place: str) -> MentorlogError:
    from mentorlog import shell_line
    from mentorlog.enumeration import enumerated

    what = "this file" if place == path else "the files in this folder"
    message = (
        f"{path}: every user of this computer can change {what}, so {enumerated(_PROGRAMS)} are not taken from it."
    )
    return MentorlogError(message, hint=shell_line.join(["chmod", "go-w", place]))


def _content(path: str) -> bytes:
    """The content of the file, empty if there is none. Raises MentorlogError with the path."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as error:
        raise MentorlogError(f"The settings in {path} can't be read: {error.strerror}.") from error


def _read(path: str) -> dict[str, object]:
    """The keys and values in the file, not checked. Raises MentorlogError with the path."""
    content = _content(path)
    if not content:
        return {}
    import tomllib

    try:
        return tomllib.loads(_decode(content))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MentorlogError(
            f"The settings in {path} are not valid TOML: {error}.", hint=f"fix or delete {path}"
        ) from error


def _decode(content: bytes) -> str:
    """The text of the file, without the byte order mark that some editors add."""
    return content.decode("utf-8-sig")


def check_key(key: str) -> Setting:
    """The setting with that key. Raises UsageError if there is none."""
    setting = SETTINGS.get(key)
    if setting is None:
        raise UsageError(f"there is no setting {quoted(key)}.", hint=f"the settings are {', '.join(SETTINGS)}")
    return setting


def canonical(key: str, value: str) -> str:
    """The value of a setting in the program's words: `da` for `dansk`. One that is not such a word is returned as it
    is."""
    values = SETTINGS[key].values
    if not values or value in values:
        return value
    if values == _SWITCH and value.casefold() in _SWITCH_WORDS:
        return _SWITCH_WORDS[value.casefold()]
    from mentorlog.model.choices import find_choice

    return find_choice(value, values) or value


def _as_text(setting: Setting, value: object) -> object:
    """A number or a truth value of the file as text, if the setting is one of that kind; any other value unchanged."""
    if isinstance(value, bool):
        return str(value).lower() if setting.values == _SWITCH else value
    return str(value) if isinstance(value, int) and setting.is_number else value


def _instead(key: str) -> str:
    """What is done without a setting of the file that is wrong, as the end of a sentence."""
    if key == "db":
        return ""
    kept = ", and no old backup or change is deleted until it is fixed" if key in KEEPING else ""
    return f"; the default is used{kept}"


def check(key: str, value: object, *, path: str | None = None) -> str:
    """The value, if that setting can have it. Raises UsageError for an unknown key or a value that is not allowed; with
    the `path` of the file that has it, and with the line that removes it from there."""
    import shlex

    prefix = f"{path}: " if path else ""
    unset = f"mentorlog config --unset {shlex.quote(key)}"
    if path and key not in SETTINGS:
        raise UsageError(f"{prefix}there is no setting {quoted(key)}; it is ignored.", hint=unset)
    setting = check_key(key)
    default = _instead(key) if path else ""
    value = _as_text(setting, value)
    if not isinstance(value, str):
        if setting.is_number:
            raise UsageError(f"{prefix}{key} must be a whole number, not {quoted(value)}{default}.", hint=unset)
        raise UsageError(f'{prefix}{key} must be text in quotes, such as {key} = "..."{default}.', hint=unset)
    if setting.values and canonical(key, value) not in setting.values:
        *others, last = setting.values
        hint = unset if path else None
        raise UsageError(
            f"{prefix}{key} must be {', '.join(others)} or {last}, not {quoted(value)}{default}.", hint=hint
        )
    if not value.strip():
        raise UsageError(f"{prefix}{key} is empty{default}.", hint=unset)
    if setting.check is not None:
        try:
            setting.check(value)
        except MentorlogError as error:
            message = f"{error.message.removesuffix('.')}{default}."
            hint = "mentorlog config db FILE" if key == "db" else unset if path else error.hint
            raise UsageError(f"{prefix}{key}: {message}", hint=hint) from error
    return canonical(key, value)


def change(path: str, key: str, value: str | None) -> str:
    """The content of the file with a new value of `key`, or without it if `value` is None. Other lines and comments
    are kept, also wrong ones.

    Raises UsageError for a wrong value, or an unknown key that is not in the file either; MentorlogError if the file
    can't be read."""
    import tomlkit

    if value is None:
        if key not in _read(path):
            check_key(key)
    else:
        value = check(key, value)
        _read(path)
    document = tomlkit.parse(_decode(_content(path)))
    if value is None:
        document.pop(key, None)
    else:
        document[key] = value
    return tomlkit.dumps(document)
