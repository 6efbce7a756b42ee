"""Modules of Python that Typer imports and few commands use: each is loaded when it is first used.

Together they would take a tenth of the time of a command. `importlib.util.LazyLoader` does not help: `import` looks at
the `__spec__` of a module, and its modules load whenever anything looks at them.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any, Final

DEFERRED: Final = ("subprocess", "ipaddress", "bz2", "lzma", "tokenize", "textwrap", "shellingham")


class _Deferred(ModuleType):
    """A module that is loaded when an attribute is looked up that it does not have yet."""

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]  # mypy takes the class of `self` as fixed
        if self.__spec__ and self.__spec__.loader:
            self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def defer_imports() -> None:
    """Defer the modules that are not loaded yet. Call it before Typer is imported."""
    for name in DEFERRED:
        spec = None if name in sys.modules else find_spec(name)
        if spec:
            module = sys.modules[name] = module_from_spec(spec)
            module.__class__ = _Deferred
