"""Tests of the forms for the editor."""
