"""Tests of the docs that are generated, most of them from the description of the fields."""

import pytest

from mentorlog.model import goal
from tests.generated_docs import DOCS, GENERATED, meanings


@pytest.mark.parametrize("name", GENERATED)
def test_the_docs_are_up_to_date(name):
    """The command `python -m tests.generated_docs` updates them."""
    text = (DOCS / name).read_text("utf-8")
    assert text == GENERATED[name](text)


@pytest.mark.parametrize("name", ["export.md", "tables.md", "schema.md"])
def test_a_missing_row_of_a_generated_table_is_restored(name):
    """The row is removed from every generated table."""
    text = (DOCS / name).read_text("utf-8")
    row = next(line for line in text.splitlines(keepends=True) if line.startswith("| `measure` |"))
    assert GENERATED[name](text.replace(row, "")) == text


def test_only_the_first_sentence_goes_into_the_docs():
    """Further sentences are for readers of the code."""
    assert "dossier" in str(goal.__loader__.get_source(goal.__name__))
    assert "dossier" not in meanings("Goal")["checkpoints"]
