"""Settings: read from and written to a small TOML file, which the user can also edit.

The caller passes the path of the file; this module does not read the environment.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from mentorlog.errors import MentorlogError, UsageError


class Settings(NamedTuple):
    """The value of each setting, None if it is not set and has no default."""

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
    language: str | None = None
    """The language of questions and exported pages: `en` or `da`. Without it questions are in English, and pages in the
    language of the environment."""
    pager: str | None = None
    """The command that shows long output."""
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


def _check_within(value: str) -> object:
    from mentorlog.dates import parse_within

    return parse_within(value)


def _check_cadence(value: str) -> object:
    from mentorlog.dates import parse_cadence

    return parse_cadence(value)


LANGUAGES: Final = ("en", "da")
"""The languages of questions and exported pages."""

SETTINGS: Final[dict[str, Setting]] = {
    "checkin_every": Setting("how often `review` suggests a partnership check; `none` for never", check=_check_cadence),
    "color": Setting("when to use colour at a terminal", ("auto", "always", "never")),
    "date_order": Setting("how 03/04/2026 is read", ("dmy", "mdy")),
    "db": Setting("the journal file"),
    "editor": Setting("the program for typing long text; overrides $VISUAL and $EDITOR"),
    "language": Setting("the language of questions and exported pages", LANGUAGES),
    "pager": Setting("the program that shows long output; overrides $PAGER; `cat` for none"),
    "within": Setting("how far ahead `remind` looks", check=_check_within),
}


def load(path: str) -> Settings:
    """The settings in the file at `path`; the defaults if there is no file. Raises MentorlogError with the path."""
    values = read(path)
    _check_all(values, path)
    return Settings(**{key: canonical(key, value) for key, value in values.items()})


def _check_all(values: Mapping[str, str], path: str) -> None:
    for key, value in values.items():
        check(key, value, prefix=f"{path}: ")


def _content(path: str) -> bytes:
    """The content of the file, empty if there is none. Raises MentorlogError with the path."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as error:
        raise MentorlogError(f"The settings in {path} can't be read: {error.strerror}.") from error


def read(path: str) -> dict[str, str]:
    """The keys and values in the file, checked only to be text. Raises MentorlogError with the path."""
    content = _content(path)
    if not content:
        return {}
    import tomllib

    try:
        values = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MentorlogError(
            f"The settings in {path} are not valid TOML: {error}.", hint=f"fix or delete {path}"
        ) from error
    for key, value in values.items():
        if not isinstance(value, str):
            raise UsageError(f'{path}: {key} must be text in quotes, such as {key} = "..."')
    return values


def check_key(key: str, *, prefix: str = "") -> Setting:
    """The setting with that key. Raises UsageError if there is none, with `prefix` before the message."""
    setting = SETTINGS.get(key)
    if setting is None:
        raise UsageError(f"{prefix}there is no setting {key!r}.", hint=f"the settings are {', '.join(SETTINGS)}")
    return setting


def canonical(key: str, value: str) -> str:
    """The value of a setting in the program's words: `da` for `dansk`. One that is not such a word is returned as it
    is."""
    values = SETTINGS[key].values
    if not values or value in values:
        return value
    from mentorlog.model.choices import find_choice

    return find_choice(value, values) or value


def check(key: str, value: str, *, prefix: str = "") -> None:
    """Raise UsageError for an unknown key or a value that is not allowed, with `prefix` before the message."""
    setting = check_key(key, prefix=prefix)
    if setting.values and canonical(key, value) not in setting.values:
        *others, last = setting.values
        raise UsageError(f"{prefix}{key} must be {', '.join(others)} or {last}, not {value!r}.")
    if not value.strip():
        raise UsageError(f"{prefix}{key} is empty.", hint=f"mentorlog config --unset {key}")
    if setting.check is not None:
        try:
            setting.check(value)
        except MentorlogError as error:
            raise UsageError(f"{prefix}{key}: {error.message}", hint=error.hint) from error


def change(path: str, key: str, value: str | None) -> str:
    """The content of the file with a new value of `key`, or without it if `value` is None. Other lines and comments
    are kept. Raises MentorlogError if the value or anything else in the file is wrong."""
    import tomlkit

    if value is not None:
        check(key, value)
        value = canonical(key, value)
    # the old value of this key may be wrong: that is often why it is changed
    _check_all({other: old for other, old in read(path).items() if other != key}, path)
    document = tomlkit.parse(_content(path).decode("utf-8"))
    if value is None:
        document.pop(key, None)
    else:
        document[key] = value
    return tomlkit.dumps(document)
