"""The colours of a page at a terminal, chosen for its background."""

from typing import TYPE_CHECKING, Final, Literal

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.present.page import Style

Background = Literal["any", "light", "dark"]
"""The background of the terminal, as far as it is known."""


class Palette(NamedTuple):
    """Three colours of the 256. If a terminal has only sixteen, Rich takes the nearest."""

    accent: int
    """Of headings, labels, commands to type and bars."""
    yellow: int
    """Of what needs attention."""
    red: int
    """Of what is overdue."""


PALETTES: Final[dict[Background, Palette]] = {
    "any": Palette(accent=31, yellow=100, red=196),
    "light": Palette(accent=24, yellow=94, red=124),
    "dark": Palette(accent=74, yellow=178, red=203),
}
"""The colours for each background. Those for any have a contrast of at least 3.8 to 1 on white and on #1e1e1e, which
the first sixteen colours do not (xterm's cyan on white: 2.0, yellow: 1.7); the others have 4.5 to 1 on theirs."""


def styles_for(background: Background = "any") -> "dict[Style, str]":
    """How each style is drawn on a background, in the words of Rich."""
    colours = PALETTES[background]
    return {
        "title": f"bold color({colours.accent})",
        "strong": "bold",
        "command": f"color({colours.accent})",
        "late": f"bold color({colours.red})",
        "look": f"color({colours.yellow})",
        "dim": "dim",
        "bar": f"color({colours.accent})",
    }
