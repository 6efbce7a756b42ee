"""Parts of pages as plain data."""

from mentorlog.export.document import Table, without_empty_columns


def test_a_column_without_text_is_left_out() -> None:
    """A column in which only some rows have text stays."""
    table = Table(("Title", "Link", "Time"), ((("A",), (), ("8 h",)), (("B",), (), ())))
    assert without_empty_columns(table) == Table(("Title", "Time"), ((("A",), ("8 h",)), (("B",), ())))
    full = Table(("Title", "Time"), ((("A",), ("8 h",)),))
    assert without_empty_columns(full) == full
