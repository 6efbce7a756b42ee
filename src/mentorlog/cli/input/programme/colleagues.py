"""Read the exports of colleagues, and add what their relationships came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.insight.programme.member import Member


def join_colleagues(
    app: App,
    own: Sequence[Member],
    files: Sequence[str],
    *,
    label: str,
    same_pair: str | None,
) -> tuple[Member, ...]:
    """The own relationships of a programme and those in the exports of colleagues. A pair that was recorded by both
    counts once after asking. Raises UsageError."""
    raise UsageError("--with can't be used yet.")
