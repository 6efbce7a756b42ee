"""Tests of how the words of a command line are read."""
