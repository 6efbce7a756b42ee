"""What a writing command did, as plain data: all that its answer shows.

A module for what is used together, because each named tuple takes as long to make as a small module to load. They have
no `from __future__ import annotations`: a named tuple compiles annotations that are text.
"""
