"""How many cells a text takes, without loading the layout for a text that needs no table of widths."""

from __future__ import annotations

_AFTER_LATIN = "\u0300"
"""The printable characters before this one take one cell each."""


def cells(string: str) -> int:
    """The cells that a text takes once it is shown; see `layout.cell_width`."""
    if string.isprintable() and all(character < _AFTER_LATIN for character in string):
        return len(string)
    from mentorlog.present.inert import inert
    from mentorlog.present.layout.cell_width import cell_width

    return cell_width(inert(string))
