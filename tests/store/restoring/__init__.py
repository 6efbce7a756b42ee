"""Tests of restoring a journal."""
