"""Tests of workflows.relationships."""
