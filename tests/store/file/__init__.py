"""Tests of store.file."""
