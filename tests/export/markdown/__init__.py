"""Tests of export.markdown."""
