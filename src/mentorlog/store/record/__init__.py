"""The record of changes: what commands changed, undo, and what is forgotten."""
