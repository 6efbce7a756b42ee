"""Which addresses a resource can have: those that a reader can open, and that lead where they seem to lead."""

from __future__ import annotations

from typing import Literal

AddressProblem = Literal["scheme", "characters", "account"]
"""What is wrong with an address: it begins with something else than http, https or mailto; it has blanks, quotes, angle
brackets or invisible characters, which could hide where it leads; it has a user name or a password."""


def address_problem(url: str) -> AddressProblem | None:
    """The first problem of an address; None if it has none."""
    scheme, colon, rest = url.partition(":")
    is_web = scheme.casefold() in ("http", "https") and rest.startswith("//") and bool(rest.strip("/"))
    is_mail = scheme.casefold() == "mailto" and bool(rest)
    if not colon or not (is_web or is_mail):
        return "scheme"
    if any(char.isspace() or not char.isprintable() or char in '<>"`' for char in url):
        return "characters"
    return "account" if is_web and account_end(url) else None


def account_end(url: str) -> int:
    """Where the host of a web address begins after a user name and password; 0 if it has none."""
    import re

    found = re.match(r"[^:]*://[^/?#\\]*@", url)
    return found.end() if found else 0
