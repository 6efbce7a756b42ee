"""The description of the fields: complete, and in agreement with the classes."""

import types
import typing

import pytest

from mentorlog.model import KINDS, Checkpoint
from mentorlog.model.fields import FIELDS
from mentorlog.model.fields.goal import CHECKPOINT
from mentorlog.store.rows import class_of
from tests.generated_docs import meanings

SHARED = ("ref", "uuid", "relationship", "relationship_ref", "private")
KIND_CLASSES = {kind: class_of(kind) for kind in KINDS}
CLASSES = {**KIND_CLASSES, "checkpoint": Checkpoint}
DESCRIBED = {**FIELDS, "checkpoint": CHECKPOINT}


def may_be_none(model, name):
    """Whether the class allows None for a field."""
    annotation = typing.get_type_hints(model)[name]
    return isinstance(annotation, types.UnionType) and type(None) in typing.get_args(annotation)


def test_every_kind_is_described():
    """Iterating over the description gives all kinds, although each is loaded on first use."""
    assert tuple(FIELDS) == KINDS
    assert len(FIELDS) == len(KINDS)
    with pytest.raises(KeyError):
        FIELDS["nonsense"]


@pytest.mark.parametrize("kind", CLASSES)
def test_every_field_of_the_class_is_described(kind):
    """Each one, and nothing else."""
    assert DESCRIBED[kind].keys() == set(CLASSES[kind]._fields)


@pytest.mark.parametrize("kind", CLASSES)
def test_every_field_has_a_line_of_meaning(kind):
    """In the class, where docs read it."""
    assert meanings(CLASSES[kind].__name__).keys() == {"", *CLASSES[kind]._fields}


@pytest.mark.parametrize("name", SHARED)
def test_a_field_of_all_entries_means_the_same_in_each(name):
    """So that the copies of its line can't differ."""
    lines = {meanings(model.__name__)[name] for model in KIND_CLASSES.values() if name in model._fields}
    assert len(lines) == 1


@pytest.mark.parametrize("kind", CLASSES)
def test_a_required_field_is_one_that_the_class_does_not_leave_empty(kind):
    """Lists are never None, but may be empty."""
    for name, field in DESCRIBED[kind].items():
        if field.type in ("texts", "refs", "entries"):
            assert not field.is_required, name
        else:
            assert field.is_required != may_be_none(CLASSES[kind], name), name


@pytest.mark.parametrize("kind", CLASSES)
def test_a_description_does_not_contradict_itself(kind):
    """What can be cleared can be edited and is not required, what is edited can be written, and so on."""
    for name, field in DESCRIBED[kind].items():
        assert not (field.can_clear and (field.is_required or not field.can_edit)), name
        assert (field.source != "column") or field.column, name
        assert not field.search_rank or field.type in ("text", "texts"), name
        assert bool(field.choices) == (field.type == "choice"), name
        assert not field.kind or field.type in ("ref", "refs", "entries"), name
        assert field.in_json or not field.in_tables, name
        assert set(field.statuses) <= set(FIELDS[kind]["status"].choices if field.statuses else ()), name


@pytest.mark.parametrize("kind", KINDS)
def test_names_that_must_differ_differ(kind):
    """Columns, options, and places among the texts of search."""
    fields = FIELDS[kind].values()
    for names in (
        [field.column for field in fields if field.column],
        [option for field in fields for option in field.options],
        [field.search_rank for field in fields if field.search_rank],
    ):
        assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_can_be_edited_by_the_name_of_its_json_key(kind):
    """Or by that name in the singular; a flag has no key of its own."""
    for name, field in FIELDS[kind].items():
        assert not field.can_edit or name.replace("_", "-") in field.options, name
