"""Find the addresses, links and @handles of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from mentorlog import names
from mentorlog.insight.anonymous.words import words_in
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.insight.anonymous.known_names import Known, KnownNames
    from mentorlog.insight.anonymous.stand_ins import Someone
    from mentorlog.insight.anonymous.word_hits import Hit

_EXAMPLES: Final = ("@example.org", "@example.com", "@example.net")
"""The domains reserved for examples (RFC 2606)."""
_SHORTEST_IN_HANDLE: Final = 4
"""The fewest letters of a name that is found anywhere in a handle."""


class Link(NamedTuple):
    """An address, a link or a handle in a text."""

    start: int
    end: int
    text: str
    kind: Literal["address", "link", "handle"]


def links_in(text: str) -> Iterator[Link]:
    """The e-mail addresses, links and handles of a text, in order."""
    if "@" not in text and "/" not in text and "www." not in text.lower():
        return
    for found in _pattern().finditer(text):
        kind: Literal["address", "link", "handle"] = (
            "address" if found["address"] else "link" if found["link"] or found["bare"] else "handle"
        )
        linked = found.group().rstrip(".,;:!?'*_~`’”") if kind == "link" else found.group()
        yield Link(found.start(), found.start() + len(linked), linked, kind)


def is_for_examples(link: Link) -> bool:
    """Whether an address is one that identifies no one, such as those that replace others."""
    return link.text.casefold().endswith(_EXAMPLES)


def people_in(link: Link, known: KnownNames) -> frozenset[Someone]:
    """Those whose names are in a link, in any spelling and any case."""
    from mentorlog.insight.anonymous.word_hits import word_hits

    text = _decoded(link.text).replace("_", " ")
    if link.text.casefold() in known.addresses:
        return frozenset((known.addresses[link.text.casefold()],))
    if link.kind == "address":
        text = text.partition("@")[0]
    found: set[Someone] = set()
    for word in words_in(text):
        hits: list[Hit] = word_hits(text, word, known, any_case=True)
        found.update(someone for hit in hits for someone in hit.people)
        for spelling in names.spellings(word.text):
            logins: list[Known] = known.logins.get(spelling.rstrip("0123456789"), [])
            found.update(each.someone for each in logins)
            if link.kind == "handle":
                found.update(_within(spelling, known))
    return frozenset(found)


def _within(spelling: str, known: KnownNames) -> Iterator[Someone]:
    for name, found in known.words.items():
        if len(name) >= _SHORTEST_IN_HANDLE and name in spelling:
            yield from (each.someone for each in found)


@cache
def _pattern() -> re.Pattern[str]:
    rest = r"[^\s<>()\[\]\"“”«»|\\^{}]"
    return re.compile(
        rf"(?P<link>\b(?:https?|ftps?|tel|sip|webcal)://{rest}+|\bwww\.{rest}+)"
        # the lengths are those that addresses may have (RFC 5321); without limits a long word takes long
        r"|(?P<address>[^\W_](?:[\w.%+'-]{0,62}[^\W_])?@[^\W_][\w-]{0,62}(?:\.[\w-]{0,62}[^\W_]){1,8})"
        rf"|(?P<bare>\b[^\W_][\w-]{{0,62}}(?:\.[^\W_][\w-]{{0,62}}){{0,8}}\.[a-z]{{2,12}}/{rest}*)"
        r"|(?P<handle>(?<![\w@.])@[^\W_][\w.-]{0,62})",
        re.IGNORECASE,
    )


def _decoded(text: str) -> str:
    """The link with the letters that are written as %C3%B8 or in Punycode."""
    from urllib.parse import unquote

    return re.sub(r"(?i)\bxn--[a-z0-9-]+", _from_punycode, unquote(text))


def _from_punycode(found: re.Match[str]) -> str:
    try:
        return found.group().encode().decode("idna")
    except UnicodeError:
        return found.group()
