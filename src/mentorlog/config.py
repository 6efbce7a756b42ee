"""Settings: a small TOML file that a person may edit, read into plain data and written with its comments kept.

The environment and the file's place are passed in by the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from mentorlog.errors import MentorlogError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


class Settings(NamedTuple):
    """What a person may set; `None` means not set. `within` is a span such as `7d`, `date_order` `dmy` or `mdy`,
    `checkin_every` a cadence in words (`none`: never), `language` that of the bank's questions and of
    pages to take away."""

    checkin_every: str = "every 3 months"
    color: str = "auto"
    date_order: str | None = None
    db: str | None = None
    editor: str | None = None
    language: str = "en"
    pager: str | None = None
    within: str = "7d"


class Setting(NamedTuple):
    """What a key means, in one line, and the values it takes (empty: any text)."""

    meaning: str
    values: tuple[str, ...] = ()
    check: Callable[[str], object] | None = None


def _span(value: str) -> object:
    from mentorlog.dates import parse_within

    return parse_within(value)


def _cadence(value: str) -> object:
    from mentorlog.dates import parse_cadence

    return parse_cadence(value)


LANGUAGES: Final = ("en", "da")
"""The languages that the bank's questions, and pages to take away, are written in."""

SETTINGS: Final[dict[str, Setting]] = {
    "checkin_every": Setting("how often `review` proposes a partnership check; `none` for never", check=_cadence),
    "color": Setting("when to use colour at a terminal", ("auto", "always", "never")),
    "date_order": Setting("how 03/04/2026 is read", ("dmy", "mdy")),
    "db": Setting("the journal's file"),
    "editor": Setting("the program that long text is typed in, before $VISUAL and $EDITOR"),
    "language": Setting("the language of the bank's questions, and of pages to take away", LANGUAGES),
    "pager": Setting("the program that long reads are shown in, before $PAGER; `cat` for none"),
    "within": Setting("how far ahead `remind` looks", check=_span),
}


def load(path: Path) -> Settings:
    """The settings in the file at `path`, defaults where there is none. Raises MentorlogError naming the file."""
    values = read(path)
    _check_all(values, path)
    return Settings(**values)


def _check_all(values: Mapping[str, str], path: Path) -> None:
    for key, value in values.items():
        check(key, value, where=f"{path}: ")


def read(path: Path) -> dict[str, str]:
    """The keys and values that the file holds, unchecked but for being text."""
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise MentorlogError(f"The settings in {path} can't be read: {error.strerror}.") from error
    import tomllib

    try:
        values = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MentorlogError(
            f"The settings in {path} can't be understood: {error}.", hint=f"mend or remove {path}"
        ) from error
    for key, value in values.items():
        if not isinstance(value, str):
            raise UsageError(f'{path}: {key} should be text in quotes, such as {key} = "..."')
    return values


def check_key(key: str, *, where: str = "") -> Setting:
    """The setting of that key. Raises UsageError for a key that is none."""
    setting = SETTINGS.get(key)
    if setting is None:
        raise UsageError(f"{where}there is no setting {key!r}.", hint=f"the settings are {', '.join(SETTINGS)}")
    return setting


def check(key: str, value: str, *, where: str = "") -> None:
    """Refuse a key that is no setting, and a value that it does not take (UsageError)."""
    setting = check_key(key, where=where)
    if setting.values and value not in setting.values:
        raise UsageError(f"{where}{key} is {' or '.join(setting.values)}, not {value!r}.")
    if not value.strip():
        raise UsageError(f"{where}{key} is empty.", hint=f"mentorlog config --unset {key}")
    if setting.check is not None:
        try:
            setting.check(value)
        except MentorlogError as error:
            raise UsageError(f"{where}{key}: {error.message}", hint=error.hint) from error


def change(path: Path, key: str, value: str | None, *, make_private: Callable[[Path, str], None]) -> None:
    """Set `key`, or unset it with None, keeping the file's other lines; `make_private` writes the file whole."""
    import tomlkit

    if value is not None:
        check(key, value)
    # what else is wrong in the file is told before it is touched; the value that is changed may be the wrong one
    _check_all({other: said for other, said in read(path).items() if other != key}, path)
    document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
    if value is None:
        document.pop(key, None)
    else:
        document[key] = value
    make_private(path, tomlkit.dumps(document))


def plain(settings: Settings) -> Mapping[str, str | None]:
    """The settings by key."""
    return settings._asdict()
