"""The options of a command that an unknown option may stand for."""

from __future__ import annotations

from typing import Any, Final

from mentorlog.cli.input.command_line.other_words import OPTIONS, is_opposite

_CUTOFF: Final = 0.75
"""A `difflib` ratio: one letter in four may differ."""


def meant_options(option: str, command: Any) -> list[str]:
    """The options of a command that an unknown one may mean: synonyms from other tools, or similar names. Options with
    the opposite meaning are excluded."""
    known = [name for param in command.params if param.param_type_name == "option" for name in param.opts]
    if option in OPTIONS:
        return [name for name in OPTIONS[option] if name in known][:1]
    letter = option.lstrip("-")
    if len(letter) == 1 and f"-{letter}" in known:  # `--w` is `-w`
        return [f"-{letter}"]
    if option.startswith("--") and len(beginning := [name for name in known if name.startswith(option)]) == 1:
        return beginning
    from difflib import get_close_matches

    # without the dashes, which would make `--by` similar to `--db`
    plain = {name[2:]: name for name in known if name.startswith("--")}
    near = [plain[name] for name in get_close_matches(option.casefold().lstrip("-"), plain, n=2, cutoff=_CUTOFF)]
    return [name for name in near if not is_opposite(option, name)]
