"""Tests of pages for terminals and pipes."""
