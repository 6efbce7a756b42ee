"""The colours of pages: readable on the backgrounds that people have."""

from __future__ import annotations

import pytest
from rich.color import Color
from rich.style import Style

from mentorlog.present.colours import PALETTES, styles_for

GROUNDS = {"light": ["#ffffff"], "dark": ["#1e1e1e"], "any": ["#ffffff", "#1e1e1e"]}
"""White, and the dark background that most editors and terminals come near."""


@pytest.mark.parametrize(("background", "at_least"), [("any", 3.8), ("light", 4.5), ("dark", 4.5)])
def test_every_colour_is_readable_on_its_background(background, at_least):
    """Accent, yellow and red have a contrast of 4.5 to 1 on the background that is named, else of 3.8 on both."""
    for name, color in PALETTES[background]._asdict().items():
        for ground in GROUNDS[background]:
            contrast = _contrast(Color.from_ansi(color), Color.parse(ground))
            assert contrast >= at_least, (name, color, ground, contrast)


def test_styles_have_the_colours_of_the_palette():
    """A command to type is in the accent colour, in normal weight."""
    for background, palette in PALETTES.items():
        styles = {name: Style.parse(words) for name, words in styles_for(background).items()}
        assert styles["command"] == Style(color=Color.from_ansi(palette.accent))
        assert [styles[name].color for name in ("title", "look", "late")] == [
            Color.from_ansi(palette.accent),
            Color.from_ansi(palette.yellow),
            Color.from_ansi(palette.red),
        ]
        assert {style.color for style in styles.values() if style.color} == {*map(Color.from_ansi, palette)}


def _contrast(one: Color, other: Color) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = [part / 255 for part in color.get_truecolor()]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
