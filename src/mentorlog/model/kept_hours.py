"""The relationships that keep the hours of sessions whose relationship was forgotten."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

KEPT_HOURS: Final = {
    ("mentor", "mentoring"): "Forgotten mentees",
    ("mentor", "coaching"): "Forgotten clients",
    ("mentee", "mentoring"): "Forgotten mentors",
    ("mentee", "coaching"): "Forgotten coaches",
}
"""Their names, by role and type. No person can have one of these names."""
