"""Whether this installation of mentorlog can open encrypted journals."""

from __future__ import annotations


def require_sqlcipher() -> None:
    """Raise LockedError with the line that installs SQLCipher if it is missing."""
    import mentorlog.store.encryption.sqlcipher  # noqa: F401 - it raises the error
