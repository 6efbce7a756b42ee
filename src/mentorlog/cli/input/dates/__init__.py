"""Read the dates, times and cadences that were typed, with the clock and the settings of this run."""
