"""The target and the format of a page to send (`agenda`, `recap`), from `--format` and `-o`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.cli.output.output_files import check_target, output_path
from mentorlog.errors import UsageError
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from pathlib import Path

_EXTENSION: Final = r"\.(?!db$|bak$|old$|tmp$)[a-z]{2,5}"
"""What looks like the extension of a format; `.2026` and `.v2` are parts of a name, and `.bak` is not the extension of
a format."""
_MARKDOWN: Final = (".md", ".markdown", ".txt")


class PageTarget(NamedTuple):
    """The target of a page."""

    path: Path | None
    """The file; None for standard output."""
    format: str
    """One of PAGE_FORMATS."""


def page_target(
    format_: str | None, output: str | None, lang: str | None, *, name: str, force: bool, as_json: bool
) -> PageTarget:
    """The file and the format of a page: --format, else by the extension of the file, else Markdown. `name` is the file
    name to propose. Raises UsageError for another format, for --json with any of them and for a PDF at a terminal,
    ConflictError for a file that can't be written, as `check_target` does."""
    if as_json and (format_ or output):
        raise UsageError(f"--json and {f'--format {format_}' if format_ else '-o'} can't be used together.")
    if as_json and lang:
        raise UsageError("--lang and --json can't be used together.")
    from mentorlog.export.formats import FORMATS, PAGE_FORMATS, TEXT_FORMATS

    *others, last = PAGE_FORMATS
    if format_ is not None and format_ not in PAGE_FORMATS:
        raise UsageError(f"--format must be {', '.join(others)} or {last}, not {quoted(format_)}.")
    path = output_path(output)
    target = PageTarget(path, format_ or _format_of(path))
    if format_ or output:
        is_text = target.format in TEXT_FORMATS
        check_target(output, force=force, ending=FORMATS[target.format][0], is_text=is_text, name=name)
    return target


def _format_of(path: Path | None) -> str:
    """The format for the extension of a file, Markdown if it does not look like one. Raises UsageError for one that is
    not supported."""
    from mentorlog.cli.input.pages.export_request import format_of_suffix
    from mentorlog.export.formats import PAGE_FORMATS

    kind = format_of_suffix(str(path)) if path else "md"
    if kind in PAGE_FORMATS:
        return str(kind)
    suffix = path.suffix.lower() if path else ""
    if path and re.fullmatch(_EXTENSION, suffix) and suffix not in _MARKDOWN:
        *others, last = PAGE_FORMATS
        raise UsageError(
            f"{suffix} is not a supported format; a page is {', '.join(others)} or {last}.",
            hint=f"-o {shell_line.quote(str(path.with_suffix('.md')))}",
        )
    return "md"
