"""Tests of store.backups."""
