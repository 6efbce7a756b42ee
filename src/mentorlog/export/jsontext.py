"""The text of JSON, safe to print."""

from __future__ import annotations

import re
from typing import Final

_UNSAFE: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
"""What JSON allows as it stands and a terminal should never see: DEL and C1 controls, bidi marks, embeddings and
isolates, line and paragraph separators, annotation anchors, lone surrogates."""


def dumps(value: object, *, ascii_only: bool = False) -> str:
    """One JSON value as text, two spaces deep, no newline at the end; `ascii_only` where the output knows no more."""
    import json

    text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
    return _UNSAFE.sub(lambda unsafe: f"\\u{ord(unsafe[0]):04x}", text)
