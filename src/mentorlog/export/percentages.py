"""Labels that are only a percentage, which formats with a layout show in a column of their own."""

from __future__ import annotations


def is_percentage(label: str) -> bool:
    """Whether a label is only a percentage: `40%`, in Danish `40 %`."""
    return label.endswith("%") and label.removesuffix("%").strip().isdecimal()
