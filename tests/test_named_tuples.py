"""Named tuples behave as Python's own do, and compile nothing before they are used."""

import copy
import pickle
import typing

import pytest

from mentorlog.named_tuples import NamedTuple


class Visit(NamedTuple):
    """A class with a field that is needed, defaults, a method and a property."""

    place: str
    """Where it was."""
    hours: int = 1
    people: "tuple[str, ...]" = ()

    def longer(self, hours: int) -> "Visit":
        """A copy that takes longer."""
        return self._replace(hours=self.hours + hours)

    @property
    def is_long(self) -> bool:
        """Whether it took more than three hours."""
        return self.hours > 3


class Own(typing.NamedTuple):
    """The same fields in a named tuple of Python's own."""

    place: str
    hours: int = 1
    people: "tuple[str, ...]" = ()


class Trip(Visit):
    """A class that is derived from one with fields."""

    def __new__(cls, place: str) -> "Trip":
        """A trip of a day."""
        return super().__new__(cls, place, hours=24)


def failure(make: typing.Callable[[], object]) -> str:
    """The class and message of the error, without the name of the class that was called."""
    with pytest.raises((TypeError, ValueError)) as caught:
        make()
    return f"{caught.type.__name__}: {str(caught.value).rpartition('.')[2]}"


def test_values_are_as_in_pythons_own():
    """In order, by name, with defaults, in comparisons, patterns and all methods."""
    assert Visit("Rome") == Visit(place="Rome", hours=1) == Own("Rome") == ("Rome", 1, ())
    assert hash(Visit("Rome", 2)) == hash(Own("Rome", 2))
    assert Visit._fields == Own._fields
    assert Visit._field_defaults == Own._field_defaults
    assert typing.get_type_hints(Visit) == typing.get_type_hints(Own)
    visit, own = Visit("Rome", 2, ("Ana",)), Own("Rome", 2, ("Ana",))
    assert (visit.place, visit.hours, visit.people) == tuple(own)
    assert visit._asdict() == own._asdict()
    assert repr(visit) == repr(own).replace("Own", "Visit")
    assert Visit._make(iter(visit)) == visit
    match visit:
        case Visit(place, hours=hours):
            assert (place, hours) == ("Rome", 2)


def test_methods_and_copies():
    """Methods and properties work, and copies are of the same class."""
    long = Visit("Rome").longer(3)
    assert (long.hours, long.is_long) == (4, True)
    for other in (copy.copy(long), copy.deepcopy(long), pickle.loads(pickle.dumps(long))):  # noqa: S301
        assert other == long
        assert type(other) is type(long) is Visit


def test_a_derived_class_keeps_the_fields_and_its_own_way_to_make_a_value():
    """Also when another value was made before."""
    assert [repr(Trip("Rome")), repr(Trip("Oslo")), repr(Visit("Oslo"))] == [
        "Trip(place='Rome', hours=24, people=())",
        "Trip(place='Oslo', hours=24, people=())",
        "Visit(place='Oslo', hours=1, people=())",
    ]


@pytest.mark.parametrize(
    "make",
    [
        lambda of: of(),
        lambda of: of("Rome", 1, (), 2),
        lambda of: of("Rome", place="Oslo"),
        lambda of: of("Rome", town="Oslo"),
        lambda of: of("Rome")._replace(town="Oslo"),
        lambda of: of._make(["Rome"]),
    ],
)
def test_mistakes_are_refused_with_the_same_errors(make: typing.Callable[[typing.Any], object]):
    """Missing, unknown and superfluous values."""
    assert failure(lambda: make(Visit)) == failure(lambda: make(Own))


def test_fields_can_not_be_set():
    """A value does not change, and has no other attributes."""
    for name in ("place", "other"):
        with pytest.raises(AttributeError):
            setattr(Visit("Rome"), name, "Oslo")


def test_a_class_without_fields_has_one_empty_value():
    """It has no field to compile."""

    class Nothing(NamedTuple):
        """Nothing."""

    assert Nothing() == Nothing() == ()
    with pytest.raises(TypeError):
        Nothing(1)  # type: ignore[call-arg]


def test_the_function_that_makes_values_is_compiled_at_the_first_value():
    """Most classes that a command defines are never used by it."""

    class Unused(NamedTuple):
        """A class of which there is no value yet."""

        name: str

    assert "__new__" not in vars(Unused)
    assert Unused("a") == ("a",)
    assert "__new__" in vars(Unused)
