"""Typer itself: options, the command index, help, usage errors, completion."""
