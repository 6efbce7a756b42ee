"""Tests of present.journal."""
