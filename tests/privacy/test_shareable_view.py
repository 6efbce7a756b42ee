"""Every condition and every replaced column of the shareable view is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from mentorlog.store import shareable
from tests.privacy.view_rows import differences

if TYPE_CHECKING:
    from tests.privacy.twins import Twins

NOT_SHOWN: Final = ("command", "change", "recording", "revision", "search")
"""Tables that are not in the view. No output has what is in them, but the number of changes of a visible entry."""

CONDITIONS: Final = [
    (table, number) for table, conditions in shareable._CONDITIONS.items() for number in range(len(conditions))
]
COLUMNS: Final = [(table, column) for table, columns in shareable._REPLACED_COLUMNS.items() for column in columns]


def without_condition(patch: pytest.MonkeyPatch, table: str, number: int) -> None:
    """Show the rows that a condition hides."""
    conditions = list(shareable._CONDITIONS[table])
    del conditions[number]
    patch.setitem(shareable._CONDITIONS, table, tuple(conditions))


def with_column(patch: pytest.MonkeyPatch, table: str, column: str) -> None:
    """Show a column as it is."""
    columns = {name: sql for name, sql in shareable._REPLACED_COLUMNS[table].items() if name != column}
    patch.setitem(shareable._REPLACED_COLUMNS, table, columns)


def test_the_view_has_the_rows_of_the_twin(twins: Twins) -> None:
    """All of them, and with the same values."""
    assert differences(twins) == []


def test_without_any_condition_or_replaced_column_the_rows_differ(
    twins: Twins, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So each of them is needed, and the pair of journals has a case of each."""
    missed = []
    for remove, places in ((without_condition, CONDITIONS), (with_column, COLUMNS)):
        for place in places:
            with monkeypatch.context() as patch:
                remove(patch, *place)  # type: ignore[operator]
                if not differences(twins):
                    missed.append(place)
    assert missed == []
