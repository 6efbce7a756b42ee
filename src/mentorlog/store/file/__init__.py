"""The file of a journal: open, create and copy it."""
