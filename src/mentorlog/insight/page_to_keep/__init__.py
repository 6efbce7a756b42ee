"""The page to keep of a relationship that has ended: what is chosen for one A4 page, and how long each text may be."""
