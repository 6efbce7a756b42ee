"""Tests of what `forget` erases."""
