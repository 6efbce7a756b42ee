"""The digest by which a section of a log is recognised when the log is read again."""

from __future__ import annotations

import hashlib


def digest_of(source: str) -> str:
    """The SHA-256 of a section's source in hexadecimal, without blank lines, rules and commas at its ends and blanks at
    the ends of its lines: what separates it from its neighbours may change."""
    lines = [line.rstrip() for line in source.strip(" \t\n,").split("\n")]
    while lines and is_separator(lines[-1]):
        lines.pop()
    first = next((place for place, line in enumerate(lines) if not is_separator(line)), len(lines))
    return hashlib.sha256("\n".join(lines[first:]).encode()).hexdigest()


def is_separator(line: str) -> bool:
    """Whether a line is blank or a rule between sections: `---`, `***`, `=====`."""
    plain = "".join(line.split())
    return not plain or (len(plain) >= 3 and plain[0] in "-*_=~#" and not plain.strip(plain[0]))
