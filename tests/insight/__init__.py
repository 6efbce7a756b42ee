"""Tests of what the journal means."""
