"""The parameters of a command, from the annotations of its function.

They are those that Typer makes of it. Typer inspects the signature of the function twice, for which it needs `inspect`,
and resolves all annotations: that takes longer than to run most commands. Here, the function has the Typer context as
its first argument, and defaults for all others, which are annotated with `Annotated[TYPE, typer.Option(...)]`.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

import typer
from typer.models import OptionInfo, ParamMeta

if TYPE_CHECKING:
    from collections.abc import Callable


def parameters(function: Callable[..., None]) -> tuple[list[Any], Callable[..., None]]:
    """The parameters of a command that runs `function`, and the callback that runs it."""
    made = []
    converters = {}
    defaults: tuple[Any, ...] = function.__defaults__ or ()
    for name, default in zip(list(function.__annotations__)[1:], defaults, strict=False):
        param, converter = typer.main.get_click_param(_described(name, default, function.__annotations__[name]))
        made.append(param)
        if converter:
            converters[name] = converter

    def callback(**values: Any) -> None:
        for name, converter in converters.items():
            values[name] = converter(values[name])
        function(typer.main.get_current_context(), **values)  # type: ignore[attr-defined]  # has no public name

    return made, callback


def _described(name: str, default: object, annotation: Any) -> ParamMeta:
    """What Typer makes a parameter of."""
    info = copy(annotation.__metadata__[0])
    if isinstance(info, OptionInfo) and isinstance(info.default, str):
        # in an annotation, its first argument is a name of the option
        info.param_decls = (info.default, *(info.param_decls or ()))
    info.default = default
    return ParamMeta(name=name, default=info, annotation=annotation.__origin__)
