"""Tests of store.migration."""
