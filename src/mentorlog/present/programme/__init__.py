"""The pages about programmes: the list, the overview, and the answer when an evaluation is recorded."""
