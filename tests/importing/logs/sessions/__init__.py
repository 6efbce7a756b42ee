"""Tests of importing.logs.sessions."""
