"""Tests of the entries and of what describes their fields."""
