"""Tests of questions at a terminal."""
