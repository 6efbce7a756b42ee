"""The overview of a programme without names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.insight.programme.overview import Overview


def make_anonymous(overview: Overview) -> Overview:  # noqa: ARG001
    """The overview with totals only, without what could name a person. Raises ConflictError for too few people."""
    raise UsageError("--anonymous can't be used yet.")
