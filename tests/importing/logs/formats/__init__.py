"""Tests of importing.logs.formats."""
