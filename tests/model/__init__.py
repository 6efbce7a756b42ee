"""Tests of the entries and of the descriptions of their fields."""
