"""The storage of journals in SQLite. `Journal` is its public interface; no other package uses SQLite."""

from mentorlog.store.journal import Journal

__all__ = ["Journal"]
