"""The fixtures of tests of `encrypt` and `decrypt`."""

from tests.cli.encryption.files_of_journal import made, noted

__all__ = ["made", "noted"]
