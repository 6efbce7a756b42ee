"""Tests of what leaves the journal."""
