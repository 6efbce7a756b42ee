"""Read what an export or a page is made of."""
