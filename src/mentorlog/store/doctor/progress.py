"""What the checks need of a progress bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


class NoProgress:
    """Shows nothing."""

    def start_phase(self, phase: str, *, total: int | None = None) -> None:
        """Do nothing."""

    def count_steps(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items."""
        yield from items


class Progress(Protocol):
    """Shows how far the checks are."""

    def start_phase(self, phase: str, *, total: int | None = None) -> None:
        """Start the next phase; `total` is its number of steps, None if unknown."""

    def count_steps(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items, and count each as a step."""
