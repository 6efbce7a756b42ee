"""Write JSON that is safe to print at a terminal."""

from __future__ import annotations

import re
from typing import Final

from mentorlog.unsafe_characters import INVISIBLE

_UNSAFE: Final = f"[{INVISIBLE}]"
"""Characters that JSON allows and a terminal should not receive. JSON itself escapes the C0 control characters."""

_HARMLESS: Final = frozenset("\n\xa0\u200c\u200d\u3000")
"""Characters that are harmless, although Python does not call them printable."""


def dumps(value: object, *, ascii_only: bool = False) -> str:
    """A JSON value as text, indented by two spaces, without a newline at the end. Use `ascii_only` for output that can
    encode only ASCII."""
    import json

    text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
    # compiling the pattern takes a millisecond, and most texts do not need it
    if all(char.isprintable() or char in _HARMLESS for char in set(text)):
        return text
    return re.sub(_UNSAFE, _escape, text)


def _escape(unsafe: re.Match[str]) -> str:
    code = ord(unsafe[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    # JSON writes higher code points as a pair of surrogates
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
