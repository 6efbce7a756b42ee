"""Tests of cli.input.people."""
