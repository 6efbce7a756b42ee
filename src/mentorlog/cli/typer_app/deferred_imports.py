"""Modules of Python that Typer imports and few commands use: each is loaded when it is first used.

Together they would take a fifth of the time of a command: 60 of 300 million instructions, half of them for `inspect`.
`importlib.util.LazyLoader` does not help: `import` looks at the `__spec__` of a module, and its modules load whenever
anything looks at them.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFERRED: Final[dict[str, tuple[str, ...]]] = {
    "subprocess": (),
    "tokenize": (),
    "textwrap": (),
    "shellingham": (),
    "platform": (),
    "pathlib": ("Path",),
    "uuid": ("UUID",),
    "traceback": ("FrameSummary", "StackSummary"),
    "difflib": ("get_close_matches",),
    "gettext": ("gettext",),
    "shutil": ("get_terminal_size",),
    "inspect": (),
}
"""The modules, and the names that Typer imports from each, which it gets as stand-ins."""


class _Deferred(ModuleType):
    """A module that is loaded when an attribute is looked up that it does not have yet."""

    def __getattr__(self, name: str) -> Any:
        if name == "__path__":  # `from module import name` looks whether it is a package, which would have this
            raise AttributeError(name)
        _load(self)
        return getattr(self, name)


def _load(module: ModuleType) -> None:
    if not isinstance(module, _Deferred):
        return
    module.__class__ = ModuleType  # type: ignore[assignment]  # mypy takes the class of `module` as fixed
    # found only now, because finding the files of all of them takes 4 million instructions
    del sys.modules[module.__name__]
    spec = find_spec(module.__name__)
    sys.modules[module.__name__] = module
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(module.__name__)
    vars(module).update(vars(module_from_spec(spec)))
    spec.loader.exec_module(module)


class _StandIn(type):
    """A class that stands for a class or a function of a deferred module."""

    def __new__(cls, module: ModuleType, name: str) -> Any:
        return super().__new__(cls, name, (), {"_module": module})

    def __init__(cls, module: ModuleType, name: str) -> None:
        """Nothing is left to do; `type` would expect the arguments of a `class` statement."""

    def _real(cls) -> Any:
        _load(cls._module)
        return getattr(cls._module, cls.__name__)

    def __call__(cls, *args: Any, **named: Any) -> Any:
        return cls._real()(*args, **named)

    def __getattr__(cls, name: str) -> Any:
        return getattr(cls._real(), name)

    def __subclasscheck__(cls, other: type) -> bool:
        # nothing can be derived from a class of a module that is not loaded
        return not isinstance(cls._module, _Deferred) and issubclass(other, cls._real())

    def __instancecheck__(cls, value: object) -> bool:
        return issubclass(type(value), cls)


class _Parameter:
    """What Typer takes from `inspect.Parameter` while it is imported: the mark of a parameter without a default."""

    class empty:  # noqa: N801 - its name in `inspect`
        """The mark."""


def _cleandoc(text: str) -> str:
    """The text of a docstring without its indentation. Typer asks this for the help of every option."""
    if "\n" not in text:
        return text.lstrip()
    module = sys.modules["inspect"]
    _load(module)
    cleaned: str = module.cleandoc(text)
    return cleaned


@contextmanager
def deferred_imports() -> Iterator[None]:
    """Defer the modules that are not loaded yet, while Typer is imported and from then on."""
    stand_ins: list[tuple[ModuleType, str]] = []
    for name, taken in DEFERRED.items():
        if name in sys.modules:
            continue
        module = sys.modules[name] = ModuleType(name)
        for each in taken:
            setattr(module, each, _StandIn(module, each))
            stand_ins.append((module, each))
        if name == "inspect":
            vars(module).update(Parameter=_Parameter, cleandoc=_cleandoc)
            stand_ins.append((module, "Parameter"))
        module.__class__ = _Deferred
    yield
    for module, each in stand_ins:
        if isinstance(module, _Deferred):
            delattr(module, each)  # whoever imports it from now on gets the real one
