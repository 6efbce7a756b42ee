"""What is installed only on request: the extras of pyproject.toml, and the lines that install them."""

from __future__ import annotations

import sys
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_INSTALLERS: Final = {
    "pipx_metadata.json": "pipx install --force",
    "uv-receipt.toml": "uv tool install",
}
"""What pipx and uv write into the environment of a program that they install, and their command to install it again."""


def line_to_install(extra: str) -> str:
    """The line that adds an extra to this installation of mentorlog, made by pipx, uv or pip."""
    written = (command for file, command in _INSTALLERS.items() if Path(sys.prefix, file).exists())
    return f"{next(written, 'pip install')} 'mentorlog[{extra}]'"
