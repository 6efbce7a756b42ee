"""The options of `edit`, which it reads itself, in the shape of Typer's parameters."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple


class OptionShape(NamedTuple):
    """An option that a command reads itself, with what `read_command_line` needs of a parameter."""

    opts: tuple[str, ...]
    """Its names."""
    is_flag: bool
    """Whether it takes no value."""
    secondary_opts: tuple[str, ...] = ()
    """Names that set it to false."""
    metavar: str = "TEXT"
    """What kind of value it takes."""
    multiple: bool = False
    """Whether it may be repeated."""
    expose_value: bool = True
    """Whether it belongs to this command alone."""
    param_type_name: str = "option"
    """What kind of parameter it is."""
