"""The page of `config`: each setting with its value and meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.commands import hint_line
from mentorlog.present.page import Gap, Span, Table, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.present.page import Page


def settings_page(values: Mapping[str, str | None], meanings: Mapping[str, str], *, path: str) -> Page:
    """Each setting with its value and meaning, and the `path` of the file that has them."""
    rows = tuple(
        (
            text(Span(key, "title")),
            text(value) if value is not None else text(Span("not set", "dim")),
            text(Span(meanings[key], "dim")),
        )
        for key, value in values.items()
    )
    return (
        Table(rows, stretch=2, is_list=True),
        Gap(),
        hint_line(f"To change one, in {path}: mentorlog config KEY VALUE"),
    )
