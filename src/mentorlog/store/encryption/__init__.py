"""Encrypted journals: SQLCipher files, and the keys that open them (docs/privacy.md)."""
