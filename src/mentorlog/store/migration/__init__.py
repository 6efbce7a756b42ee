"""Bring the file of an earlier version, or of a dump, to the current schema."""
