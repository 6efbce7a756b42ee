"""Find the days, times and lengths of sessions in a log."""
