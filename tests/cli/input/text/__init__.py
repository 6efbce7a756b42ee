"""Tests of cli.input.text."""
