"""Find the promises of a session: `- [ ] text`, `[x] text`, `TODO text`, with their owners and days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.days.day_mentions import best_mention
from mentorlog.importing.logs.headings.org_marks import ORG_TAGS
from mentorlog.importing.logs.log_data import LogNotice, LogPromise, Place
from mentorlog.importing.logs.sessions.owners import read_tags
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.importing.logs.headings.lines import Line
    from mentorlog.importing.logs.sessions.owners import Reader

_BOX: Final = r"(\s*)(?:(?:[-*+•>]|\d+[.)])\s+)*(?:\\?\[([ xX✓✔]?)\\?\]|([☐☑☒✅✔]))\s+(?=\S)"
_TASK: Final = r"(\s*)(?:(?:[-*+•]|\d+[.)])\s+)?[*_]*(TODO|DONE)\b[*_]*\s*:?[*_]*\s+(?=\S)"
_ORG_TASK: Final = r"(TODO|DONE|NEXT|WAITING)\s+(\[#[A-Z]\]\s+)?(?=\S)"
_ORG_PLANNING: Final = r"\s*(?:(?:DEADLINE|SCHEDULED|CLOSED):\s*[<\[][^>\]]*[>\]]\s*)+"
_ORG_DEADLINE: Final = r"\s*(?:DEADLINE|SCHEDULED):\s*[<\[]\d{4}-\d\d-\d\d(?: \w+\.?)?[>\]]\s*"
"""A planning line that says no more than the day that a promise is due."""
_LISTED: Final = r"(\s*)(?:[-*+•]|\d+[.)])\s+(?=\S)"
_ACTIONS: Final = (
    r"\W*(?:agreed\s+)?(?:action(?:s|\s+items?|\s+points?)|next\s+steps|to[\s-]?dos?|tasks|promises|aftaler|opgaver"
    r"|handlinger|næste\s+skridt)\W*"
)
"""The title of a list of promises."""
_PLACEHOLDER: Final = (
    r"[*_]*[\[<{][^\]>}\n]*[\]>}][*_]*(?:\s*[-–—:|→>]+\s*\S.*)?|[._ …-]+|(?:action(?: item)?|task|item|opgave)\s*\d*"
)


class Promises(NamedTuple):
    """The promises of a text."""

    found: tuple[LogPromise, ...]
    """In the order of the lines."""
    places: frozenset[int]
    """The places of the lines that are wholly in promises with an owner, and so not in the notes."""
    notices: tuple[LogNotice, ...]
    """Days that can't be read."""


class _Item(NamedTuple):
    """A promise as it is written."""

    text: str
    """Its text, with the lines that are indented below it."""
    is_done: bool
    """Whether it is checked off."""
    indent: int
    """How far it is indented; of an Org heading its level."""
    end: int
    """The place after its last line."""
    needs_owner: bool = False
    """Whether it is a promise only if it names one of the two: an item without a checkbox."""


def find_promises(lines: Sequence[Line], private: frozenset[int], *, file: str, reader: Reader) -> Promises:
    """The promises of a session. A line that is indented below one belongs to it, and a promise below another one has
    its owner, if it names none."""
    found: list[LogPromise] = []
    places: set[int] = set()
    notices: list[LogNotice] = []
    outer: list[tuple[int, LogPromise]] = []
    actions = _places_below_actions(lines)
    for place, line in enumerate(lines):
        item = _item(lines, place, private) or (_listed_item(lines, place, private) if place in actions else None)
        if item is None or re.fullmatch(_PLACEHOLDER, item.text.partition("\n")[0].strip(), re.IGNORECASE):
            continue
        tags = read_tags(item.text.partition("\n")[0], reader)
        if item.needs_owner and tags.owner is None:
            continue
        outer = [(indent, promise) for indent, promise in outer if indent < item.indent]
        more = item.text.partition("\n")[2]
        owner = tags.owner or (outer[-1][1].owner if outer and not tags.has_owner else None)
        due_on = tags.due_on or _org_deadline(lines, place, reader)
        text = f"{tags.text}\n{more}" if more else tags.text
        if owner is None:
            text = item.text.strip()
        promise = LogPromise(
            text, owner, due_on, item.is_done, Place(file, line.number), place in private, tags.done_on
        )
        found.append(promise)
        outer.append((item.indent, promise))
        if owner is not None:
            places.update(range(place, item.end))
        if tags.fault:
            reason = f"the day it is due is not read: {tags.fault.rstrip('.')}"
            notices.append(LogNotice(Place(file, line.number), line.text.strip(), reason))
    return Promises(tuple(found), frozenset(places), tuple(notices))


def _item(lines: Sequence[Line], place: int, private: frozenset[int]) -> _Item | None:
    """The promise that begins at a line; None if none does."""
    line = lines[place]
    if line.is_code:
        return None
    if line.level:
        match = re.match(_ORG_TASK, line.title)
        if not match or not line.raw.startswith("*"):
            return None
        return _org_item(lines, place, match)
    if "[" not in line.raw and "T" not in line.raw and "D" not in line.raw and line.raw.isascii():
        return None
    box = re.match(_BOX, line.text)
    match = box or re.match(_TASK, line.text)
    if not match:
        return None
    is_done = match[2] == "DONE" or (bool(box) and ((match[2] or "").strip() != "" or match[3] in tuple("☑✅✔")))
    return _item_after(match, lines, place, private)._replace(is_done=is_done)


def _places_below_actions(lines: Sequence[Line]) -> set[int]:
    """The places of the lines below a heading such as `Actions`, up to the next heading, and of the list below a line
    such as `Actions:`."""
    found: set[int] = set()
    is_below = is_heading = False
    for place, line in enumerate(lines):
        plain = line.text.rstrip()
        is_title = bool(line.level) or plain.endswith((":", "**"))
        if is_title and not line.is_code and re.fullmatch(_ACTIONS, line.title or plain, re.IGNORECASE):
            is_below, is_heading = True, bool(line.level)
        elif line.level or not (is_heading or line.is_blank or plain[:1].isspace() or re.match(_LISTED, line.text)):
            is_below = is_heading = False
        elif is_below:
            found.add(place)
    return found


def _listed_item(lines: Sequence[Line], place: int, private: frozenset[int]) -> _Item | None:
    """The item of a list without a checkbox at a line: `- Ana: send the slides`; None if there is none."""
    match = None if lines[place].is_code else re.match(_LISTED, lines[place].text)
    return _item_after(match, lines, place, private)._replace(needs_owner=True) if match else None


def _item_after(match: re.Match[str], lines: Sequence[Line], place: int, private: frozenset[int]) -> _Item:
    """The open promise whose text is after the match of its first line."""
    indent = len(match[1].expandtabs())
    end = _end_of_item(lines, place, indent, private)
    below = [lines[at].text[len(match[1]) :].rstrip() for at in range(place + 1, end)]
    text = "\n".join([lines[place].text[match.end() :], *below])
    return _Item(text, is_done=False, indent=indent, end=end)


def _org_item(lines: Sequence[Line], place: int, task: re.Match[str]) -> _Item:
    """The promise of an Org heading, whose beginning matches `task`. Its priority, its tags, and what its planning
    lines say beside the day that it is due, are below its text."""
    title = lines[place].title[task.end() :]
    tags = re.search(ORG_TAGS, title)
    end = place + 1
    while end < len(lines) and re.fullmatch(_ORG_PLANNING, lines[end].text):
        end += 1
    signs = " ".join(sign.strip() for sign in (task[2] or "", tags[0] if tags else "") if sign.strip())
    first = place + 2 if place + 1 < end and re.fullmatch(_ORG_DEADLINE, lines[place + 1].text) else place + 1
    below = [signs, *(line.text.strip() for line in lines[first:end])]
    text = title[: tags.start()] if tags else title
    return _Item("\n".join([text, *filter(None, below)]), task[1] == "DONE", lines[place].level, end)


def _end_of_item(lines: Sequence[Line], place: int, indent: int, private: frozenset[int]) -> int:
    """The place after the lines that are indented below an item and are no promises themselves."""
    end = place + 1
    while end < len(lines):
        line = lines[end]
        depth = len(line.text.expandtabs()) - len(line.text.expandtabs().lstrip())
        is_promise = re.match(_BOX, line.text) is not None or re.match(_TASK, line.text) is not None
        is_other = is_promise or (end in private) != (place in private)
        if line.is_blank or line.level or line.is_code or depth <= indent or is_other:
            break
        end += 1
    return end


def _org_deadline(lines: Sequence[Line], place: int, reader: Reader) -> dt.date | None:
    """The day of a line `DEADLINE: <2026-01-05 Mon>` below an Org heading."""
    if not lines[place].level or place + 1 >= len(lines):
        return None
    found = re.search(r"(?:DEADLINE|SCHEDULED):\s*[<\[]([^>\]]*)[>\]]", lines[place + 1].text)
    mention = best_mention(found[1], today=reader.on) if found else None
    return mention.readings[0].on if mention and mention.readings else None
