"""`NamedTuple`, as in Python's `typing`, in a form that costs a command a tenth of the time to define.

`typing.NamedTuple` checks each annotation and compiles a function for each class when it is defined: a million
instructions. A command defines up to fifty classes, so these were a sixth of what `review` ran. Here a class gets its
function when the first value is made of it, which is never for most of them. Type checkers see `typing.NamedTuple`.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING or sys.version_info >= (3, 14):  # in 3.14 annotations are computed only when they are looked up
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter as _field  # what Python's own named tuples use, and the fastest

    class _Values(tuple):
        """The methods of all named tuples."""

        __slots__ = ()

        def __new__(cls, *values: object, **named: object) -> object:
            """The first value of a class. Compiles the function that makes all further ones."""
            owner = next(base for base in cls.__mro__ if "_fields" in base.__dict__)
            names = "".join(f"{field}, " for field in owner._fields)  # empty for a class without fields
            make = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": tuple.__new__})  # noqa: S307
            make.__name__, make.__qualname__ = "__new__", f"{owner.__name__}.__new__"
            make.__defaults__ = tuple(owner._field_defaults.values())
            owner.__new__ = staticmethod(make)
            return make(cls, *values, **named)

        @classmethod
        def _make(cls, values: object) -> object:
            """The tuple with these values, one for each field."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **named: object) -> object:
            """A copy with other values in some fields."""
            made = self._make(map(named.pop, self._fields, self))
            if named:
                raise ValueError(f"Got unexpected field names: {list(named)!r}")
            return made

        def _asdict(self) -> dict[str, object]:
            """The values by the names of their fields."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            """The call that makes an equal tuple."""
            values = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self) -> tuple[object, ...]:
            """The arguments to copy and to pickle it."""
            return tuple(self)

    class _Definition(type):
        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, object]) -> type:
            """The class that a `class` statement with the base NamedTuple defines."""
            if not bases:  # NamedTuple itself
                return type.__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            for place, field in enumerate(fields):
                namespace[field] = _field(place, field)
            namespace.update(__slots__=(), _fields=fields, _field_defaults=defaults, __match_args__=fields)
            return type(name, (_Values,), namespace)

    class NamedTuple(metaclass=_Definition):
        """The base of a class of tuples with named fields."""
