"""Tests of what a programme came to."""
