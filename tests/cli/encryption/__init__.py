"""Tests of `cli/encryption`."""
