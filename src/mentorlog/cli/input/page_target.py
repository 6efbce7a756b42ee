"""Where a page to send goes (`agenda`, `recap`), from `--format` and `-o`."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

from mentorlog.cli.output.output_files import output_path
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

_EXTENSION: Final = r"\.(?!db$|bak$|old$|tmp$)[a-z]{2,5}"
"""What looks like the extension of a format; `.2026` and `.v2` are parts of a name, and `.bak` says nothing of it."""
_MARKDOWN: Final = (".md", ".markdown", ".txt")


def page_target(format_: str | None, output: str | None, lang: str | None, *, as_json: bool) -> Path | None:
    """The file for the page, None for standard output. Raises UsageError for another format, and for --json with it."""
    if format_ not in (None, "md"):
        raise UsageError(f"--format must be md, not {format_!r}.")
    if as_json and (format_ or output):
        raise UsageError(f"--json and {'--format md' if format_ else '-o'} can't be used together.")
    if as_json and lang:
        raise UsageError("--lang and --json can't be used together.")
    target = output_path(output)
    if format_ is None:
        _refuse_ending(target)
    return target


def _refuse_ending(target: Path | None) -> None:
    """Raise UsageError for a file whose extension is of another format."""
    suffix = target.suffix.lower() if target else ""
    if target and re.fullmatch(_EXTENSION, suffix) and suffix not in _MARKDOWN:
        path = shlex.quote(str(target.with_suffix(".md")))
        raise UsageError(f"{suffix} is not a supported format; only md is.", hint=f"-o {path}")
