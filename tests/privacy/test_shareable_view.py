"""Every condition and every replaced column of the shareable view is needed."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

import pytest

from mentorlog.store import shareable
from tests.privacy.outputs import difference, outputs
from tests.privacy.view_rows import differences

if TYPE_CHECKING:
    from tests.privacy.twins import Twins

NOT_IN_VIEW: Final = {"command", "change", "recording", "revision", "forgotten"}
"""Tables that the view leaves as they are. No output has their content, but how often a visible entry has changed."""

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


@pytest.mark.heavy
def test_every_table_is_in_the_view_or_has_nothing_to_hide(twins: Twins) -> None:
    """So a new table is not shared by accident."""
    with sqlite3.connect(twins.full.db) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    others = {name for name in tables if name.startswith(("search", "sqlite_", "_sqlite_"))}
    assert tables - others == NOT_IN_VIEW | shareable._CONDITIONS.keys()


def test_the_view_has_the_rows_of_the_twin(twins: Twins) -> None:
    """All of them, and with the same values."""
    assert differences(twins) == []


@pytest.mark.heavy
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


ONLY_IN_ROWS: Final = {
    *((table, 1) for table in shareable._CONDITIONS if table not in ("relationship", "session_goal", "worked")),
    ("checkpoint", 0),
    ("discussed", 0),
    ("session_goal", 1),
    ("worked", 0),
    ("relationship", "goal"),
    ("action", "goal"),
    ("milestone", "goal"),
    ("resource", "goal"),
    ("point", "session"),
}
"""Conditions and columns that no output needs today, because queries reach these rows from visible ones, and exports
link only to entries that they contain."""


@pytest.mark.heavy
@pytest.mark.parametrize("place", [*CONDITIONS, *COLUMNS], ids=str)
def test_without_a_condition_or_replaced_column_an_output_differs(
    twins: Twins, monkeypatch: pytest.MonkeyPatch, place: tuple[str, int | str]
) -> None:
    """So the outputs that are compared would show it."""
    table, what = place
    if isinstance(what, int):
        without_condition(monkeypatch, table, what)
    else:
        with_column(monkeypatch, table, what)
    differs = any(difference(twins, each) for each in outputs(twins) if not each.is_heavy)
    assert differs or place in ONLY_IN_ROWS
