"""What `programme` reads beside the journal: people to pair, and exports of colleagues."""
