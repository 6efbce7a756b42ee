"""Python's sqlite3, which is loaded when one of its names is used for the first time.

A command on an encrypted journal needs SQLCipher, and sqlite3 only for an error: loading it as well would take 2.4 ms.
What every command imports takes sqlite3 from here.
"""

from __future__ import annotations


def __getattr__(name: str) -> object:
    """A name of sqlite3."""
    import sqlite3

    value: object = getattr(sqlite3, name)
    return value
