"""Tests of importing.logs.privacy."""
