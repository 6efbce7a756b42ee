"""The time zone of where the person is."""

from __future__ import annotations

import os

from mentorlog.cli.app import App


def local_zone(app: App) -> str | None:
    """The IANA name of the local time zone, None where the machine does not say.

    $TZ and the link that Linux and macOS keep are read here, because tzlocal costs as much as Typer to import and every
    plan with a time of day asks; elsewhere it is asked."""
    said = app.environ.get("TZ", "").lstrip(":")
    if "/" in said and not said.startswith("/"):
        return said
    try:
        _, found, name = os.readlink("/etc/localtime").partition("zoneinfo/")  # noqa: PTH115 - a link need lead nowhere
    except OSError:
        found, name = "", ""
    return name if found else _asked()


def _asked() -> str | None:
    try:
        from tzlocal import get_localzone_name

        return get_localzone_name()
    except Exception:  # noqa: BLE001 - a machine without a zone is no reason to refuse a plan
        return None
