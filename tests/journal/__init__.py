"""A whole journal, as the commands that one person typed, and what the documents tell people to type."""
