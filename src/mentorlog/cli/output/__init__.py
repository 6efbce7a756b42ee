"""Write output: pages, JSON and text to stdout, hints and errors to stderr."""

from mentorlog.cli.output.messages import (
    show_settings_errors,
    stderr_width,
    warn,
    write_hint,
    write_line_to_type,
    write_stderr,
)
from mentorlog.cli.output.pages import show, show_json, show_line, show_rows, write_paged, write_prose
from mentorlog.cli.output.streams import flush, write_bytes, write_text

__all__ = [
    "flush",
    "show",
    "show_json",
    "show_line",
    "show_rows",
    "show_settings_errors",
    "stderr_width",
    "warn",
    "write_bytes",
    "write_hint",
    "write_line_to_type",
    "write_paged",
    "write_prose",
    "write_stderr",
    "write_text",
]
