"""What is installed only on request: the extras of pyproject.toml, and the lines that install them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from mentorlog import shell_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_INSTALLERS: Final = {
    "pipx_metadata.json": "pipx install --force",
    "uv-receipt.toml": "uv tool install",
}
"""What pipx and uv write into the environment of a program that they install, and their command to install it again."""


def line_to_install(extra: str) -> str:
    """The line that adds an extra to this installation of mentorlog, made by pipx, uv or pip. pip adds it to what is
    installed; the others install mentorlog again, from the folder that it is from if that is not a package index."""
    command = next((command for file, command in _INSTALLERS.items() if Path(sys.prefix, file).exists()), None)
    if command is None:
        return f"pip install 'mentorlog[{extra}]'"
    return f"{command} {shell_line.quote(f'{_installed_from()}[{extra}]')}"


def _installed_from() -> str:
    """The folder from which mentorlog was installed, such as a clone of its repository; its name if it was not, or if
    the folder is not there any more."""
    from importlib.metadata import PackageNotFoundError, distribution
    from urllib.parse import unquote, urlsplit

    try:
        origin = json.loads(distribution("mentorlog").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, OSError, ValueError):
        return "mentorlog"
    url = urlsplit(str(origin.get("url", "")))
    folder = unquote(url.path).removeprefix("/" if os.name == "nt" else "")
    return folder if url.scheme == "file" and Path(folder, "pyproject.toml").exists() else "mentorlog"
