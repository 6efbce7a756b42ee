"""Tests of importing.logs.headings."""
