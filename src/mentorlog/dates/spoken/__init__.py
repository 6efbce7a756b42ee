"""Forms of dates, times, lengths and cadences that are loaded only if the parent package does not read a text."""
