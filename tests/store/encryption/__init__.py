"""Tests of encrypted journals."""
