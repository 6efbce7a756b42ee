"""Tests of the cell width, which equals the one of Rich without loading Rich.

The table is generated from Rich's, which has one for each version of Unicode. To take the latest:

    pytest --update-golden -k the_table_is tests/present/layout/test_cell_width.py && git diff src
"""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from rich import cells
from rich._unicode_data import load

from mentorlog.present.layout import cell_width_table
from mentorlog.present.layout.cell_width import cell_width
from mentorlog.present.layout.cell_width_table import UNICODE
from tests.golden_files import FOLDER, Golden
from tests.present.hostile import texts
from tests.property_tests import settings

HEAD = '''"""Cells per character of Unicode, generated from Rich's tables by tests/present/layout/test_cell_width.py.

Each tuple alternates between the first code point of a range and the first one after it.
"""

from __future__ import annotations

from typing import Final

UNICODE: Final = "{version}"
# fmt: off
'''
TABLES = {
    "ZERO_WIDTH": "Characters that take no cell: controls, and what joins or modifies other characters.",
    "WIDE": "Characters that take two cells.",
    "WIDENED": "Characters that take one cell, and two with an emoji selector after them.",
}


def bounds(codes: Iterable[int]) -> list[int]:
    """Where the ranges of ascending code points begin and end."""
    found: list[int] = []
    for code in codes:
        if found and found[-1] == code:
            found[-1] += 1
        else:
            found += [code, code + 1]
    return found


def generated(version: str) -> str:
    """The expected source of the table."""
    rich = load(version)
    widths = bytearray(b"\1") * (sys.maxunicode + 1)
    controls = ((0x0, 0x1F, 0), (0x7F, 0x9F, 0))  # no cells, without being in Rich's table
    for start, end, width in (*rich.widths, *controls):
        widths[start : end + 1] = bytes([width]) * (end + 1 - start)
    found = {
        "ZERO_WIDTH": bounds(code for code, width in enumerate(widths) if width == 0),
        "WIDE": bounds(code for code, width in enumerate(widths) if width == 2),
        "WIDENED": bounds(sorted(map(ord, rich.narrow_to_wide))),
    }
    parts = [HEAD.format(version=rich.unicode_version)]
    for name, codes in found.items():
        rows = textwrap.wrap(", ".join(f"0x{code:X}" for code in codes), 115)
        lines = "\n".join(f"    {row}" for row in rows)
        parts.append(f'{name}: Final[tuple[int, ...]] = (\n{lines},\n)\n"""{TABLES[name]}"""\n')
    return "".join(parts)


def test_the_table_is_the_one_that_rich_has(request: pytest.FixtureRequest) -> None:
    """For every code point of Unicode."""
    is_updated = request.config.getoption("update_golden")
    table = Golden(Path(cell_width_table.__file__), is_updated=is_updated)
    table.check(generated(load("latest").unicode_version if is_updated else UNICODE))


@settings(max_examples=500, deadline=None)
@given(texts)
def test_any_text_is_as_wide_as_rich_measures_it(words: str) -> None:
    """Joiners, selectors, flags, combining and control characters included."""
    assert cell_width(words) == cells.cell_len(words, UNICODE)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.txt")), ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_the_golden_files_are_as_wide_as_rich_measures_them(path: Path) -> None:
    """Line by line."""
    for line in path.read_text("utf-8").splitlines():
        assert cell_width(line) == cells.cell_len(line)


def test_the_layout_loads_no_rich() -> None:
    """Nor does a page with wide characters."""
    program = (
        "import sys\n"
        "from mentorlog.present.layout import layout\n"
        "from mentorlog.present.page import Row, text\n"
        "list(layout((Row('L', text('王小明 👩🏽‍💻 ' * 30), text('a1')),), 80))\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    modules = done.stdout.split()
    assert "mentorlog.present.layout.cell_width_table" in modules
    assert [name for name in modules if name.split(".")[0] in {"rich", "wcwidth"}] == []
