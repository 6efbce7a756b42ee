"""Tests of texts and exports without names."""
