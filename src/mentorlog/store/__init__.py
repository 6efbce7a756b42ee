"""The storage of journals in SQLite. `Journal` is its public interface; no other package uses SQLite."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.store.journal import Journal

__all__ = ["Journal"]


def __getattr__(name: str) -> object:
    """Load the class Journal at its first use: the keys of journals, which every command prepares, need little."""
    if name == "Journal":
        from mentorlog.store.journal import Journal

        return Journal
    raise AttributeError(name)
