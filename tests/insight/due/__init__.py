"""Tests of insight.due."""
