"""Find what makes a whole file private: a line of its front matter, or its name or that of its folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.log_data import LogNotice, Place
from mentorlog.importing.logs.privacy.private_words import has_private_label, has_private_word, is_near_miss, is_no

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.importing.logs.headings.lines import Line

_MOST_LINES: Final = 200
"""How many lines front matter has at most."""


def find_private_head(lines: Sequence[Line], *, end: int, file: str) -> tuple[LogNotice, ...]:
    """The first line of the front matter that says that the file is private: `private: true`, `tags: [private]`,
    `title: Private notes`. The front matter ends before the place `end`, or is between two lines `+++`."""
    if lines and lines[0].text.strip() == "+++":
        end = next((at for at, line in enumerate(lines[1:_MOST_LINES], 1) if line.text.strip() == "+++"), end)
    for line in lines[:end]:
        key, sign, value = line.text.lstrip("#+ \t").replace("=", ":", 1).partition(":")
        is_private_key = bool(sign) and has_private_word(key) and not is_no(value)
        is_private_value = bool(sign) and not has_private_word(key) and is_near_miss(value)
        is_item = not sign and is_near_miss(line.text)
        if is_private_key or is_private_value or is_item or has_private_label(line.text):
            reason = "says private, so all of this file is private"
            return (LogNotice(Place(file, line.number), line.text.strip(), reason),)
    return ()


def find_private_name(name: str) -> tuple[LogNotice, ...]:
    """The name of a file, if it or that of a folder in it says that it is private."""
    path = re.sub(r"\A/private/(?=tmp/|var/)", "/", name.replace("\\", "/"))  # the temporary folders of macOS
    if not any(has_private_word(part) for part in path.split("/")):
        return ()
    return (
        LogNotice(Place(name, 1), path.rpartition("/")[2], "the name says private, so all of this file is private"),
    )
