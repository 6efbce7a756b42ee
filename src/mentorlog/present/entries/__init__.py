"""Entries on pages: a page for one, a row for each of a list."""
