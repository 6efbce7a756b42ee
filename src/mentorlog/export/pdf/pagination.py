"""Choose the spacing of a PDF page and whether it has contents, by laying it out and looking at where it ends.

A last page with a few lines is a sheet of paper for nothing. First the spaces are made a little smaller, until the
lines fit on the page before; if that is not enough, they are made larger, until the last page has more lines.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from mentorlog.export.typst_files import query_typst
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Json = dict[str, Any]

PAGES_FOR_CONTENTS: Final = 8
"""A PDF with this many pages has contents."""
LEAST_END: Final = 220.0
"""The least distance from the top of the last page to the end of its content, in points, if there are several pages:
about ten lines."""
SMALLER: Final = (0.96, 0.92, 0.88, 0.84, 0.8, 0.76)
LARGER: Final = (1.04, 1.08, 1.12, 1.18, 1.24, 1.3)
"""The spacings that are tried, as factors of the usual spaces."""


class Layout(NamedTuple):
    """The end of a page that was laid out."""

    pages: int
    y: float
    """The distance from the top of the last page to the end of the content, in points."""

    @property
    def is_good(self) -> bool:
        """Whether the last page is not nearly empty."""
        return self.pages == 1 or self.y >= LEAST_END


def paginated(template: Path, data: Json) -> Json:
    """The data of a page with `spacing` and `has_contents` chosen."""

    def lay_out(page: Json) -> Layout:
        return Layout(**query_typst(template, json.dumps(page), "<end>"))

    usual = lay_out(data)
    if usual.pages >= PAGES_FOR_CONTENTS:
        data = {**data, "has_contents": True}
        usual = lay_out(data)
    return data if usual.is_good else {**data, "spacing": _spacing(data, lay_out)}


def _spacing(data: Json, lay_out: Callable[[Json], Layout]) -> float:
    """The first spacing that gives a good last page, and the same answer about the contents; the usual one if there is
    none."""
    for spacing in (*SMALLER, *LARGER):
        found = lay_out({**data, "spacing": spacing})
        if found.is_good and data["has_contents"] == (found.pages >= PAGES_FOR_CONTENTS):
            return spacing
    return 1.0
