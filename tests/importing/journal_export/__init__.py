"""Tests of reading a JSON export."""
