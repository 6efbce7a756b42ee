"""The local time zone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.dates import When


def zone_of(app: App, when: When | None) -> str | None:
    """The time zone that the time of day of `when` is in; None if it has none."""
    return local_zone(app) if when and when.at else None


def local_zone(app: App) -> str | None:
    """The IANA name of the local time zone; None if the machine does not have one.

    $TZ and the link of Linux and macOS are read here, because every plan with a time of day needs the zone and tzlocal
    takes as long to import as Typer; it is used elsewhere."""
    variable = app.environ.get("TZ", "").lstrip(":")
    if "/" in variable and not variable.startswith("/"):
        return variable
    try:
        # pathlib would be slower to import
        _, found, name = os.readlink("/etc/localtime").partition("zoneinfo/")  # noqa: PTH115
    except OSError:
        found, name = "", ""
    return name if found else _from_tzlocal()


def _from_tzlocal() -> str | None:
    try:
        from tzlocal import get_localzone_name

        return get_localzone_name()
    except Exception:  # noqa: BLE001 - a plan is kept without its zone
        return None
