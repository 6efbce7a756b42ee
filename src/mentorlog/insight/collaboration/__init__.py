"""How two people work together: what they agreed and expect, and what the review proposes."""
