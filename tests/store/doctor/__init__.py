"""Tests of the checks of a journal."""
