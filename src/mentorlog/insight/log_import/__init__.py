"""What importing a log comes to: which of its sections the journal has already, and which are new."""
