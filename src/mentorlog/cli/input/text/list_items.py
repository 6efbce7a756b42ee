"""Split a text that is a list into its items."""

from __future__ import annotations

import re
from typing import Final

_ITEM: Final = re.compile(r"([ \t]*)(?:[-*+\u2022\u2013]|\d{1,3}[.)])[ \t]+(?:\[[ xX]?\][ \t]+)?(?=\S)")
"""The beginning of a list item: a bullet or a number, perhaps with a check box."""


def split_list_items(text: str) -> tuple[str, ...]:
    """The items of a text of several lines in which every line is a list item; otherwise the whole text. An item that
    is indented more than the first one belongs to the item above it."""
    lines = [line for line in text.split("\n") if line.strip()]
    matches = [_ITEM.match(line) for line in lines]
    found = [match for match in matches if match]
    if len(lines) < 2 or len(found) < len(lines):
        return (text,)
    first = len(found[0][1].expandtabs())
    items: list[str] = []
    for line, match in zip(lines, found, strict=True):
        if items and len(match[1].expandtabs()) > first:
            items[-1] += f"\n{line[len(found[0][1]) :]}"
        else:
            items.append(line[match.end() :])
    return tuple(items)
