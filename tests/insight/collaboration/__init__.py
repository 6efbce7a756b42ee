"""Tests of insight.collaboration."""
