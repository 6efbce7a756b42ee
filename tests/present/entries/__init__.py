"""Tests of present.entries."""
