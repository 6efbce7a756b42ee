"""Tests of workflows.gathering."""
