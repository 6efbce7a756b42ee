"""Tests of present.answers."""
