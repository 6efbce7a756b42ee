"""Tests of store.queries."""
