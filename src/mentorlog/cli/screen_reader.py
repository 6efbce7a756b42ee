"""Whether the user wants output for a screen reader. Read by every command, so it parses no settings without need."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Final

    from mentorlog.config import Settings

VARIABLE: Final = "ACCESSIBLE"
"""Programs with such a mode share this variable (https://github.com/charmbracelet/huh)."""
_OFF: Final = frozenset(("0", "false", "no", "off"))


def uses_sentences(environ: Mapping[str, str], *, settings_path: str, settings: Callable[[], Settings]) -> bool:
    """Whether $ACCESSIBLE asks for it; without that variable, whether the setting `screen_reader` does. A settings file
    that does not name it is not parsed."""
    value = environ.get(VARIABLE, "").strip()
    if value:
        return value.casefold() not in _OFF
    return _is_named(settings_path) and settings().screen_reader == "on"


def _is_named(settings_path: str) -> bool:
    try:
        with open(settings_path, "rb") as file:  # noqa: PTH123 - importing pathlib would take too long
            return b"screen_reader" in file.read()
    except OSError:  # whoever needs the settings reports it
        return False
