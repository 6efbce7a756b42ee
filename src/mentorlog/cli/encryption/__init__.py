"""The key of an encrypted journal: where it comes from, and questions for a passphrase."""
