"""The tables that `edit` uses to parse its options: they cover all editable fields and name no other ones."""

import pytest

from mentorlog.cli.input import edit_values
from mentorlog.cli.input.forms.edit_form import LONG_TEXTS
from mentorlog.model import KINDS
from mentorlog.model.fields import FIELDS
from mentorlog.workflows import edit_entry

EDITABLE = [(kind, name) for kind in KINDS for name, field in FIELDS[kind].items() if field.can_edit]


@pytest.mark.parametrize(("kind", "name"), EDITABLE)
def test_every_editable_field_has_a_parser(kind, name):
    """The parser belongs to the type or to the field; a field that only has flags needs none."""
    field = FIELDS[kind][name]
    by_itself = {*edit_values._OVERRIDES, "session.on"}
    flags_alone = set(field.options) <= edit_values.FLAGS.keys()
    assert flags_alone or f"{kind}.{name}" in by_itself or field.type in edit_values._READERS


def test_the_tables_name_only_existing_fields():
    """A field that is renamed must be renamed in the tables too."""
    editable = {f"{kind}.{name}" for kind, name in EDITABLE}
    with_status = {(kind, name) for kind, name in EDITABLE if FIELDS[kind][name].statuses}
    assert edit_values._OVERRIDES.keys() <= editable
    assert edit_entry._COMMAND_FOR_STATUS.keys() <= with_status
    assert {f"{kind}.{name}" for kind, name in LONG_TEXTS.items()} <= editable


def test_a_flag_sets_the_same_field_in_every_kind():
    """The table of flags has only the name of the flag."""
    for flag in edit_values.FLAGS:
        fields = {name for kind in KINDS for name, field in FIELDS[kind].items() if flag in field.options}
        assert len(fields) == 1, flag
    assert {option for option, is_flag in edit_values.edit_options().items() if is_flag} == edit_values.FLAGS.keys()
