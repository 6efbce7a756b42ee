"""What the journal has to say, as pages, and the two voices that say it."""
