"""Which tables of a page share their columns."""

from __future__ import annotations

from mentorlog.export.document import Document, Section, Table, UserText
from mentorlog.export.table_columns import is_in_margin, share_columns

SKILLS = Table(("Rated", "Then", "Now"), (((UserText("Listening"),), ("2",), ("4",)),))
BENEFITS = Table(("Helped with", "Then", "Now"), ((("Network",), ("3",), ("5",)),))
YEARS = Table(("Year", "Held", "Missed"), ((("2026",), ("3",), ("1",)),))


def tables(*sections: tuple[Table, ...]) -> list[Table]:
    """The tables of a page with these sections."""
    parts = tuple(Section(f"s{number}", "Part", blocks) for number, blocks in enumerate(sections))
    document = share_columns(Document("en", ("Ours",), ("Lead.",), (), parts))
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def test_tables_with_the_same_columns_are_on_one_grid() -> None:
    """In one section or in several, also if the first column of one would fit in the margin."""
    for sections in (((SKILLS, BENEFITS),), ((SKILLS,), (BENEFITS,))):
        found = tables(*sections)
        assert all(each.beside for each in found)
        assert not any(map(is_in_margin, found))


def test_a_table_with_other_columns_keeps_its_own() -> None:
    """Its first column is in the margin, as are those of tables that all fit there."""
    *_, years = tables((SKILLS, BENEFITS), (YEARS,))
    assert is_in_margin(years)
    assert all(map(is_in_margin, tables((BENEFITS,), (BENEFITS,))))
