"""Tests of store.record."""
