"""The parameters of the commands are those that Typer makes of their functions."""

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from mentorlog.cli.typer_app import index, root
from tests.cli.conftest import built


def commands() -> Iterator[tuple[str, Any]]:
    """Every command and subcommand, with its names."""
    yield "mentorlog", root.build()
    for name in index.COMMANDS:
        command = built(name)
        yield name, command
        for verb, subcommand in getattr(command, "commands", {}).items():
            yield f"{name} {verb}", subcommand


def described(param: Any) -> dict[str, Any]:
    """All that a parameter is made of; functions are given by their names."""
    values = vars(param) | {"type": (type(param.type), vars(param.type))}
    return {"class": type(param)} | {key: getattr(value, "__qualname__", value) for key, value in values.items()}


@pytest.mark.parametrize(
    ("name", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_they_are_those_of_typer(name: str, command: Any):
    """In the same order, followed by our own options."""
    function = inspect.getclosurevars(command.callback).nonlocals["function"]
    typers, converters, context = typer.main.get_params_convertors_ctx_param_name_from_function(function)
    assert [described(param) for param in command.params[: len(typers)]] == [described(param) for param in typers]
    assert {param.name for param in command.params[len(typers) :]} >= {"db", "color", "yes"}
    assert context == "ctx"
    ours = inspect.getclosurevars(command.callback).nonlocals["converters"]
    assert ours.keys() == converters.keys()
    for name, converter in ours.items():
        for value in (None, (), ("a", "b")):
            assert converter(value) == converters[name](value)
