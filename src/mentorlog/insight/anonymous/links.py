"""Find the addresses, links and @handles of a text."""

from __future__ import annotations

import re
from collections import Counter
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


_ENDINGS: Final = "com|org|net|edu|gov|info|biz|eu|dk|se|no|fi|de|nl|uk|io|co|app|dev"
"""The endings of domains that are found without a path, in lower case."""


class Link(NamedTuple):
    """An address, a link or a handle in a text."""

    start: int
    end: int
    text: str
    kind: Literal["address", "link", "handle"]


def links_in(text: str) -> Iterator[Link]:
    """The e-mail addresses, links and handles of a text, in order."""
    if not any(sign in text for sign in "@/."):
        return
    for found in _pattern().finditer(text):
        kind: Literal["address", "link", "handle"] = (
            "address" if found["address"] else "handle" if found["handle"] else "link"
        )
        linked = found.group().rstrip(".,;:!?'*_~`’”") if kind == "link" else found.group()
        yield Link(found.start(), found.start() + len(linked), linked, kind)


def is_for_examples(link: Link) -> bool:
    """Whether an address is one that identifies no one, such as those that replace others."""
    return link.text.casefold().endswith(_EXAMPLES)


def people_in(link: Link, known: KnownNames) -> frozenset[Someone]:
    """Those whose names are in a link, in any spelling and any case."""
    from mentorlog.insight.anonymous.word_hits import word_hits

    if link.text.casefold() in known.addresses:
        return frozenset((known.addresses[link.text.casefold()],))
    decoded = _decoded(link.text)
    text = decoded.replace("_", " ")
    if link.kind == "address":
        text = text.partition("@")[0]
    found: set[Someone] = set(_of_domains(decoded.casefold(), known) if link.kind == "link" else ())
    letters: Counter[Someone] = Counter()
    for word in words_in(text):
        hits: list[Hit] = word_hits(text, word, known, any_case=True)
        named = {(someone, key) for hit in hits for someone in hit.people for key in hit.keys}
        for spelling in names.spellings(word.text):
            logins: list[Known] = known.logins.get(spelling.rstrip("0123456789"), [])
            named.update((each.someone, each.key) for each in logins)
            if link.kind == "handle":
                named.update(_within(spelling, known))
        for someone, key in named:
            letters[someone] += len(key)
    # of several people who share a name, the one of whom it has the most
    people = {someone: count for someone, count in letters.items() if someone.kind in ("person", "owner")}
    most = max(people.values(), default=0)
    return frozenset(found.union(each for each in letters if people.get(each, most) == most))


def _of_domains(text: str, known: KnownNames) -> Iterator[Someone]:
    """The organisations that have a domain of a link: a recorded one, or one named like their acronym."""
    for domain in re.findall(r"[^\W_][\w-]*(?:\.[\w-]+)+", text):
        labels = domain.split(".")
        for at, label in enumerate(labels[:-1]):
            found = known.domains.get(".".join(labels[at:]))
            if found:
                yield found
            yield from (
                each.someone for each in known.with_initials(label.upper()) if each.someone.kind == "organisation"
            )


def _within(spelling: str, known: KnownNames) -> Iterator[tuple[Someone, str]]:
    for name, found in known.words.items():
        if len(name) >= _SHORTEST_IN_HANDLE and name in spelling:
            yield from ((each.someone, each.key) for each in found)


@cache
def _pattern() -> re.Pattern[str]:
    rest = r"[^\s<>()\[\]\"“”«»|\\^{}]"
    return re.compile(
        rf"(?P<link>\b(?:https?|ftps?|tel|sip|webcal)://{rest}+|\bwww\.{rest}+)"
        # the lengths are those that addresses may have (RFC 5321); without limits a long word takes long
        r"|(?P<address>[^\W_](?:[\w.%+'-]{0,62}[^\W_])?@[^\W_][\w-]{0,62}(?:\.[\w-]{0,62}[^\W_]){1,8})"
        rf"|(?P<bare>\b[^\W_][\w-]{{0,62}}(?:\.[^\W_][\w-]{{0,62}}){{0,8}}\.[a-z]{{2,12}}/{rest}*)"
        rf"|(?P<domain>\b(?:[^\W_][\w-]{{0,62}}\.){{1,8}}(?-i:{_ENDINGS})\b(?![\w@-]|\.\w))"
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
