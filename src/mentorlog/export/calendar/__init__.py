"""Write calendar files (iCalendar)."""
