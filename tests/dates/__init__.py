"""Tests of dates, lengths and cadences."""
