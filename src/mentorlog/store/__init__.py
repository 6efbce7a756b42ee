"""The only room that knows SQLite; its door is Journal."""

from mentorlog.store.journal import Journal

__all__ = ["Journal"]
