"""Tests of importing.logs.days."""
