"""Parse what `programme` takes: a label, files of colleagues, a list of people to match."""
