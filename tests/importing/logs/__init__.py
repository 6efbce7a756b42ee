"""Tests of reading the logs that people keep."""
