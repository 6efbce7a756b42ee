"""Exports: JSON for scripts, and Markdown, HTML, PDF, CSV and iCalendar files."""
