"""The descriptions of the fields are complete and agree with the classes."""

import inspect

import pytest

from mentorlog.model import KINDS, Checkpoint
from mentorlog.model.fields import FIELDS
from mentorlog.model.fields.goal import CHECKPOINT
from mentorlog.store.queries.rows import class_of
from tests.generated_docs import meanings

SHARED = ("ref", "uuid", "relationship", "relationship_ref", "private")
KIND_CLASSES = {kind: class_of(kind) for kind in KINDS}
CLASSES = {**KIND_CLASSES, "checkpoint": Checkpoint}
DESCRIBED = {**FIELDS, "checkpoint": CHECKPOINT}


def may_be_none(model, name):
    """Whether the class allows None for a field."""
    owner = next(base for base in model.__mro__ if name in inspect.get_annotations(base))
    return "None" in inspect.get_annotations(owner)[name].split(" | ")


def test_every_kind_is_described():
    """Iterating over the descriptions gives all kinds, although each is loaded on first use."""
    assert tuple(FIELDS) == KINDS
    assert len(FIELDS) == len(KINDS)
    with pytest.raises(KeyError):
        FIELDS["nonsense"]


@pytest.mark.parametrize("kind", CLASSES)
def test_every_field_of_the_class_is_described(kind):
    """No other fields are described."""
    assert DESCRIBED[kind].keys() == set(CLASSES[kind]._fields)


@pytest.mark.parametrize("kind", CLASSES)
def test_every_field_has_a_line_that_describes_it(kind):
    """The line is in the class, where the docs read it."""
    assert meanings(CLASSES[kind].__name__).keys() == {"", *CLASSES[kind]._fields}


@pytest.mark.parametrize("name", SHARED)
def test_a_field_of_all_entries_means_the_same_in_each(name):
    """Each class has its own copy of the line, and the copies must not differ."""
    lines = {meanings(model.__name__)[name] for model in KIND_CLASSES.values() if name in model._fields}
    assert len(lines) == 1


@pytest.mark.parametrize("kind", CLASSES)
def test_a_required_field_cannot_be_none_in_the_class(kind):
    """Lists are never None, but may be empty."""
    for name, field in DESCRIBED[kind].items():
        if field.type in ("texts", "refs", "entries"):
            assert not field.is_required, name
        else:
            assert field.is_required != may_be_none(CLASSES[kind], name), name


@pytest.mark.parametrize("kind", CLASSES)
def test_the_properties_of_a_field_are_consistent(kind):
    """For example, a field that can be cleared can be edited and is not required."""
    for name, field in DESCRIBED[kind].items():
        assert not (field.can_clear and (field.is_required or not field.can_edit)), name
        assert (field.source != "column") or field.column, name
        assert not field.search_rank or field.type in ("text", "texts"), name
        assert bool(field.choices) == (field.type == "choice"), name
        assert not field.kind or field.type in ("ref", "refs", "entries"), name
        assert field.in_json or not field.in_tables, name
        assert set(field.statuses) <= set(FIELDS[kind]["status"].choices if field.statuses else ()), name


@pytest.mark.parametrize("kind", KINDS)
def test_columns_options_and_search_ranks_are_unique(kind):
    """They are unique within a kind."""
    fields = FIELDS[kind].values()
    for names in (
        [field.column for field in fields if field.column],
        [option for field in fields for option in field.options],
        [field.search_rank for field in fields if field.search_rank],
    ):
        assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", KINDS)
def test_every_editable_field_has_an_option_named_after_its_json_key(kind):
    """The option has hyphens instead of underscores."""
    for name, field in FIELDS[kind].items():
        assert not field.can_edit or name.replace("_", "-") in field.options, name
